"""The JSON Schema of the config file, for editors that check TOML (taplo)."""

from __future__ import annotations

from typing import Any

from tui.project.settings.definitions import ENTRIES, LANE_COLOURS, TABLES
from tui.views.commands.table import COMMANDS
from tui.views.keys.key_format import key_words

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def config_schema() -> dict[str, Any]:
    """Return the schema, in JSON Schema 2020-12."""
    tables = {name: _table(about) for name, about in TABLES.items()}
    tables["keys"]["properties"] = {
        command.id: {
            "description": f"{command.about} ({', '.join(map(key_words, command.keys))})",
            "type": ["array", "string"],
            "items": {"type": "string"},
        }
        for command in COMMANDS
    }
    tables["lanes"]["additionalProperties"] = {
        "type": "string",
        "anyOf": [{"enum": list(LANE_COLOURS)}, {"pattern": "^#[0-9A-Fa-f]{6}$"}],
    }
    root = _table("how dateline looks and starts")
    for entry in ENTRIES:
        table, _, name = entry.name.rpartition(".")
        described = {"description": entry.about, "default": entry.default, **entry.schema}
        (tables[table] if table else root)["properties"][name] = described
    root["properties"] |= tables
    return {"$schema": _DIALECT, "title": "The config file of dateline", **root}


def _table(about: str) -> dict[str, Any]:
    return {"type": "object", "description": about, "properties": {}, "additionalProperties": False}
