"""The commands of the query line, text panes, pages, export screen, filters and saved queries."""

from __future__ import annotations

from tui.views.commands.command import Command, CommandScope

_QUERYING = "On the query line"
_IN_TEXT = "In detail, excerpt and pages"
_ON_PAGE = "On a page"
_EXPORTING = "On the export screen"
_FILTERING = "Among the filters"
_SAVED = "Among the saved queries"

OTHER_SCREENS: tuple[Command, ...] = (
    Command(
        "leave-query",
        ("enter", "escape", "ctrl+g"),
        "to the events",
        "Back to the events that are found",
        _QUERYING,
        CommandScope.QUERY,
        does="submit()",
    ),
    Command(
        "earlier-query",
        ("up",),
        "earlier search",
        "What was searched for before",
        _QUERYING,
        CommandScope.QUERY,
        does="recall(1)",
    ),
    Command(
        "later-query",
        ("down",),
        "later search",
        "What was searched for after it",
        _QUERYING,
        CommandScope.QUERY,
        does="recall(-1)",
    ),
    Command("scroll-down", ("down", "j"), "down", "A line down", _IN_TEXT, CommandScope.TEXT),
    Command("scroll-up", ("up", "k"), "up", "A line up", _IN_TEXT, CommandScope.TEXT),
    Command(
        "scroll-page-down",
        ("pagedown", "space", "ctrl+d"),
        "page",
        "A page down",
        _IN_TEXT,
        CommandScope.TEXT,
    ),
    Command(
        "scroll-page-up", ("pageup", "b", "ctrl+u"), "page back", "A page up", _IN_TEXT, CommandScope.TEXT
    ),
    Command("scroll-top", ("home", "g"), "top", "To the top", _IN_TEXT, CommandScope.TEXT),
    Command("scroll-bottom", ("end", "G"), "bottom", "To the bottom", _IN_TEXT, CommandScope.TEXT),
    Command(
        "choose",
        ("enter",),
        "open",
        "Open what is selected, as its digit does; close a page with nothing to open",
        _ON_PAGE,
        CommandScope.PAGE,
    ),
    Command(
        "draft-event", ("a",), "draft", "Draft an event from a dated passage", _ON_PAGE, CommandScope.PAGE
    ),
    Command(
        "passage-events",
        ("P",),
        "cited by",
        "The events that rest on the passage",
        _ON_PAGE,
        CommandScope.PAGE,
    ),
    Command(
        "turn-page", ("B",), "turn", "Of groups: by source, then back to dates", _ON_PAGE, CommandScope.PAGE
    ),
    Command("page-help", ("?", "f1"), "help", "These keys", _ON_PAGE, CommandScope.PAGE),
    Command(
        "close-page", ("escape", "q", "ctrl+g"), "back", "Back to where you were", _ON_PAGE, CommandScope.PAGE
    ),
    Command("write-export", ("enter",), "write", "Write the file", _EXPORTING, CommandScope.EXPORT),
    Command(
        "edit-path",
        ("tab", "p"),
        "file name",
        "Between the preview and the name of the file",
        _EXPORTING,
        CommandScope.EXPORT,
    ),
    Command(
        "next-export",
        ("x",),
        "what",
        "Export something else: range, search, everything or the event",
        _EXPORTING,
        CommandScope.EXPORT,
    ),
    Command("next-format", ("f",), "format", "Write it in another format", _EXPORTING, CommandScope.EXPORT),
    Command(
        "raw-export",
        ("v",),
        "raw",
        "Between the text as it is read and as it is written",
        _EXPORTING,
        CommandScope.EXPORT,
    ),
    Command("copy-export", ("y",), "copy", "Send it to the clipboard", _EXPORTING, CommandScope.EXPORT),
    Command(
        "accept-risks",
        ("a",),
        "accept risks",
        "Export in spite of the risks to somebody's anonymity that are shown",
        _EXPORTING,
        CommandScope.EXPORT,
    ),
    Command(
        "close-export",
        ("escape", "ctrl+g", "q"),
        "close",
        "Back without writing",
        _EXPORTING,
        CommandScope.EXPORT,
    ),
    Command(
        "only-value",
        ("space", "enter"),
        "only",
        "Only events with this value, or another that is chosen so; again, let it go",
        _FILTERING,
        CommandScope.FILTERS,
        does="screen.choose_value('only')",
    ),
    Command(
        "without-value",
        ("-", "x"),
        "without",
        "Without events with this value; again, let it go",
        _FILTERING,
        CommandScope.FILTERS,
        does="screen.choose_value('without')",
    ),
    Command(
        "next-field",
        ("right", "tab"),
        "field",
        "Next field",
        _FILTERING,
        CommandScope.FILTERS,
        does="screen.step_field(1)",
    ),
    Command(
        "previous-field",
        ("left", "shift+tab"),
        "field back",
        "Field before",
        _FILTERING,
        CommandScope.FILTERS,
        does="screen.step_field(-1)",
    ),
    Command(
        "narrow-values",
        ("/",),
        "find",
        "Type to narrow the values",
        _FILTERING,
        CommandScope.FILTERS,
        does="screen.narrow_values()",
    ),
    Command(
        "filters-help",
        ("?", "f1"),
        "help",
        "These keys",
        _FILTERING,
        CommandScope.FILTERS,
        does="screen.page_help()",
    ),
    Command(
        "close-filters",
        ("escape", "q", "f"),
        "done",
        "Back, with what is chosen",
        _FILTERING,
        CommandScope.FILTERS,
        does="screen.close_page()",
    ),
    Command(
        "drop-filters",
        ("ctrl+g", "backspace"),
        "as before",
        "Back, with the query as it was before",
        _FILTERING,
        CommandScope.FILTERS,
        does="screen.drop_filters()",
    ),
    Command("delete-query", ("d", "delete"), "delete", "Delete the saved query", _SAVED, CommandScope.SAVED),
)
