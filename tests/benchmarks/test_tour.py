"""The tour of the documents: what is sent makes the screens that were seen, and the file can be played."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from benchmarks.tour import EXPORTS, MOST_BYTES, SIZE, TOUR, drawn_anew, pieces

pyte = pytest.importorskip("pyte")

WIDTH = 12
STYLES = st.sampled_from([None, Style(bold=True), Style(color="red"), Style(bgcolor="blue")])
LINES = st.lists(st.tuples(st.sampled_from("ab é"), STYLES), min_size=WIDTH, max_size=WIDTH)


@settings(max_examples=100, deadline=None)
@given(st.lists(LINES, min_size=2, max_size=5))
def test_each_line_is_drawn_from_the_one_before(lines: list[list[tuple[str, Style | None]]]) -> None:
    screen = pyte.Screen(WIDTH, 2)
    stream, before = pyte.Stream(screen), pieces(Strip([]))
    for cells in lines:
        after = pieces(Strip([Segment(char, style) for char, style in cells]))
        stream.feed(drawn_anew(1, before, after))
        fresh = pyte.Screen(WIDTH, 2)
        pyte.Stream(fresh).feed(drawn_anew(1, [], after))
        assert screen.display[1] == "".join(char for char, _ in cells)
        assert dict(screen.buffer[1]) == dict(fresh.buffer[1])
        before = after


def test_nothing_is_sent_for_a_line_that_is_as_it_was() -> None:
    drawn = pieces(Strip([Segment("a lamp"), Segment("is lit", Style(bold=True))]))
    assert drawn_anew(3, drawn, drawn) == ""


def test_the_recorded_tour_can_be_played() -> None:
    text = TOUR.read_text(encoding="utf-8")
    head, *frames = map(json.loads, text.splitlines())
    assert (head["version"], head["width"], head["height"]) == (2, *SIZE)
    assert len(text.encode()) <= MOST_BYTES
    moments = [moment for moment, _, _ in frames]
    assert moments == sorted(moments)
    assert 10 < moments[-1] < 60
    screen = pyte.Screen(*SIZE)
    stream, seen = pyte.Stream(screen), ""
    for _, kind, sent in frames:
        assert kind == "o"
        stream.feed(sent)
        seen += "\n".join(screen.display)
    for shown in ("Timeline 1 of", "Where the sources differ", "/ apolog", "What: the range", "─ Help ─"):
        assert shown in seen
    assert not "".join(screen.display).strip()
    # It names no folder of the machine on which it was recorded.
    folders = set(re.findall(r"(?<![^\s│])/\w[\w./-]*", seen))
    assert folders
    assert all(folder.startswith(EXPORTS) for folder in folders), folders
