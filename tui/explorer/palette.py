"""The palette: every command by what it does, every event, actor and source by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.explorer.screen import MainScreen
from tui.text.clean import clean_line
from tui.text.words import fold
from tui.views.keys import COMMANDS, Command, Where, key_words
from tui.views.row import date_words
from tui.views.source import short_name

_MOST = 20


class _OverMain(Provider):
    """A provider that works on the main screen."""

    @property
    def main(self) -> MainScreen:
        """The screen that the palette lies over."""
        assert isinstance(self.screen, MainScreen)  # noqa: S101
        return self.screen

    def hit(self, score: float, shown: str, run: Callable[[], object]) -> Hit:
        """A hit shown to the letter.

        The palette reads markup in a prompt that is a plain string, and in its help line always: so the
        prompt is content, and there is no help line.
        """
        prompt = clean_line(shown)
        return Hit(score, Content(prompt), run, text=prompt)


class CommandsProvider(_OverMain):
    """The commands, from the one table."""

    async def discover(self) -> Hits:
        """Before anything is typed: all of them."""
        for command in _main_commands():
            shown = Content(_shown(command))
            yield DiscoveryHit(shown, partial(self.main.run_action, command.action), text=shown.plain)

    async def search(self, query: str) -> Hits:
        """The commands whose words begin as what is typed."""
        wanted = fold(query).split()
        for command in _main_commands():
            words = fold(f"{command.about} {command.label} {command.id}").split()
            if all(any(word.startswith(part) for word in words) for part in wanted):
                yield self.hit(1.0, _shown(command), partial(self.main.run_action, command.action))


class JumpProvider(_OverMain):
    """Events, actors and sources."""

    async def search(self, query: str) -> Hits:
        """Whatever is named so."""
        index = self.main.project.index
        for row in index.jump(query, _MOST):
            shown = f"{row.title} · {date_words(row)}"
            yield self.hit(0.9, shown, partial(self.main.go_to_event, row.id))
        wanted = fold(query)
        for actor in index.actors():
            if wanted in fold(actor.name):
                run = partial(self.main.search_for, f"actor:{actor.id}")
                yield self.hit(0.8, f"{actor.name} · {actor.events} events", run)
        for source in index.sources():
            if wanted in fold(f"{source.title} {source.container_title} {source.id}"):
                run = partial(self.main.search_for, f"source:{source.id}")
                yield self.hit(0.7, f"{short_name(source)} · {source.events} events", run)


def _main_commands() -> list[Command]:
    return [command for command in COMMANDS if command.where is Where.MAIN and command.id != "palette"]


def _shown(command: Command) -> str:
    return f"{command.about} ({key_words(command.keys[0])})"
