"""The settings in effect, and where each of them comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from tui.views.commands.command import Command
from tui.views.keymap import rebind_keys

NO_COLOR = "NO_COLOR"
"""The variable that, where it is not empty, asks for no colour at all (no-color.org)."""
NO_COLOUR = "ansi-dark"
"""The theme in which none is sent."""
DEFAULT_THEME = "dateline-dark"


class SettingSource(StrEnum):
    """Where a setting comes from; a later one goes before an earlier."""

    DEFAULT = "default"
    FILE = "file"
    ENVIRONMENT = "environment"
    OPTION = "option"


@dataclass(frozen=True, slots=True)
class SettingOrigin:
    """Where one setting comes from."""

    source: SettingSource = SettingSource.DEFAULT
    name: str = ""
    """Of the variable or the option."""
    line: int = 0
    """Of the file, from 1; else 0."""


@dataclass(frozen=True)
class Settings:
    """How the explorer looks and begins. The fields are the settings' names, `start.pane` as `start_pane`."""

    theme: str = DEFAULT_THEME
    ascii: bool = False
    mouse: bool = True
    remember: bool = True
    start_pane: str = "timeline"
    start_query: str = ""
    export_folder: str = ""
    export_format: str = "markdown"
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """The keys of some commands, by their ids: what the reader has changed."""
    lanes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The colours of some lanes of the overview, by the ids of their kinds."""
    origins: Mapping[str, SettingOrigin] = field(default_factory=lambda: MappingProxyType({}))
    """Of those that are not the default, by their names in the file: `start.pane`, `keys.next-event`."""

    @cached_property
    def commands(self) -> tuple[Command, ...]:
        """Every command with its keys in effect."""
        return rebind_keys(self.keys)[0]

    def origin(self, name: str) -> SettingOrigin:
        """Where a setting comes from."""
        return self.origins.get(name, SettingOrigin())


DEFAULTS = Settings()
