"""`config`, and what else of the command line the config file reaches."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import ran

TEXT = """\
theme = "nord"
mouse = "no"
[keys]
mark = ["M", "PgDn"]
[lanes]
barges = "teal"
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.setenv("DATELINE_CONFIG", str(path))
    monkeypatch.delenv("NO_COLOR", raising=False)
    return path


def test_path(file: Path) -> None:
    assert ran("config", "path").out == f"{file}\n"
    assert ran("config", "path").err == ""
    file.unlink()
    result = ran("config", "path")
    assert (result.code, result.out) == (0, f"{file}\n")
    assert "this file does not exist yet" in result.err


def test_path_where_none_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CONFIG", "")
    result = ran("config", "path")
    assert (result.code, result.out) == (0, "")
    assert "switched off by DATELINE_CONFIG" in result.err


def test_show(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_THEME", "dracula")
    result = ran("config", "show")
    assert (result.code, result.err) == (1, "")
    assert result.out.splitlines() == [
        str(file),
        "",
        "theme           dracula   environment DATELINE_THEME",
        "ascii           no        default",
        "mouse           yes       default",
        "remember        yes       default",
        "start.pane      timeline  default",
        "start.query     none      default",
        "export.folder   none      default",
        "export.format   markdown  default",
        "export.columns  none      default",
        "export.without  none      default",
        "export.font     arial     default",
        "export.notes    footnote  default",
        "export.paper    a4        default",
        "keys.mark       M  PgDn   line 4",
        "lanes.barges    teal      line 6",
        "",
        f"{file}:2:9: wrong-type: this is a text, not true or false",
        '   2 | mouse = "no"',
        "     |         ^^^^",
        "   → write true or false",
    ]


def test_show_as_json(file: Path) -> None:
    result = ran("config", "show", "--format", "json")
    shown = json.loads(result.out)
    assert (result.code, shown["path"], shown["exists"]) == (1, str(file), True)
    assert shown["settings"]["theme"] == {"value": "nord", "from": "file", "line": 1}
    assert shown["settings"]["ascii"] == {"value": False, "from": "default"}
    assert shown["settings"]["keys.mark"] == {"value": ["M", "pagedown"], "from": "file", "line": 4}
    assert [problem["code"] for problem in shown["problems"]] == ["wrong-type"]


def test_show_without_problems(file: Path) -> None:
    file.write_text("ascii = true\n", encoding="utf-8")
    result = ran("config", "show")
    assert result.code == 0
    assert "ascii           yes            line 1" in result.out


def test_a_hostile_file_is_shown_harmlessly(file: Path) -> None:
    file.write_text(
        '[lanes]\n"\\u001b[2J\\n\\u202e" = "red"\n"\\u001b]0;x" = "\\u001b[31m"\n', encoding="utf-8"
    )
    for form in ("text", "json"):
        result = ran("config", "show", "--format", form)
        assert result.code == 1
        assert all(line.isprintable() for line in result.out.splitlines())


def test_schema(file: Path) -> None:
    schema = json.loads(ran("config", "schema").out)
    assert schema["properties"]["theme"]["default"] == "dateline-dark"


def test_config_alone_says_what_there_is() -> None:
    result = ran("config")
    assert result.code == 0
    assert all(name in result.out for name in ("path", "show", "schema"))


def test_keys_are_those_in_effect(file: Path) -> None:
    result = ran("keys")
    assert "  M  PgDn " in result.out
    assert f"some keys are from {file}" in result.err
    assert "mouse" not in result.out
    assert "`M` `PgDn`" in ran("keys", "--format", "markdown").out
    default = ran("keys", "--default")
    assert "  M  PgDn " not in default.out
    assert str(file) not in default.err.replace(f"{file}:2", "")


def test_a_theme_that_there_is_not() -> None:
    result = ran("--theme", "drakula")
    assert (result.code, result.out) == (2, "")
    assert "did you mean dracula?" in result.err
