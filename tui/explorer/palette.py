"""The palette: every command by what it does, every filter, event, actor and source by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.explorer.filters import FILTERS
from tui.explorer.screen import MainScreen
from tui.project.settings.known import THEMES
from tui.reading.query import Query
from tui.text.clean import clean_line
from tui.text.words import fold
from tui.views.commands.command import Command, Where
from tui.views.keys import key_words
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

    def _commands(self) -> list[Command]:
        every = self.main.settings.commands
        return [command for command in every if command.where is Where.MAIN and command.id != "palette"]

    async def discover(self) -> Hits:
        """Before anything is typed: all of them."""
        for command in self._commands():
            shown = Content(_shown(command))
            yield DiscoveryHit(shown, partial(self.main.run_action, command.action), text=shown.plain)

    async def search(self, query: str) -> Hits:
        """The commands whose words begin as what is typed."""
        for command in self._commands():
            if _begin(query, f"{command.about} {command.label} {command.id}"):
                yield self.hit(1.0, _shown(command), partial(self.main.run_action, command.action))


class FiltersProvider(_OverMain):
    """The filters that have a name: each is added to what is searched for."""

    async def discover(self) -> Hits:
        """Before anything is typed: all of them."""
        for word, said in FILTERS.items():
            shown = f"{said} (is:{word})"
            yield DiscoveryHit(Content(shown), partial(self.main.narrow, word), text=shown)

    async def search(self, query: str) -> Hits:
        """Those whose words begin as what is typed."""
        for word, said in FILTERS.items():
            if _begin(query, f"{said} {word}"):
                yield self.hit(0.95, f"{said} (is:{word})", partial(self.main.narrow, word))


class ThemesProvider(_OverMain):
    """The themes, once their words are typed: the one that is chosen is remembered."""

    async def search(self, query: str) -> Hits:
        """Those whose words begin as what is typed."""
        for theme in THEMES:
            words = f"theme colours {theme.replace('-', ' ')}"
            if theme in self.app.available_themes and _begin(query, words):
                yield self.hit(0.6, f"Theme: {theme}", partial(setattr, self.app, "theme", theme))


class JumpProvider(_OverMain):
    """Events, differences, actors, sources; of what was known by a day, where that is looked at."""

    async def search(self, query: str) -> Hits:
        """Whatever is named so."""
        index, sought = self.main.project.index, self.main.sought
        then = Query(known_by=sought.known_by)
        for row in index.jump(query, _MOST):
            if index.position(then, row.id) is None:
                continue
            shown = f"{row.title} · {date_words(row)}"
            yield self.hit(0.9, shown, partial(self.main.go_to_event, row.id))
        for account in index.accounts(known_by=sought.known_day):
            if _begin(query, account.question):
                yield self.hit(
                    0.85,
                    f"{account.question} · difference",
                    partial(self.main.follow, f"account:{account.id}"),
                )
        wanted = fold(query)
        for actor in index.actors():
            if wanted in fold(actor.name):
                run = partial(self.main.search_for, f"actor:{actor.id}")
                yield self.hit(0.8, f"{actor.name} · {actor.events} events", run)
        for source in index.sources(sought.known_day):
            if wanted in fold(f"{source.title} {source.container_title} {source.id}"):
                run = partial(self.main.search_for, f"source:{source.id}")
                yield self.hit(0.7, f"{short_name(source)} · {source.events} events", run)


def _begin(typed: str, said: str) -> bool:
    """Whether each word that is typed begins one that is said."""
    words = fold(said).split()
    return all(any(word.startswith(part) for word in words) for part in fold(typed).split())


def _shown(command: Command) -> str:
    return f"{command.about} ({key_words(command.keys[0])})" if command.keys else command.about
