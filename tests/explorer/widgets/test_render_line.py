from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tests.builders import PALETTE, row
from tests.cases import each
from tests.text.payloads import PAYLOADS, visible
from tui.explorer.widgets.render_line import match_offsets, merge_segments, render_line, wrap_line
from tui.explorer.widgets.render_timeline import RowSize, RowState, render_event
from tui.text.cell_width import cell_width
from tui.text.search_text import SearchTerm
from tui.views.lines import Line, TextRole, TextSpan, line
from tui.views.symbols import UNICODE

WIDTHS = (*range(1, 13), 20, 33, 60)


def said(strips: Iterable[Strip]) -> list[str]:
    return [strip.text.rstrip() for strip in strips]


def lit(strips: Iterable[Strip]) -> list[str]:
    return [segment.text for strip in strips for segment in strip if segment.style and segment.style.reverse]


def is_harmless(text: str) -> bool:
    # Joiners may stand between letters that need them (Persian, Hindi).
    kinds = {unicodedata.category(char) for char in text if char not in "\u200c\u200d"}
    return not kinds & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("given", "width", "rows"),
    [
        (line("The hall was opened"), 10, ["The hall", "was opened"]),
        (line("The hall was opened", indent=2, hang=4), 14, ["  The hall was", "    opened"]),
        (line("schoolmistress"), 5, ["schoo", "lmist", "ress"]),
        (Line(), 5, [""]),
        # An indent never takes more than half of the width.
        (line("one two", indent=2, hang=40), 8, ["  one", "    two"]),
        (line("村の集会所"), 4, ["村の", "集会", "所"]),
        (line("[sic] [/x] \x1b[2J"), 20, ["[sic] [/x] ␛[2J"]),
    ],
)
def test_lines_are_wrapped(given: Line, width: int, rows: list[str]) -> None:
    assert said(render_line(given, width, PALETTE)) == rows


def test_a_fitted_line_is_cut() -> None:
    assert said(render_line(line("The hall was opened"), 10, PALETTE, wrapped=False)) == ["The hall w"]


def test_each_role_has_its_style() -> None:
    (strip,) = render_line(
        line(TextSpan("Who ", TextRole.LABEL), "Ada ", TextSpan("Wren", TextRole.NOTE)), 12, PALETTE
    )
    styled = [(segment.text, segment.style) for segment in strip]
    assert [(text, style) for text, style in styled if text] == [
        ("Who ", PALETTE.of(TextRole.LABEL)),
        ("Ada ", PALETTE.base),
        ("Wren", PALETTE.of(TextRole.NOTE)),
    ]


@pytest.mark.parametrize(
    ("text", "terms", "found"),
    [
        ("The hall was opened", [SearchTerm("hall")], ["hall"]),
        ("The hall was opened", [SearchTerm("open")], ["opened"]),
        ("The hall was opened", [SearchTerm("hall was", phrase=True)], ["hall was"]),
        ("The hall was opened", [SearchTerm("hall"), SearchTerm("was")], ["hall", "was"]),
        ("水門の会社 opened 村", [SearchTerm("open")], ["opened"]),
        ("水門の会社 Hall", [SearchTerm("hall")], ["Hall"]),
        ("Café hall", [SearchTerm("cafe")], ["Café"]),
        ("Cafe\u0301 hall", [SearchTerm("cafe")], ["Cafe\u0301"]),
        ("Straße", [SearchTerm("strasse")], ["Straße"]),
        ("\x1b]0;hall", [SearchTerm("hall")], ["hall"]),
        ("nothing", [SearchTerm("hall")], []),
    ],
)
def test_matches_are_lit(text: str, terms: list[SearchTerm], found: list[str]) -> None:
    assert lit(render_line(line(text), 40, PALETTE, terms)) == found


def test_a_match_stays_lit_where_it_is_broken() -> None:
    assert lit(render_line(line("a schoolmistress came"), 9, PALETTE, [SearchTerm("school")])) == [
        "schoolmis",
        "tress",
    ]


def test_what_the_program_says_is_not_lit() -> None:
    labelled = line(
        TextSpan("hall ", TextRole.LABEL), TextSpan("hall ", TextRole.DATE), TextSpan("hall", TextRole.QUIET)
    )
    assert lit(render_line(labelled, 20, PALETTE, [SearchTerm("hall")])) == ["hall"]
    assert match_offsets(labelled.spans[0], [SearchTerm("hall")]) == []
    assert match_offsets(labelled.spans[2], [SearchTerm("hall")]) == [(0, 4)]


@each("payload", PAYLOADS)
def test_payloads_keep_the_width_and_reach_no_terminal(payload: str) -> None:
    hostile = line(TextSpan(payload, TextRole.TITLE), payload, indent=1, hang=2)
    for width in WIDTHS:
        for strip in render_line(hostile, width, PALETTE, [SearchTerm("red"), SearchTerm("x")]):
            assert strip.cell_length == cell_width(strip.text) == width
            assert is_harmless(strip.text)


@each("payload", PAYLOADS)
def test_payloads_are_shown_in_full(payload: str) -> None:
    text = "".join(
        strip.text for strip in render_line(line(payload), 60, PALETTE, [SearchTerm("a"), SearchTerm("x")])
    )
    assert "".join(text.split()) == visible(payload)


@each("payload", PAYLOADS)
def test_payloads_in_the_timeline(payload: str) -> None:
    hostile = row(title=payload, differs=True)
    for width in WIDTHS:
        here, terms = RowState(cursor=True), (SearchTerm("x"),)
        strips = render_event(
            hostile, RowSize(width, lines=3), PALETTE, UNICODE, state=here, highlight_terms=terms
        )
        for strip in strips:
            assert strip.cell_length == cell_width(strip.text) == width
            assert is_harmless(strip.text)
        # Rich and UAX #11 do not agree on the width of letters that a joiner joins.
        assert width < 6 or strips[0].text.rstrip().endswith(" ≠")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40), st.integers(2, 30), st.integers(0, 40), st.integers(0, 40))
def test_any_text_is_as_wide_as_asked_and_whole(text: str, width: int, indent: int, hang: int) -> None:
    strips = render_line(line(text, indent=indent, hang=hang), width, PALETTE, [SearchTerm("a")])
    assert {strip.cell_length for strip in strips} == {width}
    # A wide character has no room in one cell: where half of the width is less than two, it is not shown.
    if width >= 4:
        assert "".join("".join(strip.text for strip in strips).split()) == visible(text)


_RED, _BLUE = Style.parse("bold red on black"), Style.parse("blue on black")
_STYLES = (
    _RED,
    _BLUE,
    Style.parse("red on white"),
    Style.parse("underline red on black"),
    Style.parse("reverse red on black"),
    Style.parse("red"),
)


def cells(segments: Iterable[Segment]) -> list[tuple[object, ...]]:
    """What is to be seen in each cell: of a blank only its background and the lines through it."""
    return [
        (
            char,
            style.bgcolor,
            style.underline,
            style.reverse,
            *((style.color, style.bold) if char != " " or style.reverse or style.underline else ()),
        )
        for text, style, _ in segments
        if style
        for char in text
    ]


@given(st.lists(st.tuples(st.text(" a", max_size=3), st.sampled_from(_STYLES)), max_size=6))
def test_joined_segments_look_the_same_and_are_not_more(parts: list[tuple[str, Style]]) -> None:
    segments = [Segment(text, style) for text, style in parts]
    merged = merge_segments(segments)
    assert cells(merged) == cells(segments)
    assert len(merged) <= len(list(Segment.simplify(segment for segment in segments if segment.text)))


def test_blanks_are_sent_in_the_style_of_the_text_beside_them() -> None:
    segments = [
        Segment(" ", _BLUE),
        Segment("a", _RED),
        Segment("  ", _BLUE),
        Segment("b", _BLUE),
        Segment(" ", _RED),
    ]
    assert merge_segments(segments) == [Segment(" a  ", _RED), Segment("b ", _BLUE)]


def test_rows_are_drawn_when_they_are_asked_for() -> None:
    wrapped = wrap_line(line("The hall was opened"), 10, PALETTE)
    assert len(wrapped) == 2
    assert wrapped.strip(1) is wrapped.strip(1)
    assert said([wrapped.strip(0), wrapped.strip(1)]) == said(
        render_line(line("The hall was opened"), 10, PALETTE)
    )
