"""Every query that a help or the man page gives as an example finds something in the example chronology."""

from __future__ import annotations

import json
import re

import click
import pytest

from benchmarks.manual_page import manual
from tests.cases import each
from tests.cli.running import ran
from tui.cli.browse.browse_commands import BROWSE_COMMANDS
from tui.cli.main import dateline
from tui.explorer.screens.help_screen import help_content
from tui.explorer.widgets.search_bar import HINT
from tui.parsing.query.fields import EXAMPLES, FIELDS
from tui.views.commands.table import COMMANDS
from tui.views.symbols import UNICODE

_TERM = re.compile(rf"(?<![\w-])(?:{'|'.join(FIELDS)}):[\w~./-]*\w")


def terms_of(text: str) -> set[str]:
    return set(_TERM.findall(text))


def helps() -> str:
    """The text of the help of every command, of `browse` and of the explorer, and of the man page."""
    commands = [*dateline.commands.values()]
    commands += [
        inner for group in commands if isinstance(group, click.Group) for inner in group.commands.values()
    ]
    texts = [command.help or "" for command in commands]
    texts += [command.about for command in BROWSE_COMMANDS]
    texts += [one.text for one in help_content("timeline", COMMANDS, UNICODE).lines]
    return "\n".join([*texts, HINT, manual().replace("\\-", "-").replace("\\(ti", "~").replace("\\fR", " ")])


NOTHING = {"is:unverified", "is:agreed", "is:unanswered"}
"""What finds nothing there: no citation is unverified, and nothing was put to anybody."""
TERMS = sorted({*EXAMPLES.values(), *terms_of(helps())})


def test_the_examples_are_read_from_where_they_are() -> None:
    assert {"kind:courts", "in:2013", "is:differs", "speaker:court", "as-of:2013-12"} <= set(TERMS)


@each("term", TERMS)
def test_an_example_finds_something(term: str) -> None:
    found = ran("list", term, "--example", "--format", "json")
    assert found.code == 0, found.err
    assert bool(json.loads(found.out)) is (term not in NOTHING)
    assert "did you mean" not in found.err


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_has_an_example(name: str) -> None:
    assert EXAMPLES[name].startswith(f"{name}:")
