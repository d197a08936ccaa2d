"""Locations of the keys and values of a TOML document, which `tomllib` does not report."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import TypeAlias

TomlPath: TypeAlias = "tuple[str, ...]"
TomlSpan: TypeAlias = "tuple[int, int]"

# TOML 1.0: strings of four kinds, of which only those in three quotes may contain line feeds.
_TOKEN = re.compile(
    r'''
    (?P<string> """(?:[^\\]|\\.)*?"{3,5} | \'{3}.*?\'{3,5} | "(?:[^"\\\n]|\\.)*" | '[^'\n]*' )
    | (?P<comment> \#[^\n]* )
    | (?P<sign> [\n\[\]{}=,] )
    | (?P<space> [^\S\n]+ )
    | (?P<word> [^\s"'\#\[\]{}=,]+ | . )
    ''',
    re.VERBOSE | re.DOTALL,
)


@dataclass(slots=True)
class TomlLocations:
    """Ranges of a document, half-open, in code points."""

    keys: dict[TomlPath, TomlSpan] = field(default_factory=dict)
    """Of every key outside of inline tables, and of the heads of tables."""
    values: dict[TomlPath, TomlSpan] = field(default_factory=dict)
    """Of the values of the keys."""

    def key(self, path: TomlPath) -> TomlSpan:
        """Return where a key is; inside an inline table, where the table's key is."""
        return self._nearest(self.keys, path)

    def value(self, path: TomlPath) -> TomlSpan:
        """Return where a value is; of a table, its head."""
        inside = any(path[:length] in self.values for length in range(1, len(path) + 1))
        return self._nearest(self.values if inside else self.keys, path)

    @staticmethod
    def _nearest(spans: dict[TomlPath, TomlSpan], path: TomlPath) -> TomlSpan:
        for length in range(len(path), 0, -1):
            if path[:length] in spans:
                return spans[path[:length]]
        return (0, 0)


def locate_values(text: str) -> TomlLocations:
    """Return the locations in a document that `tomllib` can read; for others the result is undefined."""
    places = TomlLocations()
    table: TomlPath = ()
    for tokens in _statements(text):
        start, end = tokens[0].start(), tokens[-1].end()
        if tokens[0].group() == "[":
            table = _path(text[start:end].strip("[]"))
            _note(places.keys, table, (start, end))
            continue
        equals = next((at for at, token in enumerate(tokens) if token.group() == "="), 0)
        if not 0 < equals < len(tokens) - 1:
            continue
        key = (start, tokens[equals - 1].end())
        path = (*table, *_path(text[slice(*key)]))
        _note(places.keys, path, key)
        places.values.setdefault(path, (tokens[equals + 1].start(), end))
    return places


def _note(spans: dict[TomlPath, TomlSpan], path: TomlPath, span: TomlSpan) -> None:
    """Record a key, and the tables that it is in where they have no head of their own."""
    for length in range(1, len(path) + 1):
        spans.setdefault(path[:length], span)


def _statements(text: str) -> list[list[re.Match[str]]]:
    """Return the tokens of each head and of each key with its value, without spaces and comments."""
    statements: list[list[re.Match[str]]] = [[]]
    depth = 0
    for token in _TOKEN.finditer(text):
        sign = token["sign"]
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(sign or "", 0)
        if sign == "\n" and depth <= 0:
            statements.append([])
            depth = 0
        elif not (token["space"] or token["comment"] or sign == "\n"):
            statements[-1].append(token)
    return [tokens for tokens in statements if tokens]


def _path(written: str) -> TomlPath:
    """Return the parts of a key that may be dotted and quoted."""
    try:
        data: object = tomllib.loads(f"{written.strip()} = 0")
    except (ValueError, RecursionError):
        return ()
    path: list[str] = []
    while isinstance(data, dict) and data:
        name, data = next(iter(data.items()))
        path.append(name)
    return tuple(path)
