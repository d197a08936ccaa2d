"""`check` and `schema`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.canal import EVENTS, build
from tests.cli.running import ran

MISQUOTED = EVENTS.replace("two hundred shares}", "three hundred barrels}")


def test_a_sound_chronology_has_nothing_to_say_on_standard_output(canal: Path) -> None:
    result = ran("check", canal)
    assert (result.code, result.out) == (0, "")
    assert "no problems" in result.err or "warning" in result.err


@pytest.mark.parametrize("arguments", [["."], [], ["events.yaml"], ["-C", "."]])
def test_a_quotation_that_is_not_there_ends_with_1(tmp_path: Path, arguments: list[str]) -> None:
    root = build(tmp_path / "canal", MISQUOTED)
    result = ran("check", *arguments, cwd=root)
    assert result.code == 1
    assert "quote-not-found" in result.out
    assert "1 error" in result.err


def test_formats_tell_the_same_problem(tmp_path: Path) -> None:
    root = build(tmp_path / "canal", MISQUOTED)
    problem = json.loads(ran("check", root, "--format", "json").out)[0]
    assert set(problem) >= {"code", "path", "line", "column", "message", "remedy", "severity"}
    assert problem["path"] == "events.yaml"
    line = MISQUOTED.splitlines()[problem["line"] - 1]
    assert "three hundred barrels" in line
    sarif = json.loads(ran("check", root, "--format", "sarif").out)
    assert sarif["runs"][0]["results"][0]["ruleId"] == problem["code"]
    github = ran("check", root, "--format", "github").out
    assert github.startswith("::error file=events.yaml,line=")


def test_warnings_fail_only_when_strict(tmp_path: Path) -> None:
    root = build(
        tmp_path / "canal",
        EVENTS.replace("  money: {label: Money}", "  money: {label: Money}\n  idle: {label: Idle}"),
    )
    assert ran("check", root).code == 0
    strict = ran("check", root, "--strict")
    lax = ran("check", root)
    assert strict.out == lax.out
    assert strict.code == (1 if lax.out else 0)


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_a_file_that_is_no_yaml_is_reported_and_ends_with_3(tmp_path: Path, form: str) -> None:
    root = build(tmp_path / "canal", "events: [")
    result = ran("check", root, "--format", form)
    assert result.code == 3
    assert "events.yaml" in result.out


def test_problems_do_not_keep_a_chronology_from_opening(tmp_path: Path) -> None:
    root = build(tmp_path / "canal", MISQUOTED)
    result = ran("list", "-C", root)
    assert (result.code, result.out.count("\n")) == (0, 5)
    assert "1 error in this chronology" in result.err
    assert "see: dateline check" in result.err


def test_the_schema_is_json(tmp_path: Path) -> None:
    result = ran("schema", cwd=tmp_path)
    assert (result.code, result.err) == (0, "")
    assert json.loads(result.out)["$schema"].startswith("https://json-schema.org/")
