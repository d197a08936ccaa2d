"""Any table of any cells: every cell is found again in the source, and the same table changes no byte."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tables import events, files, weir
from tui.parsing.limits import Limits
from tui.parsing.protected_names import NO_NAMES
from tui.parsing.safe_files import read_file
from tui.parsing.source_file import read_source_file
from tui.parsing.tables.table import cell_text
from tui.project.events.write_event import change_event
from tui.project.imports.compare_table import TableComparison
from tui.project.imports.import_request import ImportRequest
from tui.project.imports.import_table import write_import
from tui.project.imports.prepare_import import TableImport
from tui.text.failure import Failure

_LIKELY = st.sampled_from(
    [
        *(
            "12/3/1871",
            "c. 1871",
            "2006-07",
            "tbc",
            "",
            "May 2010",
            "1/2/11 - 4/2/11",
            "=1+1",
            "+SUM(A1)",
            "@x",
        ),
        *(
            "[sic] said {about=2010}",
            "}",
            "{.verbatim}",
            '{span=1-2 about="x"}',
            "a: b",
            "Agency: Board",
            "---",
        ),
        *("# no", "- x", "two\nlines", "two\n\nAgency: of them", "« é »", "\u202eright", "\x1b[31m", "row 5"),
        *(
            "[row 5] x",
            "'",
            '"',
            "title: x",
            "null",
            "no",
            "<b>bold</b>",
            "&amp;",
            "a\tb",
            "\u00a0",
            "x" * 300,
        ),
    ]
)
_CELL = st.one_of(_LIKELY, st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
_ROW = st.lists(_CELL, min_size=4, max_size=4)
_TABLE = st.lists(_ROW, min_size=1, max_size=6)
_HEADER = ["No.", "Date", "Event", "Agency"]


def made(root: Path, table: Path) -> TableComparison:
    done = write_import(root, ImportRequest(table), NO_NAMES)
    assert isinstance(done, TableImport), done
    return done.comparison


def save(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows([_HEADER, *rows])


def passages(root: Path) -> list[str]:
    source = read_source_file(read_file(root, "corpus/log.md", 10**6), Limits()).source
    assert source
    return [passage.text for passage in source.passages]


def one_line(text: str) -> str:
    return " ".join(line.strip() for line in cell_text(text).split("\n"))


@settings(deadline=None, max_examples=60)
@given(_TABLE)
def test_nothing_is_lost_and_the_same_table_changes_nothing(rows: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, table = weir(Path(folder) / "weir"), Path(folder) / "log.csv"
        save(table, rows)
        first = made(root, table)
        texts = passages(root)
        shown = [row for row in rows if any(map(cell_text, row)) and not _repeats_header(row)]
        assert len(texts) == len(shown)
        for row, text in zip(shown, texts, strict=True):
            for name, cell in zip(_HEADER, row, strict=True):
                if cell_text(cell):
                    assert f"{name}: {one_line(cell)}" in text
        assert len(events(root)) == len(first.added)
        before = files(root)
        again = made(root, table)
        assert (again.same, again.changes, again.new, again.gone) == (len(texts), (), (), ())
        assert files(root) == before


def _repeats_header(row: list[str]) -> bool:
    shown = [(cell_text(cell).casefold(), name.casefold()) for cell, name in zip(row, _HEADER, strict=True)]
    said = [(cell, name) for cell, name in shown if cell]
    return len(said) > 1 and all(" ".join(cell.split()) == name for cell, name in said)


@settings(deadline=None, max_examples=40)
@given(_TABLE, _TABLE, st.data())
def test_what_a_person_changed_survives_any_later_table(
    rows: list[list[str]], later: list[list[str]], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, table = weir(Path(folder) / "weir"), Path(folder) / "log.csv"
        save(table, rows)
        made(root, table)
        mine: dict[str, tuple[str, str]] = {}
        for event in events(root):
            key, value = data.draw(
                st.sampled_from(
                    [("title", "My own words"), ("note", "Mine."), ("date", "1999"), ("summary", "So.")]
                )
            )
            change_event(root, str(event["id"]), {key: value})
            mine[str(event["id"])] = (key, value)
        save(
            table,
            data.draw(
                st.sampled_from([[*rows, *later], [*later, *rows], rows[1:] + later, later + rows[::-1]])
            ),
        )
        done = write_import(root, ImportRequest(table), NO_NAMES)
        assert isinstance(done, TableImport | Failure)
        now = {str(event["id"]): event for event in events(root)}
        for name, (key, value) in mine.items():
            assert str(now[name][key]).strip() == value
        before = files(root)
        if isinstance(done, TableImport):
            again = made(root, table)
            assert (again.changes, again.new, again.gone) == ((), (), ())
            assert files(root) == before


def test_a_number_that_looks_like_a_label_is_not_taken_for_one(tmp_path: Path) -> None:
    root, table = weir(tmp_path / "weir"), tmp_path / "log.csv"
    save(table, [["row 3", "2010", "One", ""], ["", "2011", "Two", ""]])
    made(root, table)
    assert [event["x-row"] for event in events(root)] == ["log.csv#row 2", "log.csv#row 3"]
    before = files(root)
    made(root, table)
    assert files(root) == before


def test_a_thousand_columns_come_in(tmp_path: Path) -> None:
    root, table = weir(tmp_path / "weir"), tmp_path / "log.csv"
    names = ["Date", "Event", *(f"Column {number}" for number in range(998))]
    cells = ["May 2010", "A wide row", *(f"value {number}" for number in range(998))]
    table.write_text(",".join(names) + "\n" + ",".join(cells) + "\n", "utf-8")
    made(root, table)
    (text,) = passages(root)
    assert all(f"{name}: {cell}" in text for name, cell in zip(names, cells, strict=True))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_marks_make_no_difference(tmp_path: Path, end: str, mark: bytes) -> None:
    root, table = weir(tmp_path / "weir"), tmp_path / "log.csv"
    table.write_bytes(mark + end.join(["Date,Event", 'May 2010,"The board, "', ""]).encode())
    made(root, table)
    assert passages(root) == ["Date: May 2010 Event: The board,"]
    assert files(root)["events.yaml"].count(b"\r") == 0
