"""The lists of files to touch are true: everything that is there already is found by following them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest

from benchmarks.manual_page import escaped
from benchmarks.pages import DOCS, ROOT
from tests.cases import each
from tests.validation.golden import CODES
from tui.cli.browse.browse_commands import BROWSE_COMMANDS
from tui.cli.main import dateline
from tui.export.format_table import FORMATS, Format
from tui.parsing.documents.contents import FileType
from tui.parsing.documents.file_type import detect_type
from tui.validation.rules import RULES
from tui.validation.rules.rule import Rule
from tui.views.commands.command import Command
from tui.views.commands.table import COMMANDS

PAGE = (DOCS / "contributing.md").read_text(encoding="utf-8")


TEXTUAL_ACTIONS = {"submit()"}
"""Of Textual's own widgets."""


def listed(heading: str) -> list[str]:
    """The files that the steps of a section name, in order."""
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    steps = "\n".join(line for line in section.splitlines() if re.match(r"\d+\. |   ", line))
    return re.findall(r"`((?:tui|tests|docs)/[\w./]+|pyproject\.toml)`", steps)


def text_of(*paths: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


@cache
def texts(*names: str) -> str:
    """The text of files, and of all that is in folders."""
    found = [ROOT / name for name in names]
    return text_of(*(file for path in found for file in ([path] if path.is_file() else path.rglob("*.py"))))


def file_of(it: object) -> str:
    """The file in which a function is defined, from the root."""
    return Path(inspect.getsourcefile(it) or "").relative_to(ROOT).as_posix()  # type: ignore[arg-type]  # a function


def commands_of(group: click.Group) -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        yield name, command
        if isinstance(command, click.Group):
            yield from commands_of(command)


EXPLORER = listed("A command of the explorer")
LINE = listed("A command of the command line")
EXPORT = listed("An export format")
RULE = listed("A rule of the check")
DOCUMENT = listed("A type of document")


def test_every_section_lists_files() -> None:
    assert [len(it) for it in (EXPLORER, LINE, EXPORT, RULE, DOCUMENT)] == [11, 5, 5, 5, 10]


@each("command", COMMANDS)
def test_a_command_of_the_explorer_is_where_the_list_says(command: Command) -> None:
    *tables, controllers, names, _browse, deeds, keys, manual = EXPLORER
    assert f'"{command.id}"' in texts(*tables)
    if command.action.startswith("run_command("):
        controller, _, method = command.does.removesuffix("()").partition(".")
        assert re.search(rf"\bself\.{controller} = |\bdef {controller}\(self\) -> ", read_page(names))
        assert re.search(rf"\bdef {method}\b", texts(controllers))
    elif not command.action.startswith("app.") and command.action not in TEXTUAL_ACTIONS:
        method = f"action_{command.action.partition('(')[0].removeprefix('screen.')}"
        # "... or the screen it belongs to"
        assert re.search(rf"\bdef {method}\b", texts("tui/explorer"))
    assert f'"{command.id}": ' in read_page(deeds)
    assert f"| {command.about} |" in read_page(keys)
    assert f"{escaped(command.about)}." in read_page(manual)


def read_page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_words_of_browse_are_of_commands_that_are_there() -> None:
    assert {word.command for word in BROWSE_COMMANDS if word.command} <= {one.id for one in COMMANDS}


@each(("name", "command"), list(commands_of(dateline)))
def test_a_command_of_the_command_line_is_where_the_list_says(name: str, command: click.Command) -> None:
    folder, main, tests, usage, manual = LINE
    assert command.callback
    assert file_of(inspect.unwrap(command.callback)).startswith(folder)
    assert main == "tui/cli/main.py"
    assert re.search(rf'"{name}"', texts(tests, "tests/terminal", "tests/web")), f"no test runs {name}"
    assert re.search(rf"`[^`]*\b{name}\b", read_page(usage))
    written = read_page(manual).replace("\\-", "-")
    assert re.search(rf"^\.SS dateline .*\b{name}\b", written, re.MULTILINE)


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda it: it.name)
def test_an_export_format_is_where_the_list_says(form: Format) -> None:
    module, table, own_tests, all_tests, page = (
        name.replace("NAME", form.name.replace("-", "_")) for name in EXPORT
    )
    assert file_of(form.write) == module
    assert f'Format("{form.name}"' in texts(table).replace("Format(\n        ", "Format(")
    assert (ROOT / own_tests).is_file()
    assert 'parametrize("name", FORMATS)' in read_page(all_tests)
    assert f"| `{form.name}` | `{form.extension}` |" in read_page(page)


@each("rule", RULES)
def test_a_rule_is_where_the_list_says(rule: Rule) -> None:
    module, table, events, expected, _cases = RULE
    # "... or its folder `claims/`"
    folder = Path(module).parent
    assert Path(file_of(rule.find)).parent in (folder, folder / "claims")
    assert f".{rule.find.__qualname__}" in read_page(table)
    codes = [code for code in CODES if f'"{code}"' in read_page(file_of(rule.find))]
    assert codes, "no code of this file has a golden chronology"
    for code in codes:
        for name in (events, expected):
            assert (ROOT / name.replace("CODE", code)).is_file()


@pytest.mark.parametrize("form", FileType)
def test_a_type_of_document_is_where_the_list_says(form: FileType) -> None:
    is_plain = form in {FileType.TEXT, FileType.MARKDOWN}
    reader = "plain_text" if is_plain else form.value
    names, recognised, module, worker, in_process, extras, project, own_tests, all_tests, page = (
        name.replace("READER", reader) for name in DOCUMENT
    )
    assert f'{form.name} = "{form.value}"' in read_page(names)
    assert f"FileType.{form.name}" in read_page(recognised)
    if is_plain:
        assert detect_type(b"a lamp", f"a.{ {FileType.TEXT: 'txt'}.get(form, 'md') }") is form
    assert (ROOT / module).is_file() or (ROOT / module).with_suffix("").is_dir()
    called = "read_plain" if is_plain else f"read_{reader}"
    assert f"{called}(" in read_page(in_process if is_plain else worker)
    if f"FileType.{form.name}:" in read_page(extras):
        assert f"\n{form.value} = [" in read_page(project)
    assert (ROOT / own_tests).is_file()
    assert f"FileType.{form.name})" in read_page(all_tests)
    assert {FileType.TEXT: "text", FileType.MARKDOWN: "Markdown"}.get(form, form.name) in read_page(page)
