"""The JSON Schema of `events.yaml`, for editors; made from the models and the docstrings of their fields."""

from __future__ import annotations

import ast
import inspect
import itertools
import re
import textwrap
from collections.abc import Iterable
from typing import Any, TypeAlias

from pydantic.json_schema import models_json_schema

from tui.chronology.chronology import FORMAT, Chronology
from tui.chronology.event import (
    Actor,
    Citation,
    ClaimedTime,
    ContraryClaim,
    Difference,
    Event,
    EventKind,
    Knowledge,
    SearchedPlace,
    SeenPassage,
    SourceSearch,
    Version,
)
from tui.chronology.fields import ChronologyModel
from tui.chronology.ids import ID
from tui.chronology.positions.position import PartyPositions, Position

Schema: TypeAlias = "dict[str, Any]"

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MODELS: tuple[type[ChronologyModel], ...] = (
    EventKind,
    Actor,
    Event,
    Difference,
    Citation,
    ClaimedTime,
    ContraryClaim,
    Knowledge,
    Version,
    SourceSearch,
    SearchedPlace,
    SeenPassage,
)
_OWN: Schema = {"^x-": {"description": "a key of your own, which the program ignores"}}
# Editors take YAML's 2004 for a number and its yes for a boolean; the program reads both as text.
_TEXT = ["string", "number", "boolean"]
_TEXT_OR_NOTHING = [*_TEXT, "null"]


def json_schema() -> Schema:
    """Make the schema of `events.yaml` in JSON Schema 2020-12."""
    _, generated = models_json_schema([(model, "validation") for model in _MODELS], by_alias=True)
    definitions: Schema = generated["$defs"]
    for model in _MODELS:
        _finish(definitions[model.__name__], model)
    for name in ("EventKind", "Actor"):
        definitions[name]["properties"].pop("id")
        definitions[name]["required"].remove("id")
    definitions["Citation"] = _citation(definitions["Citation"])
    dates = definitions["Version"]["properties"]
    dates["dates"] = _by_id("ClaimedTime", dates["dates"]["description"])
    definitions["SeenPassage"] = _citation(definitions["SeenPassage"])
    _finish_search(definitions["SourceSearch"])
    definitions = {name: definitions[name] for name in _reachable(definitions)}
    texts = {
        name: {"type": _TEXT_OR_NOTHING, "description": description}
        for name, description in (
            ("title", "the chronology's title"),
            ("about", "what it covers, and what it does not"),
            ("notice", _field_docs(Chronology)["notice"]),
            ("zone", _field_docs(Chronology)["zone"]),
        )
    }
    return {
        "$schema": DIALECT,
        "title": "A dateline chronology",
        "type": "object",
        "required": ["format"],
        "properties": {
            "format": {"const": FORMAT, "description": "the format of this file"},
            **texts,
            "kinds": _by_id("EventKind", "the lanes of the overview, in their order"),
            "actors": _by_id("Actor", "the people and bodies that take part"),
            "events": _list_of("Event", "what happened"),
            "differences": _list_of("Difference", "where the sources differ"),
            "searches": _list_of("SourceSearch", "what was looked for in the sources and not found"),
        },
        "patternProperties": _OWN,
        "additionalProperties": False,
        "$defs": definitions,
    }


def positions_schema() -> Schema:
    """Make the schema of a file of `positions/`, likewise."""
    models: tuple[type[ChronologyModel], ...] = (Position, Citation, ContraryClaim)
    _, generated = models_json_schema([(model, "validation") for model in models], by_alias=True)
    definitions: Schema = generated["$defs"]
    for model in models:
        _finish(definitions[model.__name__], model)
    definitions["Citation"] = _citation(definitions["Citation"])
    names = _reachable(definitions, models)
    return {
        "$schema": DIALECT,
        "title": "The positions of one party on a dateline chronology",
        "type": "object",
        "required": ["party"],
        "properties": {
            "party": {
                "type": "string",
                "pattern": f"^{ID}$",
                "description": _field_docs(PartyPositions)["party"],
            },
            "entries": _list_of("Position", "what was put to the party, and what it answered"),
        },
        "patternProperties": _OWN,
        "additionalProperties": False,
        "$defs": {name: definitions[name] for name in names},
    }


def _reachable(definitions: Schema, models: Iterable[type[ChronologyModel]] = _MODELS) -> list[str]:
    """The names of the models' definitions, and of those that they refer to."""
    names = [model.__name__ for model in models]
    for name in names:
        named = re.findall(r"'#/\$defs/(\w+)'", str(definitions[name]))
        names += [referred for referred in dict.fromkeys(named) if referred not in names]
    return names


def _by_id(name: str, description: str) -> Schema:
    return {
        "type": ["object", "null"],
        "description": description,
        "propertyNames": {"anyOf": [{"pattern": f"^{ID}$"}, {"pattern": "^x-"}]},
        "patternProperties": _OWN,
        "additionalProperties": {"$ref": f"#/$defs/{name}"},
    }


def _list_of(name: str, description: str) -> Schema:
    return {"type": ["array", "null"], "description": description, "items": {"$ref": f"#/$defs/{name}"}}


def _citation(written_out: Schema) -> Schema:
    """A citation is a mapping that names its source, or the short form of one."""
    written_out = {**written_out, "anyOf": [{"required": ["source"]}, {"required": ["passage"]}]}
    written_out.pop("required", None)
    for key in ("source", "passage"):
        written_out["properties"][key] = {
            "type": _TEXT_OR_NOTHING,
            "description": "the source, or the source and its passage: `source#passage`",
        }
    short = {
        "type": "string",
        "pattern": rf"^{ID}(?:\s*#.*)?$",
        "description": "the source, or the source and its passage: `source#passage`",
    }
    return {"description": written_out.pop("description", ""), "anyOf": [short, written_out]}


def _finish_search(schema: Schema) -> None:
    """Where it looked is `all`, or a list of ids and of described places."""
    places = schema["properties"]["in"]
    one = {"anyOf": [{"type": "string", "pattern": f"^{ID}$"}, {"$ref": "#/$defs/SearchedPlace"}]}
    listed = {"type": "array", "items": one, "minItems": 1}
    schema["properties"]["in"] = {
        "anyOf": [{"type": "string", "pattern": f"^{ID}$"}, listed, {"type": "null"}],
        "description": places.get("description", ""),
    }


def _finish(schema: Schema, model: type[ChronologyModel]) -> None:
    schema["patternProperties"] = _OWN
    docs = _field_docs(model)
    aliases = {field.alias or name: name for name, field in model.model_fields.items()}
    for key, value in schema["properties"].items():
        value.pop("title", None)
        _admit_plain_values(value, _TEXT if key in schema.get("required", ()) else _TEXT_OR_NOTHING)
        if aliases[key] in docs:
            value["description"] = docs[aliases[key]]


def _admit_plain_values(schema: Schema, types: list[str]) -> None:
    if schema.get("type") == "string" and "enum" not in schema:
        schema["type"] = types
    for inner in (*schema.get("anyOf", ()), schema.get("items")):
        if isinstance(inner, dict):
            _admit_plain_values(inner, _TEXT)


def _field_docs(model: type[ChronologyModel]) -> dict[str, str]:
    """The docstring under each field of a model, by the field's name."""
    [definition] = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    lines = definition.body if isinstance(definition, ast.ClassDef) else []
    docs: dict[str, str] = {}
    for statement, below in itertools.pairwise(lines):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            match below:
                case ast.Expr(value=ast.Constant(value=str(text))):
                    docs[statement.target.id] = " ".join(text.split())
    return docs
