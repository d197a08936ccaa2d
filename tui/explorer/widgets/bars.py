"""The bars of one line: title and counts at the top, keys at the foot, banners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from tui.chronology.problem import name_counts
from tui.explorer.messages import LinkActivated
from tui.index.records import ChronologyInfo
from tui.session.result_set import ResultSet
from tui.session.status_text import Elapsed, fit_status, format_counts, format_since
from tui.text.cell_width import truncate
from tui.text.sanitize import sanitize_line
from tui.views.commands.command import Command, CommandScope
from tui.views.keys.key_format import FIRST, footer_commands, key_words
from tui.views.links import PageLink

_DOT = " · "
"""Between two counts."""
_LEAST_TITLE = 8
"""The least cells for the title: with less room, the last of the counts are left out."""


class TitleBar(Static):
    """The chronology's title, how many events are shown, and the numbers of errors and warnings.

    A click on errors and warnings opens them.
    """

    info: var[ChronologyInfo | None] = var(None)
    """The chronology."""
    results: var[ResultSet | None] = var(None)
    """The results of the query."""
    problems: var[tuple[int, int]] = var((0, 0))
    """How many errors and how many warnings its files have."""
    _named = range(0)
    """The cells of errors and warnings."""

    def watch_info(self) -> None:
        """Redraw after the files were read again."""
        self._write()

    def watch_results(self) -> None:
        """Redraw for new results."""
        self._write()

    def watch_problems(self) -> None:
        """Redraw for new numbers of errors and warnings."""
        self._write()

    def on_resize(self) -> None:
        """Redraw with the counts at the right edge."""
        self._write()

    def on_click(self, event: events.Click) -> None:
        """Open the problems at a click on errors and warnings."""
        if event.x in self._named:
            self.post_message(LinkActivated(PageLink("problems")))

    def _write(self) -> None:
        if self.info is None or self.results is None:
            return
        width, title = self.size.width, sanitize_line(self.info.title)
        problems = name_counts(*self.problems)
        counts = format_counts(self.results, self.info)
        # With little room, the last of the counts are left out first; then the program's name, the end of the
        # title, the first of the counts. Errors and warnings stay; of a query, so does what it hides.
        least = min(cell_len(title), _LEAST_TITLE)
        wanted = cell_len(title) if self.results.query.is_empty else least
        while len(counts) > 1 and wanted + cell_len(f"    {_DOT.join([*counts, *problems])} ") > width:
            counts.pop()
        if problems and width - cell_len(_DOT.join([*counts, *problems])) - 3 < least:
            counts.clear()
        text = truncate(_DOT.join([*counts, *problems]), max(width - 1, 0))
        room = max(width - cell_len(text) - 3, 0)
        full = f"dateline  {title}"
        name = full if cell_len(full) <= room else truncate(title, room)
        gap = " " * max(width - cell_len(name) - cell_len(text) - 2, 1)
        self._named = range(max(width - 1 - cell_len(_DOT.join(problems)), 0), max(width - 1, 0))
        line = Content.assemble((f" {name}", "bold"), gap, text)
        self.update(self._coloured(line, problems), layout=False)

    def _coloured(self, line: Content, problems: Sequence[str]) -> Content:
        """Return the line with the numbers of errors and warnings in their colours."""
        end = len(line.plain)
        for words, style in reversed(tuple(zip(problems, self._styles(), strict=False))):
            line = line.stylize(style, max(end - len(words), 0), end)
            end -= len(words) + len(_DOT)
        return line

    def _styles(self) -> list[str]:
        errors, warnings = self.problems
        return ["bold $error"] * bool(errors) + ["bold $warning"] * bool(warnings)


_KEPT = frozenset({"close-export", "help", "palette", "quit"})
"""Commands that are named in any width: those that leave, and those that lead to all others."""


class KeyBar(Static):
    """The keys of the focused pane, after the length of the range or else the time since the mark.

    A click on a key does what the key does.
    """

    pane: var[str] = var("timeline")
    """The focused pane."""
    said: var[str] = var("")
    """The text before the keys."""
    since: var[Elapsed | None] = var(None)
    """The time between the mark and the event under the cursor."""
    open_dates: var[str] = var("")
    """How many dates of imports are to be chosen, for where nothing else is said; empty for none."""
    is_covered: var[bool] = var(False, init=False)
    """Whether a page or dialog covers the screen: then the keys do nothing, and none is named."""
    is_first: var[bool] = var(False)
    """Whether to name the keys for beginners."""

    def __init__(self, commands: tuple[Command, ...], *, id: str, rows: int = 1) -> None:  # noqa: A002
        """Prepare the bar.

        Args:
            commands: With the keys in effect.
            id: The widget's id.
            rows: The most rows for the keys.
        """
        super().__init__(id=id)
        self._commands = commands
        self._rows = rows
        self._named: list[tuple[int, range, Command]] = []
        """The row and the cells of each named command."""

    def watch_pane(self) -> None:
        """Name the keys of another pane."""
        self._write()

    def watch_said(self) -> None:
        """Show another text."""
        self._write()

    def watch_since(self) -> None:
        """Show another time."""
        self._write()

    def watch_open_dates(self) -> None:
        """Show another number of dates."""
        self._write()

    def watch_is_first(self) -> None:
        """Name all keys after the first key press."""
        self._write()

    def on_resize(self) -> None:
        """Name as many keys as fit."""
        self._write()

    def watch_is_covered(self) -> None:
        """Name no keys under a page, and all again after it."""
        self._write()

    def offer(self, commands: tuple[Command, ...]) -> None:
        """Name the keys of other commands.

        Args:
            commands: With the keys in effect.
        """
        self._commands = commands
        self._write()

    def _write(self) -> None:
        # The kept keys have their place beside the text, where that leaves half of the line.
        kept = sum(_cells(command) for command in self._offered() if command.id in _KEPT)
        room = max(self.size.width - kept, self.size.width // 2) - 2
        since = format_since(self.since, room) if self.since else ""
        text = fit_status(sanitize_line(self.said), room) or ("" if self.is_first else since)
        text = text or fit_status(self.open_dates, room) or ("First keys:" if self.is_first else "")
        # While a query is typed, its keys are named.
        text = "" if self.pane == CommandScope.QUERY else text
        parts: list[tuple[str, str] | str] = [(f" {text} ", "bold reverse")] if text else []
        self._named = list(self._placed(cell_len(text) + 2 if text else 0))
        if self.is_covered:
            parts, self._named = [], []
        row = 0
        for y, _, command in self._named:
            key, label = _shown(command)
            parts += ["\n" if y > row else "", " ", (key, "bold"), f" {label} "]
            row = y
        self.update(Content.assemble(*parts), layout=self._rows > 1)

    def _placed(self, at: int) -> Iterator[tuple[int, range, Command]]:
        """Yield the keys that fit, in order, from a cell of the first row on: row, cells, command."""
        offered, width = self._offered(), self.size.width
        kept = sum(_cells(command) for command in offered if command.id in _KEPT)
        row, last = 0, self._rows - 1
        for command in offered:
            cells = _cells(command)
            is_kept = command.id in _KEPT
            kept -= cells if is_kept else 0
            if row < last and at + cells > width:
                row, at = row + 1, 0
            # The end of the last row is for the kept keys.
            if at + cells + (kept if row == last and not is_kept else 0) <= width:
                yield row, range(at, at + cells), command
                at += cells

    def _offered(self) -> list[Command]:
        where = FIRST if self.is_first else self.pane
        return [command for command in footer_commands(where, self._commands) if command.keys]

    async def on_click(self, event: events.Click) -> None:
        """Run the command of a clicked key."""
        for row, cells, command in self._named:
            if event.y == row and event.x in cells:
                on_line = self.screen.focused if command.where is CommandScope.QUERY else None
                await (on_line or self.screen).run_action(command.action)


class Banner(Static):
    """A warning about everything below it; hidden where there is none."""

    said: var[str] = var("")
    """Its text, in one line; empty to hide it."""

    def watch_said(self, text: str) -> None:
        """Show or hide the banner."""
        self.display = bool(text)
        self.update(Content(sanitize_line(text)))


def _shown(command: Command) -> tuple[str, str]:
    return key_words(command.keys[0]), command.label


def _cells(command: Command) -> int:
    """Return the cells of a named command, with a blank before, between and after its two parts."""
    return sum(map(cell_len, _shown(command))) + 3
