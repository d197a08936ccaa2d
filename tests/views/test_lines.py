from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import each
from tests.text.payloads import PAYLOADS, visible
from tui.text.cell_width import cell_width
from tui.views.lines import (
    BLANK,
    Line,
    TextRole,
    TextSpan,
    field,
    heading,
    leads,
    line,
    matching_lines,
    paragraph,
    plain,
    section,
)

TEXT = "The hall was opened by the schoolmistress, Ada Wren."


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (line("The hall"), "The hall\n"),
        (BLANK, "\n"),
        (line(TEXT), "The hall was opened by\nthe schoolmistress, Ada\nWren.\n"),
        (
            line(TEXT, indent=2, hang=4),
            "  The hall was opened by\n    the schoolmistress,\n    Ada Wren.\n",
        ),
        (
            field("Who", "Ada Wren and Joe Pound"),
            "Who        Ada Wren and\n           Joe Pound\n",
        ),
        (field("", "Ada Wren"), "           Ada Wren\n"),
        # An indent never takes more than half of the width.
        (
            line("The hall was opened today", hang=40),
            "The hall was opened\n            today\n",
        ),
    ],
)
def test_text_is_wrapped(given: Line, text: str) -> None:
    assert plain([given], 24) == text


def test_none_wraps_nothing() -> None:
    assert plain([line(TEXT, indent=2), line("next")], None) == f"  {TEXT}\nnext\n"


WORDS = st.lists(st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=12), max_size=20)


@settings(max_examples=150, deadline=None)
@given(WORDS, st.integers(12, 80), st.integers(0, 60), st.integers(0, 60))
def test_wrapping_never_loses_a_word_or_a_limit(words: list[str], width: int, indent: int, hang: int) -> None:
    text = plain([line(" ".join(words), indent=indent, hang=hang)], width)
    assert "".join(text.split()) == visible(" ".join(words))
    assert all(cell_width(row) <= width for row in text.splitlines())


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 200), st.integers(0, 200), st.integers(2, 200))
def test_half_of_the_width_is_left_for_text(indent: int, hang: int, width: int) -> None:
    first, others = leads(Line((), indent, hang), width)
    assert max(first, others) <= width - max(first, others)
    assert first <= indent
    assert others <= hang


@each("payload", PAYLOADS)
def test_payloads_are_cleaned_and_whole(payload: str) -> None:
    shown = plain([line(TextSpan(payload, TextRole.TITLE))], 78)
    assert "".join(shown.split()) == visible(payload)
    assert "\x1b" not in shown


def test_what_is_empty_is_left_out() -> None:
    assert line("", TextSpan("", TextRole.NOTE), "x").spans == (TextSpan("x"),)
    assert section([]) == []
    assert section([heading("x")]) == [BLANK, heading("x")]
    assert paragraph("") == []


def test_a_paragraph_has_a_line_for_each_of_its_own() -> None:
    assert plain(paragraph("one\n\ntwo\n  \nthree\n", TextRole.NOTE, 2)) == "  one\n  two\n  three\n"


def test_a_line_knows_its_words() -> None:
    assert line(TextSpan("Who ", TextRole.LABEL), "Ada").text == "Who Ada"


_BLOCKS = [
    heading("Moving"),
    line("j Next event"),
    line("k Previous event"),
    BLANK,
    heading("Panes"),
    line("x Enlarge"),
    BLANK,
    line("without a heading"),
]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", [one.text for one in _BLOCKS]),
        ("NEXT", ["Moving", "j Next event"]),
        ("event prev", ["Moving", "k Previous event"]),
        ("panes", ["Panes", "x Enlarge"]),
        ("moving enlarge", []),
        ("e x", ["Moving", "j Next event", "", "Panes", "x Enlarge"]),
        ("heading", ["without a heading"]),
    ],
)
def test_lines_that_hold_every_word_stay_under_their_heading(typed: str, kept: list[str]) -> None:
    assert [one.text for one in matching_lines(_BLOCKS, typed)] == kept
