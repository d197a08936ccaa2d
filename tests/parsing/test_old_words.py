"""Old words of the format: read as the new ones, with one problem a word and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.parsing.folders import write
from tui.chronology.enums import EventStatus, TextKind
from tui.chronology.problem import Location
from tui.parsing.loader import LoadedChronology, load_chronology
from tui.validation.check import check_chronology

pytestmark = pytest.mark.usefixtures("parser")

EVENTS = """\
format: dateline/1
title: The hall and its standing
kinds:
  works: {label: Works}
events:
  - id: opened
    date: 1951-05-14
    title: The known voice of the hall
    kind: works
    "standing": reported  # standing: for good
    known: 1951-06
    cites: [log#1]
  - {id: shut, date: 1952, title: The hall was shut, kind: works, standing: admitted, cites: [log#2, paper#1]}
accounts:
  - id: when
    question: When was it shut?
    events: [shut]
    versions:
      - {says: In 1952, cites: [log#1]}
      - {says: In 1953, cites: [log#2]}
"""
LOG = """\
---
title: The log
issued: 1954
text: "digest"
---
The seal of the hall, voice=low. {span=1-9 seal=20:ce1a86917bce26b7 voice=keeper}

The hall was shut. {voice="the clerk" origin=clerk}
"""
PAPER = "---\ntitle: The paper\nissued: 1954\ntext: full\n---\nIn the paper. {voice=editor}\n"


def told(reading: LoadedChronology) -> list[str]:
    return [f"{it.place}: {it.code}: {it.message}" for it in check_chronology(reading)]


@pytest.fixture
def old(tmp_path: Path) -> LoadedChronology:
    return load_chronology(write(tmp_path, EVENTS, log=LOG, paper=PAPER))


def test_each_old_word_is_one_problem_and_nothing_follows_from_it(old: LoadedChronology) -> None:
    assert told(old) == [
        "corpus/log.md:4:8: old-word: `digest` is the old word for `paraphrase`",
        "corpus/log.md:6:44: old-word: `seal` is the old word for `hash`",
        "corpus/log.md:6:69: old-word: `voice` is the old word for `speaker`, here and in 2 other places",
        "corpus/paper.md:4:7: old-word: `full` is the old word for `verbatim`",
        "events.yaml:10:6: old-word: `standing` is the old word for `status`, here and in 1 other place",
        "events.yaml:11:5: old-word: `known` is the old word for `public`",
        "events.yaml:14:1: old-word: `accounts` is the old word for `differences`",
    ]


def test_the_problem_says_what_to_run(old: LoadedChronology) -> None:
    remedies = {it.message.split("`")[3]: it.remedy for it in old.problems}
    assert remedies["status"] == "write `status`, or run `dateline fix`, which replaces every old word"


def test_everything_is_read_as_if_the_new_words_stood_there(old: LoadedChronology) -> None:
    chronology = old.chronology
    opened, shut = chronology.events
    assert (opened.status, shut.status) == (EventStatus.REPORTED, EventStatus.ADMITTED)
    assert opened.public is not None
    assert [difference.id for difference in chronology.differences] == ["when"]
    log, paper = (chronology.source_by_id[name] for name in ("log", "paper"))
    assert (log.text, paper.text) == (TextKind.PARAPHRASE, TextKind.VERBATIM)
    assert str(log.passages[0].hash) == "20:ce1a86917bce26b7"
    assert [passage.speaker for passage in log.passages] == ["keeper", "the clerk"]
    assert log.passages[0].text == "The seal of the hall, voice=low."


def test_values_are_found_under_the_new_words(old: LoadedChronology) -> None:
    assert old.place("events", 0, "status") == Location("events.yaml", 10, 17, 8)
    assert old.key_place("events", 0, "status") == Location("events.yaml", 10, 5, 10)
    assert old.place("events", 1, "status") == Location("events.yaml", 13, 77, 8)
    assert old.place("events", 0, "public").line == 11
    assert old.place("differences", 0, "question") == Location("events.yaml", 16, 15, 17)
    assert old.section(old.place("differences", 0)) == "differences"
    [first, _] = old.chronology.source_by_id["log"].passages
    problem = old.passage_problem("x", "log", first, "m", "r", attribute="hash")
    assert (problem.place.line, problem.place.column, problem.place.width) == (6, 44, 24)


BESIDE = [
    pytest.param(
        EVENTS.replace('"standing": reported', "status: reported\n    standing: alleged"),
        LOG,
        "events.yaml:11:5: old-word: `standing` is the old word for `status`, which is here too",
        id="event",
    ),
    pytest.param(
        EVENTS + "differences: []\n",
        LOG,
        "events.yaml:14:1: old-word: `accounts` is the old word for `differences`, which is here too",
        id="chronology",
    ),
    pytest.param(
        EVENTS,
        LOG.replace("voice=keeper", "voice=keeper speaker=clerk"),
        "corpus/log.md:6:69: old-word: `voice` is the old word for `speaker`, which is here too",
        id="attribute",
    ),
]


@pytest.mark.parametrize(("events", "log", "problem"), BESIDE)
def test_beside_the_new_word_the_old_one_is_a_problem_of_its_own(
    tmp_path: Path, events: str, log: str, problem: str
) -> None:
    reading = load_chronology(write(tmp_path, events, log=log, paper=PAPER))
    [beside] = [line for line in told(reading) if "which is here too" in line]
    assert beside == problem
    assert all(it.code == "old-word" for it in reading.problems)
    assert len(reading.chronology.events) == 2
    speaker = "clerk" if "speaker" in log else "keeper"
    assert reading.chronology.source_by_id["log"].passages[0].speaker == speaker


def test_of_a_file_that_breaks_off_what_was_read_is_told(tmp_path: Path) -> None:
    broken = EVENTS.replace("accounts:", "accounts: [")
    reading = load_chronology(write(tmp_path, broken, log=LOG, paper=PAPER))
    assert not reading.is_complete
    assert [event.status for event in reading.chronology.events] == [
        EventStatus.REPORTED,
        EventStatus.ADMITTED,
    ]
    assert sum("`standing`" in it.message for it in reading.problems) == 1


def test_an_old_key_that_is_not_indented_is_told_where_it_belongs(tmp_path: Path) -> None:
    reading = load_chronology(write(tmp_path, "format: dateline/1\nstanding: reported\n"))
    [problem] = reading.problems
    assert (problem.code, problem.remedy) == (
        "unknown-key",
        "indent it as far as the other keys of an event",
    )


@pytest.mark.parametrize("value", ["yes", "no", "true", "False", "'Yes'", "off"])
@pytest.mark.parametrize("key", ["public", "known"])
def test_public_is_a_date(tmp_path: Path, key: str, value: str) -> None:
    events = EVENTS.replace("    known: 1951-06\n", f"    {key}: {value}\n")
    reading = load_chronology(write(tmp_path, events, log=LOG, paper=PAPER))
    [problem] = [it for it in reading.problems if it.code != "old-word"]
    written = value.strip("'")
    assert problem.code == "public-not-a-date"
    assert problem.message == f"`public` is a date and not `{written}`: when the event became public"
    assert "write that date" in problem.remedy
    assert "protected: true" in problem.remedy
    assert (problem.place.line, problem.place.column) == (11, len(f"    {key}: ") + 1)


def test_a_bad_date_is_still_a_bad_date(tmp_path: Path) -> None:
    events = EVENTS.replace("known: 1951-06", "public: yesterday")
    reading = load_chronology(write(tmp_path, events, log=LOG, paper=PAPER))
    assert "bad-date" in {it.code for it in reading.problems}
