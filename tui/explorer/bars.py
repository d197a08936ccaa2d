"""The bars of one line at the edges of the screen: what is shown, which keys there are, what is wrong."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from tui.explorer.found import Found
from tui.explorer.telling import Elapsed, counts_words, since_words
from tui.index.records import Info
from tui.text.clean import clean_line
from tui.text.width import fit
from tui.views.keys import Command, footer_commands, key_words


class TitleBar(Static):
    """The chronology's title, and how much of it is shown."""

    info: var[Info | None] = var(None)
    """The chronology."""
    found: var[Found | None] = var(None)
    """What the search finds in it."""

    def watch_info(self) -> None:
        """The files were read again."""
        self._write()

    def watch_found(self) -> None:
        """Another search."""
        self._write()

    def on_resize(self) -> None:
        """The counts stay at the right."""
        self._write()

    def _write(self) -> None:
        if self.info is None or self.found is None:
            return
        width = self.size.width
        counts = fit(counts_words(self.found, self.info), max(width - 1, 0))
        name = fit(clean_line(f"dateline  {self.info.title}"), max(width - cell_len(counts) - 3, 0))
        gap = " " * max(width - cell_len(name) - cell_len(counts) - 2, 1)
        self.update(Content.assemble((f" {name}", "bold"), f"{gap}{counts}"))


class KeyBar(Static):
    """The keys of the pane that has the focus; how long a range is, else the time since the mark."""

    pane: var[str] = var("timeline")
    """The pane that has the focus."""
    said: var[str] = var("")
    """What to say before the keys."""
    since: var[Elapsed | None] = var(None)
    """The time between the mark and the event under the cursor."""

    def __init__(self, commands: tuple[Command, ...], *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._commands = commands

    def watch_pane(self) -> None:
        """Another pane, other keys."""
        self._write()

    def watch_said(self) -> None:
        """Something else to say."""
        self._write()

    def watch_since(self) -> None:
        """Another mark, or another event."""
        self._write()

    def on_resize(self) -> None:
        """As many keys as there is room for."""
        self._write()

    def _write(self) -> None:
        since = since_words(self.since, self.size.width - 2) if self.since else ""
        said = clean_line(self.said) or since
        parts: list[tuple[str, str] | str] = [(f" {said} ", "bold reverse")] if said else []
        room = self.size.width - (cell_len(said) + 2 if said else 0)
        for command in footer_commands(self.pane, self._commands):
            if not command.keys:
                continue
            shown = _shown(command)
            if (room := room - sum(map(len, shown)) - 3) < 0:
                break
            parts += [" ", (shown[0], "bold"), f" {shown[1]} "]
        self.update(Content.assemble(*parts))


class Banner(Static):
    """One thing that has to be known of everything below it; hidden while there is none."""

    said: var[str] = var("")
    """What it is, in one line."""

    def watch_said(self, said: str) -> None:
        """It appeared, or is gone."""
        self.display = bool(said)
        self.update(Content(clean_line(said)))


def _shown(command: Command) -> tuple[str, str]:
    return key_words(command.keys[0]), command.label
