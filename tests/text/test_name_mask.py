from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import each
from tui.text.char_map import CharMap
from tui.text.masked_text import MASK
from tui.text.name_mask import NameMask, hash_name, is_hashed_name, tokenize

KEY = b"k" * 32
NAMES = ("Ann-Marie O'Hara", "Zebedee", "李明", "Jon Example")
VEIL = NameMask(KEY, [hash_name(KEY, name) for name in NAMES])


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
        ("q=Ann%2DMarie%20O%27H%61ra", "q=█████████████████████████"[:26]),
        ("Zeb&eacute;dee", "██████████████"[:14]),
        ('"\\u005Aebe\\x64ee"', '"███████████████"'),
        ("corpus/zebedee-letter.md", "corpus/███████-letter.md"),
        ("李明来了 李 明", "李明来了 █ █"),
    ],
)
def test_a_name_is_hidden_however_it_is_written(text: str, hidden: str) -> None:
    assert VEIL.cover(text)[0] == hidden
    assert VEIL.finds(text)
    assert VEIL.masked(hidden).text == VEIL.mask(text)


MARKS = (
    *(
        "1",
        "12",
        "123",
        "¹",
        "²³",
        "₁",
        "ª",
        "ᵇ",
        "①",
        "⑵",
        "[1]",
        "[12]",
        "(2)",
        "{3}",
        "[1, 2]",
        "[1–3]",
        "*",
    ),
    *("**", "†", "‡", "§", "¶", "#4", "^1^", "[^1]", "[^letter-of-1813]", "[a]", "(b)", "[sic]", "[note 3]"),
    *(
        "<sup>1</sup>",
        '<a href="#n1"><sup>1</sup></a>',
        "<wbr>",
        "&sup1;",
        "&#185;",
        "&shy;",
        "%C2%B9",
        "\\u00b9",
    ),
    *("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u034f", "\u0301", "\u20dd", "\ufe0f"),
    *("\u02bc", "\u02b9", "-\n", "\u00ad\n", "‐\n    ", "\u2010", " ", "  \n", "'", "’", ".", "_", "/"),
)


@each("mark", MARKS)
@each("name", [name for name in NAMES if len(name) > 2])
def test_no_mark_between_two_letters_hides_a_name(name: str, mark: str) -> None:
    for at in range(1, len(name)):
        text = f"Then {name[:at]}{mark}{name[at:]} came."
        assert VEIL.mask(text) == f"Then {MASK} came.", text


@given(
    st.sampled_from([name for name in NAMES if len(name) > 2]),
    st.data(),
    st.text(alphabet="der Q9 .,[]()<>\"'*%&\\\n", max_size=40),
    st.text(alphabet="der Q9 .,[]()<>\"'*%&\\\n", max_size=40),
)
@settings(max_examples=300, deadline=None)
def test_no_marks_anywhere_in_any_text_hide_a_name(
    name: str, data: st.DataObject, before: str, after: str
) -> None:
    count = len(name) - 1
    marks = data.draw(st.lists(st.sampled_from(("", "", "", *MARKS)), min_size=count, max_size=count))
    written = name[0] + "".join(mark + letter for mark, letter in zip(marks, name[1:], strict=True))
    text = f"{before} | {written} | {after}"
    start, end = len(before) + 3, len(before) + 3 + len(written)
    assert any(first <= start and end <= last for first, last in VEIL.spans(text))


def test_a_long_name_is_found_with_a_mark_behind_every_letter() -> None:
    name = "Abcdefgh Ijklmnop Qrstuvwx Abcdefgh Ijklmnop Qrstuvwx Abcdefgh I"
    veil = NameMask(KEY, [hash_name(KEY, name)])
    for mark in ("1", "<sup>12</sup>", "[a]", "\u00ad", "&sup1;"):
        assert veil.mask(f"x {mark.join(name)} y") == f"x {MASK} y", mark


def test_a_name_with_digits_in_it_is_found_with_marks_in_brackets() -> None:
    veil = NameMask(KEY, [hash_name(KEY, "Agent 47")])
    for text in ("Agent 47", "Agent[a] 47", "Agent <sup>*</sup>47", "agent-47"):
        assert veil.mask(text) == MASK
    assert not veil.finds("Agent, who was 46")


def test_the_letters_of_a_digest_are_no_name() -> None:
    veil = NameMask(KEY, [hash_name(KEY, "Ed"), hash_name(KEY, "Abe Dee")])
    digest = "1e2d3abe4dee5e6d7c8abede9f0e1d2c3abe4dee5f6e7d8c9abe0dee1f2e3d4c"
    assert not veil.finds(f"  events.yaml: {digest}\n")
    assert veil.finds("e2d")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("by Zebedee, Zebedee and Ann-Marie\n  O'Hara.", f"by {MASK} and {MASK}."),
        ("Example,\n\n[2] Jon", MASK),
        ("O Jon (the 2nd) Example", "O Jon (the 2nd) Example"),
        ("Jon 12 Example Street", f"{MASK} Street"),
    ],
)
def test_what_stands_for_names_tells_nothing_of_them(text: str, shown: str) -> None:
    assert VEIL.mask(text) == shown


def test_where_the_rest_of_a_masked_text_is() -> None:
    text = "on Jon1 Example fell a Zebedee, too"
    masked = VEIL.masked(text)
    assert masked.text == f"on {MASK} fell a {MASK}, too"
    for word in ("on", "fell", "too"):
        at = text.index(word)
        assert masked.text[masked.start(at) : masked.end(at + len(word))] == word
    for inside in range(text.index("Jon"), text.index(" fell")):
        assert (masked.start(inside), masked.end(inside + 1)) == (3, 6)
    assert masked.start(len(text)) == masked.end(len(text)) == len(masked.text)


@given(st.text(alphabet="JonZebd  Exampl1¹*[]\n█é", max_size=60))
@settings(max_examples=300, deadline=None)
def test_offsets_of_a_masked_text_keep_their_order(text: str) -> None:
    masked = VEIL.masked(text)
    starts = [masked.start(at) for at in range(len(text) + 1)]
    ends = [masked.end(at) for at in range(len(text) + 1)]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(start <= end for start, end in zip(starts, ends[1:], strict=False))
    assert starts[-1] == ends[-1] == len(masked.text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('["jon", "example"]', f'["{MASK}", "{MASK}"]'),
        ('{"who": "Jon\\u00b9 Example", "n": 12}', f'{{"who": "{MASK}", "n": 12}}'),
        ('["jon", 12, "example"]', f'["{MASK}", 12, "{MASK}"]'),
        ('"Z\\\\u0065bedee"', f'"{MASK}"'),
        ("jon,12,example\r\n", f"{MASK},12,{MASK}\r\n"),
        ("SUMMARY:Jon Exa\r\n mple\r\n", f"SUMMARY:{MASK}\r\n {MASK}\r\n"),
        ("<b>Jon</b><sup>1</sup> <i>Example</i>", f"<b>{MASK}</b><sup>1</sup> <i>{MASK}</i>"),
        ("<i title='Jon Example'>", f"<i title='{MASK}'>"),
        ("O&#39;Hara, Ann-Marie", f"{MASK}, {MASK}"),
        ("corpus/zebedee-jon-example.md", f"corpus/{MASK}.md"),
    ],
)
def test_what_a_form_is_made_of_stays(text: str, shown: str) -> None:
    assert VEIL.mask_form(text) == shown


ODD = st.just("Z\\u0065bedee \\\\u0065")


@given(st.lists(st.text(alphabet="JonExampleZebd 1¹*[]'\n\"\\é", max_size=20) | ODD, max_size=5))
@settings(max_examples=300, deadline=None)
def test_json_stays_json(texts: list[str]) -> None:
    shown = json.loads(VEIL.mask_form(json.dumps(texts)))
    assert len(shown) == len(texts)


def test_as_many_steps_for_a_text_as_it_is_long() -> None:
    """Words that begin as a name does, marks, escapes and capitals: nothing costs more than its length."""
    for piece in ("jon ", "Jo1n", "aB", "(a)", "<i>", "<", "[^", "%41", "&#", "jon" + " " * 50, "jon[1]ex"):
        counts = []
        for size in (4_000, 8_000):
            veil = Counting(KEY, [hash_name(KEY, "Jon Example")])
            veil.mask((piece * size)[:size])
            counts.append(veil.steps)
        assert counts[1] <= 2.5 * counts[0] + 100, piece


class Counting(NameMask):
    """Counts what it looks up, and the letters of what it reads."""

    steps = 0

    def _is_name(self, letters: str) -> bool:
        self.steps += 1
        return super()._is_name(letters)

    def _name_spans(self, text: str) -> Iterator[tuple[int, int, CharMap]]:
        self.steps += len(text)
        return super()._name_spans(text)


@pytest.mark.parametrize(
    "text",
    ["", "Zebedeeism", "Ann-Marie", "O'Hara", "Marie Ann O'Hara", "Annmarie Ohare", "zebe dees", "%zz &x;"],
)
def test_what_is_no_name_stays(text: str) -> None:
    assert VEIL.mask(text) == VEIL.mask_form(text) == text
    assert VEIL.cover(text) == (text, [])
    assert VEIL.spans(text) == []


def test_a_name_in_a_long_text_is_found_wherever_it_stands() -> None:
    line = "The keeper wrote that the lamp was lit at dusk.\n"
    for before in (0, 1_300, 1_365, 1_366, 2_700):
        text = line * before + "Then Ann-Marie\nO'Hara came.\n" + line * 1_400
        at = len(line) * before + len("Then ")
        assert VEIL.spans(text) == [(at, at + 16)]


@given(st.text(alphabet="abZebedee %&;\\nu\n\u0301é#李明-_'\"", max_size=60))
@settings(max_examples=300, deadline=None)
def test_covering_moves_nothing_and_leaves_nothing(text: str) -> None:
    covered, _ = VEIL.cover(text)
    assert len(covered) == len(text)
    assert [at for at, char in enumerate(covered) if char == "\n"] == [
        at for at, char in enumerate(text) if char == "\n"
    ]
    assert not VEIL.finds(covered)
    assert not VEIL.finds(VEIL.mask(text))
    assert not VEIL.finds(VEIL.mask_form(text))


def test_an_entry_tells_nothing_without_the_key() -> None:
    line = hash_name(KEY, "Zebedee Quill")
    assert is_hashed_name(line)
    assert line == hash_name(KEY, "QUILL, Zébedee")
    assert line != hash_name(b"j" * 32, "Zebedee Quill")
    assert "quill" not in line.casefold()
    assert len(line.split()) == len(tokenize("Zebedee Quill"))


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
        hash_name(KEY, name)
    assert not name.strip() or name.strip() not in str(refused.value)


@pytest.mark.parametrize("line", ["", "abc", "12345:" + "0" * 64, "abcd:" + "0" * 63, "abcd:" + "G" * 64])
def test_what_is_no_entry(line: str) -> None:
    assert not is_hashed_name(line)
