"""The command line shows what could not be read, and counts it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.browse.talking import Talk
from tests.cli.canal import EVENTS
from tests.cli.running import ran

BROKEN = EVENTS.replace("date: 1812-06-01", "date: 1 June 1812ish")
TITLES = [line.partition("title: ")[2] for line in EVENTS.splitlines() if line.startswith("    title: ")]


@pytest.fixture
def broken(canal: Path) -> Path:
    """The canal company; the third of its five events cannot be read."""
    (canal / "events.yaml").write_text(BROKEN, encoding="utf-8")
    return canal


def test_list_shows_it_in_its_place(broken: Path) -> None:
    result = ran("list", "-C", broken)
    lines = result.out.splitlines()
    at = next(at for at, line in enumerate(lines) if "The company sells shares" in line)
    assert lines[at].startswith("!? 1 June 1812ish")
    assert lines[at].endswith("(not a date: cannot be read)  events.yaml:25")
    assert "[digging]" in lines[at - 1]
    assert len(lines) == 5
    assert "4 of 5 events; 1 could not be read: see dateline check\n" in result.err


def test_with_every_date_broken_every_row_is_there(canal: Path) -> None:
    text = EVENTS.replace("    date: ", "    date: about the year ").replace(
        "after: lock-opened", "date: then"
    )
    (canal / "events.yaml").write_text(text, encoding="utf-8")
    result = ran("list", "-C", canal)
    assert [line.startswith("!? ") for line in result.out.splitlines()] == [True] * 5
    assert all(title in line for title, line in zip(TITLES, result.out.splitlines(), strict=True))
    assert "0 of 5 events; 5 could not be read" in result.err


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_holds_events_only(broken: Path, form: str) -> None:
    result = ran("list", "-C", broken, "--format", form)
    values = json.loads(result.out) if form == "json" else list(map(json.loads, result.out.splitlines()))
    assert [value["id"] for value in values] == ["survey", "digging", "lock-opened", "bridge-mended"]
    assert "1 could not be read" in result.err


@pytest.mark.parametrize(
    "command",
    [("list", "shares"), ("search", "canal"), ("timeline", "--at", "1812"), ("list", "--from", "1812")],
)
def test_a_search_cannot_find_it_and_says_so(broken: Path, command: tuple[str, ...]) -> None:
    result = ran(command[0], "-C", broken, *command[1:])
    assert "The company sells shares" not in result.out
    assert "of 5 events" in result.err
    assert "1 could not be read: see dateline check" in result.err


@pytest.mark.parametrize("form", ["markdown", "html", "pandoc", "csv", "json", "csl-json", "ics"])
def test_an_export_counts_it(broken: Path, form: str) -> None:
    result = ran("export", "-C", broken, "--format", form)
    assert "4 of 5 events; 1 could not be read: see dateline check\n" in result.err
    assert (
        "1 of 5 events; 3 hidden; 1 could not be read"
        in ran("export", "-C", broken, "--format", form, "canal").err
    )
    whole = EVENTS.count("  - id: ") - 1
    (broken / "events.yaml").write_text(EVENTS, encoding="utf-8")
    assert f"{whole} of {whole} events; 0 hidden\n" in ran("export", "-C", broken, "--format", form).err


@pytest.mark.parametrize("command", [("show", "shares-sold"), ("elapsed", "survey", "shares-sold")])
def test_one_event_that_cannot_be_read_says_why(broken: Path, command: tuple[str, ...]) -> None:
    result = ran(command[0], "-C", broken, *command[1:])
    assert (result.code, result.out) == (3, "")
    assert "shares-sold cannot be read: events.yaml:25:11: " in result.err


def test_browse_tells_it(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = Talk(broken, monkeypatch).ran("next", "list", "search canal", "clear", "last", "list", "about").out
    out = " ".join(said.split())
    assert out.count("1 event cannot be read: type problems to see why.") == 2
    assert out.count("The company sells shares (not a date: cannot be read)") == 1
    assert "Not read 1 event cannot be read" in out


def test_browse_lists_it_with_what_it_stands_behind(canal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = BROKEN.replace("date: 1811~", "date: once")
    (canal / "events.yaml").write_text(text, encoding="utf-8")
    talk = Talk(canal, monkeypatch)
    titles = ["A surveyor walks", "The canal is dug", "The company sells shares"]
    from_the_first, from_the_next = talk.ran("list").out, talk.ran("next", "list").out
    assert [from_the_first.count(f"{title} ") for title in titles] == [1, 1, 1]
    assert [from_the_next.count(f"{title} ") for title in titles] == [0, 0, 0]
