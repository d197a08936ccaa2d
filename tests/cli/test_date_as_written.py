"""The source's own spelling of a date goes wherever its event is shown in full."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import ran

SPELLING = "abt. the yeare 1811"


@pytest.fixture
def spelt(canal: Path) -> Path:
    """The canal company, with the spelling of one date."""
    events = canal / "events.yaml"
    text = events.read_text(encoding="utf-8")
    events.write_text(
        text.replace("    date: 1811~\n", f"    date: 1811~\n    date-as-written: {SPELLING}\n"),
        encoding="utf-8",
    )
    return canal


def test_it_is_no_problem(spelt: Path) -> None:
    assert ran("check", "--strict", spelt).code == 0
    assert "date-as-written" in ran("schema").out


def test_it_is_shown_with_its_event(spelt: Path) -> None:
    assert f"As written {SPELLING}\n" in ran("show", "survey", "-C", spelt).out
    shown = json.loads(ran("show", "survey", "--format", "json", "-C", spelt).out)
    assert shown["date_as_written"] == SPELLING
    assert json.loads(ran("show", "digging", "--format", "json", "-C", spelt).out)["date_as_written"] is None


def test_it_is_found(spelt: Path) -> None:
    assert "[survey]" in ran("list", "yeare", "-C", spelt).out


@pytest.mark.parametrize("name", ["markdown", "html", "pandoc", "csv", "json", "ics"])
def test_it_is_exported(spelt: Path, name: str) -> None:
    # A calendar has folded lines, and Markdown a backslash before a full stop.
    answer = ran("export", "walks", "--format", name, "-C", spelt)
    assert answer.code == 0
    plain = answer.out.replace("\r\n ", "").replace("\\", "")
    assert SPELLING in plain


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("5 March 1811", "write 1811-03-05"),
        ("3/4/1811", "write 1811-04-03 or 1811-03-04"),
        ("3/4/11", "write it as 2013-05-14, 2013-05, 2013 or 2004/2012"),
    ],
)
def test_a_date_that_is_not_edtf_is_a_problem_that_names_its_readings(
    canal: Path, text: str, remedy: str
) -> None:
    events = canal / "events.yaml"
    events.write_text(
        events.read_text(encoding="utf-8").replace("date: 1811~", f"date: {text}"), encoding="utf-8"
    )
    answer = ran("check", canal)
    assert answer.code == 1
    assert "bad-date" in answer.out
    assert f"→ {remedy}\n" in answer.out


def test_fix_and_check_agree(canal: Path) -> None:
    events = canal / "events.yaml"
    events.write_text(
        events.read_text(encoding="utf-8").replace("date: 1811~", "date: c. 1811"), encoding="utf-8"
    )
    answer = ran("fix", canal)
    assert (answer.code, answer.out) == (0, "events.yaml:11:11: c. 1811 → 1811~\n")
    assert answer.err == "dateline: 1 date replaced in 1 file\n"
    assert ran("check", "--strict", canal).code == 0
    assert "As written c. 1811\n" in ran("show", "survey", "-C", canal).out


def test_options_take_dates_as_people_write_them(canal: Path) -> None:
    assert (
        ran("list", "--from", "June 1812", "-C", canal).out
        == ran("list", "--from", "1812-06", "-C", canal).out
    )
    refused = ran("list", "--from", "3/4/1812", "-C", canal)
    assert refused.code == 2
    assert "write 1812-04-03 or 1812-03-04" in refused.err
