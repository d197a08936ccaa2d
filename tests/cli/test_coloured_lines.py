"""`list` and `search` on a terminal: the same text as to a pipe, with colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.running import ran
from tui.cli import coloured_lines
from tui.cli.name_redaction import begin_without_names, hide_names_of
from tui.project.name_list import add_names
from tui.text.failure import Failure
from tui.views.lines import TextRole, TextSpan, line

_CODE = re.compile(r"\x1b\[[0-9;]+m")


@pytest.fixture(autouse=True)
def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coloured_lines, "is_terminal", lambda _stream: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("WT_SESSION", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.mark.parametrize("command", [["list"], ["search", "arrest"], ["timeline", "--at", "2013"]])
def test_but_for_colours_it_is_the_text_of_a_pipe(
    command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    coloured = ran(*command, "--example").out
    monkeypatch.setattr(coloured_lines, "is_terminal", lambda _stream: False)
    piped = ran(*command, "--example").out
    assert _CODE.sub("", coloured) == piped != coloured
    assert "\x1b" not in piped


def test_each_status_has_a_colour_of_its_own() -> None:
    rows = ran("list", "--example").out
    found = {
        status: set(re.findall(rf"\x1b\[([0-9;]+)m{status}  ", rows)) for status in ("es", "ad", "re", "al")
    }
    assert all(len(codes) == 1 for codes in found.values())
    assert len(set.union(*found.values())) == len(found)


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_no_colours_where_they_are_not_wanted(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    assert "\x1b" not in ran("list", "--example").out


def test_an_empty_no_color_means_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    assert "\x1b" in ran("list", "--example").out


def test_texts_bring_no_codes_of_their_own(capsys: pytest.CaptureFixture[str]) -> None:
    coloured_lines.write_lines([line(TextSpan("a \x1b[5m b", TextRole.DATE), indent=2), line("c\nd")])
    assert capsys.readouterr().out == "  \x1b[36ma ␛[5m b\x1b[0m\nc d\n"


def test_a_row_with_a_protected_name_is_masked(tmp_path: Path) -> None:
    """The mask of a file is there before; that of the output has the last word, even across two spans."""
    (tmp_path / "events.yaml").write_text("format: dateline/1\n", encoding="utf-8")
    assert not isinstance(add_names(tmp_path, ["Jane Example"]), Failure)
    hide_names_of(tmp_path)
    rows = list(coloured_lines.coloured_rows([line(TextSpan("Jane", TextRole.DATE), " Example is paid")]))
    begin_without_names()
    assert rows == ["███ is paid\n"]
