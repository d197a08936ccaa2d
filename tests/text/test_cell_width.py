from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.text.payloads import PAYLOADS
from tui.text.cell_width import cell_width, pad, truncate
from tui.text.sanitize import sanitize, sanitize_line

LINES = st.one_of(st.sampled_from(PAYLOADS), st.text(max_size=30)).map(sanitize_line)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("canal", 5),
        ("café", 4),
        ("cafe\u0301", 4),
        ("水門", 4),
        ("한국", 4),
        ("\u1112\u1161\u11ab", 2),
        ("👍", 2),
        ("नी", 1),
        ("█░◆", 3),
    ],
)
def test_cells(text: str, width: int) -> None:
    assert cell_width(text) == width


def test_cells_are_those_of_the_library_that_draws() -> None:
    """For every character this Python knows, once it is clean: else panes would not line up."""
    known = (
        chr(code) for code in range(0x20, 0x20000) if unicodedata.category(chr(code)) not in {"Cn", "Co"}
    )
    assert [char for char in known if cell_width(sanitize(char)) != cell_len(sanitize(char))] == []


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("lighthouse", 10, "lighthouse"),
        ("lighthouse", 9, "lighthou…"),
        ("lighthouse", 1, "…"),
        ("lighthouse", 0, ""),
        ("lighthouse", -3, ""),
        ("水門の会", 6, "水門…"),
        ("水門", 1, "…"),
        ("cafe\u0301s", 4, "caf…"),
        ("cafe\u0301s x", 5, "cafe\u0301…"),
    ],
)
def test_fit(text: str, width: int, shown: str) -> None:
    assert truncate(text, width) == shown


def test_an_ellipsis_that_has_no_room_is_left_out() -> None:
    assert truncate("lighthouse", 2, "...") == "li"


@settings(deadline=None)
@given(LINES, st.integers(-2, 40), st.sampled_from(["…", "...", ""]))
def test_what_fits_is_at_most_so_wide(text: str, width: int, ellipsis: str) -> None:
    shown = truncate(text, width, ellipsis)
    assert cell_width(shown) <= max(width, 0)
    assert text.startswith(shown.removesuffix(ellipsis))
    if cell_width(text) <= width:
        assert shown == text


@given(LINES, st.integers(0, 40))
def test_padded_text_is_so_wide_or_untouched(text: str, width: int) -> None:
    assert cell_width(pad(text, width)) == max(width, cell_width(text))
    assert pad(text, width).rstrip(" ") == text.rstrip(" ")
