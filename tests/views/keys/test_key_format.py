from __future__ import annotations

from collections import Counter

import pytest
from textual.binding import Binding
from textual.keys import Keys

from tests.cases import each
from tui.explorer.bindings import bindings_of
from tui.explorer.responsive_layout import PANES
from tui.explorer.screens.pages import PAGES
from tui.views.commands.command import Command, CommandScope
from tui.views.commands.table import COMMANDS, commands_in
from tui.views.keys.key_format import FIRST, footer_commands, groups, key_words, keys_lines, keys_table
from tui.views.lines import plain


def test_every_id_is_unique() -> None:
    assert max(Counter(command.id for command in COMMANDS).values()) == 1


@pytest.mark.parametrize("where", CommandScope)
def test_no_two_commands_share_a_key_in_one_place(where: CommandScope) -> None:
    keys = Counter(key for command in commands_in(where) for key in command.keys)
    assert [key for key, times in keys.items() if times > 1] == []


@each("command", COMMANDS)
def test_textual_knows_every_key(command: Command) -> None:
    named = {key.value for key in Keys}
    for key in command.keys:
        if key == "+":
            continue
        *modifiers, last = key.split("+")
        assert set(modifiers) <= {"ctrl", "shift", "alt"}
        # Of keys that some terminals keep for themselves there is another one.
        assert "alt" not in modifiers or any("alt+" not in other for other in command.keys)
        assert last in named or last == "comma" or (len(last) == 1 and last.isprintable() and last != ",")


@pytest.mark.parametrize("where", CommandScope)
def test_every_command_is_bound_by_its_id(where: CommandScope) -> None:
    bound = Counter(
        binding.id
        for made in bindings_of(where)
        for binding in Binding.make_bindings([made])
    )  # fmt: skip
    assert bound == {command.id: len(command.keys) for command in commands_in(where)}


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("down", "Down"),
        ("shift+down", "Shift+Down"),
        ("ctrl+q", "Ctrl+q"),
        ("f5", "F5"),
        ("f", "f"),
        ("G", "G"),
        ("/", "/"),
        ("escape", "Esc"),
    ],
)
def test_keys_in_words(key: str, words: str) -> None:
    assert key_words(key) == words


def test_the_groups_follow_each_other_and_the_table() -> None:
    assert list(groups()) == [
        "Moving",
        "Finding",
        "Selecting",
        "Reading",
        "Writing",
        "Overview",
        "Panes",
        "Program",
        "On the query line",
        "In detail, excerpt and pages",
        "On a page",
        "On the export screen",
        "On the filter page",
        "On the page of saved queries",
        "On the page of recorded knowledge",
        "On the page of open questions",
        "On the page of a search",
        "In the form of an event",
        "In the help",
    ]
    assert [command for commands in groups().values() for command in commands] == list(COMMANDS)


@pytest.mark.parametrize("pane", [*PANES, CommandScope.EXPORT.value])
def test_a_footer_has_five_to_seven_keys_that_fit_into_eighty_cells(pane: str) -> None:
    commands = footer_commands(pane)
    assert 5 <= len(commands) <= 7
    assert sum(len(key_words(command.keys[0])) + len(command.label) + 3 for command in commands) <= 80


def test_the_query_line_and_the_first_time_have_footers_of_their_own() -> None:
    assert [command.id for command in footer_commands(CommandScope.QUERY)] == [
        "leave-query",
        "earlier-query",
        "later-query",
        "complete-query",
    ]
    first = footer_commands(FIRST)
    assert len(first) == 5
    assert {"search", "palette", "help"} <= {command.id for command in first}
    assert sum(len(key_words(each.keys[0])) + len(each.label) + 3 for each in first) <= 80 - len(
        " First keys: "
    )


def test_footers_name_panes() -> None:
    assert {pane for command in COMMANDS for pane in command.footer} == set(PANES)


def test_help_and_table_hold_every_command() -> None:
    helped, table = plain(keys_lines(), None), keys_table()
    for command in COMMANDS:
        assert command.about in helped
        assert f"| {command.about} |" in table
        assert " ".join(f"`{key_words(key)}`" for key in command.keys) in table
    assert all(row.count("|") == 3 for row in table.splitlines())


def test_the_column_of_keys_is_wide_enough() -> None:
    columns = {len(each.spans[0].text) for each in keys_lines() if each.hang}
    assert len(columns) == 1
    assert {each.indent + len(each.spans[0].text) + 1 for each in keys_lines() if each.hang} == {
        each.hang for each in keys_lines() if each.hang
    }


@pytest.mark.parametrize(
    ("command", "action"),
    [
        ("go-to-date", "run_command('go-to-date')"),
        ("next-event", "run_command('next-event')"),
        ("quit", "app.quit()"),
        ("choose", "choose"),
        ("leave-query", "submit()"),
    ],
)
def test_actions(command: str, action: str) -> None:
    assert next(each.action for each in COMMANDS if each.id == command) == action


def test_every_page_has_a_command() -> None:
    assert {command.id for command in COMMANDS if command.does == "links.read"} == set(PAGES)
