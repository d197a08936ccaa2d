"""One order: of lists, of every export, and of what is found by a date."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.cli.browse.talking import Talk
from tests.cli.running import ran
from tests.ferry import BOUNDED, HEADINGS, ORDER, build


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    return build(tmp_path / "ferry")


def test_list_and_search_and_timeline(ferry: Path) -> None:
    for command in (["list"], ["search", "boat"], ["timeline", "--at", "1800/1999"]):
        dated = [one for one in ORDER if one not in {"lost", "adrift", "refitted"}]
        expected = dated if command[0] == "timeline" else list(ORDER)
        listed = ran(*command, "-C", ferry)
        assert re.findall(r"\[(\w+)\]$", listed.out, re.MULTILINE) == expected
        assert [
            one["id"] for one in json.loads(ran(*command, "-C", ferry, "--format", "json").out)
        ] == expected
        lines = ran(*command, "-C", ferry, "--format", "jsonl").out.splitlines()
        assert [json.loads(one)["id"] for one in lines] == expected


@pytest.mark.parametrize("form", ["markdown", "html", "pandoc"])
def test_exports_that_are_read(ferry: Path, form: str) -> None:
    text = ran("export", "-C", ferry, "--format", form).out
    assert re.findall(r"^(?:####|<h4).*?[\"#]event-(\w+)", text, re.MULTILINE) == list(ORDER)
    headings = "|".join(HEADINGS)
    found = re.findall(rf"^(?:### |<h3[^>]*>)({headings})\b", text, re.MULTILINE)
    assert found == list(HEADINGS)
    assert "known beginning" not in text


def test_exports_that_are_data(ferry: Path) -> None:
    told = json.loads(ran("export", "-C", ferry, "--format", "json").out)
    assert [one["id"] for one in told["events"]] == list(ORDER)
    rows = csv.DictReader(
        io.StringIO(ran("export", "-C", ferry, "--format", "csv").out.removeprefix("\ufeff"))
    )
    assert [row["id"] for row in rows] == list(ORDER)
    calendar = ran("export", "-C", ferry, "--format", "ics").out
    assert re.findall(r"UID:(\w+)-", calendar) == [one for one in ORDER if one in BOUNDED]


def test_the_zone_decides_and_dates_are_shown_as_written(ferry: Path, tmp_path: Path) -> None:
    assert "14 May 1902 at 23:30 UTC-05:00" in ran("list", "-C", ferry, "zoned").out
    east = build(tmp_path / "east", "Asia/Tokyo")
    listed = re.findall(r"\[(\w+)\]$", ran("list", "-C", east).out, re.MULTILINE)
    assert listed.index("paid") + 1 == listed.index("zoned") == listed.index("licensed") - 1
    assert "14 May 1902 at 23:30 UTC-05:00" in ran("list", "-C", east, "zoned").out


@pytest.mark.parametrize(
    ("date", "event"),
    [
        ("1899", "rowed"),
        ("1899-12-31", "rowed"),
        ("1900", "steamed"),
        ("1902", "stranded"),
        ("1902-05-15", "paid"),
        ("1902-05-16", "collision"),
        ("1931~", "sold"),
        ("[..1902-05-15]", "paid"),
        ("1990", "lost"),
    ],
)
def test_going_to_a_date(ferry: Path, date: str, event: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said = Talk(ferry, monkeypatch).ran(f"goto {date}").out
    assert f"It is {event}" in " ".join(said.split()).rpartition(" of 16 ")[2]
