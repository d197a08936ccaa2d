from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cases import each
from tui.parsing.limits import Limits
from tui.parsing.yaml.tree import UNPARSED, Data, read_tree

pytestmark = pytest.mark.usefixtures("parser")
MANY = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", None),
        ("# only a comment\n", None),
        ("--- a\n", "a"),
        ("a: 2004\nb: no\nc: 12:30\nd: 012", {"a": "2004", "b": "no", "c": "12:30", "d": "012"}),
        ("a: 2021-02-29\nb: =\nc: 1_000", {"a": "2021-02-29", "b": "=", "c": "1_000"}),
        ("a:\nb: ~\nc: null\nd: ''\ne: '~'", {"a": None, "b": None, "c": None, "d": "", "e": "~"}),
        ("- [a, {b: c}]\n- - d", [["a", {"b": "c"}], ["d"]]),
        ("a: >-\n  one\n  two\nb: |\n  x\n", {"a": "one two", "b": "x\n"}),
        ("? a\n: b", {"a": "b"}),
    ],
)
def test_every_scalar_is_text(text: str, data: Data) -> None:
    tree = read_tree(text)
    assert (tree.data, tree.faults, tree.is_complete) == (data, [], True)


@each(
    ("text", "data", "code", "meant"),
    [
        ("a: &x b", {"a": "b"}, "yaml-anchor", "&x b"),
        ("a: b\nc: *x", {"a": "b", "c": UNPARSED}, "yaml-alias", "*x"),
        ("a: !!int 5", {"a": "5"}, "yaml-tag", "!!int 5"),
        ("a: !!python/object:os.system x", {"a": "x"}, "yaml-tag", "!!python/object:os.system x"),
        ("a: {<<: b, c: d}", {"a": {"c": "d"}}, "yaml-merge-key", "<<"),
        ("a: {b: 1, c: 3, b: 2}", {"a": {"b": UNPARSED, "c": "3"}}, "yaml-duplicate-key", "b"),
        ("a: [1]\na: [2]", {"a": ["1"]}, "yaml-duplicate-key", "a"),
        ("~: x\na: b", {"a": "b"}, "yaml-key", "~"),
        ("a: b\n? [c]\n: [d]", {"a": "b"}, "yaml-key", "]"),
        ('a: "\\0"\nb: c', {"a": UNPARSED, "b": "c"}, "control-character", '"\\0"'),
        ('a: "\\x9b"', {"a": UNPARSED}, "control-character", '"\\x9b"'),
    ],
)
def test_what_the_format_does_not_use_is_a_fault(text: str, data: Data, code: str, meant: str) -> None:
    tree = read_tree(text)
    [fault] = tree.faults
    assert (tree.data, fault.code, text[fault.start : fault.end]) == (data, code, meant)


def test_a_duplicate_key_names_both_lines() -> None:
    [fault] = read_tree("a:\n  date: 1\n  title: x\n  date: 2\n").faults
    assert fault.message == "the key `date` stands here and on line 2"
    assert fault.start == 26


@each(
    ("text", "code", "at"),
    [
        ("title: The hall: a history\n", "yaml-colon", ": a history"),
        ("a: 1\n  b: 2\n", "yaml-indentation", "b: 2"),
        ("a:\n  - b c\n    d: e\n", "yaml-colon-missing", "b c"),
        ("a:\n  - b:c\n    d: e\n", "yaml-colon-missing", "b:c"),
        ("a b\nc: d\n", "yaml-colon-missing", "a b"),
        ("a:\n  b\n c: d\n", "yaml-indentation", "c: d"),
        ("a: b\n  and so: c\n", "yaml-colon", ": c"),
        ("a: b\nc:\u00a0d\ne: f\n", "yaml-space", "\u00a0d"),
        ("a:\n  - b: c\n  -d: e\n", "yaml-dash", "-d"),
        ("a:\n  - b: c\n  – d: e\n", "yaml-dash", "– d"),
        ('a: "b\nc: "d"\n', "yaml-quote-open", '"b'),
        ("a: 'b\nc: it's\n", "yaml-quote-open", "'b"),
        ('- {a: "b}\n- {a: "c"}\n', "yaml-quote-open", '"b'),
        ('a: "b\n  c" d\n', "yaml-quote-open", '"b'),
        ("<<<<<<< HEAD\na: b\n=======\na: c\n", "yaml-syntax", "<<<<<<<"),
        ("a: {b: c d: e}\n", "yaml-bracket-open", ": e"),
        ('a: {b: "c" d: e}\n', "yaml-bracket-open", "d: e"),
        ("a: [b}\n", "yaml-bracket-open", "}"),
        ("a: [b,\nc:\n  - d\n", "yaml-bracket-open", "[b"),
        ("a: {b: c,\nd: >-\n  e\n", "yaml-bracket-open", "{b"),
        ("a: [b]]\n", "yaml-reserved", "]\n"),
        ("a: [b] c\n", "yaml-reserved", "c"),
        ("a: *b* c\n", "yaml-reserved", "*b"),
        ("a: & b\n", "yaml-reserved", "& b"),
        ('a: "C:\\q"\n', "yaml-escape", "\\q"),
        ("\ta: b\n", "yaml-tab", "\ta"),
        ("a:\n\t- b\n", "yaml-tab", "\t- b"),
        ("a: 'x\nb: c\n", "yaml-quote-open", "'x"),
        ('a: "x\nb: c\n', "yaml-quote-open", '"x'),
        ("a: [b, c\nd: e\n", "yaml-bracket-open", "[b"),
        ("a: {b: c\n", "yaml-bracket-open", "{b"),
        ("a: [1,\n", "yaml-bracket-open", "[1"),
        ("a: @home\n", "yaml-reserved", "@home"),
        ("a: `x`\n", "yaml-reserved", "`x`"),
        ("a: 5% of\nb: %x\n", "yaml-reserved", "%x"),
        ("a: 'x' y\n", "yaml-after-quote", "y"),
        ('- "a" b\n', "yaml-after-quote", "b"),
        ("a: > b\n", "yaml-block-text", "> b"),
        ("a: |b\n", "yaml-block-text", "|b"),
        ("a: - b\n", "yaml-dash", "- b"),
        ("a: 1\nb 2\nc: 3\n", "yaml-colon-missing", "b 2"),
        ("- a\nb: c\n", "yaml-indentation", "b: c"),
        ("a:\n  - b\n c: d\n", "yaml-indentation", "c: d"),
        ("%YAML 3.0\n--- a\n", "yaml-directive", "%YAML"),
        ("a: b\n---\nc: d\n", "yaml-second-document", "---"),
    ],
)
def test_where_the_parser_stops_is_said_in_plain_words(text: str, code: str, at: str) -> None:
    tree = read_tree(text)
    [fault] = tree.faults
    assert (fault.code, tree.is_complete) == (code, False)
    assert text[fault.start :].startswith(at)
    assert fault.remedy


def test_an_unknown_escape() -> None:
    [fault] = read_tree('a: "C:\\q"').faults
    assert fault.code == "yaml-escape"


def test_what_is_whole_before_a_break_is_kept() -> None:
    tree = read_tree("title: T\nevents:\n  - id: a\n    b: c\n  - id: d\n    e: @\n  - id: f\n")
    assert tree.data == {"title": "T", "events": [{"id": "a", "b": "c"}]}
    assert [fault.code for fault in tree.faults] == ["yaml-reserved"]


@pytest.mark.parametrize(("depth", "codes"), [(32, []), (33, ["too-deep"])])
def test_depth_is_limited(depth: int, codes: list[str]) -> None:
    tree = read_tree("[" * depth + "]" * depth)
    assert [fault.code for fault in tree.faults] == codes


def test_a_value_too_long_is_left_out() -> None:
    tree = read_tree("a: xxxx\nb: xxxxx\n", Limits(scalar=4))
    assert tree.data == {"a": "xxxx", "b": UNPARSED}
    assert [fault.code for fault in tree.faults] == ["value-too-long"]


def test_reading_stops_after_too_many_problems() -> None:
    tree = read_tree("a: [" + "*b, " * 50 + "]", Limits(problems=3))
    assert [fault.code for fault in tree.faults] == ["yaml-alias"] * 3 + ["too-many-problems"]


def test_the_first_levels_are_remembered() -> None:
    tree = read_tree("title: Té\nevents:\n  - id: a\n  - b\nkinds: {x: {y: z}}\n")
    where = {path: (span.key, span.start, span.end) for path, span in tree.spans.items()}
    assert where == {
        ("title",): ((0, 5), 7, 9),
        ("events",): ((10, 16), 20, None),
        ("events", 0): (None, 22, None),
        ("events", 1): (None, 32, 33),
        ("kinds",): ((34, 39), 41, None),
        ("kinds", "x"): ((42, 43), 45, None),
    }


_YAML = st.lists(
    st.sampled_from([*"abx01 \n\t:-?[]{},&*!|>'\"%@`#~<=.\\é", "\n  ", "\n- ", ": ", "key: ", "\\u0000"])
    | st.characters(exclude_categories=["Cs"])
).map("".join)


@MANY
@given(st.text() | _YAML)
def test_any_text_is_read_and_every_fault_lies_in_it(text: str) -> None:
    tree = read_tree(text)
    assert tree.is_complete or tree.faults
    for fault in tree.faults:
        assert 0 <= fault.start <= len(text)


_WRITABLE = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("\n\t"),
    max_size=50,
)


@MANY
@given(st.dictionaries(_WRITABLE, _WRITABLE))
def test_scalars_in_quotation_marks_come_back_as_they_were(data: dict[str, str]) -> None:
    tree = read_tree(json.dumps(data, ensure_ascii=False))
    assert (tree.data, tree.faults) == (data, [])
