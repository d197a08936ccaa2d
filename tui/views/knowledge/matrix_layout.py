"""The matrix of who was aware as rows of text: how wide each column is, and what stands on each row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

from tui.export.knowledge.matrix import KnowledgeMatrix, MatrixRow
from tui.light_dataclass import dataclass
from tui.text.cell_width import cell_width, pad, truncate
from tui.text.sanitize import sanitize_line
from tui.text.wrap import wrap
from tui.views.knowledge.matrix_cells import cell_lines, short_date
from tui.views.lines import BLANK, Line, TextRole, TextSpan, line
from tui.views.symbols import Symbols

PUBLIC_HEAD = "Public"
"""The head of the first column."""
GAP = 2
"""Cells before each column; the symbol of the cursor stands on the second one."""
_MOST_HEAD = 3
"""Rows of the head of a column."""
_EVENT_SHARE = 0.33
"""The share of the column of events where columns must be scrolled."""
_LEAST_TITLE = 20
"""Cells of a title below which its date stands above it."""
_LEAST_STACKED = 14
"""The least cells of a title below its date."""
_LONGEST_WORD = 14
"""Cells of a word of a name up to which it makes the column of its actor wider."""


@dataclass(frozen=True, slots=True)
class RowText:
    """One event in short words."""

    row: MatrixRow
    title: str
    date: str
    cells: Mapping[int, Sequence[Line]]
    """By the number of the column; 0 is what is public. Without those that are empty."""
    height: int
    """How many lines its highest cell takes."""


@dataclass(frozen=True, slots=True)
class MatrixText:
    """A matrix in short words, for any size."""

    rows: tuple[RowText, ...]
    heads: tuple[str, ...]
    """The head of each column."""
    widths: tuple[int, ...]
    """The cells that each column needs for its widest cell."""


class MatrixWords:
    """A matrix in short words."""

    def __init__(self, matrix: KnowledgeMatrix, marks: Symbols) -> None:
        self.matrix, self._marks = matrix, marks
        self.text = matrix_text(matrix, marks)

    def laid_out(self, width: int) -> MatrixLayout:
        """Return the layout at a width.

        Args:
            width: In cells.
        """
        return MatrixLayout(self.text, width, self._marks)


def matrix_text(matrix: KnowledgeMatrix, marks: Symbols) -> MatrixText:
    """Return the short words of a matrix.

    Args:
        matrix: The matrix.
        marks: The set of symbols.
    """
    numbers = {column.actor.id: number for number, column in enumerate(matrix.columns, 1)}
    heads = (PUBLIC_HEAD, *(sanitize_line(column.actor.name) for column in matrix.columns))
    # The lines of cells are shared: each is measured once in each column.
    seen: list[dict[int, Line]] = [{} for _ in heads]
    rows = []
    for row in matrix.rows:
        cells = {numbers[actor]: cell_lines(cell, marks) for actor, cell in row.cells.items()}
        if row.public:
            cells[0] = (_public_line(row.public, marks),)
        for number, lines in cells.items():
            seen[number].update((id(one), one) for one in lines)
        height = max((len(lines) for lines in cells.values()), default=1)
        title, date = sanitize_line(row.event.title), short_date(row.event.date, marks)
        rows.append(RowText(row, title, date, cells, height))
    widths = (max((cell_width(one.text) for one in lines.values()), default=0) for lines in seen)
    return MatrixText(tuple(rows), heads, tuple(widths))


@lru_cache(maxsize=8192)
def _public_line(date: str, marks: Symbols) -> Line:
    return line(TextSpan(short_date(date, marks), TextRole.DATE))


class MatrixLayout:
    """The place of everything at one width. Lines are numbered from the first one below the head.

    The columns of the event, with its date, and of what is public stay where they are; those of the actors
    are scrolled.
    """

    def __init__(self, text: MatrixText, width: int, marks: Symbols) -> None:
        """Lay the columns out: a column is wide enough for its widest cell, so that no cell is ever cut.

        Args:
            text: The words.
            width: In cells.
            marks: The set of symbols.
        """
        self.text, self.width, self.marks = text, width, marks
        self.widths = [
            max(widest, _head_width(head)) for head, widest in zip(text.heads, text.widths, strict=True)
        ]
        self._dates = max((cell_width(row.date) for row in text.rows), default=0)
        self.event_width, self._is_stacked = self._event_column()
        self.fits_all = self._begin + sum(GAP + actor for actor in self.widths[1:]) <= width
        heads = [_head_rows(head, width, marks) for head, width in zip(text.heads, self.widths, strict=True)]
        # The second row says which columns are shown.
        self.head_height = max(*map(len, heads), 1 if self.fits_all else 2)
        self._heads = heads
        self._titles = [self._title_rows(row) for row in text.rows]
        above = 1 if self._is_stacked else 0
        self.heights = [
            max(row.height, len(rows) + above) for row, rows in zip(text.rows, self._titles, strict=True)
        ]
        """How many lines each row takes: its title is never cut."""
        self.starts = list(accumulate(self.heights, initial=0))
        """The first line of each row, from 0, and behind them how many lines there are."""

    def _event_column(self) -> tuple[int, bool]:
        """Return the cells of the column of events, and whether a date stands above its title."""
        actors = self.widths[1:]
        titles = max((cell_width(row.title) for row in self.text.rows), default=0)
        rest = self.width - GAP - self.widths[0]
        for_one = rest - GAP - max(actors, default=0)
        beside = self._dates + 1 + _LEAST_TITLE
        is_stacked = for_one < beside
        least = max(self._dates, _LEAST_STACKED) if is_stacked else beside
        longest = titles if is_stacked else self._dates + 1 + titles
        room = rest - sum(GAP + width for width in actors)
        share = min(int(self.width * _EVENT_SHARE), for_one)
        wanted = min(room, longest) if room >= least else share
        return max(min(max(wanted, least), self.width), 1), is_stacked

    @property
    def _begin(self) -> int:
        """The cells that the columns take that are never scrolled."""
        return self.event_width + GAP + self.widths[0]

    @property
    def line_count(self) -> int:
        """Return how many lines all rows take."""
        return self.starts[-1]

    def row_at(self, y: int) -> int:
        """Return the number of the row that a line belongs to."""
        return min(bisect_right(self.starts, max(y, 0)) - 1, max(len(self.text.rows) - 1, 0))

    def shown_columns(self, left: int) -> range:
        """Return the columns of actors that are shown whole, at least one.

        Args:
            left: The number of the first, from 1.
        """
        room, end = self.width - self._begin, left
        while end < len(self.widths) and (room := room - GAP - self.widths[end]) >= 0:
            end += 1
        return range(left, max(end, left + 1))

    def left_for(self, column: int, left: int) -> int:
        """Return the first column to show so that another one is shown, scrolled as little as needed.

        Args:
            column: The column to be shown; 0, what is public, always is.
            left: The first column that is shown now.
        """
        if not column:
            return left
        left = min(left, column)
        while column not in self.shown_columns(left):
            left += 1
        return left

    def offset_of(self, column: int, left: int) -> int:
        """Return the first cell of a column that is shown, counted from the left edge.

        Args:
            column: The number of the column.
            left: The first column of an actor that is shown.
        """
        if not column:
            return self.event_width + GAP
        return self._begin + sum(GAP + width for width in self.widths[left:column]) + GAP

    def column_at(self, x: int, left: int) -> int | None:
        """Return the column at a cell; None for that of the events, and beside all columns.

        Args:
            x: The cell, counted from the left edge.
            left: The first column of an actor that is shown.
        """
        columns: tuple[int, ...] = (0, *self.shown_columns(left))
        for column in columns:
            begin = self.offset_of(column, left)
            if begin - GAP <= x < begin + self.widths[column]:
                return column
        return None

    def head_line(self, y: int, left: int) -> Line:
        """Return a line of the head.

        Args:
            y: Its number, from 0.
            left: The first column of an actor that is shown.
        """
        shown = self.shown_columns(left)
        named = "Event" if y == 0 else ""
        if y == 1 and not self.fits_all:
            last = f"{self.marks.dash}{shown.stop - 1}" if len(shown) > 1 else ""
            named = f"{shown.start}{last} of {len(self.widths) - 1} actors"
        spans = [TextSpan(self._fit(named, self.event_width), TextRole.QUIET if y else TextRole.HEADING)]
        for column in (0, *shown):
            rows = self._heads[column]
            # The last row of each name is right above the cells.
            at = y - (self.head_height - len(rows))
            head = rows[at] if at >= 0 else ""
            spans.append(TextSpan(" " * GAP + pad(head, self.widths[column]), TextRole.HEADING))
        return line(*spans)

    def row_line(self, y: int, left: int, cursor: int | None) -> Line:
        """Return a line below the head.

        Args:
            y: Its number, from 0.
            left: The first column of an actor that is shown.
            cursor: The column of the cursor where it is in the row of this line; else None.
        """
        number = self.row_at(y)
        row, at = self.text.rows[number], y - self.starts[number]
        spans = list(self._event_spans(number, at))
        for column in (0, *self.shown_columns(left)):
            is_marked = column == cursor and at == 0
            spans.append(TextSpan(" " + (self.marks.cursor if is_marked else " "), TextRole.KEY))
            lines = row.cells.get(column, ())
            cell = lines[at] if at < len(lines) else BLANK
            taken = cell_width(cell.text)
            if taken > self.width - self.offset_of(column, left):
                # A cell is never cut: what is left of it could say something else.
                cell, taken = line(self.marks.ellipsis), 1
            spans += [*cell.spans, TextSpan(" " * (self.widths[column] - taken))]
        return line(*spans)

    def _title_rows(self, row: RowText) -> list[str]:
        """Return the title of a row, wrapped."""
        room = self._title_width
        if cell_width(row.title) <= room:
            return [row.title]
        return [row.title[slice(*part)] for part in wrap(row.title, room)]

    @property
    def _title_width(self) -> int:
        lead = 0 if self._is_stacked else self._dates + 1
        return max(self.event_width - lead, 1)

    def _event_spans(self, number: int, at: int) -> Iterator[TextSpan]:
        row, rows = self.text.rows[number], self._titles[number]
        date = row.date if at == 0 else ""
        if self._is_stacked and at == 0:
            yield TextSpan(self._fit(date, self.event_width), TextRole.DATE)
            return
        if not self._is_stacked:
            yield TextSpan(pad(date, self._dates + 1), TextRole.DATE)
        at -= 1 if self._is_stacked else 0
        yield TextSpan(self._fit(rows[at] if at < len(rows) else "", self._title_width))

    def _fit(self, text: str, width: int) -> str:
        return pad(truncate(text, width, self.marks.ellipsis), width)


def _head_width(head: str) -> int:
    """Return the cells that the head of a column needs: for its longest word, and for its rows."""
    longest = max((cell_width(word) for word in head.split()), default=0)
    return max(min(longest, _LONGEST_WORD), -(-min(cell_width(head), 3 * _LONGEST_WORD) // _MOST_HEAD), 1)


def _head_rows(head: str, width: int, marks: Symbols) -> list[str]:
    rows = wrap(head, width)
    shown = [head[slice(*row)] for row in rows[:_MOST_HEAD]]
    if len(rows) > _MOST_HEAD:
        shown[-1] = truncate(head[rows[_MOST_HEAD - 1][0] :], width, marks.ellipsis)
    return shown
