from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.text.veil import MASK, Veil, entry, is_entry, shortened, words_of

KEY = b"k" * 32
VEIL = Veil(KEY, [entry(KEY, "Ann-Marie O'Hara"), entry(KEY, "Zebedee"), entry(KEY, "李明")])


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Ann-Marie O'Hara", "███-█████ █'████"),
        ("ANN MARIE\n    OHARA's", "███ █████\n    █████'s"),
        ("O’Hara, Ann-Marie", "█’████, ███-█████"),
        ("Ann\u00adMarie O\u200bHara", "█████████ ██████"),
        ("with #AnnMarieOHara.", "with #█████████████."),
        ("mailto:ann.marie_ohara@quay.example", "mailto:███.█████_█████@quay.example"),
        ("@annmarieohara99", "@█████████████99"),
        ("Zébedeé!", "███████!"),
        ("ze\u0301bedee\u0301,", "█████████,"),
        ("ＺＥＢＥＤＥＥ", "███████"),
        ("q=Ann%2DMarie%20O%27H%61ra", "q=███%2D█████%20█%27██████"),
        ("Zeb&eacute;dee", "██████████████"[:14]),
        ('"\\u005Aebe\\x64ee"', '"███████████████"'),
        ("corpus/zebedee-letter.md", "corpus/███████-letter.md"),
        ("李明来了 李 明", "李明来了 █ █"),
    ],
)
def test_a_name_is_hidden_however_it_is_written(text: str, hidden: str) -> None:
    assert VEIL.mask(text) == hidden
    assert VEIL.finds(text)


@pytest.mark.parametrize(
    "text",
    ["", "Zebedeeism", "Ann-Marie", "O'Hara", "Marie Ann O'Hara", "Annmarie Ohare", "zebe dees", "%zz &x;"],
)
def test_what_is_no_name_stays(text: str) -> None:
    assert VEIL.mask(text) == text
    assert VEIL.spans(text) == []


def test_a_name_in_a_long_text_is_found_wherever_it_stands() -> None:
    line = "The keeper wrote that the lamp was lit at dusk.\n"
    for before in (0, 1_300, 1_365, 1_366, 2_700):
        text = line * before + "Then Ann-Marie\nO'Hara came.\n" + line * 1_400
        at = len(line) * before + len("Then ")
        assert VEIL.spans(text) == [(at, at + 16)]


@given(st.text(alphabet="abZebedee %&;\\nu\n\u0301é#李明-_'\"", max_size=60))
@settings(max_examples=300, deadline=None)
def test_hiding_moves_nothing_and_leaves_nothing(text: str) -> None:
    masked = VEIL.mask(text)
    assert len(masked) == len(text)
    assert [at for at, char in enumerate(masked) if char == "\n"] == [
        at for at, char in enumerate(text) if char == "\n"
    ]
    assert not VEIL.finds(masked)


def test_an_entry_tells_nothing_without_the_key() -> None:
    line = entry(KEY, "Zebedee Quill")
    assert is_entry(line)
    assert line == entry(KEY, "QUILL, Zébedee")
    assert line != entry(b"j" * 32, "Zebedee Quill")
    assert "quill" not in line.casefold()
    assert len(line.split()) == len(words_of("Zebedee Quill"))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "at least 2"),
        ("?!", "at least 2"),
        ("Z", "at least 2"),
        ("a " * 9, "8 words"),
        ("a" * 65, "at most 64"),
    ],
)
def test_what_cannot_be_a_name_is_refused_without_repeating_it(name: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason) as refused:
        entry(KEY, name)
    assert not name.strip() or name.strip() not in str(refused.value)


@pytest.mark.parametrize("line", ["", "abc", "12345:" + "0" * 64, "abcd:" + "0" * 63, "abcd:" + "G" * 64])
def test_what_is_no_entry(line: str) -> None:
    assert not is_entry(line)


def test_lengths_of_names_do_not_show() -> None:
    assert (
        shortened(VEIL.mask("by Zebedee"))
        == shortened(VEIL.mask("by Ann-Marie\n  O'Hara"))
        == f"by {MASK * 3}"
    )
