"""The page of one difference: its versions side by side where there is room, else one below the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Click, Resize
from textual.widgets import Static

from tui.chronology.enums import QuoteStatus
from tui.explorer.screens.list_page import Follow, ListPage, PageContent
from tui.explorer.widgets.choice_list import ChoiceList
from tui.explorer.widgets.framed_pane import FramedPane
from tui.index.records import CitationRecord, DifferenceRecord, EventRow, VersionRecord
from tui.text.cell_width import truncate
from tui.text.sanitize import sanitize_line
from tui.views.differences import citation_anchor, cited_as, hidden_lines
from tui.views.lines import BLANK, Line, TextRole, TextSpan, heading, line, paragraph
from tui.views.links import EventLink, PassageLink, SourceLink
from tui.views.source import citation_status

_KINDS = frozenset({PassageLink, SourceLink, EventLink})
_LEAST_WIDTH, _LEAST_COLUMN = 100, 24
"""The least width of the screen, and of each column, in cells."""
_LONGEST = 280
"""Cells of a passage that are shown before it is opened."""


def version_lines(version: VersionRecord) -> list[Line]:
    """Return what one version says, and each citation with its passage."""
    return [
        line(TextSpan(version.says, TextRole.TITLE)),
        *(shown for citation in version.cites for shown in _citation(citation)),
        *([] if version.cites else [line(TextSpan("No source.", TextRole.QUIET))]),
    ]


def _citation(citation: CitationRecord) -> Iterable[Line]:
    yield BLANK
    not_held = citation.status is QuoteStatus.NOT_HELD
    status = TextSpan("not held", TextRole.QUIET) if not_held else citation_status(citation)
    yield line(cited_as(citation), ": ", status, anchor=citation_anchor(citation))
    if text := citation.quote or (citation.passage.text if citation.passage else ""):
        yield line(TextSpan(truncate(sanitize_line(text), _LONGEST), TextRole.NOTE), indent=2, hang=2)


def rest_lines(difference: DifferenceRecord, events: Sequence[EventRow]) -> list[Line]:
    """Return what belongs to the difference as a whole: the editor's note, and its events."""
    about = [
        line(row.title, TextSpan(f"  {row.id}", TextRole.QUIET), anchor=EventLink(row.id)) for row in events
    ]
    noted = [*paragraph(difference.note, TextRole.NOTE), *hidden_lines(difference.hidden)]
    return [*noted, *([heading("Events"), *about] if about else [])]


class DifferencesScreen(ListPage):
    """Each version is a list, all of them numbered through; Tab goes from one to the next."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "app.focus_next", "next version", show=False),
        Binding("left", "app.focus_previous", "version before", show=False),
    ]
    BESIDE = f"Tab next version · {ListPage.CHOSEN_BY}"

    def __init__(
        self, difference: DifferenceRecord, events: Sequence[EventRow], follow: Follow, ascii_only: bool
    ) -> None:
        columns = [version_lines(version) for version in difference.versions]
        rest = rest_lines(difference, events)
        stacked = [shown for lines in columns for shown in (*lines, BLANK)] + rest
        super().__init__(PageContent(difference.question, stacked, _KINDS), follow, ascii_only)
        self._columns = [*columns, rest]

    def compose(self) -> ComposeResult:
        """Make columns for the versions with a list for the rest below, and one list for narrow screens."""
        *columns, rest = (
            ChoiceList(id=f"version-{number}", ascii_only=self._ascii_only)
            for number in range(len(self._columns))
        )
        with Vertical(classes="dialog page versions") as box:
            box.border_title = Content("Where the sources differ")
            yield Static(Content(sanitize_line(self._written.title)), id="question")
            with Horizontal(id="columns"):
                for number, column in enumerate(columns, 1):
                    column.caption = f"Version {number} of {len(columns)}"
                    yield FramedPane(column, id=f"column-{number}")
            yield FramedPane(rest, id="column-rest")
            yield ChoiceList(id="page", ascii_only=self._ascii_only)

    def fill(self) -> None:
        """Fill both layouts, so that a change of size only switches between them."""
        super().fill()
        digit = 1
        for number, lines in enumerate(self._columns):
            column = self.query_one(f"#version-{number}", ChoiceList)
            column.offer(lines, _KINDS, digit=digit)
            digit += len(column.choices)
        self.on_resize()

    def on_resize(self, event: Resize | None = None) -> None:
        """Use columns where each has room."""
        width = self.app.size.width
        is_wide = width >= _LEAST_WIDTH and width >= _LEAST_COLUMN * (len(self._columns) - 1)
        if self.has_class("-columns") != is_wide or event is None:
            self.set_class(is_wide, "-columns")
            self.query_one("#version-0" if is_wide else "#page").focus()
            self.say_keys(self.BESIDE if is_wide else self.CHOSEN_BY)

    @property
    def lists(self) -> list[ChoiceList]:
        """Return the visible lists: the columns, or the single one."""
        if self.has_class("-columns"):
            return [self.query_one(f"#version-{number}", ChoiceList) for number in range(len(self._columns))]
        return super().lists

    def on_click(self, event: Click) -> None:
        """Select the version that was clicked anywhere but on a link."""
        if self.has_class("-columns"):
            for choices in self.lists:
                pane = choices.query_ancestor(FramedPane)
                if pane.region.contains(event.screen_x, event.screen_y):
                    choices.focus()
            return
        page = self.query_one("#page", ChoiceList)
        if page.region.contains(event.screen_x, event.screen_y):
            self._select_version(page, page.written_at(event.screen_y - page.region.y))

    def _select_version(self, page: ChoiceList, at: int) -> None:
        """Select the first choice of the version that a line belongs to, unless the line is a choice."""
        ends = list(accumulate(len(lines) + 1 for lines in self._columns))
        first, end = next(((start, end) for start, end in pairwise([0, *ends]) if start <= at < end), (0, 0))
        inside = [n for n, choice in enumerate(page.choices) if first <= choice.first < end]
        if inside and not any(choice.first <= at < choice.end for choice in page.choices):
            page.selected = inside[0]
