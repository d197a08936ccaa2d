"""`list`, `search`, `timeline`: what is found, what is marked, what is said about the rest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import ran

ALL = ["digging", "survey", "shares-sold", "lock-opened", "bridge-mended"]


def ids(text: str) -> list[str]:
    """The ids at the ends of the lines."""
    return [line.rpartition("[")[2].rstrip("]") for line in text.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ([], set(ALL)),
        (["shares"], {"shares-sold"}),
        (["kind:works", "shares"], set()),
        (["kind:works", "dug"], {"digging"}),
        (["kind:works dug"], {"digging"}),
        (["--", "kind:works", "-dug"], {"survey", "lock-opened", "bridge-mended"}),
        (["--from", "1813", "--to", "1813"], {"digging", "lock-opened"}),
        (["--from", "1813", "--to", "1813", "--certainly"], {"digging", "lock-opened"}),
        (["--from", "1813-03", "--to", "1813-03"], {"digging", "lock-opened"}),
        (["--from", "1813-03", "--to", "1813-03", "--certainly"], {"digging"}),
        (["--to", "1810"], {"survey"}),
        (["--as-of", "1813"], {"lock-opened"}),
        (["in:1812-06"], {"shares-sold", "digging", "survey"}),
    ],
)
def test_list_finds(canal: Path, arguments: list[str], found: set[str]) -> None:
    result = ran("list", "-C", canal, *arguments)
    assert result.code == 0
    assert set(ids(result.out)) == found
    assert f"{len(found)} of 5 events" in result.err


def test_certainly_leaves_out_exactly_what_is_marked(canal: Path) -> None:
    span = ("--from", "1813-03", "--to", "1813-03", "-C", canal)
    possibly, certainly = ran("list", *span), ran("list", *span, "--certainly")
    marked = [line for line in possibly.out.splitlines() if "(possibly)" in line]
    assert ids("\n".join(marked)) == ["lock-opened"]
    assert set(ids(possibly.out)) - set(ids(certainly.out)) == {"lock-opened"}
    assert "2 of 5 events; 3 hidden; 1 only possibly in the range" in possibly.err
    assert "1 of 5 events; 4 hidden\n" in certainly.err


def test_list_is_in_the_order_of_dates_with_the_undated_in_its_place(canal: Path) -> None:
    result = ran("list", "-C", canal)
    assert ids(result.out)[-3:] == ["shares-sold", "lock-opened", "bridge-mended"]
    assert result.out.splitlines()[-1].startswith("? undated")


def test_json_and_jsonl_hold_the_same_events(canal: Path) -> None:
    array = json.loads(ran("list", "-C", canal, "--format", "json").out)
    lines = [json.loads(line) for line in ran("list", "-C", canal, "--format", "jsonl").out.splitlines()]
    assert array == lines
    assert [event["id"] for event in array] == ids(ran("list", "-C", canal).out)


def test_nothing_found_is_an_empty_array(canal: Path) -> None:
    assert json.loads(ran("list", "-C", canal, "lighthouse", "--format", "json").out) == []
    assert ran("list", "-C", canal, "lighthouse", "--format", "jsonl").out == ""


def test_search_shows_the_passages_that_match(canal: Path) -> None:
    result = ran("search", "-C", canal, "crowd")
    assert result.code == 0
    assert ids(result.out.splitlines()[0]) == ["lock-opened"]
    assert result.out.splitlines()[1] == "    gazette#2  The first lock was opened before a crowd."


def test_search_that_finds_nothing_ends_with_1_and_offers_a_word(canal: Path) -> None:
    result = ran("search", "-C", canal, "navvis")
    assert (result.code, result.out) == (1, "")
    assert "did you mean: navvies" in result.err


@pytest.mark.parametrize(
    ("at", "certain", "possible"),
    [
        ("1812-03-05", {"digging"}, {"survey"}),
        ("1812-06-01", {"digging", "shares-sold"}, {"survey"}),
        ("1813-04-10", set(), {"digging", "lock-opened"}),
        ("1820", set(), set()),
    ],
)
def test_timeline_marks_what_was_only_possibly_under_way(
    canal: Path, at: str, certain: set[str], possible: set[str]
) -> None:
    result = ran("timeline", "-C", canal, "--at", at)
    marked = [line for line in result.out.splitlines() if "(possibly)" in line]
    assert set(ids("\n".join(marked))) == possible
    assert set(ids(result.out)) - possible == certain
    assert set(ids(ran("timeline", "-C", canal, "--at", at, "--certainly").out)) == certain


def test_what_is_searched_as_words_is_said_and_answered(canal: Path) -> None:
    result = ran("list", "-C", canal, "note:dug")
    assert result.code == 0
    assert "there is no field note:, so its words are searched; use one of: kind, " in result.err


def test_operators_and_parentheses_mean_what_people_mean(canal: Path) -> None:
    everything = ids(ran("list", "-C", canal).out)
    kind, flood = ids(ran("list", "-C", canal, "kind:works").out), ids(ran("list", "-C", canal, "flood").out)
    assert set() < set(kind) < set(everything)
    either = ran("list", "-C", canal, "(kind=works", "OR", "flood)")
    assert ids(either.out) == [name for name in everything if name in {*kind, *flood}]
    others = ran("list", "-C", canal, "NOT", "(kind:works OR flood)")
    assert ids(others.out) == [name for name in everything if name not in {*kind, *flood}]
    assert ids(ran("list", "-C", canal, "!kind:works").out) == [
        name for name in everything if name not in kind
    ]


def test_an_operator_without_a_term_is_refused(canal: Path) -> None:
    result = ran("list", "-C", canal, "flood", "OR")
    assert (result.code, result.out) == (2, "")
    assert "OR has nothing after it; write a word after it" in result.err


@pytest.mark.parametrize("option", ["--from", "--to", "--as-of"])
def test_a_date_that_may_be_meant_otherwise_is_taken_as_edtf_and_told(canal: Path, option: str) -> None:
    result = ran("list", "-C", canal, option, "1811-12")
    assert result.out == ran("list", "-C", canal, option, "1811-12-01/1811-12-31").out
    assert result.code == 0
    assert "1811-12 is read as December 1811; for 1811 to 1812 write 1811/1812" in result.err
    assert " is read as " not in ran("list", "-C", canal, option, "1811-11").err


def test_a_query_with_a_date_that_may_be_meant_otherwise_is_answered(canal: Path) -> None:
    result = ran("list", "-C", canal, "in:1811-12")
    assert result.code == 0
    assert "in:1811-12 is read as December 1811; for 1811 to 1812 write in:1811/1812" in result.err


@pytest.mark.parametrize("command", ["list", "search", "export"])
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["is:difers"], "did you mean"),
        (["kind:work"], "works"),
        (["in:yesterday"], "in:"),
        (['"unclosed'], "quotation mark"),
        (["dug", "--from", "1813", "--to", "1811"], "ends before it begins"),
        (["dug", "--from", "1813-02-30"], "1813-02-30"),
        (["dug", "--from", "../1811"], "sets no limit"),
        (["dug", "--as-of", "1811/.."], "sets no limit"),
    ],
)
def test_a_query_that_makes_no_sense_is_not_half_answered(
    canal: Path, command: str, words: list[str], said: str
) -> None:
    result = ran(command, "-C", canal, *words)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
