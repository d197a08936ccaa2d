"""The sheets of paper that a picture is drawn on, all of them on their side. Lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass

MARGIN = 34.0
"""From the edge of the paper to everything that is drawn."""
NAMES_WIDTH = 88.0
"""Of the column with the names of the lanes."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One size of paper, on its side."""

    name: str
    millimetres: tuple[int, int]
    """Width and height."""
    columns: int
    """Of a page of text."""

    @property
    def width(self) -> float:
        """Return the width."""
        return self.millimetres[0] * 72 / 25.4

    @property
    def height(self) -> float:
        """Return the height."""
        return self.millimetres[1] * 72 / 25.4

    @property
    def left(self) -> float:
        """Return where the plot begins, behind the names of the lanes."""
        return MARGIN + NAMES_WIDTH

    @property
    def right(self) -> float:
        """Return where the plot ends."""
        return self.width - MARGIN

    @property
    def bottom(self) -> float:
        """Return the lowest that anything is drawn."""
        return self.height - MARGIN


PAPERS = {paper.name: paper for paper in (Paper("a4", (297, 210), 2), Paper("a3", (420, 297), 3))}
"""By name."""
