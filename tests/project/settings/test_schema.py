from __future__ import annotations

import json

from tui.export.format_table import FORMATS as FORMAT_TABLE
from tui.project.settings.definitions import ENTRIES, FORMATS, TABLES
from tui.project.settings.schema import config_schema
from tui.views.commands.table import COMMANDS


def test_every_setting_and_every_command_is_in_it() -> None:
    schema = json.loads(json.dumps(config_schema()))
    named = set(schema["properties"]) - set(TABLES)
    for table in ("start", "export"):
        named |= {f"{table}.{name}" for name in schema["properties"][table]["properties"]}
    assert named == {entry.name for entry in ENTRIES}
    assert set(schema["properties"]["keys"]["properties"]) == {command.id for command in COMMANDS}


def test_nothing_else_is() -> None:
    schema = config_schema()
    closed = [schema, *(schema["properties"][table] for table in ("start", "export", "keys"))]
    assert not any(table["additionalProperties"] for table in closed)


def test_defaults_are_of_their_types() -> None:
    schema = config_schema()["properties"]
    for entry in ENTRIES:
        table, _, name = entry.name.rpartition(".")
        held = schema[table]["properties"][name] if table else schema[name]
        assert held["default"] in held.get("enum", [held["default"]])
        assert isinstance(held["default"], bool) == (held["type"] == "boolean")


def test_the_formats_are_those_that_there_are() -> None:
    assert tuple(FORMAT_TABLE) == FORMATS
