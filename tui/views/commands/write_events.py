"""The commands that write events and searches: those of the main screen, in the form, and on pages."""

from __future__ import annotations

from tui.views.commands.command import Command, CommandScope

_WRITING, _FORM = "Writing", "In the form of an event"
_QUESTIONS = "On the page of open questions"

WRITING: tuple[Command, ...] = (
    Command("new-event", ("c",), "new event", "Write a new event", _WRITING, does="writing.new_event()"),
    Command(
        "change-event",
        ("C",),
        "change",
        "Change or delete the event",
        _WRITING,
        does="writing.change_event()",
    ),
    Command(
        "take-back",
        ("Z",),
        "take back",
        "Take the last write of an event back",
        _WRITING,
        does="writing.take_back()",
    ),
    Command(
        "passages",
        ("T",),
        "passages",
        "List the passages of the excerpt's source, to cite or to quote them",
        _WRITING,
        does="links.read",
    ),
    Command(
        "import-questions",
        ("Q",),
        "open questions",
        "Choose what the dates of imported tables mean, and which events of a merge are the same",
        _WRITING,
        does="questions.open_page()",
    ),
)

SEARCHING: tuple[Command, ...] = (
    Command(
        "searches",
        ("*",),
        "looked for",
        "List what was looked for in the sources, and what has its words now",
        "Reading",
        does="links.read",
    ),
)
LOOKING: tuple[Command, ...] = (
    Command(
        "new-search",
        ("F",),
        "look for",
        "Look for the words of the query in all sources, and write the search down",
        "Writing",
        does="looking.open_page()",
    ),
)
_SEARCH = "On the page of a search"
SEARCH_PAGE: tuple[Command, ...] = (
    Command(
        "write-search",
        ("ctrl+s", "w"),
        "write",
        "Say what was looked for, and write the search into events.yaml",
        _SEARCH,
        CommandScope.SEARCHES,
    ),
    Command(
        "untick-passages",
        ("u",),
        "untick",
        "Take every tick away",
        _SEARCH,
        CommandScope.SEARCHES,
    ),
)

QUESTIONS: tuple[Command, ...] = (
    Command(
        "answer-alike",
        ("a",),
        "all alike",
        "Answer the date, and all that are alike; of a merge, all pairs",
        _QUESTIONS,
        CommandScope.QUESTIONS,
    ),
    Command(
        "answer-none",
        ("n",),
        "no date",
        "Say that the cell gives no date, or that the events are separate",
        _QUESTIONS,
        CommandScope.QUESTIONS,
    ),
    Command(
        "take-answers-back",
        ("Z",),
        "take back",
        "Take the last answers back",
        _QUESTIONS,
        CommandScope.QUESTIONS,
    ),
)

FORM: tuple[Command, ...] = (
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
)
