"""The commands of the main screen, in the order of the help. Add a command here."""

from __future__ import annotations

from tui.views.commands.command import Command

_ALL = ("timeline", "detail", "excerpt", "overview")
_MOVING = "Moving"
_FINDING = "Finding"
_SELECTING = "Selecting"
_READING = "Reading"
_PANES = "Panes"
_PROGRAM = "Program"
_OVERVIEW = "Overview"

MAIN: tuple[Command, ...] = (
    Command("next-event", ("down", "j"), "next", "Next event", _MOVING, does="move"),
    Command("previous-event", ("up", "k"), "previous", "Previous event", _MOVING, does="move"),
    Command(
        "page-down", ("pagedown", "space", "ctrl+d"), "page", "A page of events forward", _MOVING, does="move"
    ),
    Command("page-up", ("pageup", "b", "ctrl+u"), "page back", "A page of events back", _MOVING, does="move"),
    Command("first-event", ("home", "g"), "first", "First event", _MOVING, does="move"),
    Command("last-event", ("end", "G"), "last", "Last event", _MOVING, does="move"),
    Command("next-year", ("right", "}"), "year", "First event of the next year", _MOVING, does="move"),
    Command(
        "previous-year",
        ("left", "{"),
        "year back",
        "First event of this year, then of the year before",
        _MOVING,
        does="move",
    ),
    Command(
        "go-to-date",
        ("t",),
        "date",
        "Go to a date, in any EDTF form",
        _MOVING,
    ),
    Command(
        "back",
        ("comma", "ctrl+o"),
        "back",
        "Back to where you were before you went somewhere else",
        _MOVING,
        does="retrace",
    ),
    Command("forward", (".",), "forward", "Forward again", _MOVING, does="retrace"),
    Command("mark", ("m",), "mark", "Mark the event, or let its mark go; the time from it is told", _MOVING),
    Command(
        "go-to-mark", ("'",), "to mark", "Go to the marked event; the mark comes to where you were", _MOVING
    ),
    Command(
        "search",
        ("/",),
        "search",
        "Search as you type; Enter or Esc goes back to the events",
        _FINDING,
        footer=_ALL,
    ),
    Command(
        "filters",
        ("f",),
        "filters",
        "Filter by kind, actor, source, status, origin, tag, speaker; each value with its events",
        _FINDING,
    ),
    Command("undo-query", ("u",), "undo", "Undo the last change of the query", _FINDING),
    Command("redo-query", ("U",), "redo", "Redo the change of the query that was undone", _FINDING),
    Command("save-query", ("s",), "save query", "Save the query by a name", _FINDING),
    Command("saved-queries", ("S",), "saved", "The saved queries: recall one, or delete it", _FINDING),
    Command(
        "clear",
        ("escape", "backspace", "ctrl+g"),
        "clear",
        "Let go of the range; without one, show every event again",
        _FINDING,
    ),
    Command(
        "as-of",
        ("w",),
        "as of",
        "Show only what was public by a date",
        _FINDING,
        footer=("detail",),
    ),
    Command("next-match", ("n",), "match", "Next match in the excerpt", _FINDING, does="match"),
    Command("previous-match", ("N",), "match back", "Match before it in the excerpt", _FINDING, does="match"),
    Command(
        "range",
        ("v",),
        "range",
        "Begin a range here, or let it go; moving extends it",
        _SELECTING,
        does="move",
        footer=("timeline",),
    ),
    Command(
        "extend-down",
        ("shift+down", "J"),
        "extend",
        "Extend the range by the next event",
        _SELECTING,
        does="move",
    ),
    Command(
        "extend-up",
        ("shift+up", "K"),
        "extend back",
        "Extend the range by the event before",
        _SELECTING,
        does="move",
    ),
    Command(
        "export",
        ("e",),
        "export",
        "Export the range, else what the search finds, else everything",
        _SELECTING,
        footer=("timeline",),
    ),
    Command(
        "copy", ("y",), "copy", "Send the range, else the event, to the clipboard as Markdown", _SELECTING
    ),
    Command(
        "next-citation",
        ("]", "f8"),
        "citation",
        "Next citation of the event",
        _READING,
        footer=("detail", "excerpt"),
        does="cite",
    ),
    Command("previous-citation", ("[", "f7"), "citation back", "Citation before it", _READING, does="cite"),
    Command(
        "original",
        ("o",),
        "original",
        "Between paraphrase and attached original; in a range, to its other end",
        _READING,
        footer=("excerpt",),
    ),
    Command(
        "differences",
        ("d",),
        "differences",
        "Where the sources differ, from the event's difference on",
        _READING,
        footer=("timeline", "detail"),
        does="read",
    ),
    Command(
        "dated-passages",
        ("D",),
        "dated",
        "Dated passages of the excerpt's source that no event uses yet",
        _READING,
        footer=("excerpt",),
        does="read",
    ),
    Command(
        "related",
        ("R",),
        "related",
        "Related events: placed by it, under one difference, of the same passages, actors, sources",
        _READING,
        does="read",
    ),
    Command(
        "actors",
        ("a",),
        "actors",
        "The actors of the event; each leads to all of its events",
        _READING,
        does="read",
    ),
    Command(
        "citing-events",
        ("P",),
        "cited by",
        "The events that rest on the excerpt's passage, and on its source",
        _READING,
        does="read",
    ),
    Command(
        "grouped", ("B",), "group", "What is found, grouped by actor; again, by source", _READING, does="read"
    ),
    Command(
        "problems", ("!",), "problems", "What the checks found in this chronology", _READING, does="read"
    ),
    Command(
        "about", ("i",), "about", "What this chronology is, its notice and its sources", _READING, does="read"
    ),
    Command(
        "attach-original",
        ("A",),
        "attach",
        "Attach originals, a file or a folder: matched to sources by hash",
        _READING,
    ),
    Command(
        "verify-originals",
        ("V",),
        "verify",
        "Verify the hashes against the attached originals",
        _READING,
    ),
    Command("add-source", ("I",), "add source", "Make a source of a document", _READING),
    Command(
        "zoom-in",
        ("+", "="),
        "zoom",
        "Zoom in around the event",
        _OVERVIEW,
        footer=("overview",),
        does="zoom",
    ),
    Command("zoom-out", ("-",), "zoom out", "Zoom out again", _OVERVIEW, does="zoom"),
    Command("zoom-fit", ("_",), "fit", "Fit everything into the overview", _OVERVIEW, does="zoom"),
    Command(
        "pan-left",
        ("h", "shift+left"),
        "earlier",
        "Earlier by a quarter of the window",
        _OVERVIEW,
        does="zoom",
    ),
    Command(
        "pan-right", ("l", "shift+right"), "later", "Later by a quarter of the window", _OVERVIEW, does="zoom"
    ),
    Command(
        "lanes",
        ("L",),
        "lanes",
        "Lanes by kind, actor, source or status",
        _OVERVIEW,
        footer=("overview",),
    ),
    Command(
        "period",
        ("z",),
        "period",
        "Only the year of the event, its quarter, its month; then everything again",
        _OVERVIEW,
        footer=("overview",),
        does="period",
    ),
    Command("previous-period", ("<",), "period before", "The period before", _OVERVIEW, does="period"),
    Command("next-period", (">",), "period after", "The period after", _OVERVIEW, does="period"),
    Command("next-pane", ("tab",), "next pane", "To the next pane", _PANES, does="show_pane"),
    Command("previous-pane", ("shift+tab",), "pane back", "To the pane before", _PANES, does="show_pane"),
    Command("timeline", ("1",), "timeline", "To the timeline", _PANES, does="show_pane"),
    Command("detail", ("2", "enter"), "detail", "To the detail", _PANES, does="show_pane"),
    Command("excerpt", ("3",), "excerpt", "To the excerpt", _PANES, does="show_pane"),
    Command("overview", ("4",), "overview", "To the overview", _PANES, does="show_pane"),
    Command("enlarge", ("x",), "enlarge", "This pane alone, in the whole room; again, all of them", _PANES),
    Command(
        "edit",
        ("E",),
        "edit",
        "Open $EDITOR at the event, or at what keeps the files from being read",
        _PROGRAM,
        does="app.edit()",
    ),
    Command(
        "reload",
        ("r", "f5"),
        "reload",
        "Read the files now; changes show by themselves within a second",
        _PROGRAM,
        does="app.reload()",
    ),
    Command(
        "help", ("?", "f1"), "help", "The keys, and what the signs mean", _PROGRAM, footer=_ALL, does="read"
    ),
    Command(
        "palette",
        (":", "ctrl+p"),
        "palette",
        "Every command, event, actor and source by name",
        _PROGRAM,
        footer=_ALL,
        does="app.command_palette()",
    ),
    Command(
        "suspend",
        ("ctrl+z",),
        "stop",
        "Back to the shell; `fg` there returns",
        _PROGRAM,
        does="app.suspend_process()",
    ),
    Command("quit", ("q", "ctrl+q"), "quit", "Leave dateline", _PROGRAM, footer=_ALL, does="app.quit()"),
)
