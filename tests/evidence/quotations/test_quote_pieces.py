"""Splitting a quotation at its marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tui.evidence.quotations.quote_pieces import MOST_PIECES, split_quote


def pieces(quote: str) -> list[str]:
    """Each piece as it is joined: `+` after words left out, `/` after words put in, nothing directly."""
    split = split_quote(quote)
    assert split is not None
    signs = {"left-out": "+", "put-in": "/", "close": ""}
    return [
        f"{signs[piece.join.value]}{f'({piece.letter})' if piece.letter else ''}{piece.words}"
        f"{'*' if piece.is_open else ''}"
        for piece in split.pieces
    ]


@each(
    ("quote", "expected"),
    [
        ("left the bridge", ["left the bridge"]),
        ("left [...] the bridge", ["left", "+the bridge"]),
        ("left [. . .] the bridge", ["left", "+the bridge"]),
        ("left […] the bridge", ["left", "+the bridge"]),
        ("left (...) the bridge", ["left", "+the bridge"]),
        ("left … the bridge", ["left", "+the bridge"]),
        ("left ... the bridge", ["left", "+the bridge"]),
        ("left . . . the bridge", ["left", "+the bridge"]),
        ("left. . . . The bridge", ["left", "+The bridge"]),
        ("left * * * the bridge", ["left", "+the bridge"]),
        ("left, … the bridge", ["left", "+the bridge"]),
        ("left…the bridge", ["left", "+the bridge"]),
        ("… left the bridge …", ["+left the bridge"]),
        ("[T]he pilot left", ["(T)he pilot left"]),
        ("said [T]he pilot", ["said", "(T)he pilot"]),
        ("said … [t]he pilot", ["said", "+(t)he pilot"]),
        ("[the pilot] left", ["/left"]),
        ("he [the pilot] left", ["he", "/left"]),
        ("he [sic] left", ["he", "left"]),
        ("he claim[ed] it", ["he claim*", "it"]),
        ("he [...] [the pilot] left", ["he", "+left"]),
        ("he [the pilot] … left", ["he", "+left"]),
    ],
)
def test_pieces(quote: str, expected: list[str]) -> None:
    assert pieces(quote) == expected


@pytest.mark.parametrize(
    "quote", ["", "…", "[...] …", "[un]lawful", "law[]ful", "a[b]c", "a … " * (MOST_PIECES + 1)]
)
def test_what_has_nothing_to_look_for_or_is_not_understood(quote: str) -> None:
    assert split_quote(quote) is None


@given(st.text("ab .…[]T'*", max_size=40))
def test_no_text_is_too_odd(quote: str) -> None:
    split = split_quote(quote)
    assert split is None or all(piece.words for piece in split.pieces)
