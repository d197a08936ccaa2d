"""Every command of the explorer has a word here, or a reason why not; and what is typed finds its word."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.cases import each
from tui.cli.browse.browse_commands import BROWSE_COMMANDS, SCREEN_ONLY, BrowseCommand, parse_command
from tui.views.commands.command import Command, CommandScope
from tui.views.commands.table import COMMANDS, commands_in

SAID = {verb.command for verb in BROWSE_COMMANDS}


@each("command", commands_in(CommandScope.MAIN))
def test_every_command_has_a_word_or_a_reason(command: Command) -> None:
    """To mend: a row in `BROWSE_COMMANDS`, or one in `SCREEN_ONLY` with the reason."""
    assert (command.id in SAID) != (command.id in SCREEN_ONLY), command.id


def test_no_word_is_for_a_command_that_is_gone() -> None:
    known = {command.id for command in COMMANDS}
    assert {*SAID, *SCREEN_ONLY} - {""} <= known


def test_no_word_and_no_key_means_two_things() -> None:
    names = Counter(name for verb in BROWSE_COMMANDS for name in {*verb.names, *verb.keys})
    assert [name for name, times in names.items() if times > 1] == []


@each("verb", BROWSE_COMMANDS)
def test_every_name_and_key_is_understood(verb: BrowseCommand) -> None:
    for name in (*verb.names, *verb.keys):
        assert parse_command(name) is verb


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("NEXT", "next"),
        ("ne", "next"),
        ("n", "next"),
        ("j", "next"),
        ("k", "previous"),
        ("g", "first"),
        ("G", "last"),
        ("q", "quit"),
        ("?", "help"),
        ("]", "citation"),
        ("go", "goto"),
        ("goto", "goto"),
        ("go-to-m", "to-mark"),
        ("exit", "quit"),
        ("detail", "show"),
        ("excerpt", "passage"),
        ("pass", "passage"),
    ],
)
def test_a_beginning_is_enough(typed: str, word: str) -> None:
    verb = parse_command(typed)
    assert isinstance(verb, BrowseCommand)
    assert verb.word == word


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("shwo", "there is no command shwo here; did you mean show?"),
        ("xyzzy", "there is no command xyzzy here; help lists the commands"),
        ("pa-", "there is no command pa- here"),
        ("pr", "pr may be previous, problems: type more of it."),
        ("next-pane", "next-pane works only in the explorer: there are no panes."),
    ],
)
def test_what_is_not_understood_is_said(typed: str, said: str) -> None:
    answer = parse_command(typed)
    assert not isinstance(answer, BrowseCommand)
    assert answer.text.startswith(said)
