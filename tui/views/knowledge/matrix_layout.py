"""The matrix of who was aware as rows of text: how wide each column is, and what stands on each row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
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
_LEAST_EVENT, _EVENT_SHARE = 22, 0.33
"""The least cells of the column of events, and its share where columns must be scrolled."""
_LEAST_TITLE = 14
"""Cells of a title below which its date is left out of the column; it stands in the words below."""
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
    """How many lines the row takes: that of its highest cell."""


@dataclass(frozen=True, slots=True)
class MatrixText:
    """A matrix in short words, for any size."""

    rows: tuple[RowText, ...]
    heads: tuple[str, ...]
    """The head of each column."""
    widths: tuple[int, ...]
    """The cells that each column needs for its widest cell."""
    starts: tuple[int, ...]
    """The first line of each row, from 0, and behind them how many lines there are."""


class MatrixWords:
    """A matrix in short words, with the forms of the entries or without them."""

    def __init__(self, matrix: KnowledgeMatrix, marks: Symbols) -> None:
        self.matrix, self._marks = matrix, marks
        self.plain = matrix_text(matrix, marks, has_forms=False)
        """The words without forms."""

    @cached_property
    def with_forms(self) -> MatrixText:
        """The words with forms, where all columns have room for them."""
        return matrix_text(self.matrix, self._marks, has_forms=True)

    def laid_out(self, width: int) -> MatrixLayout:
        """Return the layout at a width: with the forms where they have room.

        Args:
            width: In cells.
        """
        plain = MatrixLayout(self.plain, width, self._marks)
        wide = MatrixLayout(self.with_forms, width, self._marks) if plain.fits_all else plain
        return wide if wide.fits_all else plain


def matrix_text(matrix: KnowledgeMatrix, marks: Symbols, *, has_forms: bool) -> MatrixText:
    """Return the short words of a matrix.

    Args:
        matrix: The matrix.
        marks: The set of symbols.
        has_forms: As for `cell_lines`.
    """
    numbers = {column.actor.id: number for number, column in enumerate(matrix.columns, 1)}
    heads = (PUBLIC_HEAD, *(sanitize_line(column.actor.name) for column in matrix.columns))
    # The lines of cells are shared: each is measured once in each column.
    seen: list[dict[int, Line]] = [{} for _ in heads]
    rows = []
    for row in matrix.rows:
        cells = {
            numbers[actor]: cell_lines(cell, marks, has_forms=has_forms) for actor, cell in row.cells.items()
        }
        if row.public:
            cells[0] = (_public_line(row.public, marks),)
        for number, lines in cells.items():
            seen[number].update((id(one), one) for one in lines)
        height = max((len(lines) for lines in cells.values()), default=1)
        title, date = sanitize_line(row.event.title), short_date(row.event.date, marks)
        rows.append(RowText(row, title, date, cells, height))
    widths = (max((cell_width(one.text) for one in lines.values()), default=0) for lines in seen)
    starts = accumulate((row.height for row in rows), initial=0)
    return MatrixText(tuple(rows), heads, tuple(widths), tuple(starts))


@lru_cache(maxsize=8192)
def _public_line(date: str, marks: Symbols) -> Line:
    return line(TextSpan(short_date(date, marks), TextRole.DATE))


class MatrixLayout:
    """The place of everything at one width. Lines are numbered from the first one below the head."""

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
        titles = max((cell_width(row.title) for row in text.rows), default=0)
        dates = max((cell_width(row.date) for row in text.rows), default=0)
        self._all_columns = sum(self.widths) + GAP * len(self.widths)
        share = max(int(width * _EVENT_SHARE), _LEAST_EVENT)
        room = width - self._all_columns
        self.event_width = min(max(share, min(room, dates + 1 + titles)), width)
        self.fits_all = self._all_columns + self.event_width <= width
        self._date_width = dates if self.event_width - dates - 1 >= _LEAST_TITLE else 0
        heads = [_head_rows(head, width, marks) for head, width in zip(text.heads, self.widths, strict=True)]
        # The second row says which columns are shown.
        self.head_height = max(*map(len, heads), 1 if self.fits_all else 2)
        self._heads = heads

    @property
    def line_count(self) -> int:
        """Return how many lines all rows take."""
        return self.text.starts[-1]

    def row_at(self, y: int) -> int:
        """Return the number of the row that a line belongs to."""
        return min(bisect_right(self.text.starts, max(y, 0)) - 1, max(len(self.text.rows) - 1, 0))

    def shown_columns(self, left: int) -> range:
        """Return the columns that are shown whole, at least one.

        Args:
            left: The number of the first.
        """
        room, end = self.width - self.event_width, left
        while end < len(self.widths) and (room := room - GAP - self.widths[end]) >= 0:
            end += 1
        return range(left, max(end, left + 1))

    def left_for(self, column: int, left: int) -> int:
        """Return the first column to show so that another one is shown, scrolled as little as needed.

        Args:
            column: The column to be shown.
            left: The first column that is shown now.
        """
        left = min(left, column)
        while column not in self.shown_columns(left):
            left += 1
        return left

    def offset_of(self, column: int, left: int) -> int:
        """Return the first cell of a column that is shown, counted from the left edge.

        Args:
            column: The number of the column.
            left: The first column that is shown.
        """
        return self.event_width + sum(GAP + width for width in self.widths[left:column]) + GAP

    def column_at(self, x: int, left: int) -> int | None:
        """Return the column at a cell; None for that of the events, and beside all columns.

        Args:
            x: The cell, counted from the left edge.
            left: The first column that is shown.
        """
        for column in self.shown_columns(left):
            begin = self.offset_of(column, left)
            if begin - GAP <= x < begin + self.widths[column]:
                return column
        return None

    def head_line(self, y: int, left: int) -> Line:
        """Return a line of the head.

        Args:
            y: Its number, from 0.
            left: The first column that is shown.
        """
        shown = self.shown_columns(left)
        named = "Event" if y == 0 else ""
        if y == 1 and not self.fits_all:
            last = f"{self.marks.dash}{shown.stop}" if len(shown) > 1 else ""
            named = f"{shown.start + 1}{last} of {len(self.widths)} columns"
        spans = [TextSpan(self._fit(named, self.event_width), TextRole.QUIET if y else TextRole.HEADING)]
        for column in shown:
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
            left: The first column that is shown.
            cursor: The column of the cursor where it is in the row of this line; else None.
        """
        number = self.row_at(y)
        row, at = self.text.rows[number], y - self.text.starts[number]
        spans = list(self._event_spans(row, at))
        room = self.width - self.event_width - GAP
        for column in self.shown_columns(left):
            is_marked = column == cursor and at == 0
            spans.append(TextSpan(" " + (self.marks.cursor if is_marked else " "), TextRole.KEY))
            lines = row.cells.get(column, ())
            cell = lines[at] if at < len(lines) else BLANK
            taken = cell_width(cell.text)
            if taken > room:
                # A cell is never cut: what is left of it could say something else.
                cell, taken = line(self.marks.ellipsis), 1
            spans += [*cell.spans, TextSpan(" " * (self.widths[column] - taken))]
        return line(*spans)

    def _event_spans(self, row: RowText, at: int) -> Iterator[TextSpan]:
        lead = self._date_width + 1 if self._date_width else 0
        room = max(self.event_width - lead, 1)
        if lead:
            yield TextSpan(pad(row.date if at == 0 else "", lead), TextRole.DATE)
        rows = wrap(row.title, room)
        if at >= len(rows):
            yield TextSpan(" " * room)
            return
        is_last = at == row.height - 1
        rest = row.title[rows[at][0] :] if is_last else row.title[slice(*rows[at])]
        yield TextSpan(self._fit(rest, room))

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
