"""Where keys stand, on documents that have every kind of thing in the way."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.project.settings.toml_locations import TomlPath, locate_values

DOCUMENT = '''# theme = "not this"
theme = "nord" # nor = this
[start]
pane = "detail"
"query" = """
pane = "nor this"
"""
[ lanes . inner ]
'a.b' = ["[x]",
  "= 3"]
dotted.key = { inside = 1 }
'''


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("theme",), "theme", '"nord"'),
        (("start",), "[start]", "[start]"),
        (("start", "pane"), "pane", '"detail"'),
        (("start", "query"), '"query"', '"""\npane = "nor this"\n"""'),
        (("lanes",), "[ lanes . inner ]", "[ lanes . inner ]"),
        (("lanes", "inner", "a.b"), "'a.b'", '["[x]",\n  "= 3"]'),
        (("lanes", "inner", "dotted", "key"), "dotted.key", "{ inside = 1 }"),
        (("lanes", "inner", "dotted", "key", "inside"), "dotted.key", "{ inside = 1 }"),
        (("lanes", "inner", "nowhere"), "[ lanes . inner ]", "[ lanes . inner ]"),
        (("nowhere",), "", ""),
    ],
)
def test_keys_and_values(path: TomlPath, key: str, value: str) -> None:
    tomllib.loads(DOCUMENT)
    places = locate_values(DOCUMENT)
    assert DOCUMENT[slice(*places.key(path))] == key
    assert DOCUMENT[slice(*places.value(path))] == value


TEXTS = st.text(alphabet="ab=[]{}#.'\"\\\n é", max_size=12)


@settings(deadline=None, max_examples=100)
@given(st.dictionaries(st.text(min_size=1, max_size=6), TEXTS, max_size=6))
def test_whatever_is_written_is_found(texts: dict[str, str]) -> None:
    document = "".join(f"{basic(key)} = {basic(text)}\n" for key, text in texts.items())
    assert tomllib.loads(document) == texts
    places = locate_values(document)
    for key, text in texts.items():
        assert read(document[slice(*places.value((key,)))]) == text


def basic(text: str) -> str:
    """As a basic string of TOML."""
    escaped = "".join(f"\\U{ord(char):08x}" if not char.isalnum() else char for char in text)
    return f'"{escaped}"'


def read(value: str) -> Any:
    return tomllib.loads(f"it = {value}")["it"]
