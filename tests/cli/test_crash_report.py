"""A mistake of our own: one line in any case, and a report that its reader alone may read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.cli.running import ran
from tui.cli.commands import list_events
from tui.cli.exit_codes import ExitCode

SAID = "dateline: internal error; "


@pytest.fixture(autouse=True)
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Listing does not work for once."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("broken for once")

    monkeypatch.setattr(list_events, "open_chronology", fail)


def test_a_report_is_where_the_state_is_and_for_its_reader_alone(
    canal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = tmp_path / "another" / "state"
    monkeypatch.setenv("DATELINE_STATE_DIR", str(state))
    result = ran("list", cwd=canal)
    (report,) = state.iterdir()
    assert (result.code, result.err.startswith(f"{SAID}a crash report is in {report};")) == (70, True)
    assert "broken for once" in report.read_text(encoding="utf-8")
    assert (stat.S_IMODE(report.stat().st_mode), stat.S_IMODE(state.stat().st_mode)) == (0o600, 0o700)


def test_a_line_is_said_where_no_report_can_be_written(canal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_STATE_DIR", os.devnull)
    result = ran("list", cwd=canal)
    assert (result.code, result.err) == (70, f"{SAID}RuntimeError; no report could be written\n")


@pytest.mark.parametrize("another", [RuntimeError, OSError, MemoryError, RecursionError])
def test_a_line_is_said_where_reporting_breaks_too(
    canal: Path, monkeypatch: pytest.MonkeyPatch, another: type[Exception]
) -> None:
    def fail(*_: object) -> None:
        raise another

    monkeypatch.setattr("tui.cli.crash_report.state_folder", fail)
    result = ran("list", cwd=canal)
    assert result.code == ExitCode.INTERNAL
    assert result.err.startswith(f"{SAID}RuntimeError; no report could be written")
    assert result.err.count("\n") == 1
