from __future__ import annotations

import json
import re
from typing import Any

from tui.chronology.event import Event
from tui.chronology.positions.position import Position
from tui.parsing.events.chronology_file import KEYS
from tui.parsing.events.json_schema import DIALECT, json_schema, positions_schema
from tui.parsing.events.validation_messages import known_keys

SCHEMA = json_schema()


def test_it_names_every_key_of_the_file_and_no_other() -> None:
    assert SCHEMA["$schema"] == DIALECT
    assert tuple(SCHEMA["properties"]) == KEYS
    event = SCHEMA["$defs"]["Event"]
    assert list(event["properties"]) == known_keys(Event)
    assert event["additionalProperties"] is False
    assert "id" not in SCHEMA["$defs"]["Actor"]["properties"]


def test_every_reference_leads_somewhere() -> None:
    references = re.findall(r'"#/\$defs/(\w+)"', json.dumps(SCHEMA))
    assert set(references) == set(SCHEMA["$defs"])


def test_the_users_own_keys_are_let_through_everywhere() -> None:
    closed = [part for part in _parts(SCHEMA) if part.get("additionalProperties") is False]
    assert len(closed) == 13
    assert all("^x-" in part["patternProperties"] for part in closed)


def test_the_short_form_of_a_citation() -> None:
    short, mapping = SCHEMA["$defs"]["Citation"]["anyOf"]
    assert re.match(short["pattern"], "gazette-1951#p. 12")
    assert not re.match(short["pattern"], "The Gazette")
    assert mapping["anyOf"] == [{"required": ["source"]}, {"required": ["passage"]}]


def test_fields_say_what_they_are() -> None:
    assert SCHEMA["$defs"]["Event"]["properties"]["note"]["description"] == "The editor's, not the sources'."


def _parts(value: Any) -> list[dict[str, Any]]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    found = [value] if isinstance(value, dict) else []
    return [*found, *(part for one in inner for part in _parts(one))]


def test_the_schema_of_positions_has_every_key() -> None:
    schema = positions_schema()
    position = schema["$defs"]["Position"]
    assert list(position["properties"]) == known_keys(Position)
    assert set(position["required"]) == {"event", "put", "put-on"}
    assert schema["properties"]["party"]["description"]
    assert set(schema["$defs"]) >= {"Position", "Citation", "Answer"}
    assert all("description" in value or "$ref" in str(value) for value in position["properties"].values())
    assert "criticises" in SCHEMA["$defs"]["Event"]["properties"]
