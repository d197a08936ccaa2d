"""Which row of a table is which of those that were imported before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from tui.project.imports.plan import PlannedRow
from tui.project.imports.rows.row_passages import RowPassage

LEAST_LIKENESS = 85
"""Of 100, from which a row is taken for one that was changed."""
_MOST_PAIRS = 25_000_000
"""Pairs of rows that are compared letter by letter."""


@dataclass(frozen=True, slots=True)
class MatchedRows:
    """The rows of a table beside those that were imported before."""

    older: dict[int, int]
    """By the place of a row in the table, the place of its older passage."""
    gone: tuple[int, ...]
    """The places of older passages whose rows are not in the table."""


def match_rows(
    older: Sequence[RowPassage], rows: Sequence[PlannedRow], number: Sequence[str] = ()
) -> MatchedRows:
    """Match rows: by all words, else without their number, by their number, or by nearly all words.

    Args:
        older: The passages of the last import.
        rows: The rows of the table.
        number: The names of the columns that number the rows.
    """
    matcher = _Matcher(older, rows)
    matcher.match(lambda passage: passage.words, lambda row: row.words)
    if number:
        without = set(number)

        def unnumbered(pairs: Sequence[tuple[str, str]]) -> Hashable:
            return tuple(pair for pair in pairs if pair[0] not in without)

        matcher.match(
            lambda passage: unnumbered(passage.pairs), lambda row: unnumbered(row.pairs), is_unique=True
        )
        matcher.match(
            lambda passage: passage.cell(number),
            lambda row: dict(row.pairs).get(number[0], ""),
            is_unique=True,
        )
    matcher.match_alike()
    return MatchedRows(matcher.found, tuple(sorted(matcher.left_older)))


class _Matcher:
    """Matches what is left by one likeness after the other."""

    def __init__(self, older: Sequence[RowPassage], rows: Sequence[PlannedRow]) -> None:
        self._older = older
        self._rows = rows
        self.found: dict[int, int] = {}
        self.left_older = dict.fromkeys(range(len(older)))
        self._left_rows = dict.fromkeys(range(len(rows)))

    def match(
        self,
        key_of_older: Callable[[RowPassage], Hashable],
        key_of_row: Callable[[PlannedRow], Hashable],
        *,
        is_unique: bool = False,
    ) -> None:
        """Match rows of one key in their order; empty keys match nothing.

        Args:
            key_of_older: Of a passage.
            key_of_row: Of a row.
            is_unique: Whether only keys are used that one passage and one row have.
        """
        passages, rows = defaultdict(list), defaultdict(list)
        for at in self.left_older:
            passages[key_of_older(self._older[at])].append(at)
        for at in self._left_rows:
            rows[key_of_row(self._rows[at])].append(at)
        for key, places in rows.items():
            others = passages.get(key, [])
            if key and not (is_unique and (len(places) > 1 or len(others) > 1)):
                for row, passage in zip(places, others, strict=False):
                    self._take(row, passage)

    def match_alike(self) -> None:
        """Match rows of nearly the same words, where each is the most like the other."""
        if not self.left_older or not self._left_rows:
            return
        if len(self.left_older) * len(self._left_rows) > _MOST_PAIRS:
            return
        from rapidfuzz import fuzz, process  # noqa: PLC0415  (27 ms, and only changed tables need it)

        words = {at: self._older[at].words for at in self.left_older}
        best: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for row in self._left_rows:
            likest = process.extract(
                self._rows[row].words, words, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS, limit=2
            )
            if likest and (len(likest) == 1 or likest[0][1] > likest[1][1]):
                best[likest[0][2]].append((likest[0][1], row))
        for passage, rows in best.items():
            rows.sort(reverse=True)
            if len(rows) == 1 or rows[0][0] > rows[1][0]:
                self._take(rows[0][1], passage)

    def _take(self, row: int, passage: int) -> None:
        self.found[row] = passage
        del self.left_older[passage]
        del self._left_rows[row]
