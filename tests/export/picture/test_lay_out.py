"""The layout of a picture, computed: nothing overlaps, nothing is cut, every event is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

import pytest

from tests.cases import each
from tests.export.lighthouse import content
from tests.export.picture.crowds import crowd
from tests.export.poison import TEXTS, poisoned_content
from tui.export.content import ExportContent, ExportSelection
from tui.export.escape import to_single_line
from tui.export.escaper import TrackingEscaper
from tui.export.picture.lay_out import Picture, lay_out
from tui.export.picture.paper import PAPERS, Paper
from tui.export.picture.shapes import Area, Rect

SIZES = pytest.mark.parametrize("count", [12, 88, 500])
SHEETS = pytest.mark.parametrize("paper", PAPERS.values(), ids=list(PAPERS))
SMALLEST = 7.0
"""Points: smaller letters are hard to read in print."""


def laid_out(of: ExportContent, paper: Paper = PAPERS["a4"]) -> Picture:
    return lay_out(of, paper, TrackingEscaper(str))


@cache
def drawn(count: int, seed: int, paper: Paper) -> Picture:
    """A picture of a crowd, which several tests look at."""
    return laid_out(crowd(count, seed), paper)


def bounds(area: Area) -> Rect:
    xs, ys = [x for x, _ in area.points], [y for _, y in area.points]
    return Rect(min(xs), min(ys), max(xs), max(ys))


def overlapping(rects: Iterable[tuple[str, Rect]]) -> list[tuple[str, str]]:
    """The names of those that have any area in common, but for those of one name."""
    found: list[tuple[str, str]] = []
    open_ones: list[tuple[str, Rect]] = []
    for name, rect in sorted(rects, key=lambda pair: pair[1].left):
        open_ones = [(other, one) for other, one in open_ones if one.right > rect.left]
        found += [(other, name) for other, one in open_ones if other != name and one.overlaps(rect)]
        open_ones.append((name, rect))
    return found


def check(picture: Picture) -> None:
    """Whatever is drawn: no text over another text or over a mark, all on the paper, all to be read."""
    paper = picture.paper
    for page in picture.pages:
        texts = [(f"{number} {text.text}", text.bounds) for number, text in enumerate(page.labels())]
        areas = [
            (f"mark of {mark.event}", bounds(shape))
            for mark in page.marks
            for shape in mark.shapes
            if isinstance(shape, Area)
        ]
        assert overlapping([*texts, *areas]) == []
        assert [name for name, rect in areas if rect.left < 0 or rect.right > paper.width] == []
        assert min(text.size for text in page.labels()) >= SMALLEST
        right, bottom = paper.width - 20, paper.height - 20
        outside = [
            name for name, at in texts if min(at.left, at.top) < 20 or at.right > right or at.bottom > bottom
        ]
        assert outside == []


@pytest.mark.parametrize(
    ("count", "seed"), [(1, 0), (12, 0), (12, 1), (12, 2), (88, 0), (88, 1), (88, 2), (500, 0)]
)
@SHEETS
def test_no_two_texts_overlap_and_none_is_cut(count: int, paper: Paper, seed: int) -> None:
    check(drawn(count, seed, paper))


@SIZES
@SHEETS
def test_every_event_is_drawn_with_its_title_or_listed(count: int, paper: Paper) -> None:
    of, picture = crowd(count), drawn(count, 0, paper)
    titled = Counter(mark.event for page in picture.pages for mark in page.marks if not mark.number)
    numbered = {mark.event: mark.number for page in picture.pages for mark in page.marks if mark.number}
    by_number = next((one.items for one in picture.lists if one.heading == "Titles by their numbers"), ())
    undated = next((one.items for one in picture.lists if one.heading == "Events without a date"), ())
    for event in of.events:
        if not event.row.date:
            assert any(event.row.title in text for _, text in undated)
            continue
        assert titled[event.row.id] == (event.row.id not in picture.listed)
        if number := numbered.get(event.row.id):
            assert next(text for mark, text in by_number if mark == f"({number})").count(event.row.title) == 1
        else:
            assert event.row.id not in picture.listed
    labels = {mark.event: mark.label.text for page in picture.pages for mark in page.marks if not mark.number}
    for event in of.events:
        if event.row.id in labels:
            assert event.row.title in labels[event.row.id]
            assert ("≠" in labels[event.row.id]) >= event.row.differs


@SHEETS
def test_a_page_is_used_for_many_events(paper: Paper) -> None:
    """Of such a mixture, of which every fourth event lasts long, an A4 page takes twelve and more."""
    assert len(drawn(88, 0, paper).pages) <= {"a4": 8, "a3": 4}[paper.name]
    assert len(drawn(500, 0, paper).pages) <= {"a4": 40, "a3": 20}[paper.name]


def test_a_few_events_stand_on_one_page_in_large_letters() -> None:
    picture = laid_out(crowd(6))
    assert len(picture.pages) == 1
    assert {mark.label.size for page in picture.pages for mark in page.marks} == {10.0}


def test_the_first_and_the_last_year_are_named_and_whole() -> None:
    for page in drawn(88, 0, PAPERS["a4"]).pages:
        if page.marks:
            years = page.name.removeprefix("Timeline, ")
            named = {text.text.split()[-1] for text in page.texts}
            assert years.split()[-1] in named | {text.text for text in page.texts}


def test_a_crowd_on_one_day_finds_room() -> None:
    picture = laid_out(crowd(300, years=(2013,)))
    check(picture)
    assert sum(len(page.marks) for page in picture.pages) >= 250


@pytest.mark.parametrize("years", [(-600, 1, 1987), (1000, 9990), (2013, 2013), (1, 2), (1900, 2100)])
def test_any_years_can_be_drawn(years: tuple[int, ...]) -> None:
    check(laid_out(crowd(40, years=years)))


def test_an_export_without_dates_is_a_list() -> None:
    picture = laid_out(content(ExportSelection(ids=("keeper-asked",))))
    check(picture)
    assert [page.marks for page in picture.pages] == [()]
    assert "The keeper is asked" in " ".join(text.text for text in picture.pages[0].texts)


def test_an_empty_export_says_what_it_is() -> None:
    picture = laid_out(content(ExportSelection(ids=())))
    check(picture)
    assert "Events: 0 of 4 shown, 4 not shown" in [text.text for text in picture.pages[0].texts]


@each("payload", TEXTS)
def test_any_text_has_its_place(payload: str) -> None:
    picture = laid_out(poisoned_content(payload))
    check(picture)
    line = to_single_line(payload)
    texts = " ".join(text.text for page in picture.pages for text in page.labels())
    if line and len(line) < 200:
        assert "".join(line.split()) in "".join(texts.split())


def test_long_notices_come_before_everything() -> None:
    of = poisoned_content("A long warning. " * 200)
    first = laid_out(of).pages[0]
    assert first.marks == ()
    assert first.name == "Content notice"


def test_the_same_content_is_laid_out_alike() -> None:
    assert laid_out(crowd(88)) == drawn(88, 0, PAPERS["a4"])
