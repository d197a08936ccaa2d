"""How commands end: the code, and one line that says why."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cases import each
from tests.cli.running import ran
from tui.cli import main
from tui.cli.commands import list_events
from tui.cli.exit_codes import ExitCode, format_codes
from tui.index.protocol import DamagedIndexError

EVERY_COMMAND = sorted(main.dateline.commands)


def test_help_lists_every_command_option_and_code() -> None:
    result = ran("--help")
    assert result.code == 0
    assert ran("-h").out == result.out
    for part in (
        *EVERY_COMMAND,
        "--no-mouse",
        "--ascii",
        "-C, --chronology",
        "--version",
        format_codes(),
    ):
        assert part in result.out
    assert max(map(len, result.out.splitlines())) <= 80
    assert result.out.count("--help") == 1
    assert "..." not in result.out.partition("Commands:")[2]


@each("command", EVERY_COMMAND)
def test_every_command_has_help(command: str) -> None:
    for option in ("-h", "--help"):
        result = ran(command, option)
        assert (result.code, result.err) == (0, "")
        assert result.out.startswith(f"Usage: dateline {command}")


def test_the_help_of_a_chronology_is_the_help_of_the_program(tmp_path: Path) -> None:
    assert ran(".", "--help", cwd=tmp_path) == ran("--help")


def test_version() -> None:
    result = ran("--version")
    assert (result.code, result.out, result.err) == (0, "dateline 0.1.0\n", "")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["list", "--format", "xml"], 2, "'xml' is not one of"),
        (["list", "--form"], 2, "--form"),
        (["show"], 2, "Missing argument 'ID'"),
        (["show", "a", "b"], 2, "unexpected extra argument"),
        (["timeline"], 2, "--at"),
        (["search"], 2, "QUERY"),
        (["check", "a", "-C", "b"], 2, "b and a are different chronologies: name one of them"),
        (["./a", "-C", "b"], 2, "b and a are different chronologies: name one of them"),
        (["serch"], 2, "did you mean search?"),
        (["serch", "flood"], 2, "did you mean search?"),
        (["related", "flood"], 2, "there is no command or folder related; see: dateline --help"),
        (["related", "--help"], 2, "there is no command or folder related; see: dateline --help"),
        (["nowhere", "--bogus"], 2, "--bogus"),
        (["export", "-q", "flood"], 2, "No such option '-q'; see: dateline export --help"),
        (
            ["--ascii", "list"],
            2,
            "options go after the command (except -C and --example): dateline list --ascii",
        ),
        (["list", "-C", "nowhere"], 3, "there is no nowhere"),
        (["check", "nowhere"], 3, "there is no nowhere"),
        (["list", "-C", "."], 3, "has no events.yaml"),
        (["new", "file/below"], 4, "cannot make"),
    ],
)
def test_a_mistake_ends_with_its_code_and_one_line(
    tmp_path: Path, arguments: list[str], code: int, said: str
) -> None:
    (tmp_path / "file").write_text("")
    result = ran(*arguments, cwd=tmp_path)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert result.err.startswith("dateline: ")
    assert result.err.count("\n") == 1


def test_a_folder_that_is_gone_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> Path:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))

    monkeypatch.setattr(Path, "cwd", gone)
    result = ran("list")
    assert result.code == 3
    assert "cannot read the name of this folder" in result.err


def raising(fault: BaseException) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise fault

    return fail


def test_a_mistake_of_the_program_ends_in_a_report_without_its_variables(
    canal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        confidential = "the name of the witness"
        raise LookupError(len(confidential))

    monkeypatch.setattr(list_events, "list_lines", broken)
    result = ran("list", "-C", canal)
    assert (result.code, result.out) == (70, "")
    assert "Traceback" not in result.err
    report = next(tmp_path.rglob("report-*.txt"))
    assert str(report) in result.err
    assert "LookupError: 23" in report.read_text()
    assert "the name of the witness\n" not in report.read_text().replace('"', "")


def test_a_mistake_that_cannot_be_reported_is_still_one_line(
    canal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DATELINE_STATE_DIR", str(tmp_path / "file"))
    monkeypatch.setattr(list_events, "list_lines", raising(LookupError("x")))
    result = ran("list", "-C", canal)
    assert (result.code, result.err.count("\n")) == (70, 1)
    assert "LookupError; no report could be written" in result.err


def test_ctrl_c_ends_with_130(canal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_events, "list_lines", raising(KeyboardInterrupt()))
    result = ran("list", "-C", canal)
    assert (result.code, result.out, result.err) == (130, "", "")


def test_every_code_has_a_meaning() -> None:
    assert all(f"{code:>3}  " in format_codes() for code in ExitCode)


def test_a_damaged_cache_is_said_with_what_to_do(canal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_events, "list_lines", raising(DamagedIndexError()))
    result = ran("list", "-C", canal)
    assert (result.code, result.out) == (3, "")
    assert "run the command again" in result.err
