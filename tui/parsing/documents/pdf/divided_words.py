"""Words that a line divides, joined again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_HYPHENS = ("-", "‐", "\u00ad")
_TAIL = re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 100
"""Letters of a word that a line divides: of more, these last and first ones."""


def is_divided(text: str) -> bool:
    """Return whether a line ends inside a word."""
    return bool(_head(text))


def count_words(paragraphs: Iterable[Sequence[str]]) -> Counter[str]:
    """Return the words of a document that are not divided, in small letters.

    Args:
        paragraphs: The lines of each.
    """
    return Counter(word for lines in paragraphs for word in _whole_words(lines))


def _whole_words(lines: Sequence[str]) -> Iterator[str]:
    follows_hyphen = False
    for line in lines:
        found = [match[0].casefold() for match in _WORD.finditer(line)]
        ends_divided = _head(line) is not None
        yield from found[int(follows_hyphen) : len(found) - ends_divided]
        follows_hyphen = ends_divided


def _head(text: str) -> str | None:
    """The letters in front of the hyphen that a text ends with; None where it ends with none."""
    if not text.endswith(_HYPHENS):
        return None
    start = len(text) - 1
    while start > 0 and start > len(text) - 1 - _LONGEST_WORD and _TAIL.match(text[start - 1]):
        start -= 1
    return text[start:-1]


def join_text(lines: Sequence[str], words: Counter[str]) -> str:
    """Return the lines of a paragraph as one, without the hyphens that divide words.

    Args:
        lines: Those of the paragraph.
        words: The words of the document (`count_words`).
    """
    pieces: list[str] = []
    end = ""
    """The last letters of them all: as many as a divided word may have."""
    for line in lines:
        between = _between(end, line, words) if end else ""
        if between is None:
            pieces[-1], end, between = pieces[-1][:-1], end[:-1], ""
        pieces.append(between + line)
        end = (end + pieces[-1])[-_LONGEST_WORD - 2 :]
    return "".join(pieces)


def _between(end: str, line: str, words: Counter[str]) -> str | None:
    """What stands between two lines: a space or, where they divide a word, nothing; None: no hyphen either.

    The hyphen goes where the document has the whole word elsewhere (`lighthouse`), and stays where it has
    the word with one (`well-known`). Where it has neither, but both halves as words, hyphen and space both
    stay: `tui.evidence.quotations.normalized_text` reads that either way, and a quotation of either is found.
    """
    head = _head(end)
    tail = _TAIL.match(line, 0, _LONGEST_WORD)
    if head is None or end[-2:-1].isspace():
        return " "
    if end.endswith("\u00ad"):
        return None
    if not head or not tail or not line[0].islower():
        return ""
    first, second = head.casefold(), tail[0].casefold()
    if first + second in words:
        return None
    if f"{first}-{second}" in words:
        return ""
    return " " if first in words and second in words else None
