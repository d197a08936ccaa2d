"""The labels of the paragraphs of a DOCX, made of their automatic numbers: `para 12`, `section 3`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tui.parsing.documents.office.paragraph_numbers import ParagraphNumber

LABEL = "dateline-label:"
"""Begins the name of a bookmark that gives the label of its paragraph; behind it a `|` and the number as
written."""
GAP = "dateline-gap"
"""The name of a bookmark where something was left out."""
_NO_LABEL = re.compile(r"[^\w.\-]+", re.ASCII)
_LABEL = re.compile(r"(?=.*\d)[\w.\- ]{1,20}", re.ASCII)
_HAS_WORD = re.compile(r"[A-Za-z]{3,}")


@dataclass(frozen=True, slots=True)
class NumberedParagraph:
    """A paragraph with an automatic number."""

    number: ParagraphNumber
    is_heading: bool


def label_paragraphs(paragraphs: Sequence[NumberedParagraph]) -> list[str]:
    """Return a label for each paragraph, or an empty one where its number makes none that is its own.

    Of several lists that count alike, the longest has the plain labels, and the others say which list.

    Args:
        paragraphs: Of the whole document, in its order.
    """
    sizes = Counter(one.number.series for one in paragraphs)
    order = {series: at for at, series in enumerate(sizes, 1)}
    ranks = {series: rank for rank, (series, _) in enumerate(sizes.most_common())}
    labels = [""] * len(paragraphs)
    taken: set[str] = set()
    for at in sorted(range(len(paragraphs)), key=lambda at: ranks[paragraphs[at].number.series]):
        plain = _plain_label(paragraphs[at])
        if not plain:
            continue
        for label in (plain, f"list {order[paragraphs[at].number.series]} {plain}"):
            if _LABEL.fullmatch(label) and label.casefold() not in taken:
                labels[at] = label
                taken.add(label.casefold())
                break
    return labels


def _plain_label(paragraph: NumberedParagraph) -> str:
    path = _NO_LABEL.sub(" ", paragraph.number.path) if paragraph.number.path.isascii() else ""
    path = path.strip(" .-")
    if not any(letter.isdigit() for letter in path):
        return ""
    if _HAS_WORD.match(path) and not path.isdigit():
        return path
    return f"{'section' if paragraph.is_heading else 'para'} {path}"
