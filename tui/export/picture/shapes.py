"""The parts of a page of a picture: areas, lines, texts, marks. Lengths are in points, from the top left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, TypeAlias

from tui.export.picture.letter_widths import text_units

ASCENT, DESCENT, LEADING = 0.905, 0.212, 1.2
"""Of letters of size 1: above the base line, below it, and from one base line to the next."""


class Look(Enum):
    """How an area or a line is drawn."""

    CERTAIN = "certain"
    """Solid."""
    POSSIBLE = "possible"
    """Light, with an outline."""
    UNKNOWN = "unknown"
    """Light, with a broken outline."""
    LANE = "lane"
    """The ground of every second lane."""
    RULE = "rule"
    """A line between parts of a page."""
    GRID = "grid"
    """A line at the beginning of a year, a month or a day."""


class Tone(Enum):
    """How a text is drawn."""

    INK = "ink"
    QUIET = "quiet"


class Rect(NamedTuple):
    """The bounds of something."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Rect) -> bool:
        """Return whether two of them have any area in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Area:
    """A polygon."""

    points: tuple[tuple[float, float], ...]
    look: Look

    @classmethod
    def of(cls, rect: Rect, look: Look) -> Area:
        """Return a rectangle."""
        left, top, right, bottom = rect
        return cls(((left, top), (right, top), (right, bottom), (left, bottom)), look)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    start: tuple[float, float]
    end: tuple[float, float]
    look: Look


Shape: TypeAlias = Area | Stroke


class TextRun(NamedTuple):
    """A piece of a line."""

    text: str
    is_bold: bool = False
    tone: Tone = Tone.INK


TextLine: TypeAlias = tuple[TextRun, ...]
"""Its pieces have no white space at their ends: there is a gap between them."""
GAP_UNITS = 340
"""Between two pieces of a line, in thousandths of the letter size."""


def line_width(line: TextLine, size: float) -> float:
    """Return the width of a line, rather too wide than too narrow."""
    units = sum(text_units(run.text, is_bold=run.is_bold) for run in line)
    return (units + GAP_UNITS * max(len(line) - 1, 0)) * size / 1000


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Some lines of text below each other."""

    left: float
    top: float
    size: float
    """Of the letters."""
    lines: tuple[TextLine, ...]

    @property
    def bounds(self) -> Rect:
        """Return what it covers, rather too much than too little."""
        width = max((line_width(line, self.size) for line in self.lines), default=0)
        return Rect(
            self.left, self.top, self.left + width, self.top + block_height(len(self.lines), self.size)
        )

    @property
    def text(self) -> str:
        """Return its text as one line."""
        return " ".join(run.text for line in self.lines for run in line)

    def places(self, number: int) -> Iterator[tuple[float, TextRun]]:
        """Yield the pieces of a line, which is counted from 0, each with where it begins.

        Each has a place of its own, since not every program goes on rightly behind bold letters.
        """
        left = self.left
        for run in self.lines[number]:
            yield left, run
            left += (text_units(run.text, is_bold=run.is_bold) + GAP_UNITS) * self.size / 1000

    def base(self, number: int) -> float:
        """Return the base line of a line, which is counted from 0."""
        return self.top + (ASCENT + LEADING * number) * self.size


def block_height(lines: int, size: float) -> float:
    """Return the height of some lines, in points.

    Args:
        lines: How many.
        size: Of their letters, in points.
    """
    return ((lines - 1) * LEADING + ASCENT + DESCENT) * size if lines else 0.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One event on one page."""

    event: str
    """Its id."""
    name: str
    """Its date and title, in full."""
    about: str
    """What else the picture shows of it, in sentences."""
    shapes: tuple[Shape, ...]
    label: TextBlock
    number: int = 0
    """Under which its title is listed; 0 where the title is its label."""


@dataclass(frozen=True, slots=True)
class PicturePage:
    """One page."""

    name: str
    """Its title, for programs that read aloud."""
    about: str
    """What it shows, in sentences."""
    shapes: tuple[Shape, ...]
    """Behind everything else."""
    texts: tuple[TextBlock, ...]
    """All but the labels of marks."""
    marks: tuple[Mark, ...] = ()

    def labels(self) -> Iterable[TextBlock]:
        """Yield every text of the page."""
        yield from self.texts
        yield from (mark.label for mark in self.marks)
