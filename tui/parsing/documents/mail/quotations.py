"""The words of others in an e-mail: lines that begin with `>`, and older messages below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from tui.parsing.documents.contents import QUOTED, DocumentParagraph, to_one_line

_MARK = re.compile(r"(?:> ?)+")
_OLDER = re.compile(
    r"\s*(?:-{2,}\s*(?:original message|forwarded (?:message|by)[^-]*|ursprüngliche nachricht"
    r"|message d'origine|mensaje original|messaggio originale|original-nachricht)\s*-*"
    r"|begin forwarded message:)\s*$",
    re.IGNORECASE,
)
_OUTLOOK = re.compile(r"\s*(?:\*?(?:from|von|de|da|van)\*?\s?:)\s*\S", re.IGNORECASE)
_OUTLOOK_NEXT = re.compile(
    r"\s*\*?(?:sent|date|to|cc|subject|gesendet|an|betreff|datum|envoyé|à|objet|enviado|para|asunto|inviato|oggetto"
    r"|verzonden|aan|onderwerp)\*?\s?:",
    re.IGNORECASE,
)
_SIGNATURE = "--"
"""The line above a signature."""
_MOST_LINE = 200
_WITHIN = 4
"""Lines below a `From:` in which another line of a head must stand."""


def read_plain_text(text: str, *, joins_words: bool = False) -> list[DocumentParagraph]:
    """Return the paragraphs of the plain text of an e-mail, with those of others marked.

    Args:
        text: Decoded, with plain line ends.
        joins_words: Whether a space at the end of a line joins the line to the next, and is none of the text
            (RFC 3676, `DelSp=yes`).
    """
    lines = text.split("\n")
    older = _first_older(lines)
    own = _paragraphs(lines[:older], joins_words=joins_words, is_older=False)
    return [*own, *_paragraphs(lines[older:], joins_words=joins_words, is_older=True)]


def mark_older(paragraphs: list[DocumentParagraph]) -> list[DocumentParagraph]:
    """Return the paragraphs of an e-mail with those of an older message below it marked.

    Args:
        paragraphs: Of the message, read as HTML.
    """
    older = _first_older([one.text for one in paragraphs])
    return [
        *paragraphs[:older],
        *(DocumentParagraph(one.text, one.label, speaker=QUOTED) for one in paragraphs[older:]),
    ]


def _first_older(lines: list[str]) -> int:
    """Return the first line that belongs to an older message; the number of lines where there is none."""
    for at, line in enumerate(lines):
        head = line[:_MOST_LINE]
        if _OLDER.match(head):
            return at
        if _OUTLOOK.match(head):
            below = [one[:_MOST_LINE] for one in lines[at + 1 : at + 1 + _WITHIN]]
            if any(_OUTLOOK_NEXT.match(one) for one in below) or _has_head(line):
                return at
    return len(lines)


def _has_head(line: str) -> bool:
    """Return whether one line holds several lines of a head, as HTML may have them."""
    return (
        len(re.findall(r"\b(?:sent|date|to|subject|gesendet|betreff|envoyé|objet)\s?:", line[:1_000], re.I))
        > 1
    )


def _paragraphs(lines: list[str], *, joins_words: bool, is_older: bool) -> Iterator[DocumentParagraph]:
    marked = []
    for line in lines:
        if line.rstrip() == _SIGNATURE:
            marked.append((0, ""))
            continue
        mark = _MARK.match(line)
        depth = mark[0].count(">") if mark else 0
        marked.append((depth, line[mark.end() :] if mark else line))
    for (depth, is_blank), group in groupby(marked, key=lambda one: (one[0], not one[1].strip())):
        if is_blank:
            continue
        text = ""
        for _, line in group:
            ends_soft = joins_words and line.endswith(" ")
            text += line.removesuffix(" ") if ends_soft else f"{line.strip()} "
        shown = to_one_line(" ".join(text.split()))
        if shown:
            yield DocumentParagraph(shown, speaker=QUOTED if depth or is_older else "")
