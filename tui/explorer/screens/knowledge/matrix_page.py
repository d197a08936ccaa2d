"""The page with the matrix of who was aware: the matrix, and below it the full words of one of its cells."""

from __future__ import annotations

from bisect import bisect_left
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.explorer.bindings import bindings_of
from tui.explorer.screens.list_page import Follow, ListPage, PageContent
from tui.explorer.widgets.choice_list import ChoiceList
from tui.explorer.widgets.framed_pane import FramedPane
from tui.explorer.widgets.matrix_grid import MatrixGrid
from tui.export.knowledge.matrix import PUBLIC, MatrixColumn, MatrixRow, sort_rows
from tui.light_dataclass import dataclass
from tui.text.cell_width import truncate
from tui.text.sanitize import sanitize_line
from tui.text.search_text import SearchTerm
from tui.views.commands.command import Command, CommandScope
from tui.views.keys.key_format import key_words
from tui.views.keys.keymap import key_for
from tui.views.knowledge.matrix_entries import matrix_entry_lines
from tui.views.knowledge.matrix_layout import PUBLIC_HEAD, MatrixWords
from tui.views.links import EventLink, Link, PassageLink, SourceLink
from tui.views.symbols import ASCII, UNICODE

TITLE = "Recorded knowledge"
_KINDS = frozenset({PassageLink, SourceLink})
_ROWS_SAID, _FRAME, _WORD = 2, 4, 12
"""The rows above the matrix, the cells that the frame takes of each, and what wrapping may leave empty."""
_ROOM_FOR_TAB = 72
"""Cells of the screen from which the frame has room to name that key, too."""


@dataclass(frozen=True, slots=True)
class MatrixContent:
    """What the page shows."""

    words: MatrixWords
    """Of a matrix with at least one row, in the order of the dates of its events."""
    counts: str
    """How much is in it, and how much is hidden."""
    which: str
    """Which events it is of: the query in words, or the range."""
    at: int
    """The rank of the event to begin at; the first one behind it where that has no row."""
    commands: tuple[Command, ...]
    """With the keys in effect."""
    highlight_terms: tuple[SearchTerm, ...] = ()
    """The terms to highlight."""


class MatrixPage(ListPage):
    """The matrix has the focus, or with Tab the words of the cell."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(CommandScope.MATRIX)
    HELP_FIRST = CommandScope.MATRIX

    def __init__(self, content: MatrixContent, follow: Follow, ascii_only: bool) -> None:
        super().__init__(PageContent(TITLE, ()), follow, ascii_only)
        self._content = content
        self._marks = ASCII if ascii_only else UNICODE
        self._matrix = content.words.matrix
        self._by: str | None = None
        """The actor by whose dates the rows are ordered; None for the dates of the events."""

    def compose(self) -> ComposeResult:
        """Make the matrix, and a pane with the words of a cell."""
        with Vertical(classes="dialog page matrix") as box:
            box.border_title = Content(TITLE)
            yield Static(id="matrix-said", markup=False)
            terms, ascii_only = self._content.highlight_terms, self._ascii_only
            yield MatrixGrid(self._content.words, terms, id="matrix", ascii_only=ascii_only)
            yield FramedPane(ChoiceList(id="page", ascii_only=ascii_only), id="matrix-words")

    @property
    def grid(self) -> MatrixGrid:
        """Return the matrix."""
        return self.query_one(MatrixGrid)

    def fill(self) -> None:
        """Show the row of the event to begin at, in the column of its first entry."""
        rows = self._matrix.rows
        at = min(bisect_left(rows, self._content.at, key=lambda row: row.event.rank), len(rows) - 1)
        named = rows[at].cells
        actors = [column.actor.id for column in self._matrix.columns]
        column = next((number for number, actor in enumerate(actors, 1) if actor in named), 0)
        self.grid.place = at, column
        self.grid.focus()
        self._say()
        self.watch(self.grid, "place", self._show_words)

    def _say(self) -> None:
        order = ""
        if self._by is not None:
            column = self._column
            order = f", ordered by the dates of {column.actor.name if column else PUBLIC_HEAD}"
        # Of a long query only the beginning is shown: the counts and the order come first.
        said = sanitize_line(f"{self._content.counts}{order}: {self._content.which}")
        room = _ROWS_SAID * (self.app.size.width - _FRAME) - _WORD
        self.query_one("#matrix-said", Static).update(Content(truncate(said, room, self._marks.ellipsis)))
        passage, sort = (
            key_words(key_for(self._content.commands, name)) for name in ("cell-passage", "sort-column")
        )
        by = "by date" if self._by is not None else "sorts"
        keys = (
            "Enter event",
            f"{passage} passage" if passage else "",
            f"{sort} {by}" if sort else "",
            "Tab words" if self.app.size.width >= _ROOM_FOR_TAB else "",
            "Esc closes",
        )
        self.say_keys(" · ".join(filter(None, keys)))

    def on_resize(self) -> None:
        """Name as many keys as there is room for."""
        self._say()

    def _show_words(self) -> None:
        """Show the full words of the cell of the cursor."""
        page, column = self.query_one("#page", ChoiceList), self._column
        lines = matrix_entry_lines(self._row, column, self._marks)
        page.offer(lines, _KINDS, highlight_terms=self._content.highlight_terms)
        page.caption = column.actor.name if column else PUBLIC_HEAD

    @property
    def _row(self) -> MatrixRow:
        return self._matrix.rows[self.grid.place[0]]

    @property
    def _column(self) -> MatrixColumn | None:
        number = self.grid.place[1]
        return self._matrix.columns[number - 1] if number else None

    @property
    def chosen(self) -> Link | None:
        """Return the passage that is selected among the words; None where the cell has none."""
        choice = self.query_one("#page", ChoiceList).chosen
        return choice.anchor if choice else None

    def choose(self, digit: int) -> bool:
        """Open the passage with a digit; the focus stays where it is."""
        choices = self.query_one("#page", ChoiceList).choices
        if 0 < digit <= len(choices):
            self._follow(choices[digit - 1].anchor)
            return True
        return False

    def action_choose(self) -> None:
        """Go to the event; from the words, open the passage that is selected."""
        if self.grid.has_focus:
            self._follow(EventLink(self._row.event.id))
        elif self.chosen:
            self._follow(self.chosen)

    def action_cell_passage(self) -> None:
        """Open the passage that is selected among the words of the cell."""
        if self.chosen:
            self._follow(self.chosen)

    def action_sort_column(self) -> None:
        """Order the rows by the dates of the column of the cursor, else by those of the events again."""
        column = self._column
        actor = column.actor.id if column else PUBLIC
        self._by = None if self._by == actor else actor
        words = self._content.words
        if self._by is not None:
            words = MatrixWords(sort_rows(words.matrix, self._by), self._marks)
        self._matrix = words.matrix
        self.grid.show(words, 0)
        self._show_words()
        self._say()

    def action_next_column(self) -> None:
        """Go to the column on the right."""
        self.grid.move(columns=1)

    def action_previous_column(self) -> None:
        """Go to the column on the left."""
        self.grid.move(columns=-1)

    def action_first_column(self) -> None:
        """Go to the first column."""
        self.grid.move(columns=-len(self._matrix.columns))

    def action_last_column(self) -> None:
        """Go to the last column."""
        self.grid.move(columns=len(self._matrix.columns))
