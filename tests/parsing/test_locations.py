from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cases import each
from tui.parsing.decoding import decode_text
from tui.parsing.errors import Path
from tui.parsing.locations import LocationMap, find_text_range
from tui.parsing.safe_files import InputFile
from tui.parsing.yaml.tree import read_tree

pytestmark = pytest.mark.usefixtures("parser")

TEXT = """\
title: The hall
kinds: {works: {label: Works}, money: {label: Money}}
events:
  - id: one
    title: 'Opened'
    cites:
      - gazette#1
      - passage: gazette#2
        quote: >-
          in the
          old hall
    # a comment
  - {id: two, tags: [a, "b"]}

  - id: three
    title:
"""


def places(text: str) -> LocationMap:
    return LocationMap(InputFile("events.yaml", text), text, read_tree(text).spans)


@each(
    ("path", "value", "key"),
    [
        ((), "1:1 title: The hall", "1:1 title: The hall"),
        (("title",), "1:8 The hall", "1:1 title"),
        (("kinds", "money"), "2:39 {label: Money}}", "2:32 money"),
        (("kinds", "money", "label"), "2:47 Money", "2:40 label"),
        (("events",), "4:3 - id: one", "3:1 events"),
        (("events", 0), "4:5 id: one", "4:5 id: one"),
        (("events", 0, "title"), "5:12 'Opened'", "5:5 title"),
        (("events", 0, "cites", 0), "7:9 gazette#1", "7:9 gazette#1"),
        (("events", 0, "cites", 0, "source"), "7:9 gazette#1", "7:9 gazette#1"),
        (("events", 0, "cites", 1, "quote"), "9:16 >-", "9:9 quote"),
        (("events", 0, "cites", 9), "7:7 - gazette#1", "6:5 cites"),
        (("events", 1, "tags", 1), '13:25 "b"', '13:25 "b"'),
        (("events", 2, "title"), "16:11 ", "16:5 title"),
        (("events", 2, "nothing"), "15:5 id: three", "15:5 id: three"),
        (("events", 9, "title"), "4:3 - id: one", "3:1 events"),
        (("nothing", 1), "1:1 title: The hall", "1:1 title: The hall"),
    ],
)
def test_the_place_of_a_value_and_of_its_key(path: Path, value: str, key: str) -> None:
    found = places(TEXT)
    lines = found.file.lines
    for place, expected in ((found.place(*path), value), (found.key_place(*path), key)):
        shown = lines[place.line - 1][place.column - 1 : place.column - 1 + place.width]
        assert f"{place.line}:{place.column} {shown}" == expected


@pytest.mark.parametrize(
    ("path", "stretch", "meant"),
    [
        (("title",), (4, 8), "hall"),
        (("events", 0, "title"), (0, 6), "Opened"),
        (("events", 0, "cites", 1, "passage"), (8, 9), "2"),
        (("events", 0, "cites", 1, "quote"), (7, 10), "old"),
        (("events", 0, "cites", 1, "quote"), (3, 10), "the\n          old"),
        (("events", 1, "tags", 1), (0, 1), "b"),
    ],
)
def test_a_stretch_within_a_value(path: Path, stretch: tuple[int, int], meant: str) -> None:
    start, end = places(TEXT).within(path, *stretch)
    assert TEXT[start:end] == meant


def test_an_item_is_found_by_an_offset() -> None:
    found = places(TEXT)
    assert found.item_at(TEXT.index("old hall")) == ("events", 0)
    assert found.item_at(TEXT.index("Money")) == ("kinds", "money")
    assert found.item_at(0) == ("title",)
    assert places("").item_at(0) == ()


@pytest.mark.parametrize(
    ("written", "value", "stretch", "meant"),
    [
        ("the hall,\n  the hall", "the hall, the hall", (10, 18), (12, 20)),
        ("aaa", "aaa", (1, 3), (1, 3)),
        ("it''s", "it's", (0, 4), None),
        ("x", "x", (0, 0), None),
        # To find this one again in itself would take minutes.
        ("1" * 500_000, "1" * 500_000, (0, 500_000), None),
    ],
)
def test_the_same_stretch_is_found_as_it_is_written(
    written: str, value: str, stretch: tuple[int, int], meant: tuple[int, int] | None
) -> None:
    assert find_text_range(written, value, *stretch) == meant


@pytest.mark.parametrize("text", ["a:", "- ", "a: {b: }", "a: *x", "a: [*x]"])
def test_a_value_that_is_not_there_has_a_place(text: str) -> None:
    found = places(text)
    for path in (("a",), ("a", 0), ("a", "b"), (0,), (0, "a", "b"), ("a", "b", "c")):
        assert found.place(*path).line == 1
        assert found.key_place(*path).line == 1


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(),
    st.lists(st.sampled_from(["a", "events", 0, 1, "id", ""]), max_size=4).map(tuple),
    st.integers(0, 9),
)
def test_every_place_lies_in_the_file(garbage: str, path: Path, at: int) -> None:
    text = "a: {b: [c]}\nevents:\n- id: x\n- " + decode_text(garbage.encode("utf-8", "replace"))
    found = places(text)
    for place in (
        found.place(*path),
        found.key_place(*path),
        found.file.place(*found.within(path, at, at + 2)),
    ):
        assert 1 <= place.line <= len(found.file.lines)
        assert 1 <= place.column <= len(found.file.lines[place.line - 1]) + 1
