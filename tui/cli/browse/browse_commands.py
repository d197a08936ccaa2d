"""The commands of `dateline browse`: each word, what it does, and the explorer's command it matches."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TypeAlias

from tui.cli.browse import display, navigation, search
from tui.cli.browse.export import export
from tui.cli.browse.reader import Reader
from tui.cli.old_names import OLD_BROWSE_WORDS
from tui.text.suggest import closest_match
from tui.views.commands.table import COMMANDS
from tui.views.event_line import STATUS_SHORT
from tui.views.lines import Line, TextRole, TextSpan, line, paragraph

Run: TypeAlias = Callable[[Reader, str], list[Line]]
"""From the state and the text after the word to the lines of the answer."""


@dataclass(frozen=True)
class BrowseCommand:
    """One command of `browse`."""

    word: str
    run: Run
    about: str
    """What it does, without a full stop."""
    command: str = ""
    """The id of the explorer's command, which may be typed too; empty where the explorer has none."""
    takes: str = ""
    """What may follow the word; in brackets where it is optional."""
    also: tuple[str, ...] = ()
    """Other words and keys for it."""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the words for it."""
        return tuple(name for name in (self.word, self.command, *self.also) if len(name) > 1)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Return its keys that can be typed on a line: the explorer's and its own."""
        typed = [key for command in COMMANDS if command.id == self.command for key in command.keys]
        return tuple(key for key in (*typed, *self.also) if len(key) == 1)


BROWSE_COMMANDS: tuple[BrowseCommand, ...] = (
    BrowseCommand(
        "next", navigation.by(1), "The next event, or so many further", "next-event", "[NUMBER]", ("n",)
    ),
    BrowseCommand(
        "previous", navigation.by(-1), "The event before, or so many back", "previous-event", "[NUMBER]"
    ),
    BrowseCommand("page", navigation.by_pages(1), "Go on by ten events, and list ten", "page-down"),
    BrowseCommand("back-page", navigation.by_pages(-1), "Go back by ten events, and list ten", "page-up"),
    BrowseCommand("first", navigation.first, "The first event", "first-event"),
    BrowseCommand("last", navigation.last, "The last event", "last-event"),
    BrowseCommand("year", navigation.by_years(1), "The first event of the next year", "next-year"),
    BrowseCommand(
        "back-year",
        navigation.by_years(-1),
        "The first event of this year, then of the year before",
        "previous-year",
    ),
    BrowseCommand("goto", navigation.go_to_date, "The first event on or after a date", "go-to-date", "DATE"),
    BrowseCommand("event", navigation.go_to_event, "Go to an event by its id, and tell it", "", "ID"),
    BrowseCommand("mark", navigation.mark, "Mark the event, or let its mark go", "mark"),
    BrowseCommand(
        "to-mark", navigation.go_to_mark, "Go to the marked event; the mark comes here", "go-to-mark"
    ),
    BrowseCommand("list", display.page, "Ten events from this one on, one a line", "timeline"),
    BrowseCommand("overview", display.years, "How many events each year has", "overview"),
    BrowseCommand(
        "search",
        search.search,
        "Find events; without a query, say what is searched for",
        "search",
        "[QUERY]",
    ),
    BrowseCommand(
        "filters",
        search.filters,
        "The values to search by, or those called so, each with its events",
        "filters",
        "[WORDS]",
    ),
    BrowseCommand("save", search.save, "Save what is searched for by a name", "save-query", "NAME"),
    BrowseCommand(
        "saved", search.saved, "The saved queries; or find what one asks for", "saved-queries", "[NAME]"
    ),
    BrowseCommand("clear", search.clear, "Let go of the range; without one, find every event again", "clear"),
    BrowseCommand(
        "as-of",
        search.as_of,
        "Only what was public by a date; without one, everything",
        "as-of",
        "[DATE]",
    ),
    BrowseCommand(
        "range", navigation.begin_range, "Begin a range here, which every move extends; or let it go", "range"
    ),
    BrowseCommand(
        "to",
        navigation.extend_to,
        "Extend the range to a date or an event, beginning it here",
        "",
        "DATE or ID",
    ),
    BrowseCommand("extend", navigation.extend(1), "Extend the range by the next event", "extend-down"),
    BrowseCommand("extend-back", navigation.extend(-1), "Extend the range by the event before", "extend-up"),
    BrowseCommand(
        "export",
        export,
        "Write the range, else what is found, to a file; its ending chooses the format",
        "export",
        "FILE [--format NAME] [--force] [--accept-risk CODE]",
    ),
    BrowseCommand("show", display.show, "Everything about the event", "detail"),
    BrowseCommand(
        "passage", display.passage, "The passage cited, in its context; or another", "excerpt", "[SOURCE#KEY]"
    ),
    BrowseCommand(
        "citation",
        display.citation(1),
        "The next citation of the event, or that of a number",
        "next-citation",
        "[NUMBER]",
    ),
    BrowseCommand("back-citation", display.citation(-1), "The citation before it", "previous-citation"),
    BrowseCommand("source", display.source, "The sources; or one of them with its passages", "", "[ID]"),
    BrowseCommand("original", display.original, "The passage in the attached original", "original"),
    BrowseCommand(
        "related",
        display.related,
        "Related events, by why: they place it, share a difference, passage, actor, source",
        "related",
    ),
    BrowseCommand(
        "actors", display.actors, "Who the event names, and how to find all of their events", "actors"
    ),
    BrowseCommand(
        "cited-by",
        display.cited_by,
        "The events that rest on the cited passage and its source",
        "citing-events",
    ),
    BrowseCommand(
        "by", display.grouped, "What is found, grouped by actor or by source", "grouped", "[source]"
    ),
    BrowseCommand(
        "differences",
        display.differences,
        "Where the sources differ about the event, or everywhere",
        "differences",
        "[all]",
    ),
    BrowseCommand(
        "dated-passages",
        display.dated,
        "Passages of the cited source that give a date and are not used",
        "dated-passages",
    ),
    BrowseCommand("problems", display.problems, "What the checks found", "problems"),
    BrowseCommand("about", display.about, "What this chronology is, its notice and its sources", "about"),
    BrowseCommand("reload", search.reload, "Read the files again, where they have changed", "reload"),
    BrowseCommand("help", lambda _, word: help_lines(word), "These words; or one of them", "help", "[WORD]"),
    BrowseCommand("quit", search.leave, "Leave; so does Ctrl-D", "quit", also=("exit",)),
)
"""In the order of the help."""

SCREEN_ONLY: Mapping[str, str] = MappingProxyType(
    {
        "back": "mark and to-mark lead back, and event and goto anywhere; back-page is pages",
        "forward": "as back",
        "next-match": "a line that is read aloud lights nothing, and n is next, as everywhere else",
        "previous-match": "as next-match",
        "undo-query": "what was searched for stands above, and can be said again",
        "redo-query": "as undo-query",
        "copy": "the clipboard belongs to the terminal's own selection; export writes a file",
        "next-pane": "there are no panes",
        "previous-pane": "there are no panes",
        "enlarge": "there are no panes",
        "edit": "an editor takes the screen; show tells the file and the line",
        "attach-original": "dateline corpus attach does it, and its answer can be kept",
        "verify-originals": "dateline corpus verify says it",
        "add-source": "dateline corpus add does it; it asks for nothing",
        "zoom-in": "there is no overview: timeline tells what goes on at a date",
        "zoom-out": "as zoom-in",
        "zoom-fit": "as zoom-in",
        "pan-left": "as zoom-in",
        "pan-right": "as zoom-in",
        "lanes": "as zoom-in; by tells the events by actor or source",
        "period": "search in:2013, in:2013-05",
        "previous-period": "as period",
        "next-period": "as period",
        "palette": "every word can be typed, and a colon may stand before it",
        "suspend": "the shell's own Ctrl-Z works",
    }
)
"""Commands of the explorer that `browse` lacks, by id, with the reason."""


def help_lines(word: str) -> list[Line]:
    """Return every word with its keys, one a line; or one of them."""
    if word:
        meant = parse_command(word)
        return [meant] if isinstance(meant, Line) else [_about(meant)]
    return [*map(_about, BROWSE_COMMANDS), *paragraph(_HINTS)]


def parse_command(word: str) -> BrowseCommand | Line:
    """Return the command of a key, a word or the beginning of one; else a line that suggests one.

    Args:
        word: As typed; upper and lower case differ in keys, not in words.
    """
    for verb in BROWSE_COMMANDS:
        if word in verb.keys:
            return verb
    typed = word.casefold()
    for verb in BROWSE_COMMANDS:
        if typed in verb.names:
            return verb
    if typed in OLD_BROWSE_WORDS:
        return line(f"{typed} is now called {OLD_BROWSE_WORDS[typed]}.")
    # The words of the help come before the ids of the explorer.
    begun = [verb for verb in BROWSE_COMMANDS if verb.word.startswith(typed)]
    begun = begun or [verb for verb in BROWSE_COMMANDS if any(name.startswith(typed) for name in verb.names)]
    if len(begun) == 1:
        return begun[0]
    if begun:
        return line(f"{word} may be {', '.join(verb.word for verb in begun)}: say more of it.")
    if typed in SCREEN_ONLY:
        return line(f"{typed} is of the screen alone: {SCREEN_ONLY[typed]}.")
    meant = closest_match(word, (name for verb in BROWSE_COMMANDS for name in verb.names))
    advice = f"; did you mean {meant}?" if meant else "; help tells the words"
    return line(f"there is no word {word} here{advice}")


_HINTS = (
    "A beginning of a word is enough where no other begins so. /QUERY searches.\n"
    "Dates are EDTF: 2013, 2013-05, 2013-05-14, 2013~.\n"
    "Status: " + ", ".join(f"{short} {word}" for word, short in STATUS_SHORT.items()) + "."
)


def _about(verb: BrowseCommand) -> Line:
    keys = f" ({', '.join(verb.keys)})" if verb.keys else ""
    takes = f" {verb.takes}" if verb.takes else ""
    return line(TextSpan(f"{verb.word}{takes}", TextRole.KEY), f"{keys}: {verb.about}.", hang=2)
