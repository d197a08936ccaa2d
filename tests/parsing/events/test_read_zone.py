"""The time zone of a chronology, as its file is read."""

from __future__ import annotations

import pytest

from tests.cases import each
from tests.parsing.folders import pointed
from tui.parsing.events.chronology_file import ChronologyFile, read_chronology_file
from tui.parsing.limits import Limits
from tui.parsing.safe_files import InputFile

pytestmark = pytest.mark.usefixtures("parser")


def read(text: str) -> ChronologyFile:
    return read_chronology_file(InputFile("events.yaml", text), Limits())


@each(
    ("written", "zone", "told", "remedy"),
    [
        ("", "UTC", "", ""),
        ("zone:\n", "UTC", "", ""),
        ("zone: Europe/London\n", "Europe/London", "", ""),
        ('zone: " America/New_York "\n', "America/New_York", "", ""),
        ("zone: Europe/Londn\n", "UTC", "unknown-zone: Europe/Londn", "write Europe/London"),
        ("zone: europe/london\n", "UTC", "unknown-zone: europe/london", "write Europe/London"),
        ("zone: BST\n", "UTC", "unknown-zone: BST", "write a name of the IANA database"),
        ("zone: London\n", "UTC", "unknown-zone: London", "write Europe/London"),
        ("zone: new york\n", "UTC", "unknown-zone: new york", "write America/New_York"),
        ("zone: +01:00\n", "UTC", "unknown-zone: +01:00", "write a name of the IANA database"),
        ("zone: /etc/localtime\n", "UTC", "unknown-zone: /etc/localtime", "write"),
        ("zone: ../UTC\n", "UTC", "unknown-zone: ../UTC", "write"),
        ("zone: [UTC]\n", "UTC", "wrong-shape: [UTC]", "write the name of one time zone"),
    ],
)
def test_the_zone(written: str, zone: str, told: str, remedy: str) -> None:
    found = read(f"format: dateline/1\n{written}events: []\n")
    assert [pointed(problem, found.places.file) for problem in found.problems] == ([told] if told else [])
    assert found.chronology(()).zone == zone
    assert all(problem.remedy.startswith(remedy) for problem in found.problems)


def test_a_machine_without_zones_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.parsing.events.read_zone.known_zones", lambda: ())
    monkeypatch.setattr("tui.parsing.events.read_zone.find_zone", lambda _: None)
    [problem] = read("format: dateline/1\nzone: Europe/London\n").problems
    assert "tzdata" in problem.remedy
