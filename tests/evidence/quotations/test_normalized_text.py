"""Normalisation: what it levels, what it leaves, and that every letter knows where it came from."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.evidence.quotations import normalized_text as module
from tui.evidence.quotations.normalized_text import normalize_quote

TYPESETTING = st.text(alphabet="abZ é\u0301\u0323\n\t\r-‐\u00ad\u200bﬁﬃ“’—각\u1100\u1161\u11a8\u0bc6\u0bbe")


@pytest.mark.parametrize(
    ("text", "normalised"),
    [
        ("as it is, 9 p.m.", "as it is, 9 p.m."),
        ("two  spaces\tand\u00a0a\r\n line", "two spaces and a line"),
        ("“it’s” «so»", '"it\'s" "so"'),
        ("1990–2000 — well", "1990-2000 - well"),
        ("cafe\u0301", "café"),
        ("ﬁrst oﬃce ﬂoor", "first office floor"),
        ("light\u00adhouse", "lighthouse"),
        ("light-\nhouse", "lighthouse"),
        ("light\u00ad\n  house", "lighthouse"),
        ("light- house", "lighthouse"),
        ("the Stour-\nBrook line", "the Stour- Brook line"),
        ("1990-\n2000", "1990- 2000"),
        ("zero\u200bwidth \u200b space", "zerowidth space"),
        ("No CAPITALS change, nor ½ or ²", "No CAPITALS change, nor ½ or ²"),
        ("", ""),
    ],
)
def test_levels_type_and_not_words(text: str, normalised: str) -> None:
    assert normalize_quote(text).text == normalised


def test_a_hyphen_at_the_end_of_a_line_may_belong_to_the_word() -> None:
    assert normalize_quote("a well-\nknown lock", join_lines=False).text == "a well-known lock"
    assert normalize_quote("a well\u00ad\nknown lock", join_lines=False).text == "a wellknown lock"


@pytest.mark.parametrize(
    ("text", "found", "original"),
    [
        ("the oﬃce  was", "office was", "oﬃce  was"),
        ("the light-\nhouse stood", "lighthouse", "light-\nhouse"),
        ("a cafe\u0301 there", "café", "cafe\u0301"),
        ("so “it’s” said", '"it\'s"', "“it’s”"),
    ],
)
def test_leads_back_to_the_text(text: str, found: str, original: str) -> None:
    level = normalize_quote(text)
    start = level.text.index(found)
    low, high = level.original(start, start + len(found))
    assert text[low:high] == original


@given(TYPESETTING, st.booleans())
@settings(max_examples=400, deadline=None)
def test_offsets_are_in_order_and_inside(text: str, join_lines: bool) -> None:
    level = normalize_quote(text, join_lines=join_lines)
    assert len(level.text) == len(level.starts) == len(level.ends)
    stretches = list(zip(level.starts, level.ends, strict=True))
    assert stretches == sorted(stretches)
    assert all(0 <= start < end <= len(text) for start, end in stretches)


@given(st.text(alphabet="ae\u0301\u0323\u0327각\u1100\u1161\u11a8\u0bc6\u0bbe\u0bd7x"))
@settings(max_examples=400, deadline=None)
def test_composes_as_the_whole_text_would(text: str) -> None:
    assert normalize_quote(text).text == unicodedata.normalize("NFC", text)


def test_knows_every_letter_that_joins_the_one_before() -> None:
    unknown = []
    for code in range(0x110000):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            first, second = (chr(int(part, 16)) for part in parts)
            joined = len(unicodedata.normalize("NFC", first + second)) == 1
            if joined and not module._joins(second):
                unknown.append(second)
    assert unknown == []


@pytest.mark.parametrize("piece", ["\u00ad", "-\n", "- ", "\u0301\u0323", "\u200b \n", "a-\r"])
def test_hostile_runs_take_linear_time(piece: str) -> None:
    began = time.process_time()
    normalize_quote(piece * 100_000)
    assert time.process_time() - began < 5
