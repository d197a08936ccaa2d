"""The loop over the rules: order, repetition, limits, and rules that fail."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.parsing.folders import EVENT, HEAD, write
from tui.chronology.problem import Location, Problem, Severity, count_problems
from tui.parsing.loader import LoadedChronology, load_chronology
from tui.parsing.locations import LocationMap
from tui.validation import check as module
from tui.validation.check import MOST_OF_A_RULE, check_chronology
from tui.validation.rules import RULES
from tui.validation.rules.citations import events_are_cited
from tui.validation.rules.rule import EventRule, WholeRule


@pytest.fixture
def reading(tmp_path: Path) -> LoadedChronology:
    (tmp_path / "events.yaml").write_text("format: dateline/1\ntitle: A lighthouse\nevents: []\n")
    return load_chronology(tmp_path)


def problem(line: int, code: str = "a-code") -> Problem:
    return Problem(code, Location("events.yaml", line), "something is wrong", "put it right")


def test_problems_come_by_place_and_once(reading: LoadedChronology, monkeypatch: pytest.MonkeyPatch) -> None:
    def one(_reading: LoadedChronology) -> Iterator[Problem]:
        yield from (problem(3), problem(1, "z-code"), problem(3))

    def other(_reading: LoadedChronology) -> Iterator[Problem]:
        yield from (problem(1, "b-code"), problem(3))

    monkeypatch.setattr(module, "RULES", (WholeRule(one), WholeRule(other)))
    assert check_chronology(reading) == (problem(1, "b-code"), problem(1, "z-code"), problem(3))


def test_a_mistake_made_often_is_told_often_enough(
    reading: LoadedChronology, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rule(_reading: LoadedChronology) -> Iterator[Problem]:
        yield from map(problem, range(1, MOST_OF_A_RULE + 500))

    monkeypatch.setattr(module, "RULES", (WholeRule(rule),))
    found = check_chronology(reading)
    assert len(found) == MOST_OF_A_RULE + 1
    assert found[-1].code == "too-many-problems"
    assert found[-1].message == "499 more problems like this one (a-code) are not shown"
    assert count_problems(found) == (MOST_OF_A_RULE + 499, 0)


def test_what_is_not_told_is_counted_by_severity_with_its_events(
    reading: LoadedChronology, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rule(_reading: LoadedChronology) -> Iterator[Problem]:
        yield from map(problem, range(1, MOST_OF_A_RULE + 1))
        for line in range(MOST_OF_A_RULE + 1, MOST_OF_A_RULE + 8):
            severity = Severity.WARNING if line % 2 else Severity.ERROR
            yield replace(problem(line), severity=severity, concerns=(f"event-{line % 4}", "all"))

    monkeypatch.setattr(module, "RULES", (WholeRule(rule),))
    found = check_chronology(reading)
    assert count_problems(found) == (MOST_OF_A_RULE + 3, 4)
    *_, warnings, errors = found
    assert (warnings.severity, warnings.count) == (Severity.WARNING, 4)
    assert set(warnings.concerns) == {"event-1", "event-3", "all"}
    assert (errors.severity, errors.count, set(errors.concerns)) == (
        Severity.ERROR,
        3,
        {"event-0", "event-2", "all"},
    )


def test_what_is_not_told_is_not_located(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = "".join(EVENT.replace("id: opened", f"id: opened-{at}") for at in range(MOST_OF_A_RULE + 500))
    reading = load_chronology(write(tmp_path, HEAD + many))
    located: list[object] = []
    locate = LocationMap.problem

    def count(places: LocationMap, *arguments: Any, **options: Any) -> Problem:
        located.append(arguments)
        return locate(places, *arguments, **options)

    monkeypatch.setattr(LocationMap, "problem", count)
    monkeypatch.setattr(module, "RULES", (EventRule(events_are_cited),))
    found = check_chronology(reading)
    assert len(located) == MOST_OF_A_RULE + 1
    assert all(problem.place.path == "events.yaml" for problem in found)
    assert sum(problem.count for problem in found) == MOST_OF_A_RULE + 500


def test_one_that_is_not_told_is_one_problem(
    reading: LoadedChronology, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rule(_reading: LoadedChronology) -> Iterator[Problem]:
        yield from map(problem, range(1, MOST_OF_A_RULE + 2))

    monkeypatch.setattr(module, "RULES", (WholeRule(rule),))
    assert check_chronology(reading)[-1].message == "1 more problem like this one (a-code) is not shown"


def test_a_rule_that_fails_is_not_silenced(
    reading: LoadedChronology, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rule(_reading: LoadedChronology) -> Iterator[Problem]:
        raise RuntimeError("a mistake in the rule")
        yield

    monkeypatch.setattr(module, "RULES", (WholeRule(rule),))
    with pytest.raises(RuntimeError, match="a mistake in the rule"):
        check_chronology(reading)


def test_every_rule_is_listed_once() -> None:
    names = [rule.find.__qualname__ for rule in RULES]
    assert len(names) == len(set(names))
    assert all(rule.find.__doc__ for rule in RULES)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n", "format: dateline/1\n"])
def test_that_there_are_no_events_is_told_once(tmp_path: Path, text: str) -> None:
    (tmp_path / "events.yaml").write_text(text)
    assert [problem.code for problem in check_chronology(load_chronology(tmp_path))] == ["no-events"]


def test_an_event_that_is_left_out_is_not_missing_too_however_much_is_wrong(tmp_path: Path) -> None:
    broken = "".join(
        EVENT.replace("opened", f"lock-{at}", 1).replace("1951-05-14", "x") for at in range(1_200)
    )
    after = EVENT.replace("date: 1951-05-14", "after: lock-1100")
    codes = {
        problem.code for problem in check_chronology(load_chronology(write(tmp_path, HEAD + broken + after)))
    }
    assert "bad-date" in codes
    assert "unknown-event" not in codes
