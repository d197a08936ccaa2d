"""The layout of a picture: where everything stands on each page, before any of it is drawn.

The picture comes first, over as many pages as it needs; then what found no room in it, what has no date, and
what the export is. A long content notice has a page of its own before all others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from tui.chronology.date_format import format_length, format_period
from tui.export.content import ExportContent
from tui.export.escaper import TrackingEscaper
from tui.export.picture.event_shapes import event_shapes
from tui.export.picture.page_frame import (
    AXIS,
    FOOT,
    PictureHead,
    axis,
    continued_name,
    foot,
    lane_names,
    lane_shapes,
    legend,
)
from tui.export.picture.paper import Paper
from tui.export.picture.picture_events import PictureContent, PictureEvent, picture_content
from tui.export.picture.place_labels import LANE_PADDING, PlacedEvent, PlacedLane
from tui.export.picture.shapes import Mark, PicturePage, Shape, TextBlock, TextRun
from tui.export.picture.split_pages import PagePlan, PlacedPage
from tui.export.picture.text_columns import ListedText, set_texts
from tui.export.summary import summary_lines, title_of
from tui.text.plural import pluralize

_POINTS_PER_CM = 72 / 2.54
_STRETCH = 1.3
"""How many times as high as need be the lanes become on a page with room."""
_BEFORE_LEGEND = 6.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, laid out."""

    paper: Paper
    pages: tuple[PicturePage, ...]
    listed: tuple[str, ...]
    """The ids of events whose titles are too long for the picture, in the order of dates."""
    lists: tuple[ListedText, ...]
    """What is listed below the picture or behind it."""


def lay_out(content: ExportContent, paper: Paper, ink: TrackingEscaper) -> Picture:
    """Lay out a picture.

    Args:
        content: The content of the export.
        paper: The paper.
        ink: Makes each text one line without hidden characters, and records what it changed.
    """
    return _Layout(content, paper, ink).picture()


class _Layout:
    """Lays out one picture."""

    def __init__(self, content: ExportContent, paper: Paper, ink: TrackingEscaper) -> None:
        self._paper = paper
        self._content: PictureContent = picture_content(content, ink, int(paper.height / 30))
        notice = ink(content.info.notice, "notice") if content.info.notice.strip() else ""
        self._head = PictureHead(paper, ink(title_of(content), "title"), notice)
        self._summary = tuple(("", ink(line, "summary of the export")) for line in summary_lines(content))
        self._made = f"Made on {content.made.isoformat()} with {ink(content.program, '')}"
        events = self._content.events
        self._placed = PagePlan(paper, self._content.lanes, events, self._room).pages() if events else []
        self._numbers = self._numbered()
        self._grown = len(self._placed)
        """How many pages, from the first, may be higher than they need be."""

    def picture(self) -> Picture:
        """Return the picture."""
        texts = [*self._head.in_full(self._content.lanes), *self._lists()]
        self._make_room(texts)
        pages = [*self._notice_pages(), *map(self._page, range(len(self._placed)))]
        pages = self._with_texts(pages, texts)
        count = len(pages)
        named = tuple(
            replace(page, texts=(*page.texts, *foot(self._paper, self._made, f"Page {number} of {count}")))
            for number, page in enumerate(pages, 1)
        )
        titled = {mark.event for page in pages for mark in page.marks if not mark.number}
        long = tuple(name for name in self._numbers if name not in titled)
        return Picture(self._paper, named, long, tuple(texts))

    def _make_room(self, texts: Sequence[ListedText]) -> None:
        """Leave the lanes of the last page as low as they can be where the lists fit below them then."""
        if self._placed and not self._below(texts):
            self._grown -= 1
            if not self._below(texts):
                self._grown += 1

    def _below(self, texts: Sequence[ListedText]) -> tuple[TextBlock, ...]:
        """Return what is listed, set below the last page of the picture; nothing where it does not fit."""
        bottom, empty = self._paper.bottom - FOOT, self._head.head("", is_first=False).bottom
        pages = list(set_texts(self._paper, texts, top=self._list_top(), bottom=bottom, next_top=empty))
        return pages[0] if len(pages) == 1 else ()

    def _with_texts(self, pages: list[PicturePage], texts: Sequence[ListedText]) -> list[PicturePage]:
        """Return the pages with what is listed: below the last of them where it fits, else behind them."""
        if self._placed and (below := self._below(texts)):
            return [*pages[:-1], replace(pages[-1], texts=(*pages[-1].texts, *below))]
        bottom, empty = self._paper.bottom - FOOT, self._head.head("", is_first=False).bottom
        head = self._head.head("What is listed, and what this picture is", is_first=not pages)
        for blocks in set_texts(self._paper, texts, top=head.bottom, bottom=bottom, next_top=empty):
            about = "What is listed, and what this picture is."
            pages.append(PicturePage("Lists", about, (), (*head.texts, *blocks)))
            head = self._head.head("", is_first=False)
        return pages

    def _notice_pages(self) -> Iterator[PicturePage]:
        """Yield the pages of a content notice that is too long to stand above the picture."""
        if not self._head.is_notice_long:
            return
        head = self._head.head("", is_first=False)
        notice = [ListedText("Content notice", (("", self._head.notice),))]
        bottom = self._paper.bottom - FOOT
        for blocks in set_texts(self._paper, notice, top=head.bottom, bottom=bottom, next_top=head.bottom):
            yield PicturePage("Content notice", "What readers should know first.", (), head.texts + blocks)

    def _room(self, number: int) -> float:
        """Return how much height the lanes of a page may need."""
        head = self._head.head("-", is_first=number == 0)
        return self._paper.bottom - FOOT - self._legend_height() - _BEFORE_LEGEND - 2 * AXIS - head.bottom

    def _legend_height(self) -> float:
        return legend(self._paper, 0)[2]

    def _lists(self) -> Iterator[ListedText]:
        """Yield what is listed behind the picture."""
        events = {event.id: event for event in self._content.events}
        if self._numbers:
            items = tuple(
                (f"({number})", self._listed(events[name])) for name, number in self._numbers.items()
            )
            yield ListedText("Titles by their numbers", items)
        if self._content.undated:
            yield ListedText("Events without a date", tuple(("", text) for text in self._content.undated))
        yield ListedText("About this picture", self._summary)

    def _listed(self, event: PictureEvent) -> str:
        differs = " ≠" if event.words.head.endswith("≠") else ""
        return f"{event.name}{event.words.tail} ({self._content.lanes[event.lane]}){differs}"

    def _numbered(self) -> Mapping[str, int]:
        """Return the numbers of the events whose titles are listed, in the order of dates."""
        placed = (one for page in self._placed for lane in page.lanes for one in lane.placements)
        ids = {one.event.id for one in placed if one.is_numbered}
        in_order = (event.id for event in self._content.events if event.id in ids)
        return {name: number for number, name in enumerate(in_order, 1)}

    def _tops(self, number: int) -> list[float]:
        """Return the top of each lane of a page, and the bottom of the last."""
        page = self._placed[number]
        grown = min(self._room(number) / max(page.height, 1), _STRETCH) if number < self._grown else 1
        top = self._head.head("-", is_first=number == 0).bottom + AXIS
        return list(accumulate((lane.height * grown for lane in page.lanes), initial=top))

    def _list_top(self) -> float:
        """Return where the lists can begin below the last page of the picture."""
        bottom = self._tops(len(self._placed) - 1)[-1] + AXIS + _BEFORE_LEGEND
        return bottom + self._legend_height() + 14

    def _page(self, number: int) -> PicturePage:
        """Return one page of the picture."""
        page = self._placed[number]
        head = self._head.head(self._subtitle(page), is_first=number == 0)
        *tops, bottom = self._tops(number)
        first = tops[0] if tops else bottom
        lines, labels = axis(page.scale, first, bottom)
        signs, meanings, _ = legend(self._paper, bottom + AXIS + _BEFORE_LEGEND)
        names = list(map(self._lane_name, page.lanes))
        shapes: list[Shape] = [*lane_shapes(self._paper, tops, bottom), *lines, *signs]
        texts: list[TextBlock] = [*head.texts, *labels, *lane_names(names, tops), *meanings]
        marks = tuple(
            self._mark(one, top + (below - top - lane.height) / 2, page)
            for lane, top, below in zip(page.lanes, tops, (*tops[1:], bottom), strict=True)
            for one in lane.placements
        )
        about = f"{pluralize(len(marks), 'event')}, {_period(page)}, in lanes by kind: {', '.join(names)}."
        return PicturePage(f"Timeline, {_period(page)}", about, tuple(shapes), tuple(texts), marks)

    def _subtitle(self, page: PlacedPage) -> str:
        shown = sum(len(lane.placements) for lane in page.lanes)
        scale = f"1 cm = {format_length(page.scale.days_in_point * _POINTS_PER_CM)}"
        part = f" · part {page.part} of {page.parts}" if page.parts > 1 else ""
        return f"{_period(page)}{part} · {pluralize(shown, 'event')} · {scale}"

    def _lane_name(self, lane: PlacedLane) -> str:
        name = self._content.lanes[lane.number]
        return continued_name(name) if lane.is_continued else name

    def _mark(self, one: PlacedEvent, top: float, page: PlacedPage) -> Mark:
        """Return the mark of an event.

        Args:
            one: Its place in its lane.
            top: The top of the lane, with what it is higher than it need be.
            page: The page.
        """
        above = top + LANE_PADDING + one.top
        number = self._numbers[one.event.id] if one.is_numbered else 0
        lines = ((TextRun(f"({number})"),),) if number else one.lines
        label = TextBlock(one.label_left, above + one.label_top, page.size, lines)
        about = f"{one.event.about} Listed under ({number})." if number else one.event.about
        shapes = tuple(event_shapes(one.event, page.scale, above + one.middle, one.mark_left))
        return Mark(one.event.id, one.event.name, about, shapes, label, number)


def _period(page: PlacedPage) -> str:
    return format_period(page.scale.first, page.scale.last)
