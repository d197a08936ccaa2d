"""Commands that are imported when they are called: the names are known before, the rest is not."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import click
import pytest

from tests.cli.running import CHECKOUT, TIMEOUT, ran
from tui.cli.commands.corpus.group import corpus
from tui.cli.lazy_commands import LazyCommands
from tui.cli.main import dateline


def loaded(*arguments: str) -> set[str]:
    """The modules of commands that are imported to answer a command line."""
    code = (
        "import sys; from tui.cli.main import run; run(sys.argv[1:]);"
        "print(*(m for m in sys.modules if m.startswith('tui.cli.commands.')), sep='\\n', file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=TIMEOUT,
    )
    names = result.stderr.splitlines()
    return {name.removeprefix("tui.cli.commands.") for name in names if name.startswith("tui.cli.commands.")}


def test_a_command_imports_no_other_one() -> None:
    always = {"explore"}
    assert loaded("--version") == always
    assert loaded("keys", "--default") == always | {"new"}
    assert loaded("corpus", "hash", "--help") == always | {"corpus", "corpus.group", "corpus.hash_passages"}


@pytest.mark.parametrize("group", [dateline, corpus], ids=["dateline", "corpus"])
def test_every_command_is_listed_with_its_short_help(group: click.Group) -> None:
    path = () if group is dateline else ("corpus",)
    said = ran(*path, "--help").out.split("Commands:")[1]
    for name, command in group.commands.items():
        first_words = command.get_short_help_str(30).removesuffix("...").rstrip()
        assert re.search(rf"^  {name} +{re.escape(first_words)}", said, re.MULTILINE), name


def test_the_list_is_a_mapping_like_any_other() -> None:
    commands = LazyCommands({"keys": "tui.cli.commands.new:keys"})
    assert ("keys" in commands, "other" in commands, len(commands)) == (True, False, 1)
    commands["other"] = click.Command("other")
    assert list(commands) == ["keys", "other"]
    assert commands["other"].name == "other"
    del commands["other"]
    assert commands.get("other") is None
