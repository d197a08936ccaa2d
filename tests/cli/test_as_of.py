"""`--as-of`, everywhere: what only later sources say is in no answer; and how much that is, is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import ran
from tests.parsing.folders import write

EVENTS = """\
format: dateline/1
title: The bridge at Stourbrook
kinds:
  works: {label: Works}
events:
  - id: bridge-opened
    date: 1874-06-02
    title: The bridge is opened
    kind: works
    status: reported
    summary: A small crowd came.
    note: The memoir's HINDSIGHT is not to be trusted.
    cites:
      - gazette#1
      - {passage: memoir#1, as: disputes, says: {date: 1875}}
  - id: bridge-sank
    date: 1874-07
    title: The bridge sinks, a SECRET
    kind: works
    status: reported
    cites: [memoir#2]
differences:
  - id: crowd
    question: Who came?
    events: [bridge-opened]
    versions:
      - {says: A small crowd, cites: [gazette#1]}
      - {says: Nobody but ravens, cites: [memoir#2]}
"""
GAZETTE = "---\ntitle: Opening\nissued: 1874-06-05\nnote: HINDSIGHT.\n---\n\nOpened before a small crowd.\n"
MEMOIR = "---\ntitle: My SECRET\nissued: 1890\n---\n\nOpened a year later, says a raven.\n\nIt sank.\n"
LATER = ("SECRET", "HINDSIGHT", "raven", "1875", "memoir", "sank", "1890")


@pytest.fixture
def bridge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two events and two sources, of which the second came sixteen years later."""
    monkeypatch.setenv("DATELINE_CACHE_DIR", str(tmp_path / "cache"))
    return write(tmp_path / "bridge", EVENTS, gazette=GAZETTE, memoir=MEMOIR)


JSON = ["--format", "json"]


@pytest.mark.parametrize(
    ("command", "hidden"),
    [
        (["list"], "1 later event, 1 later source, 1 later citation, 2 later differences, 1 editor's note"),
        (["list", *JSON], "1 later event"),
        (["search", "opened"], "1 later source, 1 later citation"),
        (["search", "opened", "--format", "jsonl"], "1 later source"),
        (["timeline", "--at", "1874"], "1 later event"),
        (["show", "bridge-opened"], "1 later source, 1 later citation, 2 later differences, 1 editor's note"),
        (["show", "bridge-opened", *JSON], "1 later source"),
        (["source"], "1 later source, 1 editor's note"),
        (["source", *JSON], "1 later source"),
        (["source", "gazette"], "1 editor's note"),
        (["source", "gazette", *JSON], "1 editor's note"),
        (["differences"], "2 later differences"),
        (["differences", *JSON], "2 later differences"),
        (["export"], "1 later event, 1 later source, 1 later citation"),
    ],
)
def test_nothing_that_only_later_sources_say(bridge: Path, command: list[str], hidden: str) -> None:
    today = ran(*command, "-C", bridge)
    assert any(word in today.out for word in LATER)
    then = ran(*command, "-C", bridge, "--as-of", "1880")
    assert then.code == 0
    assert [word for word in LATER if word in then.out] == []
    assert f"dateline: hidden: {hidden}" in then.err


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (["show", "bridge-sank"], 1),
        (["source", "memoir"], 1),
        (["search", "raven"], 1),
        (["search", "source:memoir"], 1),
        (["elapsed", "bridge-opened", "bridge-sank"], 1),
        (["show", "bridge-sunk"], 2),
        (["source", "memoirs"], 2),
    ],
)
def test_what_was_not_public_is_neither_told_nor_offered(bridge: Path, command: list[str], code: int) -> None:
    then = ran(*command, "-C", bridge, "--as-of", "1880")
    assert (then.code, then.out) == (code, "")
    assert "did you mean" not in then.err
    assert "SECRET" not in then.err


def test_words_written_in_hindsight_say_so(bridge: Path) -> None:
    said = "title, status and summary were written later, and may reflect later sources."
    assert said in " ".join(ran("show", "bridge-opened", "-C", bridge, "--as-of", "1880").out.split())
    assert said in ran("export", "-C", bridge, "--as-of", "1880").out
    assert said not in ran("show", "bridge-opened", "-C", bridge, "--as-of", "1890").out


def test_what_the_chronology_is_about_is_told_with_hindsight(bridge: Path) -> None:
    file = bridge / "events.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "about: What the memoir changed.\n", encoding="utf-8")
    assert "What the memoir changed." in ran("export", "-C", bridge).out
    then = ran("export", "-C", bridge, "--as-of", "1880").out
    assert "What the memoir changed." not in then
    assert "what it is about" in then


def test_json_counts_what_is_hidden(bridge: Path) -> None:
    (event,) = json.loads(ran("list", *JSON, "-C", bridge, "--as-of", "1880").out)
    assert event["hidden"] == {
        "events": 0,
        "sources": 1,
        "citations": 1,
        "versions": 0,
        "differences": 2,
        "knowledge": 0,
        "notes": 1,
        "problems": 0,
        "searches": 0,
    }
    assert (event["differences"], event["differs"], event["issued"]) == ([], False, "1874-06-05")


def test_dates_that_conflict_are_a_difference_of_their_own(bridge: Path) -> None:
    assert ran("differences", "dates:bridge-opened", "-C", bridge).out == (
        "The bridge is opened: when? (by their dates)\n"
        "- 2 June 1874\n"
        "    Opening, 5 June 1874 [1]\n"
        "- some time in 1875\n"
        "    My SECRET, some time in 1890 [1]\n"
    )
    told = json.loads(ran("differences", *JSON, "-C", bridge).out)
    assert [(one["id"], one["by_dates"]) for one in told] == [("crowd", False), ("dates:bridge-opened", True)]


def test_the_time_between_two_events(bridge: Path) -> None:
    words = "between 29 days and 1 month 29 days, from bridge-opened (2 June 1874) to bridge-sank"
    for pair in (("bridge-opened", "bridge-sank"), ("bridge-sank", "bridge-opened")):
        told = ran("elapsed", *pair, "-C", bridge)
        assert (told.code, told.err) == (0, "")
        assert " ".join(told.out.split()).startswith(words)
    told = json.loads(ran("elapsed", "bridge-sank", "bridge-opened", *JSON, "-C", bridge).out)
    assert (told["elapsed"], told["from"]["id"], told["to"]["id"]) == (
        *("between 29 days and 1 month 29 days", "bridge-opened", "bridge-sank"),
    )
    assert (told["least_days"], told["most_days"]) == (29, 59)


def test_an_undated_event_is_no_time_away(canal: Path) -> None:
    told = ran("elapsed", "bridge-mended", "survey", "-C", canal)
    assert (told.code, told.out) == (1, "")
    assert "bridge-mended is undated" in told.err
