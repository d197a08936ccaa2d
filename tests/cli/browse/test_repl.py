"""Conversations, from what is said to where it leads; the status is the last line of every answer."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.browse.talking import Talk
from tests.cli.running import ran, spawned
from tests.cli.test_hostile import lighthouse, safe, squeezed, written
from tests.explorer.village import build as village
from tests.text.payloads import PAYLOADS, visible
from tui.cli.browse import repl
from tui.text.sanitize import find_hidden_controls
from tui.views.commands.table import COMMANDS

SURVEY = "1 of 5 · about 1811 · A surveyor walks the line"
DIGGING = "2 of 5 · 1811 to April 1813 · The canal is dug"
SHARES = "3 of 5 · 1 June 1812 · The company sells shares"
LOCK = "4 of 5 · some time in 1813 · The first lock opens"
BRIDGE = "5 of 5 · undated · A bridge is mended"


_TWO_DIGITS = "is not an EDTF date: the year has two digits, and its century is not said"
_BC, _MONTH = "-1812-01-01/-1812-12-31", "1811-12-01/1811-12-31"


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (["", ""], f"{SURVEY} {SURVEY}"),
        (["next"], DIGGING),
        (["next 3"], LOCK),
        (["next 99999999999999999999"], BRIDGE),
        (["next 4", "next"], f"This is the last event. {BRIDGE}"),
        (["next -1"], f"-1 is not a number of events {SURVEY}"),
        (["previous"], f"This is the first event. {SURVEY}"),
        (["G"], BRIDGE),
        (["G", "g"], SURVEY),
        (["page-up"], f"This is the first event. {SURVEY}"),
        (["year", "year"], LOCK),
        (["G", "back-year"], LOCK),
        (["G", "{", "{"], SHARES),
        (["G", "}"], f"This is the last event. {BRIDGE}"),
        (["goto 1812"], SHARES),
        (["t 1900"], BRIDGE),
        (["goto 1813~"], LOCK),
        (["goto 1812-13"], SHARES),
        (["goto June 1812"], SHARES),
        (
            ["goto 2/6/1812"],
            f"Which do you mean? 2 June 1812: goto 1812-06-02 · 6 February 1812: goto 1812-02-06 {SURVEY}",
        ),
        (
            ["goto 2/6/12"],
            f"2/6/12: “2/6/12” {_TWO_DIGITS}; write it as 2013-05-14, 2013-05, 2013 or 2004/2012 {SURVEY}",
        ),
        (["goto -1812"], f"Which do you mean? 1813 BC: goto {_BC} · up to 1812: goto ../1812 {SURVEY}"),
        (
            ["to 1811-12"],
            f"Which do you mean? December 1811: to {_MONTH} · 1811 to 1812: to 1811/1812 {SURVEY}",
        ),
        (["goto 1811-12-01/1811-12-31"], SHARES),
        (["goto ../1812"], LOCK),
        (["goto"], f"Which date? Type one such as 2013, 2013-05 or 2013-05-14. {SURVEY}"),
        (["/shares"], "1 of 1 found, 4 hidden · 1 June 1812 · The company sells shares"),
        (["search kind:works", "last"], "4 of 4 found, 1 hidden · undated · A bridge is mended"),
        (["G", "/bridge", "clear"], BRIDGE),
        (["event lock-opened", "/shares", "clear"], SHARES),
        (["v", "next 2"], f"{SHARES} · range of 3 events"),
        (["v", "next", "v"], DIGGING),
        (["v", "next", "clear"], DIGGING),
        (["J", "J", "K"], f"{DIGGING} · range of 2 events"),
        (["to 1812"], f"{SHARES} · range of 3 events"),
        (["to 1812-06-01"], f"{SHARES} · range of 3 events"),
        (["to 1812-05"], f"{DIGGING} · range of 2 events"),
        (["to lock-opened"], f"{LOCK} · range of 4 events"),
        (["to lock-opend"], f"there is no event lock-opend; did you mean lock-opened? {SURVEY}"),
        (["/nothing-so", "year"], "again. 0 of 0 found, 5 hidden · nothing found"),
        (
            ["/nothing-so", "overview"],
            "No events found; clear shows all events again. 0 of 0 found, 5 hidden · nothing found",
        ),
        (["to 1812", "/kind:works"], f"Range cancelled. {SURVEY.replace('5', '4 found, 1 hidden')}"),
        (["m", "m"], f"Mark removed. {SURVEY}"),
        (["to-mark"], f"No event is marked. To mark this one, type: mark {SURVEY}"),
        (["t 1812", "m", "n"], f"{LOCK} · between 7 months and 1 year 7 months from the mark"),
        (["m", "G"], f"{BRIDGE} · unknown time from the mark"),
        (["m", "next 2", "'"], SURVEY),
        (
            ["m", "next 2", "m", "'"],
            f"{SURVEY} · between 7 months earlier and 2 years 5 months later from the mark",
        ),
        (["/nothing-so"], "0 of 0 found, 5 hidden · nothing found"),
        (
            ["/surveyer"],
            "about 1811: A surveyor walks the line; event survey 0 of 0 found, 5 hidden · nothing found",
        ),
        (["search"], f"No query. {SURVEY}"),
        (["/kind:work"], f"there is no kind work; did you mean works? {SURVEY}"),
        (["/kind:works", "/"], f"Query: kind:works {SURVEY.replace('5', '4 found, 1 hidden')}"),
        (["event nowhere"], f"there is no event nowhere {SURVEY}"),
        (["reload"], f"The files have not changed. {SURVEY}"),
        ([":next"], DIGGING),
        (["last", "back"], SURVEY),
        (["event digging", "last", "back"], DIGGING),
        (["goto 1812", "back", "forward"], SHARES),
        (["back"], f"There is no place before this one. {SURVEY}"),
        (["forward"], f"There is no place after this one. {SURVEY}"),
        (["/kind:works", "undo"], f"No query. {SURVEY}"),
        (["/kind:works", "undo", "redo"], f"Query: kind:works {SURVEY.replace('5', '4 found, 1 hidden')}"),
        (["undo"], f"There is no change of the query to undo. {SURVEY}"),
        (["redo"], f"There is no change of the query to redo. {SURVEY}"),
        (["  next   1  "], DIGGING),
    ],
    ids=lambda value: " / ".join(value) if isinstance(value, list) else "",
)
def test_where_it_leads(talk: Talk, said: list[str], status: str) -> None:
    assert talk(*said).endswith(f" {status}")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("list", "about 1811 reported A surveyor walks the line [survey] 1811 to April 1813 reported"),
        ("overview", "1811: 2 events, where you are 1812: 1 event 1813: 2 events"),
        ("show", "Sources (1 source, 1 origin) 1 The ledger of the company, January 1814 [1]"),
        ("event shares-sold", "Two hundred shares were sold in a day."),
        ("citation", "Citation 1 of 1: The ledger of the company, January 1814 [1]:"),
        ("citation 2", "the event has no citation 2"),
        ("passage", ">[1] About 1811 a surveyor walked the line."),
        ("passage gazette#2", ">[2] The first lock was opened before a crowd."),
        ("passage gazette#9", "there is no passage gazette#9; did you mean gazette#"),
        ("source", "gazette The Gazette, 2 May 1813: News of the navigation 2 passages, 2 events"),
        ("source ledgr", "there is no source ledgr; did you mean ledger?"),
        ("original", "No original of ledger is attached; see: dateline corpus attach --help"),
        ("differences", "No difference is recorded about this event"),
        ("differences all", "On which day were the shares sold? - On 1 June"),
        ("dated-passages", "The ledger of the company, January 1814"),
        ("problems", "No problems found."),
        ("about", "Events 5 Differ 1 event, 1 difference Problems none"),
        ("related", "The same source: The ledger of the company"),
        ("help goto", "goto DATE (t): Go to the first event on or after a date."),
        ("help", "lists only its commands: Moving, Reading, Finding, Selecting, Program."),
    ],
)
def test_what_is_told(talk: Talk, said: str, told: str) -> None:
    assert told in talk(said)


def test_the_help_has_headings_and_one_of_them_is_enough(talk: Talk) -> None:
    whole, finding = talk("help"), talk("help finding")
    at = [whole.index(f" {group} ") for group in ("Moving", "Reading", "Finding", "Selecting", "Program")]
    assert at == sorted(at)
    assert "undo" in finding
    assert "goto" not in finding


def test_the_time_from_the_mark_is_told_once_for_each_event(talk: Talk) -> None:
    told = talk("mark", "next", "list", "about", "next", "previous")
    assert told.count("from the mark") == 3


def test_citations_one_after_the_other(talk: Talk) -> None:
    told = talk("event shares-sold", "]", "]", "]", "[", "passage")
    order = ["Citation 1 of 2", "Citation 2 of 2", "Citation 2 of 2", "no next citation", "Citation 1 of 2"]
    at = 0
    for words in order:
        at = told.index(words, at) + 1
    assert ">[3] On 1 June two hundred shares were sold in one day." in told[at:]


def test_looking_back_tells_nothing_later(talk: Talk) -> None:
    told = talk("as-of 1813-06", "list", "source", "event digging", "/navvies", "as-of", "G")
    then = told.partition("As of the end of June 1813")[2].rpartition("As of")[0] or told
    assert "hidden: " in told
    assert "bridge" not in then.partition("digging was not public by then")[0]
    assert told.endswith(
        ("1 of 1 found, 4 hidden · 1811 to April 1813 · The canal is dug", "The canal is dug")
    )


def test_the_day_may_be_given_to_begin_with(talk: Talk) -> None:
    told = talk("about", options=("--as-of", "1813-06"))
    assert "1 later source hidden" in told
    assert "ledger" not in told


def test_quitting_ends_it_and_so_does_the_end_of_input(talk: Talk) -> None:
    assert talk("quit", "next") == SURVEY
    assert talk() == SURVEY


def test_files_that_change_are_noticed_and_read_again(
    talk: Talk, canal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = canal / "events.yaml"
    answers = repl.run_line

    def changing(reader: object, typed: str) -> object:
        if typed.strip() in {"well", "ill"}:
            better = events.read_text(encoding="utf-8").replace("The first lock", "The FIRST lock")
            events.write_text(better if typed.strip() == "well" else "events: [", encoding="utf-8")
        return answers(reader, "next" if typed.strip() in {"well", "ill"} else typed)  # type: ignore[arg-type]  # a stand-in

    monkeypatch.setattr(repl, "run_line", changing)
    told = talk("next 2", "well", "", "reload", "ill", "reload", "previous")
    assert told.count("The files have changed: type reload to read them.") == 2
    assert "Files reloaded. 4 of 5 · some time in 1813 · The FIRST lock opens" in told
    assert "The files cannot be read to their end; the last good state is kept. events.yaml:" in told
    assert told.endswith("4 of 5 · some time in 1813 · The FIRST lock opens")


@pytest.mark.sweep
@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_nothing_typed_and_nothing_written_is_said_raw(
    talk: Talk, canal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, payload: str
) -> None:
    monkeypatch.chdir(tmp_path)
    line = payload.replace("\n", " ")
    result = talk.ran(
        line, f"event {line}", f"/{line}", "clear", f"goto {line}", f"export {line}", f"help {line}"
    )
    assert result.code == 0
    assert find_hidden_controls(result.out + result.err) == ()
    assert "Traceback" not in result.out + result.err
    assert (canal / "events.yaml").is_file()


@pytest.mark.sweep
@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_nothing_in_the_files_is_said_raw_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, payload: str
) -> None:
    root = lighthouse(tmp_path / "lighthouse", payload)
    words = [command.id for command in COMMANDS if command.id not in {"quit", "export"}]
    result = safe(Talk(root, monkeypatch).ran(*words, "first", "differences all", "source log", "related"))
    # One that cannot be read is named without its brackets, and its texts are not told.
    if "[lamp-lit]" in squeezed(result.out):
        assert visible(written(payload))[:200] in squeezed(result.out)


def test_every_word_about_an_empty_chronology(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "empty"
    (root / "corpus").mkdir(parents=True)
    (root / "events.yaml").write_text("format: dateline/1\ntitle: Nothing yet\nkinds: {}\nevents: []\n")
    words = [command.id for command in COMMANDS if command.id not in {"quit", "export"}]
    result = Talk(root, monkeypatch).ran(*words, "to 1900", "event x", "related", "next 5", "source x")
    assert result.code == 0
    assert result.out.endswith("0 of 0 · nothing found\n")


def test_no_line_is_wider_than_78_and_nothing_is_drawn(talk: Talk) -> None:
    words = [command.id for command in COMMANDS if command.id not in {"quit", "export"}]
    lines = talk.ran(*words, "differences all", "help").out.splitlines()
    assert max(map(len, lines)) <= 78
    assert not any("\u2500" <= char <= "\u259f" or char in "●◌≠▶" for line in lines for char in line)


def test_through_a_pipe(canal: Path) -> None:
    result = spawned("browse", cwd=canal)
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.decode().splitlines()[-1] == SURVEY


def test_two_chronologies_are_one_too_many(canal: Path, tmp_path: Path) -> None:
    assert ran("browse", canal, "-C", tmp_path).code == 2
    assert ran("browse", canal / "nowhere").code == 3


def test_bytes_of_no_encoding(talk: Talk) -> None:
    result = talk.ran("/caf\udce9", "next")
    assert result.code == 0
    assert os.linesep.join(result.out.splitlines())


def test_the_content_notice_comes_before_anything_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Talk(village(tmp_path / "hall"), monkeypatch).ran("next").out.splitlines()
    assert told[:2] == ["The village hall", "Content notice. This chronology mentions a leaking roof."]


@pytest.mark.parametrize(
    ("events", "told"),
    [
        ("events: []\n", "There are no events yet."),
        ("events: []\nabot: x\n", "No events can be shown: 1 error; problems lists them."),
        ("events: nothing\n", "No events can be shown: 1 error; problems lists them."),
    ],
)
def test_nothing_to_show_is_told_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, events: str, told: str
) -> None:
    root = tmp_path / "canal"
    root.mkdir()
    (root / "events.yaml").write_text(f"format: dateline/1\ntitle: Canal\n{events}", encoding="utf-8")
    said = " ".join(Talk(root, monkeypatch).ran("show", "citation").out.split())
    assert said.count(told) == 2
    assert "clear shows" not in said


def test_an_event_with_an_error_is_told_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = village(tmp_path / "hall")
    text = (root / "events.yaml").read_text(encoding="utf-8")
    (root / "events.yaml").write_text(
        text.replace("cut the ribbon}", "swallowed the ribbon}"), encoding="utf-8"
    )
    said = Talk(root, monkeypatch).ran("G", "page-up").out
    assert "[error] Ada Wren opens the hall [differs]" in " ".join(said.split())
    listed = ran("list", "-C", root)
    assert [row for row in listed.out.splitlines() if "✗ Ada Wren opens the hall" in row]
    assert "2 errors" in listed.err
