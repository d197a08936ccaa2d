"""The help: the keys of where the reader is, those of everywhere else, the symbols and the search line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.explorer.bindings import bindings_of
from tui.explorer.screens.filter_bindings import FILTERS
from tui.explorer.screens.list_page import HELP, Follow, ListPage, PageContent
from tui.explorer.widgets.choice_list import ChoiceList
from tui.explorer.widgets.line_input import FilterInput
from tui.views.commands.command import Command, CommandScope
from tui.views.event_line import STATUS_SHORT
from tui.views.keys.key_format import keys_lines
from tui.views.lines import BLANK, Line, TextRole, TextSpan, heading, line, matching_lines, paragraph
from tui.views.symbols import Symbols
from tui.views.unread_events import unread_sign

_IN_TEXT = "In detail, excerpt and pages"
GROUPS: Mapping[str, tuple[str, ...]] = {
    "timeline": ("Moving", "Selecting"),
    "detail": (_IN_TEXT, "Reading"),
    "excerpt": (_IN_TEXT, "Reading"),
    "overview": ("Overview",),
    CommandScope.PAGE: ("On a page", _IN_TEXT),
    CommandScope.MATRIX: ("On the page of recorded knowledge", "On a page", _IN_TEXT),
    CommandScope.QUESTIONS: ("On the page of open questions", "On a page", _IN_TEXT),
    CommandScope.SEARCHES: ("On the page of a search", "On a page", _IN_TEXT),
    CommandScope.SAVED: ("On the page of saved queries", "On a page", _IN_TEXT),
}
"""By pane or page: the groups of commands that the help shows first."""
_ABOUT: Mapping[str, str] = {
    "timeline": "The events found, one a line, in order of date; undated ones where the events around them "
    "put them.",
    "detail": "Everything about the selected event: its dates, sources, differences and notes.",
    "excerpt": "The cited passage in its context, and whether the quotation was found in it.",
    "overview": "One lane for each kind of event (or actor, source, status): solid where something was "
    "certainly under way, light where possibly. Where there is no room for single events, how many start. "
    "A click goes to an event, another click on the same cell to its next one. A click on the label of a "
    "lane filters by it. Dragging picks a period; on the axis, or with Shift or Ctrl, it zooms.",
    CommandScope.MATRIX: "One row for each event found that has entries, one column for each actor. In a "
    "cell: how the first entry is shown, “told”, “record” (something was on record) or “said aware”, and its "
    "date; “no date” where no passage dates it. Below it, “unaware” where somebody says so. “(part)”: about "
    "one part of the actor only; “+1”: there is another entry; “≠”: it is disputed; a status stands where it "
    "is not “reported”. An empty cell says nothing either way. The full words stand below, each with its "
    "passage.",
}
"""By pane: what it shows."""


def help_content(where: str, commands: tuple[Command, ...], marks: Symbols) -> PageContent:
    """Every key, the symbols, and what the search line takes.

    Args:
        where: The pane or the page (`CommandScope`) whose keys come first.
        commands: With the keys in effect.
        marks: The set of symbols in use.
    """
    about = _ABOUT.get(where, "")
    lines = [
        *([heading(where.capitalize()), *paragraph(about, indent=2), BLANK] if about else []),
        *keys_lines(commands, GROUPS.get(where, ())),
        BLANK,
        heading("Symbols"),
        *(
            line(TextSpan(sign.ljust(14), TextRole.KEY), said, indent=2, hang=16)
            for sign, said in _signs(marks)
        ),
        BLANK,
        heading("The search line"),
        *(
            line(TextSpan(typed.ljust(17), TextRole.KEY), said, indent=2, hang=19)
            for typed, said in _WORDS.items()
        ),
        *paragraph("kind: actor: source: status: tag: origin: speaker: said-by: followed by an id", indent=2),
        *paragraph(
            "in:2013  before:2013-05  after:2004  as-of:2013-12, a year, month, day or EDTF date", indent=2
        ),
        *(
            line(TextSpan(f"is:{word}".ljust(17), TextRole.KEY), said, indent=2, hang=19)
            for word, said in FILTERS.items()
        ),
    ]
    return PageContent(HELP, lines)


_WORDS = {
    "word other": "Events with both words; their beginnings are enough",
    "“a phrase”": "Events with this phrase",
    "-word": "Events without this word",
}
"""What is found by words, by how they are typed."""


def _signs(marks: Symbols) -> Sequence[tuple[str, str]]:
    return (
        (marks.exact, "a known day"),
        (marks.coarse, "a moment whose exact date is not known"),
        (marks.lasting, "an event that lasted for some time"),
        (f"{marks.before} {marks.after}", "a moment not later, not earlier than a date"),
        (marks.undated, "undated; placed by the events around it"),
        (unread_sign(marks), "an event that cannot be read; its detail says why"),
        (marks.differs, "the sources differ"),
        (marks.faulty, "the event has an error; its detail says which"),
        (marks.possibly, "the event only possibly falls in the period"),
        (f"{marks.cursor} {marks.selected}", "the selected event, an event in the range"),
        (marks.marked, "a marked event"),
        (f"{marks.certain} {marks.possible}", "overview: certainly under way, possibly under way"),
        (marks.moment, "overview: an event on a known day"),
        (
            " ".join(marks.density[:: len(marks.density) // 2]),
            "overview: how many events start, from few to many",
        ),
        ("bright, bold", "overview: the selected event and its lane"),
        ("underlined", "overview: events related to it; years of the range"),
        ("who, origin:", "excerpt: the speaker and the origin of the passage"),
        *((short, f"status: {status}") for status, short in STATUS_SHORT.items()),
    )


class HelpScreen(ListPage):
    """The help. What is typed on its line leaves only the lines with these words."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(CommandScope.HELP)

    def __init__(self, lines: Sequence[Line], follow: Follow, ascii_only: bool) -> None:
        super().__init__(PageContent(HELP, lines), follow, ascii_only)

    def compose(self) -> ComposeResult:
        """A line to type in, and below it the keys."""
        with Vertical(classes="dialog page") as box:
            box.border_title = Content(HELP)
            with Horizontal(id="help-row"):
                yield Static("/ ", id="help-sign", markup=False)
                find = FilterInput(placeholder="find a key or a word", id="help-find", compact=True)
                find.cursor_blink = False
                yield find
            yield ChoiceList(id="page", ascii_only=self._ascii_only)

    def fill(self) -> None:
        """All lines at first; the keys go to the list."""
        self._show("")
        self.say_keys("/ finds · Esc closes")
        self.query_one("#page").focus()

    def _show(self, typed: str) -> None:
        found = matching_lines(self._written.lines, typed) or [line("No matches.")]
        self.query_one("#page", ChoiceList).offer(found, ())

    @on(Input.Changed)
    def find(self, event: Input.Changed) -> None:
        """Another character of what is looked for."""
        event.stop()
        self._show(event.value)

    def press(self, key: str) -> None:
        """Press a key that the frame names, in the list: on the line some of them are letters."""
        self.action_focus_values()
        super().press(key)

    def action_find_key(self) -> None:
        """Go to the line to type in."""
        self.query_one(FilterInput).focus()

    def action_focus_values(self) -> None:
        """Return to the list."""
        self.query_one("#page").focus()
