"""The names of pages in labels of passages: `p. 12`, `sheet 14`, `p. 12-13`."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PAGE = re.compile(r"[A-Za-z0-9_.\-]{1,8}")
_LONGEST = 20
"""Code points of a label (`tui.parsing.passages`)."""


def name_pages(labels: Sequence[str], printed: Sequence[str]) -> list[str]:
    """Return `p. 12`, as it is printed on the page or else as the file numbers it; else `sheet 14`.

    A number that cannot be cited, or is another page's, is not used.

    Args:
        labels: The labels of the pages in the file; empty where there are none.
        printed: The numbers that are printed on the pages; empty where none was found.
    """
    names = [""] * len(labels)
    seen: set[str] = set()
    for given in (printed, labels):
        for number, written in enumerate(given):
            label = written.strip()
            if not names[number] and _PAGE.fullmatch(label) and label not in seen:
                names[number] = f"p. {label}"
                seen.add(label)
    return [name or f"sheet {number}" for number, name in enumerate(names, 1)]


class PassageLabels:
    """Gives each passage the pages on which it stands, and a number where others begin there."""

    def __init__(self, names: Sequence[str]) -> None:
        """Start with no passage.

        Args:
            names: Of the pages.
        """
        self._names = names
        self._begun = [0] * len(names)
        self._used: set[str] = set()

    def label(self, first: int, last: int) -> str:
        """Return the label of the next passage: `p. 12`, `p. 12 para 2`, `p. 12-13`.

        Args:
            first: The page on which it begins, from 0.
            last: The page on which it ends.
        """
        self._begun[first] += 1
        pages = self._pages(first, last)
        is_cited = any(map(str.isdigit, pages)) and pages not in self._used
        if first == last:
            is_cited = is_cited and self._begun[first] == 1
        label = pages if is_cited else f"{pages} para {self._begun[first]}"
        if len(label) > _LONGEST:
            label = f"{self._names[first]} para {self._begun[first]}"
        if label in self._used or len(label) > _LONGEST:
            label = f"sheet {first + 1} para {self._begun[first]}"
        self._used.add(label)
        return label

    def _pages(self, first: int, last: int) -> str:
        one, other = self._names[first], self._names[last]
        if first == last:
            return one
        kind, _, begins = one.partition(" ")
        other_kind, _, ends = other.partition(" ")
        return f"{kind} {begins}-{ends}" if kind == other_kind else f"{one} - {other}"
