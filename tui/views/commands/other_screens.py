"""The commands of the query line, text panes, pages, the help, export screen, filters and saved queries."""

from __future__ import annotations

from tui.views.commands.command import Command, CommandScope

_QUERYING = "On the query line"
_IN_TEXT = "In detail, excerpt and pages"
_ON_PAGE = "On a page"
_EXPORTING = "On the export screen"
_FILTERING = "On the filter page"
_SAVED = "On the page of saved queries"
_FORM = "In the form of an event"
_HELP = "In the help"

OTHER_SCREENS: tuple[Command, ...] = (
    Command(
        "leave-query",
        ("enter", "escape", "ctrl+g"),
        "to events",
        "Return to the events found",
        _QUERYING,
        CommandScope.QUERY,
        does="submit()",
    ),
    Command(
        "earlier-query",
        ("up",),
        "earlier search",
        "Recall the search before",
        _QUERYING,
        CommandScope.QUERY,
        does="recall(1)",
    ),
    Command(
        "later-query",
        ("down",),
        "later search",
        "Recall the search after",
        _QUERYING,
        CommandScope.QUERY,
        does="recall(-1)",
    ),
    Command("scroll-down", ("down", "j"), "down", "Scroll down one line", _IN_TEXT, CommandScope.TEXT),
    Command("scroll-up", ("up", "k"), "up", "Scroll up one line", _IN_TEXT, CommandScope.TEXT),
    Command(
        "scroll-page-down",
        ("pagedown", "space", "ctrl+d"),
        "page",
        "Scroll down one page",
        _IN_TEXT,
        CommandScope.TEXT,
    ),
    Command(
        "scroll-page-up",
        ("pageup", "b", "ctrl+u"),
        "page back",
        "Scroll up one page",
        _IN_TEXT,
        CommandScope.TEXT,
    ),
    Command("scroll-top", ("home", "g"), "top", "Go to the top", _IN_TEXT, CommandScope.TEXT),
    Command("scroll-bottom", ("end", "G"), "bottom", "Go to the bottom", _IN_TEXT, CommandScope.TEXT),
    Command(
        "choose",
        ("enter",),
        "open",
        "Open the selected entry (or type its digit); close a page without entries",
        _ON_PAGE,
        CommandScope.PAGE,
    ),
    Command(
        "draft-event", ("a",), "draft", "Draft an event from a dated passage", _ON_PAGE, CommandScope.PAGE
    ),
    Command("cite-passage", ("C",), "cite", "Cite the passage in the event", _ON_PAGE, CommandScope.PAGE),
    Command(
        "new-event-from",
        ("c",),
        "new event",
        "Write a new event that cites the passage",
        _ON_PAGE,
        CommandScope.PAGE,
    ),
    Command(
        "quote-passage",
        ("Q",),
        "quote",
        "Select words of the passage, to quote them",
        _ON_PAGE,
        CommandScope.PAGE,
    ),
    Command(
        "passage-events",
        ("P",),
        "cited by",
        "List the events that cite the passage",
        _ON_PAGE,
        CommandScope.PAGE,
    ),
    Command(
        "turn-page",
        ("B",),
        "turn",
        "Group by source instead of actor; then close",
        _ON_PAGE,
        CommandScope.PAGE,
    ),
    Command("page-help", ("?", "f1"), "help", "Show these keys", _ON_PAGE, CommandScope.PAGE),
    Command("close-page", ("escape", "q", "ctrl+g"), "back", "Close the page", _ON_PAGE, CommandScope.PAGE),
    Command(
        "write-export", ("enter",), "write", "Write the export to the file", _EXPORTING, CommandScope.EXPORT
    ),
    Command(
        "edit-path",
        ("tab", "p"),
        "file name",
        "Switch between the preview and the file name",
        _EXPORTING,
        CommandScope.EXPORT,
    ),
    Command(
        "next-export",
        ("x",),
        "what",
        "Change what to export: range, events found, all events or this event",
        _EXPORTING,
        CommandScope.EXPORT,
    ),
    Command("next-format", ("f",), "format", "Change the format", _EXPORTING, CommandScope.EXPORT),
    Command(
        "raw-export",
        ("v",),
        "raw",
        "Switch between the formatted text and the text of the file",
        _EXPORTING,
        CommandScope.EXPORT,
    ),
    Command("copy-export", ("y",), "copy", "Copy the text to the clipboard", _EXPORTING, CommandScope.EXPORT),
    Command(
        "accept-risks",
        ("a",),
        "accept risks",
        "Export anyway, accepting the privacy risks that are listed",
        _EXPORTING,
        CommandScope.EXPORT,
    ),
    Command(
        "close-export",
        ("escape", "ctrl+g", "q"),
        "close",
        "Close without writing",
        _EXPORTING,
        CommandScope.EXPORT,
    ),
    Command(
        "only-value",
        ("space", "enter"),
        "only",
        "Include only events with this value; again, clear it",
        _FILTERING,
        CommandScope.FILTERS,
        does="screen.choose_value('only')",
    ),
    Command(
        "without-value",
        ("-", "x"),
        "without",
        "Exclude events with this value; again, clear it",
        _FILTERING,
        CommandScope.FILTERS,
        does="screen.choose_value('without')",
    ),
    Command(
        "next-field",
        ("right", "tab"),
        "field",
        "Go to the next field",
        _FILTERING,
        CommandScope.FILTERS,
        does="screen.step_field(1)",
    ),
    Command(
        "previous-field",
        ("left", "shift+tab"),
        "previous field",
        "Go to the previous field",
        _FILTERING,
        CommandScope.FILTERS,
        does="screen.step_field(-1)",
    ),
    Command(
        "narrow-values",
        ("/",),
        "find",
        "Type to find a value",
        _FILTERING,
        CommandScope.FILTERS,
        does="screen.narrow_values()",
    ),
    Command(
        "filters-help",
        ("?", "f1"),
        "help",
        "Show these keys",
        _FILTERING,
        CommandScope.FILTERS,
        does="screen.page_help()",
    ),
    Command(
        "close-filters",
        ("escape", "q", "f"),
        "done",
        "Close and keep the filters",
        _FILTERING,
        CommandScope.FILTERS,
        does="screen.close_page()",
    ),
    Command(
        "drop-filters",
        ("ctrl+g", "backspace"),
        "cancel",
        "Close and restore the query as it was",
        _FILTERING,
        CommandScope.FILTERS,
        does="screen.drop_filters()",
    ),
    Command("delete-query", ("d", "delete"), "delete", "Delete the saved query", _SAVED, CommandScope.SAVED),
    Command("save-event", ("ctrl+s",), "write", "Write the event into events.yaml", _FORM, CommandScope.FORM),
    Command(
        "next-form-field", ("tab", "down"), "next field", "Go to the next field", _FORM, CommandScope.FORM
    ),
    Command(
        "previous-form-field",
        ("shift+tab", "up"),
        "previous field",
        "Go to the field before",
        _FORM,
        CommandScope.FORM,
    ),
    Command(
        "delete-event", ("ctrl+r",), "delete", "Delete the event, after a question", _FORM, CommandScope.FORM
    ),
    Command(
        "close-form",
        ("escape", "ctrl+g"),
        "close",
        "Close; asks first if something was typed",
        _FORM,
        CommandScope.FORM,
    ),
    Command("find-key", ("/",), "find", "Find a key or a word in the help", _HELP, CommandScope.HELP),
)
