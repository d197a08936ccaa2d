"""Values of a config file, setting by setting: valid ones are taken, invalid ones are reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tui.chronology.problem import Severity
from tui.parsing.errors import SyntaxFault, quote_value
from tui.parsing.query.edit_query import replace_old_words
from tui.project.settings.definitions import BY_NAME, TABLES, InvalidValue, colour_refusal, wrong_type
from tui.project.settings.settings import DEFAULTS, Settings
from tui.project.settings.toml_locations import TomlLocations, TomlPath
from tui.text.suggest import closest_match
from tui.views.commands.table import COMMANDS, OLD_IDS
from tui.views.keys.key_format import key_words
from tui.views.keys.key_parser import TAKEN, InvalidKey, parse_key
from tui.views.keys.keymap import LED_BACK_BY_ESCAPE, WAYS_OUT, rebind_keys

_COMMANDS = {command.id: command for command in COMMANDS}
_MOST_KEYS = 8
"""The most keys of one command."""
_MOST_LANES = 500
_REMOVE = "delete it, or see: dateline config schema"


@dataclass(slots=True)
class AppliedConfig:
    """The settings of a file that are valid, and the problems with the others."""

    settings: Settings = DEFAULTS
    spots: dict[str, int] = field(default_factory=dict)
    """Where the accepted settings are in the file, by name: code points from its start."""
    faults: list[SyntaxFault] = field(default_factory=list)


def apply_config(data: Mapping[str, Any], places: TomlLocations) -> AppliedConfig:
    """Take the valid settings from a file's data.

    Args:
        data: As `tomllib` returns it.
        places: The locations of its keys and values.
    """
    applying = _Applying(places)
    for name, value in data.items():
        applying.top(name, value)
    applied = applying.applied
    applied.faults.sort(key=lambda fault: fault.start)
    return applied


class _Applying:
    def __init__(self, places: TomlLocations) -> None:
        self.applied = AppliedConfig()
        self._places = places

    def top(self, name: str, value: object) -> None:
        """Take one key of the document itself."""
        if name in TABLES and not isinstance(value, dict):
            self._refuse((name,), wrong_type(value, f"a table: [{name}]"))
        elif name == "keys" and isinstance(value, dict):
            self._keys(value)
        elif name == "lanes" and isinstance(value, dict):
            self._lanes(value)
        elif name in TABLES and isinstance(value, dict):
            for inner, inner_value in value.items():
                self._entry((name, inner), inner_value)
        else:
            self._entry((name,), value)

    def _entry(self, path: TomlPath, value: object) -> None:
        name = ".".join(path)
        entry = BY_NAME.get(name) if path == tuple(name.split(".")) else None
        if entry is None:
            self._unknown(path, "setting", [*BY_NAME, *(TABLES if len(path) == 1 else ())])
        elif refused := entry.refuses(value):
            self._refuse(path, refused)
        elif name == "start.query" and (renewed := replace_old_words(str(value))) != value:
            self._warn_of_old_word(self._places.value(path), str(value), renewed)
            self._take(name, path, start_query=renewed)
        else:
            self._take(name, path, **{entry.field: value})

    def _lanes(self, table: Mapping[str, object]) -> None:
        colours: dict[str, str] = {}
        for kind, value in list(table.items())[:_MOST_LANES]:
            if refused := colour_refusal(value):
                self._refuse(("lanes", kind), refused)
            else:
                colours[kind] = str(value)
                self._take(f"lanes.{kind}", ("lanes", kind), lanes=dict(colours))

    def _keys(self, table: Mapping[str, object]) -> None:
        keymap: dict[str, tuple[str, ...]] = {}
        written_as: dict[str, str] = {}
        for written, value in table.items():
            command, path = OLD_IDS.get(written, written), ("keys", written)
            if command not in _COMMANDS:
                self._unknown(path, "command", _COMMANDS)
                continue
            if command != written:
                self._warn_of_old_word(self._places.key(path), written, command, beside=command in table)
            if (command == written or command not in table) and (
                keys := self._keys_of(path, command, value)
            ) is not None:
                keymap[command] = keys
                written_as[command] = written
                self._take(f"keys.{command}", path)
        self.applied.settings = replace(self.applied.settings, keys=keymap)
        for clash in rebind_keys(keymap)[1]:
            message = f"{key_words(clash.key)} is already the key of {clash.kept_by}"
            remedy = f"delete it from one of them; {clash.lost_by} does not get it"
            path = ("keys", written_as.get(clash.lost_by, clash.lost_by))
            self._refuse(path, InvalidValue(message, remedy, code="key-bound-twice"))

    def _keys_of(self, path: TomlPath, command: str, value: object) -> tuple[str, ...] | None:
        """Return the keys of a list that terminals can send; None where the value is not a list of keys."""
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(key, str) for key in listed):
            self._refuse(path, wrong_type(value, "a list of keys"))
            return None
        keys = [key for written in listed[:_MOST_KEYS] if (key := self._key(path, command, written))]
        if len(listed) > _MOST_KEYS:
            self._refuse(
                path,
                InvalidValue(f"there are more than {_MOST_KEYS} keys", "write fewer", code="too-many-keys"),
            )
        if listed and not keys:
            return None
        if not keys and command in WAYS_OUT:
            self._refuse(path, InvalidValue(f"{command} must keep a key", "give it one", code="no-way-out"))
            return None
        return tuple(keys)

    def _key(self, path: TomlPath, command: str, written: str) -> str | None:
        key = parse_key(written)
        if isinstance(key, InvalidKey):
            self._refuse(
                path, InvalidValue(f"{quote_value(written)}: {key.message}", key.remedy, code="no-such-key")
            )
            return None
        if TAKEN.get(key, command) != command or (key == "escape" and command not in LED_BACK_BY_ESCAPE):
            message = f"{key_words(key)} has a fixed use and cannot be reassigned"
            self._refuse(path, InvalidValue(message, "use another key", code="key-taken"))
            return None
        return key

    def _take(self, name: str, path: TomlPath, **values: Any) -> None:  # noqa: ANN401  (each of its field's type)
        self.applied.settings = replace(self.applied.settings, **values)
        self.applied.spots[name] = self._places.key(path)[0]

    def _warn_of_old_word(self, place: tuple[int, int], old: str, new: str, *, beside: bool = False) -> None:
        """Report the new name of an old word, which is used unless the new one is there too (`beside`)."""
        message = f"{quote_value(old)} is now called {quote_value(new)}"
        remedy = (
            f"delete it: {new} is here too, and is used"
            if beside
            else f"write {new}; the old word is understood too"
        )
        self.applied.faults.append(SyntaxFault("old-word", *place, message, remedy, Severity.WARNING))

    def _unknown(self, path: TomlPath, noun: str, names: Iterable[str]) -> None:
        name = ".".join(path) if noun == "setting" else path[-1]
        meant = closest_match(name[:100], names)
        remedy = f"did you mean {meant}?" if meant else _REMOVE
        start, end = self._places.key(path)
        message = f"there is no {noun} {quote_value(name)}"
        self.applied.faults.append(SyntaxFault(f"unknown-{noun}", start, end, message, remedy))

    def _refuse(self, path: TomlPath, refusal: InvalidValue) -> None:
        start, end = self._places.value(path)
        self.applied.faults.append(SyntaxFault(refusal.code, start, end, refusal.message, refusal.remedy))
