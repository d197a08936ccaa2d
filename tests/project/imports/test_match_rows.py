from __future__ import annotations

import pytest

from tui.project.imports.match_rows import match_rows
from tui.project.imports.plan import PlannedRow
from tui.project.imports.rows.row_dates import DateState, RowDate
from tui.project.imports.rows.row_passages import (
    RowPassage,
    join_pairs,
    origin_of,
    read_passages,
    write_passage,
)

LONG = "The board of the water works meets at the weir and speaks of the leak"


def row(number: int, *cells: str) -> PlannedRow:
    pairs = tuple(zip(("No.", "Event"), cells, strict=False))
    return PlannedRow(number, pairs, RowDate(DateState.NONE, "", ""), cells[-1], "")


def passage(number: int, *cells: str) -> RowPassage:
    pairs = tuple(zip(("No.", "Event"), cells, strict=False))
    return RowPassage(f"row {number}", pairs, words=join_pairs(pairs))


@pytest.mark.parametrize(
    ("older", "rows", "matched", "gone"),
    [
        ([("1", "a"), ("2", "b")], [("1", "a"), ("2", "b")], {0: 0, 1: 1}, ()),
        ([("1", "a"), ("2", "b")], [("2", "b"), ("1", "a")], {0: 1, 1: 0}, ()),
        # The same words, twice: in their order.
        ([("", "a"), ("", "a")], [("", "a"), ("", "a"), ("", "a")], {0: 0, 1: 1}, ()),
        # Numbered anew: the words decide before the number.
        ([("1", "a"), ("2", "b")], [("1", "new"), ("2", "a"), ("3", "b")], {1: 0, 2: 1}, ()),
        ([("1", "a")], [("1", "another")], {0: 0}, ()),
        ([("1", LONG)], [("", f"{LONG}s")], {0: 0}, ()),
        ([("1", LONG)], [("", "A bridge is painted in Venice")], {}, (0,)),
        # Two are as like as each other: neither is taken.
        ([("1", LONG)], [("", f"{LONG}1"), ("", f"{LONG}2")], {}, (0,)),
    ],
)
def test_rows_are_matched(
    older: list[tuple[str, str]], rows: list[tuple[str, str]], matched: dict[int, int], gone: tuple[int, ...]
) -> None:
    found = match_rows(
        [passage(at, *cells) for at, cells in enumerate(older)],
        [row(at, *cells) for at, cells in enumerate(rows)],
        ("No.",),
    )
    assert (found.older, found.gone) == (matched, gone)


@pytest.mark.parametrize(
    ("cell", "origin"),
    [
        ("Warden's log p. 3", "wardens-log"),
        ("Warden’s log, p. 9", "wardens-log"),
        ("Tender file, f. 12", "tender-file"),
        ("Minutes 12/3/10, item 4", "minutes-12-3-10"),
        ("", ""),
    ],
)
def test_two_pages_of_one_log_are_one_origin(cell: str, origin: str) -> None:
    assert origin_of(cell) == origin


def test_a_passage_reads_back_as_its_cells() -> None:
    pairs = (("Date: of it", "May 2010"), ("Event", "one\ntwo"), ("Note", "a: b {about=2010}"))
    text = "---\ntitle: x\n---\n\n" + write_passage("row 2", pairs, "2010-05", "the-log") + "\n"
    (found,) = read_passages(text, [name for name, _ in pairs])
    assert (found.label, found.pairs, found.about, found.origin) == ("row 2", pairs, "2010-05", "the-log")
