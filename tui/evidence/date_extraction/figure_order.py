"""Whether the dates in figures of a source have the day or the month first, as far as its dates show it.

`10/30/2015` can only have the month first. That a source writes all its dates so is likely, and not certain:
it is proposed for its `12/01/2015`, whose other reading stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from tui.evidence.date_extraction.lexicon import Candidate
from tui.text.lazy_pattern import LazyPattern

DAY_FIRST, MONTH_FIRST = "day first", "month first"
_MONTHS = 12
_LONGEST_MONTH = 31
_FIGURES = LazyPattern(
    r"(?<![\w£$€#@])(?<![A-Za-z0-9]-)(?<![0-9][.,:/])(?P<a>[0-9]{1,2})(?P<mark>[-/.])(?P<b>[0-9]{1,2})(?P=mark)"
    r"(?:1[0-9]{3}|20[0-9]{2}|[0-9]{2})(?!\w|[.,:/-][0-9])"
)


class FigureEvidence(NamedTuple):
    """Dates of a source that can be read in one order only, as they are written; empty where it has none."""

    day_first: str = ""
    month_first: str = ""

    def propose(self, senses: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
        """Return the readings of one date, the likelier one first, and told as a proposal.

        Args:
            senses: With the notes `DAY_FIRST` and `MONTH_FIRST`, or one of them.
        """
        if len(senses) != 2 or bool(self.day_first) == bool(self.month_first):
            return senses
        likely, why = (DAY_FIRST, self.day_first) if self.day_first else (MONTH_FIRST, self.month_first)
        return tuple(
            replace(sense, note=f"proposed: {likely}, as “{why}” in this source has it")
            if sense.note == likely
            else replace(sense, note=f"{sense.note}, against “{why}” in this source")
            for sense in sorted(senses, key=lambda sense: sense.note != likely)
        )


def find_figure_order(texts: Iterable[str]) -> FigureEvidence:
    """Return the first date of some texts that has the day first, and the first that has the month first.

    Args:
        texts: The passages of one source.
    """
    day_first = month_first = ""
    for text in texts:
        for match in _FIGURES.finditer(text):
            first, second = int(match["a"]), int(match["b"])
            if _MONTHS < first <= _LONGEST_MONTH and 1 <= second <= _MONTHS:
                day_first = day_first or match[0]
            elif _MONTHS < second <= _LONGEST_MONTH and 1 <= first <= _MONTHS:
                month_first = month_first or match[0]
    return FigureEvidence(day_first, month_first)
