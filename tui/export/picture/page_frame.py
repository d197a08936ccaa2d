"""What stands around the lanes of a page: title, content notice, axis, names of the lanes, legend, foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.export.picture.event_shapes import within_shapes
from tui.export.picture.page_scale import TICK_SIZE, PageScale
from tui.export.picture.paper import MARGIN, NAMES_WIDTH, Paper
from tui.export.picture.shapes import (
    LEADING,
    Area,
    Look,
    Rect,
    Shape,
    Stroke,
    TextBlock,
    TextRun,
    Tone,
    block_height,
)
from tui.export.picture.text_columns import ListedText, cut_text, wrap_text

AXIS = 12.0
"""The height of the labels of the axis, above and below the lanes."""
FOOT = 14.0
"""The height of the foot of a page."""
LANE_NAME = 8.5
_TITLE, _SMALL, _FOOT_SIZE = 14.0, 8.5, 7.0
_MOST_TITLE, _MOST_NOTICE, _MOST_NAME = 3, 5, 4
"""Lines for which there is room; longer texts are printed in full on pages of text."""


@dataclass(frozen=True, slots=True)
class PageHead:
    """The texts at the top of a page."""

    texts: tuple[TextBlock, ...]
    bottom: float


@dataclass(frozen=True, slots=True)
class PictureHead:
    """What every page begins with."""

    paper: Paper
    title: str
    notice: str
    """The content notice; empty for none."""

    def head(self, subtitle: str, *, is_first: bool) -> PageHead:
        """Return the head of a page.

        Args:
            subtitle: What the page shows, in a few words.
            is_first: Whether it is the first one, which has the content notice.
        """
        width = self.paper.width - 2 * MARGIN
        title = cut_text(self.title, width, _TITLE, _MOST_TITLE)[0]
        blocks = [_block(title, MARGIN, MARGIN, _TITLE, is_bold=True)]
        top = blocks[-1].bounds.bottom + 3
        if subtitle:
            blocks.append(_block([subtitle], MARGIN, top, _SMALL, tone=Tone.QUIET))
            top = blocks[-1].bounds.bottom + 3
        if is_first and self.notice and not self.is_notice_long:
            blocks.append(_block(self._notice_lines(), MARGIN, top, _SMALL))
            top = blocks[-1].bounds.bottom + 3
        return PageHead(tuple(blocks), top + 4)

    @property
    def is_notice_long(self) -> bool:
        """Return whether the content notice needs a page of its own, before all others."""
        return len(self._notice_lines()) > _MOST_NOTICE

    def _notice_lines(self) -> list[str]:
        return wrap_text(f"Content notice: {self.notice}", self.paper.width - 2 * MARGIN, _SMALL)

    def in_full(self, lanes: Sequence[str]) -> Iterator[ListedText]:
        """Yield what is cut at the head or before a lane, in full."""
        if cut_text(self.title, self.paper.width - 2 * MARGIN, _TITLE, _MOST_TITLE)[1]:
            yield ListedText("Title in full", (("", self.title),))
        long = tuple(("", name) for name in lanes if lane_name(name)[1])
        if long:
            yield ListedText("Lanes with long names", long)


def foot(paper: Paper, left: str, right: str) -> Iterator[TextBlock]:
    """Yield the foot of a page.

    Args:
        paper: The paper.
        left: The text at the left, which is shortened where it is too long.
        right: The text at the right: the number of the page.
    """
    top = paper.bottom - block_height(1, _FOOT_SIZE)
    at_right = _block([right], 0, top, _FOOT_SIZE, tone=Tone.QUIET)
    width = at_right.bounds.right
    yield _block([right], paper.right - width, top, _FOOT_SIZE, tone=Tone.QUIET)
    shown = cut_text(left, paper.right - width - 2 * MARGIN, _FOOT_SIZE, 1)[0]
    yield _block(shown, MARGIN, top, _FOOT_SIZE, tone=Tone.QUIET)


def lane_name(name: str) -> tuple[list[str], bool]:
    """Return the lines of a lane's name, and whether it is cut."""
    return cut_text(name, NAMES_WIDTH - 10, LANE_NAME, _MOST_NAME)


def continued_name(name: str) -> str:
    """Return the name of a lane that begins on an earlier page."""
    return f"{name} (continued)"


def least_lane_height(name: str) -> float:
    """Return the least height of a lane: that of its name."""
    return block_height(len(lane_name(name)[0]), LANE_NAME) + 9


def lane_shapes(paper: Paper, tops: Sequence[float], bottom: float) -> Iterator[Shape]:
    """Yield the grounds of the lanes, and a line around them.

    Args:
        paper: The paper.
        tops: The top of each lane.
        bottom: Of the last lane.
    """
    for number, top in enumerate(tops):
        below = tops[number + 1] if number + 1 < len(tops) else bottom
        if number % 2 == 0:
            yield Area.of(Rect(MARGIN, top, paper.right, below), Look.LANE)
    for height in (*tops[:1], bottom):
        yield Stroke((MARGIN, height), (paper.right, height), Look.RULE)


def lane_names(names: Sequence[str], tops: Sequence[float]) -> Iterator[TextBlock]:
    """Yield the names of the lanes."""
    for name, top in zip(names, tops, strict=True):
        yield _block(lane_name(name)[0], MARGIN + 4, top + 4.5, LANE_NAME, is_bold=True)


def axis(scale: PageScale, top: float, bottom: float) -> tuple[list[Shape], list[TextBlock]]:
    """Return the lines of the axis through the lanes, and its labels above and below them.

    Args:
        scale: The axis.
        top: Of the first lane.
        bottom: Of the last lane.
    """
    shapes: list[Shape] = []
    texts: list[TextBlock] = []
    for tick in scale.ticks():
        shapes.append(Stroke((tick.x, top - 9), (tick.x, bottom + 9), Look.GRID))
        if tick.label:
            for height in (top - 10, bottom + 2):
                texts.append(_block([tick.label], tick.x + 2, height, TICK_SIZE, tone=Tone.QUIET))
    for part, after in zip(scale.parts, scale.parts[1:], strict=False):
        middle = (part.right + after.left) / 2
        for height in (top, bottom):
            for at in (middle - 2, middle + 2):
                shapes.append(Stroke((at - 2, height + 4), (at + 2, height - 4), Look.RULE))
    return shapes, texts


def legend(paper: Paper, top: float) -> tuple[list[Shape], list[TextBlock], float]:
    """Return the meaning of every sign, and where it ends.

    Args:
        paper: The paper.
        top: Where it begins.
    """
    shapes: list[Shape] = []
    texts: list[TextBlock] = []
    x, y, size = MARGIN + 4, top, 7.5
    for sign, words in _LEGEND:
        block = _block([words], x + (20 if sign != "text" else 0), y, size)
        if block.bounds.right > paper.right:
            x, y = MARGIN + 4, y + size * LEADING + 2
            block = _block([words], x + (20 if sign != "text" else 0), y, size)
        shapes += _sample(sign, x, y + block_height(1, size) / 2)
        texts.append(block)
        x = block.bounds.right + 12
    return shapes, texts, y + block_height(1, size)


_LEGEND = (
    ("day", "on that day"),
    ("moment", "once, about then"),
    ("within", "once, on a day within it"),
    ("certain", "certainly going on"),
    ("possible", "possibly going on"),
    ("open", "goes on beyond"),
    ("unknown", "limit not known"),
    ("text", "≠ the sources differ"),
    ("text", "(12) title listed under this number, or begun on an earlier page"),
    ("text", "⁄⁄ years without events are left out"),
)
"""Each sign and its meaning."""


def _sample(sign: str, x: float, y: float) -> Iterator[Shape]:
    """Yield a sign of the legend, 16 points wide, at a height."""
    box = Rect(x, y - 3, x + 16, y + 3)
    diamond = ((x + 4, y), (x + 8, y - 4), (x + 12, y), (x + 8, y + 4))
    if sign == "day":
        yield Area(diamond, Look.CERTAIN)
    elif sign == "moment":
        yield Area(diamond, Look.POSSIBLE)
    elif sign == "within":
        yield from within_shapes(box)
    elif sign == "certain":
        yield Area.of(box, Look.CERTAIN)
    elif sign == "possible":
        yield Area.of(box, Look.POSSIBLE)
    elif sign in {"open", "unknown"}:
        yield Area.of(Rect(x, y - 3, x + 6, y + 3), Look.CERTAIN)
        look = Look.POSSIBLE if sign == "open" else Look.UNKNOWN
        yield Area(((x + 6, y - 3), (x + 6, y + 3), (x + 16, y)), look)


def _block(
    lines: Sequence[str],
    left: float,
    top: float,
    size: float,
    *,
    is_bold: bool = False,
    tone: Tone = Tone.INK,
) -> TextBlock:
    return TextBlock(left, top, size, tuple((TextRun(line, is_bold, tone),) for line in lines))
