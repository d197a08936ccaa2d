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
from tui.views.lines import Line, TextRole, TextSpan, heading, line, paragraph

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
    def group(self) -> str:
        """Return under which heading the help has it: that of the explorer's command."""
        return _OF_EXPLORER.get(self.command) or _GROUPS[self.word]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the words for it."""
        return tuple(name for name in (self.word, self.command, *self.also) if len(name) > 1)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Return its keys that can be typed on a line: the explorer's and its own."""
        typed = [key for command in COMMANDS if command.id == self.command for key in command.keys]
        return tuple(key for key in (*typed, *self.also) if len(key) == 1)


_OF_EXPLORER = {command.id: "Reading" if command.group == "Panes" else command.group for command in COMMANDS}
"""The headings of the explorer's commands, by id; here there are no panes to go to, only what they show."""
_GROUPS = {"event": "Moving", "to": "Selecting", "source": "Reading", "knew": "Reading"}
"""The headings of commands that the explorer does not have."""

BROWSE_COMMANDS: tuple[BrowseCommand, ...] = (
    BrowseCommand(
        "next",
        navigation.by(1),
        "Go to the next event, or NUMBER events forward",
        "next-event",
        "[NUMBER]",
        ("n",),
    ),
    BrowseCommand(
        "previous",
        navigation.by(-1),
        "Go to the previous event, or NUMBER events back",
        "previous-event",
        "[NUMBER]",
    ),
    BrowseCommand("page", navigation.by_pages(1), "Go ten events forward, and list ten", "page-down"),
    BrowseCommand("back-page", navigation.by_pages(-1), "Go ten events back, and list ten", "page-up"),
    BrowseCommand("first", navigation.first, "Go to the first event", "first-event"),
    BrowseCommand("last", navigation.last, "Go to the last event", "last-event"),
    BrowseCommand("year", navigation.by_years(1), "Go to the first event of the next year", "next-year"),
    BrowseCommand(
        "back-year",
        navigation.by_years(-1),
        "Go to the first event of this year, then of the year before",
        "previous-year",
    ),
    BrowseCommand(
        "goto", navigation.go_to_date, "Go to the first event on or after a date", "go-to-date", "DATE"
    ),
    BrowseCommand("event", navigation.go_to_event, "Go to an event by its id, and read it", "", "ID"),
    BrowseCommand("back", navigation.back, "Go back to where you were before", "back"),
    BrowseCommand("forward", navigation.forward, "Go forward again", "forward"),
    BrowseCommand("mark", navigation.mark, "Mark the event, or remove its mark", "mark"),
    BrowseCommand("to-mark", navigation.go_to_mark, "Go to the next marked event", "go-to-mark"),
    BrowseCommand("list", display.page, "List ten events from this one on", "timeline"),
    BrowseCommand("overview", display.years, "Count the events of each year", "overview"),
    BrowseCommand(
        "search",
        search.search,
        "Find events; without a query, show the current query",
        "search",
        "[QUERY]",
    ),
    BrowseCommand(
        "filters",
        search.filters,
        "List the values to search by, or those that match, with numbers of events",
        "filters",
        "[WORDS]",
    ),
    BrowseCommand(
        "order",
        search.order,
        "Order events by date, relevance, kind, status or title; without a word, say the order",
        "order",
        "[ORDER]",
    ),
    BrowseCommand("undo", search.undo, "Undo the last change of the query", "undo-query"),
    BrowseCommand("redo", search.redo, "Redo the undone change of the query", "redo-query"),
    BrowseCommand("save", search.save, "Save the current query under a name", "save-query", "NAME"),
    BrowseCommand(
        "saved", search.saved, "List the saved queries; or run one of them", "saved-queries", "[NAME]"
    ),
    BrowseCommand("clear", search.clear, "Clear the range; without a range, clear the query", "clear"),
    BrowseCommand(
        "as-of",
        search.as_of,
        "Show only what was public by a date; without a date, everything",
        "as-of",
        "[DATE]",
    ),
    BrowseCommand(
        "in",
        search.period,
        "Show only what was, or may have been, going on in a period; without one, everything",
        "pick-period",
        "[DATES]",
    ),
    BrowseCommand(
        "range", navigation.begin_range, "Start a range here, to be extended by moving; or cancel it", "range"
    ),
    BrowseCommand(
        "to",
        navigation.extend_to,
        "Start a range here if there is none, and extend it to a date or an event",
        "",
        "DATE or ID",
    ),
    BrowseCommand("extend", navigation.extend(1), "Extend the range to the next event", "extend-down"),
    BrowseCommand(
        "extend-back", navigation.extend(-1), "Extend the range to the previous event", "extend-up"
    ),
    BrowseCommand(
        "export",
        export,
        "Write the range, else the events found, to a file; its ending sets the format",
        "export",
        "FILE [--format NAME] [--force] [--accept-risk CODE]",
    ),
    BrowseCommand("show", display.show, "Show everything about the event", "detail"),
    BrowseCommand(
        "passage",
        display.passage,
        "Show the cited passage in its context; or another passage",
        "excerpt",
        "[SOURCE#KEY]",
    ),
    BrowseCommand(
        "citation",
        display.citation(1),
        "Go to the next citation of the event, or to citation NUMBER",
        "next-citation",
        "[NUMBER]",
    ),
    BrowseCommand("back-citation", display.citation(-1), "Go to the previous citation", "previous-citation"),
    BrowseCommand("source", display.source, "List the sources; or show one with its passages", "", "[ID]"),
    BrowseCommand("original", display.original, "Show the passage in the attached original", "original"),
    BrowseCommand(
        "related",
        display.related,
        "List related events: same actors, sources, passages or differences",
        "related",
    ),
    BrowseCommand(
        "actors",
        display.actors,
        "List the people and bodies in the event, and how to find their events",
        "actors",
    ),
    BrowseCommand(
        "cited-by",
        display.cited_by,
        "List the events that cite the passage or its source",
        "citing-events",
    ),
    BrowseCommand(
        "by", display.grouped, "Group the events found by actor or by source", "grouped", "[source]"
    ),
    BrowseCommand(
        "differences",
        display.differences,
        "Show where the sources differ about the event, or everywhere",
        "differences",
        "[all]",
    ),
    BrowseCommand(
        "conflicts",
        display.conflicts,
        "List statements about date and order that cannot all hold",
        "conflicts",
    ),
    BrowseCommand(
        "knew",
        display.knew,
        "List who is recorded as aware of the events found; or what is shown of one actor",
        "",
        "[ACTOR]",
    ),
    BrowseCommand(
        "dated-passages",
        display.dated,
        "List dated passages of the cited source that no event cites yet",
        "dated-passages",
    ),
    BrowseCommand("problems", display.problems, "List the errors and warnings", "problems"),
    BrowseCommand(
        "about", display.about, "Show what this chronology is about, its notice and its sources", "about"
    ),
    BrowseCommand("reload", search.reload, "Reload the files if they have changed", "reload"),
    BrowseCommand(
        "help", lambda _, word: help_lines(word), "List these commands; or explain one", "help", "[WORD]"
    ),
    BrowseCommand("quit", search.leave, "Quit; Ctrl-D does so too", "quit", also=("exit",)),
)
"""In the order of the help."""

SCREEN_ONLY: Mapping[str, str] = MappingProxyType(
    {
        "next-match": "matches are not highlighted in lines that are read aloud; n is next",
        "previous-match": "as next-match",
        "copy": "select text in the terminal to copy it, or use export to write a file",
        "next-pane": "there are no panes",
        "previous-pane": "there are no panes",
        "enlarge": "there are no panes",
        "wrap-titles": "a title is never cut here",
        "edit": "an editor needs the screen; show gives the file and the line",
        "attach-original": "use dateline corpus attach instead",
        "verify-originals": "use dateline corpus verify instead",
        "add-source": "use dateline corpus add instead",
        "new-event": "use dateline event add instead",
        "change-event": "use dateline event edit instead",
        "take-back": "only the form of the screen is taken back",
        "passages": "use source, and dateline event edit --cite",
        "zoom-in": "there is no overview here; dateline timeline lists what was under way at a date",
        "zoom-out": "as zoom-in",
        "zoom-fit": "as zoom-in",
        "pan-left": "as zoom-in",
        "pan-right": "as zoom-in",
        "lanes": "there are no lanes here; by groups the events by actor or source",
        "period": "not in browse; type: in 2013, or: in May 2013",
        "previous-period": "as period",
        "next-period": "as period",
        "palette": "type the command itself; a colon before it is allowed",
        "positions": "use `dateline positions`; show has those on the event",
        "changes": "use `dateline changes`",
        "knowledge": "use `dateline knew`",
        "speakers": "use `dateline speaker`",
        "import-questions": "use `dateline import` or `merge`, with --preview, then --answer",
        "searches": "show names those about the event; `dateline searches` lists all",
        "new-search": "write it into events.yaml; `dateline check` says which passages have its words",
        "suspend": "use the shell's Ctrl-Z",
    }
)
"""Commands of the explorer that `browse` lacks, by id, with the reason."""


def help_lines(word: str) -> list[Line]:
    """Return every word with its keys, one a line, in groups; or one of them, or those of one group."""
    groups = list(dict.fromkeys(verb.group for verb in BROWSE_COMMANDS))
    wanted = [group for group in groups if word and group.casefold() == word.casefold()]
    if word and not wanted:
        meant = parse_command(word)
        return [meant] if isinstance(meant, Line) else [_about(meant)]
    lines: list[Line] = []
    for group in wanted or groups:
        lines += [heading(group), *(_about(verb) for verb in BROWSE_COMMANDS if verb.group == group)]
    return lines if wanted else [*lines, *paragraph(f"{_HINTS}{', '.join(groups)}.")]


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
        return line(f"{word} may be {', '.join(verb.word for verb in begun)}: type more of it.")
    if typed in SCREEN_ONLY:
        return line(f"{typed} works only in the explorer: {SCREEN_ONLY[typed]}.")
    meant = closest_match(word, (name for verb in BROWSE_COMMANDS for name in verb.names))
    advice = f"; did you mean {meant}?" if meant else "; help lists the commands"
    return line(f"there is no command {word} here{advice}")


_HINTS = (
    "A command may be shortened as long as no other begins the same way. /QUERY searches.\n"
    "Dates: 2013, May 2013, 14 May 2013, about 2013.\n"
    "One of these words behind help lists only its commands: "
)


def _about(verb: BrowseCommand) -> Line:
    keys = f" ({', '.join(verb.keys)})" if verb.keys else ""
    takes = f" {verb.takes}" if verb.takes else ""
    return line(TextSpan(f"{verb.word}{takes}", TextRole.KEY), f"{keys}: {verb.about}.", hang=2)
