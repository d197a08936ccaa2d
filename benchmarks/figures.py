"""What was measured, as a ratio to a comparator measured in the same run, and the table of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


def format_time(seconds: float) -> str:
    """Return a time in the unit that leaves it readable."""
    if seconds >= 1:
        return f"{seconds:.2f} s"
    if seconds >= 0.001:
        return f"{seconds * 1e3:.1f} ms"
    return f"{seconds * 1e6:.0f} µs"


def format_bytes(count: float) -> str:
    """Return an amount of memory in megabytes, of a million bytes each."""
    return f"{count / 1e6:.1f} MB"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: what was measured of ours and of the comparator, in turns; times in seconds."""

    name: str
    ours: Sequence[float]
    against: str
    """What the comparator is."""
    theirs: Sequence[float]
    most: float | None = None
    """The goal: the greatest ratio that is wanted."""
    most_seconds: float | None = None
    """The goal where it is a time and not a ratio."""
    worst: bool = False
    """Whether ours is told by its greatest time, and not by its median."""
    in_words: Callable[[float], str] = format_time
    """Writes what was measured: a time, or bytes."""

    @property
    def told(self) -> float:
        """The time of ours that the ratio is made of."""
        return max(self.ours) if self.worst else median(self.ours)

    @property
    def ratio(self) -> float:
        """Ours to the comparator's median: less is faster."""
        return self.told / median(self.theirs)

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is met; None without one."""
        if self.most_seconds is not None:
            return self.told <= self.most_seconds
        return None if self.most is None else self.ratio <= self.most

    @property
    def goal(self) -> str:
        """The goal in words; empty without one."""
        if self.most_seconds is not None:
            return f"<= {format_time(self.most_seconds)}"
        return "" if self.most is None else f"<= {self.most:.2f} x"


_HEAD = f"{'':44}{'ours (least)':>20}{'ratio':>10}  {'goal':12}{'comparator (least)':>20}"


def heading() -> str:
    """What the columns are."""
    return _HEAD


def row(figure: Figure) -> str:
    """One figure: the time told and the least one, the ratio, its goal, the comparator."""
    met = {True: "", False: " missed", None: ""}[figure.is_met]
    in_words = figure.in_words
    ours = f"{in_words(figure.told)} ({in_words(min(figure.ours))})"
    theirs = f"{in_words(median(figure.theirs))} ({in_words(min(figure.theirs))})"
    name = f"{figure.name}{', worst' if figure.worst else ''}"
    return (
        f"{name:44}{ours:>20}{_ratio(figure.ratio):>8} x  {figure.goal:12}{theirs:>20}  {figure.against}{met}"
    )


def _ratio(ratio: float) -> str:
    return f"{ratio:.2f}" if ratio >= 0.1 else f"{ratio:.2g}"
