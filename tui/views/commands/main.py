"""The commands of the main screen, in the order of the help. Add a command here."""

from __future__ import annotations

from tui.views.commands.command import Command
from tui.views.commands.narrow_events import ORDERING, PERIODS, PICK_PERIOD
from tui.views.commands.read_events import READING
from tui.views.commands.write_events import LOOKING, SEARCHING, WRITING

_ALL = ("timeline", "detail", "excerpt", "overview")
_MOVING, _FINDING, _SELECTING = "Moving", "Finding", "Selecting"
_PANES, _PROGRAM, _OVERVIEW = "Panes", "Program", "Overview"

# Methods that several commands share.
_MOVE, _RETRACE = "navigation.move", "navigation.retrace"
_MATCH = "excerpt.match"
_ZOOM = "overview.zoom"
_READ, _PANE, _TITLES = "links.read", "layout.show_pane", "layout.wrap_titles()"

MAIN: tuple[Command, ...] = (
    Command("next-event", ("down", "j"), "next", "Go to the next event", _MOVING, does=_MOVE),
    Command("previous-event", ("up", "k"), "previous", "Go to the previous event", _MOVING, does=_MOVE),
    Command(
        "page-down",
        ("pagedown", "space", "ctrl+d"),
        "page",
        "Go one page of events forward",
        _MOVING,
        does=_MOVE,
    ),
    Command(
        "page-up", ("pageup", "b", "ctrl+u"), "page back", "Go one page of events back", _MOVING, does=_MOVE
    ),
    Command("first-event", ("home", "g"), "first", "Go to the first event", _MOVING, does=_MOVE),
    Command("last-event", ("end", "G"), "last", "Go to the last event", _MOVING, does=_MOVE),
    Command(
        "next-year", ("right", "}"), "year", "Go to the first event of the next year", _MOVING, does=_MOVE
    ),
    Command(
        "previous-year",
        ("left", "{"),
        "year back",
        "Go to the first event of this year, then of the year before",
        _MOVING,
        does=_MOVE,
    ),
    Command(
        "go-to-date",
        ("t",),
        "date",
        "Go to a date, such as 2013 or 2013-05-14",
        _MOVING,
        does="navigation.ask_date()",
    ),
    Command("back", ("comma", "ctrl+o"), "back", "Go back to where you were before", _MOVING, does=_RETRACE),
    Command("forward", (".",), "forward", "Go forward again", _MOVING, does=_RETRACE),
    Command(
        "mark",
        ("m",),
        "mark",
        "Mark the event, or remove its mark; the time from the last mark is shown",
        _MOVING,
        does="navigation.mark()",
    ),
    Command(
        "go-to-mark",
        ("'",),
        "to mark",
        "Go to the next marked event; after the last, to the first",
        _MOVING,
        does="navigation.go_to_mark()",
    ),
    Command(
        "search",
        ("/",),
        "search",
        "Search as you type; Enter or Esc returns to the events",
        _FINDING,
        footer=_ALL,
        does="search.open_line()",
    ),
    Command(
        "filters",
        ("f",),
        "filters",
        "Filter by kind, actor, source, status, origin, tag or speaker",
        _FINDING,
        does="filters.open_filters()",
    ),
    *ORDERING,
    Command(
        "undo-query", ("u",), "undo", "Undo the last change of the query", _FINDING, does="filters.undo()"
    ),
    Command(
        "redo-query", ("U",), "redo", "Redo the undone change of the query", _FINDING, does="filters.redo()"
    ),
    Command(
        "save-query",
        ("s",),
        "save query",
        "Save the query under a name",
        _FINDING,
        does="filters.save_query()",
    ),
    Command(
        "saved-queries",
        ("S",),
        "saved",
        "Open or delete saved queries",
        _FINDING,
        does="filters.open_saved()",
    ),
    Command(
        "clear",
        ("escape", "backspace", "ctrl+g"),
        "clear",
        "Clear the range; without a range, clear the query",
        _FINDING,
        does="search.clear()",
    ),
    Command(
        "as-of",
        ("w",),
        "as of",
        "Show only what was public by a date",
        _FINDING,
        footer=("detail",),
        does="search.ask_as_of()",
    ),
    PICK_PERIOD,
    Command("next-match", ("n",), "match", "Go to the next match in the excerpt", _FINDING, does=_MATCH),
    Command(
        "previous-match",
        ("N",),
        "previous match",
        "Go to the previous match in the excerpt",
        _FINDING,
        does=_MATCH,
    ),
    Command(
        "range",
        ("v",),
        "range",
        "Start or cancel a range; move to extend it",
        _SELECTING,
        does=_MOVE,
    ),
    Command(
        "extend-down",
        ("shift+down", "J"),
        "extend",
        "Extend the range to the next event",
        _SELECTING,
        does=_MOVE,
    ),
    Command(
        "extend-up",
        ("shift+up", "K"),
        "extend back",
        "Extend the range to the previous event",
        _SELECTING,
        does=_MOVE,
    ),
    Command(
        "export",
        ("e",),
        "export",
        "Export the range, else the events found, else all events",
        _SELECTING,
        footer=("timeline",),
        does="exports.export()",
    ),
    Command(
        "copy",
        ("y",),
        "copy",
        "Copy the range, else the event, as Markdown",
        _SELECTING,
        does="exports.copy()",
    ),
    *READING,
    *SEARCHING,
    *WRITING,
    *LOOKING,
    Command(
        "zoom-in", ("+", "="), "zoom", "Zoom in on the event", _OVERVIEW, footer=("overview",), does=_ZOOM
    ),
    Command("zoom-out", ("-",), "zoom out", "Zoom out", _OVERVIEW, does=_ZOOM),
    Command("zoom-fit", ("_",), "fit", "Show all days, without or with empty years", _OVERVIEW, does=_ZOOM),
    Command(
        "pan-left",
        ("h", "shift+left"),
        "earlier",
        "Scroll the overview to earlier dates, by a quarter",
        _OVERVIEW,
        does=_ZOOM,
    ),
    Command(
        "pan-right",
        ("l", "shift+right"),
        "later",
        "Scroll the overview to later dates, by a quarter",
        _OVERVIEW,
        does=_ZOOM,
    ),
    Command(
        "lanes",
        ("L",),
        "lanes",
        "Change the lanes: by kind, actor, source or status",
        _OVERVIEW,
        footer=("overview",),
        does="overview.lanes()",
    ),
    *PERIODS,
    Command("next-pane", ("tab",), "next pane", "Go to the next pane", _PANES, does=_PANE),
    Command("previous-pane", ("shift+tab",), "previous pane", "Go to the previous pane", _PANES, does=_PANE),
    Command("timeline", ("1",), "timeline", "Go to the timeline", _PANES, does=_PANE),
    Command("detail", ("2", "enter"), "detail", "Go to the detail", _PANES, does=_PANE),
    Command("excerpt", ("3",), "excerpt", "Go to the excerpt", _PANES, does=_PANE),
    Command("overview", ("4",), "overview", "Go to the overview", _PANES, does=_PANE),
    Command(
        "enlarge",
        ("x",),
        "enlarge",
        "Enlarge this pane to the whole screen; again, restore all panes",
        _PANES,
        does="layout.enlarge()",
    ),
    Command("wrap-titles", ("W",), "title lines", "Show titles in one or two lines", _PANES, does=_TITLES),
    Command(
        "edit",
        ("E",),
        "edit",
        "Open your editor at the event, or at the error that stops a file from being read",
        _PROGRAM,
        does="app.edit()",
    ),
    Command(
        "reload",
        ("r", "f5"),
        "reload",
        "Reload the files (this also happens within a second of a change)",
        _PROGRAM,
        does="app.reload()",
    ),
    Command("help", ("?", "f1"), "help", "Show the keys and the symbols", _PROGRAM, footer=_ALL, does=_READ),
    Command(
        "palette",
        (":", "ctrl+p"),
        "palette",
        "Find a command, event, actor or source by name",
        _PROGRAM,
        footer=_ALL,
        does="app.command_palette()",
    ),
    Command(
        "suspend",
        ("ctrl+z",),
        "stop",
        "Return to the shell; `fg` there comes back",
        _PROGRAM,
        does="app.suspend_process()",
    ),
    Command("quit", ("q", "ctrl+q"), "quit", "Quit dateline", _PROGRAM, footer=_ALL, does="app.quit()"),
)
