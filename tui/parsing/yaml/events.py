"""The events of a YAML text, in the order of the text."""

from __future__ import annotations

from typing import Any, Protocol, TypeAlias

import yaml

YamlEvent: TypeAlias = Any
"""What an event has depends on its class, which the code asks for; the stubs know only the base."""


class Events(Protocol):
    """A YAML parser, as far as it is used."""

    def get_event(self) -> YamlEvent:
        """The next event; raises `yaml.YAMLError` where there can be none."""


class _Pieces:
    """A text that libyaml asks for in pieces, so that between them other threads and Ctrl-C are heard."""

    def __init__(self, text: str) -> None:
        self._data = text.encode()
        self._at = 0

    def read(self, size: int) -> bytes:
        """The next bytes; none at the end."""
        at, self._at = self._at, self._at + size
        return self._data[at : self._at]


def parse_yaml(text: str) -> Events:
    """Parse a YAML text, with libyaml where PyYAML has it.

    Returns:
        The parser, which gives one event after the other.

    Raises:
        UnicodeEncodeError: Where it has surrogates, here or with an event.
    """
    parser: Any = getattr(yaml, "CBaseLoader", None)
    events: Events = parser(_Pieces(text)) if parser else yaml.BaseLoader(text)
    return events
