from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.style import Style

from tests.builders import PALETTE, row
from tests.cases import each
from tests.text.payloads import PAYLOADS
from tui.chronology.calendar import day_number
from tui.chronology.enums import EventStatus
from tui.chronology.problem import Location, Problem
from tui.explorer.widgets.render_timeline import (
    RowSize,
    RowState,
    date_cells,
    overlay_style,
    render_event,
    render_gap,
    render_heading,
    row_height,
    unread_strips,
)
from tui.index.records import EventRow, UnreadRow
from tui.text.cell_width import cell_width
from tui.text.sanitize import find_hidden_controls
from tui.text.search_text import SearchTerm
from tui.views.lines import TextRole
from tui.views.symbols import ASCII, UNICODE, Symbols

OPENED = row(differs=True)
BUILT = row("hall-built", "1955/1957", title="The hall is built by volunteers", status=EventStatus.REPORTED)
FAULTY = row(differs=True, has_errors=True)
MEANT = row("hall-meant", "", title="A hall is wished for", status=EventStatus.ALLEGED, year=1950)
HERE, CHOSEN, ELSE = RowState(cursor=True), RowState(selected=True), RowState()


@pytest.mark.parametrize(
    ("event", "state", "marks", "width", "looks"),
    [
        (OPENED, ELSE, UNICODE, 20, " ● The village ha… ≠"),
        (OPENED, HERE, UNICODE, 38, "▶● 14 May       The village hall… es ≠"),
        (OPENED, CHOSEN, UNICODE, 60, "┃● 14 May       The village hall opens                  es ≠"),
        (BUILT, ELSE, UNICODE, 20, " ▒ The hall is bu…  "),
        (BUILT, ELSE, UNICODE, 38, " ▒ 1955–57      The hall is buil… re  "),
        (BUILT, ELSE, UNICODE, 60, " ▒ 1955–57      The hall is built by volunteers         re  "),
        (MEANT, ELSE, UNICODE, 38, " ? undated      A hall is wished… al  "),
        (OPENED, ELSE, ASCII, 20, " * The village ha~ !"),
        (OPENED, HERE, ASCII, 38, ">* 14 May       The village hall~ es !"),
        (OPENED, CHOSEN, ASCII, 60, "|* 14 May       The village hall opens                  es !"),
        (BUILT, ELSE, ASCII, 38, " = 1955-57      The hall is buil~ re  "),
        (BUILT, ELSE, ASCII, 100, " = 1955-57      The hall is built by volunteers" + " " * 49 + "re  "),
        (FAULTY, HERE, UNICODE, 20, "▶● ✗ The village … ≠"),
        (FAULTY, ELSE, UNICODE, 38, " ● 14 May       ✗ The village ha… es ≠"),
        (FAULTY, CHOSEN, UNICODE, 60, "┃● 14 May       ✗ The village hall opens                es ≠"),
        (FAULTY, RowState(marked=True), ASCII, 38, " *<14 May       ^ The village ha~ es !"),
        (row(date="1957", title="x"), ELSE, UNICODE, 38, " ◌ 1957         x" + " " * 17 + "es  "),
        (row(date="1957-05~", title="x"), ELSE, ASCII, 38, " o c. May       x" + " " * 17 + "es  "),
    ],
)
def test_how_a_row_looks(event: EventRow, state: RowState, marks: Symbols, width: int, looks: str) -> None:
    (strip,) = render_event(event, RowSize(width), PALETTE, marks, state=state)
    assert strip.text == looks


LONG = row(title="The village hall opens, and the schoolmistress cuts a ribbon of 12 metres", differs=True)


@pytest.mark.parametrize(
    ("state", "size", "looks"),
    [
        (ELSE, RowSize(40, 6, 1), [" ● 14 May The village hall opens, … es ≠"]),
        (
            ELSE,
            RowSize(40, 6, 2),
            [" ● 14 May The village hall opens,   es ≠", "          and the schoolmistress cuts a…"],
        ),
        (
            HERE,
            RowSize(40, 6, 9),
            [
                "▶● 14 May The village hall opens,   es ≠",
                "          and the schoolmistress cuts a",
                "          ribbon of 12 metres",
            ],
        ),
        (
            CHOSEN,
            RowSize(40, 6, 3),
            [
                "┃● 14 May The village hall opens,   es ≠",
                "┃         and the schoolmistress cuts a",
                "┃         ribbon of 12 metres",
            ],
        ),
    ],
)
def test_how_a_long_title_is_broken(state: RowState, size: RowSize, looks: list[str]) -> None:
    strips = render_event(LONG, size, PALETTE, UNICODE, state=state)
    assert [strip.text.rstrip() for strip in strips] == looks
    assert len(strips) == row_height(LONG, size)
    assert {cell_width(strip.text) for strip in strips} == {size.width}


UNREAD = UnreadRow(
    1,
    0,
    0,
    7,
    "e",
    "The village hall opens, and the schoolmistress cuts a ribbon",
    "3 Mach 1957",
    Location("events.yaml", 7),
    (Problem("bad-date", Location("events.yaml", 8), "no date", "write one"),),
)


@pytest.mark.parametrize("lines", [1, 2, 9])
@pytest.mark.parametrize("width", [1, 5, 20, 38, 60])
def test_an_unreadable_entry_takes_the_lines_it_says(width: int, lines: int) -> None:
    size = RowSize(width, 6, lines)
    strips = unread_strips(UNREAD, size, PALETTE, UNICODE, state=ELSE)
    assert len(strips) == row_height(UNREAD, size) <= lines
    assert {cell_width(strip.text) for strip in strips} == {width}
    if lines == 9 and width > 20:
        assert "ribbon" in " ".join(strip.text for strip in strips)


def test_the_column_of_dates_is_as_wide_as_its_dates() -> None:
    assert date_cells([]) == 0
    assert date_cells([OPENED]) == len("14 May")
    assert date_cells([OPENED, BUILT, MEANT]) == len("1955–57")


@pytest.mark.parametrize("status", EventStatus)
def test_each_status_has_two_letters_and_a_role_of_its_own(status: EventStatus) -> None:
    (strip,) = render_event(row(status=status), RowSize(60), PALETTE, UNICODE, state=ELSE)
    (short,) = (part.text for part in strip if part.style and part.style.meta.get("role") == status.value)
    assert short == f" {status.value[:2]}"


@pytest.mark.parametrize("marks", [UNICODE, ASCII])
def test_the_sign_of_an_error_is_a_problem(marks: Symbols) -> None:
    (strip,) = render_event(FAULTY, RowSize(60), PALETTE, marks, state=ELSE)
    told = [part.text for part in strip if part.style and part.style.meta.get("role") == TextRole.PROBLEM]
    assert told == [f"{marks.faulty} "]


@each("width", [1, 2, 5, 20, 38, 60, 100])
@each("date", ["", "1957", "../1957", "1955/1957~", "[1955,1957]", "-0004", "19XX"])
def test_signs_in_ascii_are_ascii(date: str, width: int) -> None:
    for strip in (
        *render_event(row(date=date, differs=True), RowSize(width, lines=2), PALETTE, ASCII, state=HERE),
        *render_event(row(date=date, has_errors=True), RowSize(width), PALETTE, ASCII, state=HERE),
        render_heading(1957, width, PALETTE, ASCII),
        render_heading(None, width, PALETTE, ASCII),
        render_gap((0, 5_000), width, PALETTE, ASCII, among_all=True),
    ):
        assert strip.text.isascii()
        assert strip.text.isprintable()
        assert strip.cell_length == width


SCRIPTS = (
    "水門の会社は村の集会所で会った",
    "문화회관이 열렸다 1957",
    "שלום עולם abc שלום",
    "قال الشاهد إن القاعة فتحت",
    "می\u200cخواهم क\u094d\u200dष நூலகம்",
    "👨\u200d👩\u200d👧 👍🏽 ❤️ 1️⃣ 🇬🇧",
    "cafe\u0301 e\u0301\u0302\u0303 hall",
    "ｆｕｌｌｗｉｄｔｈ ﾊﾝｶｸ",
)


@each("title", [*SCRIPTS, *PAYLOADS])
def test_no_row_tears(title: str) -> None:
    """As wide as the pane in cells, one line, the difference's sign in the last cell."""
    for width, lines in product((*range(1, 13), 24, 37, 44, 45, 79), (1, 3)):
        for marks in (UNICODE, ASCII):
            strips = render_event(
                row(title=title, differs=True),
                RowSize(width, 6, lines),
                PALETTE,
                marks,
                state=HERE,
                highlight_terms=(SearchTerm("a"),),
            )
            assert 1 <= len(strips) <= lines
            for strip in strips:
                assert cell_width(strip.text) == width
                assert strip.cell_length == width
                # Where a title is cut behind a joiner, the joiner joins nothing.
                assert {strip.text[at] for at in find_hidden_controls(strip.text)} <= {"\u200c", "\u200d"}
                assert strip.text.splitlines() == [strip.text]
            if width > 5:
                assert strips[0].text[-1] == marks.differs


@settings(max_examples=200, deadline=None)
@given(
    st.text(st.one_of(st.characters(), st.sampled_from("水ـש\u0301\u200d🇬👩🏽ｱ")), max_size=40),
    st.sampled_from(["", "1957", "1955/1957", "-0004", "19XX"]),
    st.sampled_from(EventStatus),
    st.integers(1, 90),
    st.integers(1, 9),
)
def test_every_row_is_as_wide_and_high_as_it_should_be(
    title: str, date: str, status: EventStatus, width: int, lines: int
) -> None:
    event, size = row(date=date, title=title, status=status), RowSize(width, 8, lines)
    strips = render_event(event, size, PALETTE, UNICODE, state=ELSE)
    assert len(strips) == row_height(event, size) <= lines
    for strip in strips:
        assert cell_width(strip.text) == strip.cell_length == width


def test_only_the_title_is_lit() -> None:
    (strip,) = render_event(
        row(title="A hall in May"),
        RowSize(60),
        PALETTE,
        UNICODE,
        state=ELSE,
        highlight_terms=(SearchTerm("may"), SearchTerm("e")),
    )
    assert [segment.text for segment in strip if segment.style and segment.style.reverse] == ["May"]


@pytest.mark.parametrize(
    ("year", "looks"),
    [
        (1957, "1957 ───────────── "),
        (850, "AD 850 ─────────── "),
        (0, "1 BC ───────────── "),
        (-43, "44 BC ──────────── "),
        (None, "No date ────────── "),
    ],
)
def test_headings(year: int | None, looks: str) -> None:
    assert render_heading(year, 19, PALETTE, UNICODE).text == looks


def test_a_gap_says_how_long() -> None:
    gap = (day_number(1950, 1, 1), day_number(1956, 5, 1))
    assert render_gap(gap, 60, PALETTE, UNICODE, among_all=True).text.rstrip() == (
        "  · 6 years 4 months with nothing new recorded ·"
    )
    # What a search hides may well have happened then, and what began before may have lasted.
    assert "with nothing new found" in render_gap(gap, 60, PALETTE, UNICODE, among_all=False).text
    assert render_gap(gap, 20, PALETTE, ASCII, among_all=True).text == " 6 years 4 months: ~"


@pytest.mark.parametrize(("among_all", "has_unread"), [(False, False), (True, False), (False, True)])
def test_a_gap_is_told_whole_where_the_timeline_is_narrow(among_all: bool, has_unread: bool) -> None:
    # As wide as the timeline of a screen of 80 columns.
    gap, width = (day_number(1950, 1, 1), day_number(1951, 4, 1)), 40
    strip = render_gap(gap, width, PALETTE, UNICODE, among_all=among_all, has_unread=has_unread)
    assert "1 year 3 months: nothing new" in strip.text
    assert "…" not in strip.text


def test_the_cursor_lies_over_every_cell() -> None:
    (drawn,) = render_event(OPENED, RowSize(40), PALETTE, UNICODE, state=HERE)
    strip = overlay_style(drawn, Style(reverse=True))
    assert strip.cell_length == 40
    assert all(segment.style and segment.style.reverse for segment in strip)


@pytest.mark.parametrize("marks", [UNICODE, ASCII])
@pytest.mark.parametrize("width", [20, 40, 90])
def test_an_event_that_only_possibly_falls_in_has_its_sign_before_the_title(
    marks: Symbols, width: int
) -> None:
    (strip,) = render_event(OPENED, RowSize(width), PALETTE, marks, state=RowState(possible=True))
    assert f" {marks.possibly} {OPENED.title[:2]}" in strip.text
    (plain_strip,) = render_event(OPENED, RowSize(width), PALETTE, marks, state=ELSE)
    assert marks.possibly not in plain_strip.text


def test_the_sign_of_a_doubt_may_take_a_line_more() -> None:
    size = RowSize(40, 6, 2)
    title = "The hall"
    narrow = next(
        text
        for text in (title + " x" * more for more in range(20))
        if row_height(row(title=text), size, possible=True) > row_height(row(title=text), size)
    )
    strips = render_event(row(title=narrow), size, PALETTE, UNICODE, state=RowState(possible=True))
    assert len(strips) == 2
    assert all(strip.cell_length == 40 for strip in strips)
