from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import each
from tests.text.payloads import PAYLOADS, visible
from tui.text.cell_width import cell_width
from tui.text.sanitize import _SUSPECT, find_hidden_controls, sanitize, sanitize_line, show_controls

HOSTILE = st.lists(
    st.one_of(
        st.sampled_from(PAYLOADS),
        st.sampled_from("a\n\t \u0301\u094d\u200c\u200d\u0915\u0645\ufe0e\ufe0f\U0001f3fd👨\x1b\x9b\u202e"),
        st.characters(exclude_categories=()),
    ),
    max_size=12,
).map("".join)


@each(
    ("text", "shown"),
    [
        ("\x1b[31mred\x00\x7f\r", "␛[31mred␀␡␍"),
        ("\x9b31m\x85", "<9B>31m<NEL>"),
        ("a\u202eb\u2069\u200e", "a<RLO>b<PDI><LRM>"),
        ("a\u200bb\u00ad\ufeff\u2060", "a<ZWSP>b<SHY><BOM><WJ>"),
        ("\U000e0041\u2065\u3164", "<U+E0041><U+2065><U+3164>"),
        ("a\u2028b\u2029c", "a<LS>b<PS>c"),
        ("\ud800\udfff\ufdd0\U0010ffff", "<D800><DFFF><FDD0><10FFFF>"),
        ("one\ntwo", "one\ntwo"),
        ("a\tb\n\tc\tl水\td", "a   b\n    c   l水 d"),
        # Joiners: kept where a script needs them, and nowhere else.
        ("می\u200cخواهم क\u094d\u200dष", "می\u200cخواهم क\u094d\u200dष"),
        ("pass\u200dword \u200cم", "pass<ZWJ>word <ZWNJ>م"),
        ("👨\u200d👧", "👨<ZWJ>👧"),
        # The one thing that goes, and not twice.
        ("❤\ufe0f 1\ufe0f\u20e3", "❤ 1\u20e3"),
        ("❤\ufe0f\ufe0e\ufe0f", "❤<VS15><VS16>"),
        ("\ufe0f葛\U000e0100", "<VS16>葛<VS17>"),
        ("👍🏽", "👍<TONE4>"),
        # Marks.
        ("cafe\u0301", "cafe\u0301"),
        ("a" + "\u0301" * 1_000, "a" + "\u0301" * 8 + "<+992 marks>"),
        ("a" + "\u0301" * 9 + "b", "a" + "\u0301" * 8 + "<+1 mark>b"),
        ("\u0301a \u0302\n\u0303", "◌\u0301a ◌\u0302\n◌\u0303"),
        (
            "क" + "\u094d\u200d" * 6 + "ष",
            "क" + "\u094d\u200d" * 3 + "\u094d<ZWJ><+4 marks>ष",
        ),
    ],
)
def test_clean(text: str, shown: str) -> None:
    assert sanitize(text) == shown


def test_one_line_has_no_line_break() -> None:
    assert sanitize_line("two\nlines\n\x1b") == "two lines ␛"


@pytest.mark.parametrize(
    "text", ["The canal company, 1911.", "Straße — “café” №5 ½ €", "Ωμέγα Вода 水門 한국 ✓ █░", ""]
)
def test_text_that_needs_nothing_is_the_same_object(text: str) -> None:
    assert sanitize(text) is text


@settings(deadline=None, max_examples=300)
@given(HOSTILE)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = sanitize(text)
    assert sanitize(once) == once
    assert sanitize_line(sanitize_line(text)) == sanitize_line(text)


@settings(deadline=None, max_examples=300)
@given(HOSTILE)
def test_nothing_clean_is_hidden_or_obeyed(text: str) -> None:
    shown = sanitize(text)
    assert not [
        char for char in shown if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} and char != "\n"
    ]
    assert not find_hidden_controls(shown)
    assert {char for char in shown if unicodedata.category(char) == "Cf"} <= {"\u200c", "\u200d"}
    assert not re.search("[\u0300-\u036f]{9}", shown)
    shown.encode()


@settings(deadline=None, max_examples=300)
@given(HOSTILE)
def test_nothing_is_lost(text: str) -> None:
    """Every visible character is there, in order, but for what is counted instead of shown."""
    kept = [c for c in text if not show_controls(c) and not c.isspace() and unicodedata.category(c)[0] != "M"]
    shown = iter(sanitize(text))
    assert all(char in shown for char in kept)


@each("payload", PAYLOADS)
def test_every_payload_is_visible(payload: str) -> None:
    shown = visible(payload)
    assert shown
    assert shown.isprintable() or "\u200c" in shown or "\u200d" in shown


def test_the_fast_path_passes_nothing_that_needs_work() -> None:
    passed = [chr(code) for code in range(0x110000) if not _SUSPECT.match(chr(code))]
    assert [char for char in passed if show_controls(char) or unicodedata.category(char)[0] == "M"] == []


@pytest.mark.parametrize(
    ("text", "offsets"),
    [
        ("The canal company\n\t1911", ()),
        ("ab\u202ec\u2069", (2, 4)),
        ("\x1b[m \x9b \x00", (0, 4, 6)),
        ("so\u00adft \ufeff pass\u200dword", (2, 6, 12)),
        ("👨🏽\u200d👩\u200d👧 ❤️ 👍🏽 ❤️\u200d🔥", ()),
        ("می\u200cخواهم क\u094d\u200dष", ()),
        ("❤\ufe0f\ufe0f\ufe0f", (2, 3)),
        ("\u200d", (0,)),
        ("e\u0301\u200d👧 👧\u200d", (2, 6)),
    ],
)
def test_hidden_controls(text: str, offsets: tuple[int, ...]) -> None:
    assert find_hidden_controls(text) == offsets


def test_tabs_stop_by_cells_of_any_width() -> None:
    assert [
        cell_width(line.partition("|")[0]) for line in sanitize("水\t|\nabc\t|\n\t|", tab=8).split("\n")
    ] == [
        8,
        8,
        8,
    ]


def test_a_long_stack_of_marks_takes_linear_time() -> None:
    """A million characters: at quadratic cost this would not end."""
    assert sanitize("a" + "\u0315\u0300\u200d" * 300_000).endswith("<+899992 marks>")
