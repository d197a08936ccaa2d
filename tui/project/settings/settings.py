"""The settings in effect, and where each of them comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from tui.export.layout import WHOLE, Layout, make_layout
from tui.views.commands.command import Command
from tui.views.keys.keymap import rebind_keys

NO_COLOR = "NO_COLOR"
"""The variable that asks for no colour at all where it is not empty (no-color.org)."""
NO_COLOUR = "ansi-dark"
"""The theme that uses no colour."""
DEFAULT_THEME = "dateline-dark"


class SettingSource(StrEnum):
    """Where a setting may come from; later ones take precedence."""

    DEFAULT = "default"
    FILE = "file"
    ENVIRONMENT = "environment"
    OPTION = "option"


@dataclass(frozen=True, slots=True)
class SettingOrigin:
    """Where one setting does come from."""

    source: SettingSource = SettingSource.DEFAULT
    name: str = ""
    """Of the variable or the option; else empty."""
    line: int = 0
    """Of the file, from 1; else 0."""


@dataclass(frozen=True)
class Settings:
    """The appearance and the start of the explorer. `start.pane` of the file is `start_pane` here."""

    theme: str = DEFAULT_THEME
    ascii: bool = False
    mouse: bool = True
    remember: bool = True
    start_pane: str = "timeline"
    start_query: str = ""
    export_folder: str = ""
    export_format: str = "markdown"
    export_columns: str = ""
    export_without: str = ""
    export_font: str = WHOLE.font
    export_notes: str = WHOLE.notes
    export_paper: str = WHOLE.paper
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """The keys of the commands that the user changed, by command id."""
    lanes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The colours of some lanes of the overview, by the ids of their kinds."""
    origins: Mapping[str, SettingOrigin] = field(default_factory=lambda: MappingProxyType({}))
    """Where settings that are not the default come from, by their names: `start.pane`, `keys.next-event`."""

    @cached_property
    def commands(self) -> tuple[Command, ...]:
        """Return every command with its keys in effect."""
        return rebind_keys(self.keys)[0]

    @cached_property
    def layout(self) -> Layout:
        """Return the layout of documents for paper."""
        letters = (self.export_font, self.export_notes, self.export_paper)
        layout = make_layout(self.export_columns, self.export_without, *letters)
        return layout if isinstance(layout, Layout) else WHOLE

    def origin(self, name: str) -> SettingOrigin:
        """Return where a setting comes from."""
        return self.origins.get(name, SettingOrigin())


DEFAULTS = Settings()
