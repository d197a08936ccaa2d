"""Old options, commands and words of the conversation: each is answered with its new name."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from tests.cli.browse.talking import Talk
from tests.cli.running import ran
from tui.cli.browse.browse_commands import BROWSE_COMMANDS
from tui.cli.main import dateline
from tui.cli.old_names import OLD_BROWSE_WORDS, OLD_COMMANDS, OLD_OPTIONS


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["list", "--known-by", "1813"], "--known-by is now called --as-of"),
        (["list", "--known-by=1813"], "--known-by is now called --as-of"),
        (["--known-by", "1813", "list"], "--known-by is now called --as-of"),
        (["export", "-o", "-", "--known-by", "1813"], "--known-by is now called --as-of"),
        (["elapsed", "survey", "digging", "--known-by", "1813"], "--known-by is now called --as-of"),
        (["browse", "--known-by", "1813"], "--known-by is now called --as-of"),
        (
            ["corpus", "seal", "ledger", "--original", "x"],
            "dateline corpus seal is now called dateline corpus hash",
        ),
        (["corpus", "seal"], "dateline corpus seal is now called dateline corpus hash"),
    ],
)
def test_an_old_name_ends_with_2_and_names_the_new_one(canal: Path, arguments: list[str], said: str) -> None:
    result = ran(*arguments, cwd=canal)
    assert (result.code, result.out, result.err) == (2, "", f"dateline: {said}\n")


def test_an_unknown_option_is_still_refused_in_the_usual_words(canal: Path) -> None:
    result = ran("list", "--bogus", cwd=canal)
    assert result.code == 2
    assert "see: dateline list --help" in result.err


def test_old_words_of_a_query_are_answered(canal: Path) -> None:
    result = ran("list", "-C", canal, "standing:admitted", "is:disputed")
    assert result.code == 0
    assert result.out == ran("list", "-C", canal, "status:admitted", "is:differs").out != ""
    assert "the field standing is now called status; write status:" in result.err
    assert "is:disputed is now called is:differs; write is:differs" in result.err


def test_the_conversation_names_the_new_word(canal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "known-by is now called as-of." in Talk(canal, monkeypatch)("known-by 1813")


def test_the_new_names_are_there_and_the_old_ones_are_not() -> None:
    options: set[str] = set()
    commands: set[str] = set()

    def walk(command: click.Command, path: str) -> None:
        commands.add(path)
        options.update(name for parameter in command.params for name in parameter.opts)
        for name, inner in command.commands.items() if isinstance(command, click.Group) else ():
            walk(inner, f"{path} {name}")

    walk(dateline, "dateline")
    words = {name for command in BROWSE_COMMANDS for name in command.names}
    for old_names, names in ((OLD_OPTIONS, options), (OLD_COMMANDS, commands), (OLD_BROWSE_WORDS, words)):
        assert set(old_names.values()) <= names
        assert not old_names.keys() & names
