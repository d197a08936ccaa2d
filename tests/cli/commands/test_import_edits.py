"""Importing a table again: what a person changed in a row's passage or its event stays, and is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import ran
from tests.tables import events, files, source, weir

HEADER = "Date,Event,Agency\n"
FIRST = f"{HEADER}5 May 2010,The board meets,Board\n6/7/2010,The wall gives way,Police\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return weir(tmp_path / "weir", "  works:\n    label: Works\n")


@pytest.fixture
def table(root: Path, tmp_path: Path) -> Path:
    """A table that was imported once."""
    path = tmp_path / "log.csv"
    path.write_text(FIRST, "utf-8")
    assert ran("import", path, "-C", root).code == 0
    return path


def change(root: Path, old: str, new: str, name: str = "corpus/log.md") -> None:
    path = root / name
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def test_words_that_a_person_changed_stay_where_the_table_did_not_change(root: Path, table: Path) -> None:
    change(root, "Event: The wall gives way", "Event: The north wall gives way")
    answer = ran("import", table, "-C", root)
    assert answer.out.splitlines()[:2] == [
        "2 as before",
        "  kept, because their passages were changed by hand: rows 3",
    ]
    assert "Event: The north wall gives way\n" in source(root, "log")
    before = files(root)
    assert ran("import", table, "-C", root).code == 0
    assert files(root) == before


def test_words_that_both_changed_stay_and_are_told(root: Path, table: Path) -> None:
    change(root, "Event: The wall gives way", "Event: The north wall gives way")
    table.write_text(FIRST.replace("gives way", "gave way"), "utf-8")
    answer = ran("import", table, "-C", root)
    assert (
        "  row 3: kept words of log#row 3: “Event: The north wall gives way”; "
        "by the table: “Event: The wall gave way”" in answer.out
    )
    assert "Event: The north wall gives way\n" in source(root, "log")


def test_what_only_the_table_changed_is_taken(root: Path, table: Path) -> None:
    table.write_text(FIRST.replace("gives way", "gave way"), "utf-8")
    assert ran("import", table, "-C", root).out.startswith("1 as before, 1 changed (row 3)\n")
    assert "Event: The wall gave way\n" in source(root, "log")


def test_attributes_that_a_person_added_stay(root: Path, table: Path) -> None:
    change(root, 'Board {about="2010-05-05"}', 'Board {about="2010-05-05" speaker=official}')
    change(root, "Agency: Police", "Agency: Police {speaker=witness}")
    table.write_text(FIRST.replace("meets", "met").replace("5 May", "7 May"), "utf-8")
    assert ran("import", table, "--dates", "order=dmy", "-C", root).code == 0
    text = source(root, "log")
    assert 'Event: The board met\nAgency: Board {about="2010-05-07" speaker=official}' in text
    assert 'Agency: Police {speaker=witness about="2010-07-06"}' in text


def test_a_date_that_a_person_gave_a_passage_stays(root: Path, table: Path) -> None:
    change(root, "Agency: Police", 'Agency: Police {about="2010-07-06"}')
    change(root, 'about="2010-05-05"', 'about="2010-05-04"')
    before = source(root, "log")
    assert ran("import", table, "-C", root).out.startswith("2 as before\n")
    assert source(root, "log") == before
    answer = ran("import", table, "--answer", "3=2010-06-07", "-C", root)
    assert "kept about of log#row 3: “2010-07-06”; by the table: “2010-06-07”" in answer.out
    assert source(root, "log") == before


def test_paragraphs_that_a_person_added_stay_where_they_are(root: Path, table: Path) -> None:
    own = "\nThe log says no more of this.\n"
    change(root, '"2010-05-05"}\n', f'"2010-05-05"}}\n{own}')
    change(root, "  - passage: log#row 2\n", "  - passage: log#row 2\n  - log#2\n", "events.yaml")
    before = files(root)
    assert ran("import", table, "-C", root).out.startswith("2 as before\n")
    assert files(root) == before
    table.write_text(FIRST.replace(HEADER, f"{HEADER}1 May 2010,A survey,Board\n"), "utf-8")
    assert ran("import", table, "-C", root).out.startswith("2 as before, 1 new (row 2)\n")
    assert f'Agency: Board {{about="2010-05-05"}}\n{own}\n[row 4]' in source(root, "log")
    cites = next(event["cites"] for event in events(root) if event["id"] == "the-board-meets")
    assert cites == [{"passage": "log#row 3"}, "log#3"]


def test_the_kind_of_all_events_is_switched_at_once(root: Path, table: Path) -> None:
    assert [event["kind"] for event in events(root)] == ["reports", "reports"]
    answer = ran("import", table, "--kind", "works", "-C", root)
    assert "  2 events changed\n" in answer.out
    assert [event["kind"] for event in events(root)] == ["works", "works"]
    assert "kind: works\n" in (root / "imports" / "log.yaml").read_text("utf-8")
    before = files(root)
    assert ran("import", table, "-C", root).out.startswith("2 as before\n")
    assert files(root) == before


def test_a_kind_that_a_person_gave_an_event_stays(root: Path, table: Path) -> None:
    change(
        root,
        "  works:\n    label: Works\n",
        "  works:\n    label: Works\n  board:\n    label: Board\n",
        "events.yaml",
    )
    assert ran("event", "edit", "the-board-meets", "--kind", "board", "-C", root).code == 0
    answer = ran("import", table, "--kind", "works", "-C", root)
    assert "  row 2: kept kind of the-board-meets: “board”; by the table: “works”" in answer.out
    assert [event["kind"] for event in events(root)] == ["board", "works"]


def test_a_kind_and_a_status_changed_in_the_mapping_are_taken(root: Path, table: Path) -> None:
    change(root, "kind: reports\nstatus: reported\n", "kind: works\nstatus: alleged\n", "imports/log.yaml")
    assert "  2 events changed\n" in ran("import", table, "-C", root).out
    assert [(event["kind"], event["status"]) for event in events(root)] == [("works", "alleged")] * 2


def test_a_kind_that_there_is_not_is_refused(root: Path, table: Path) -> None:
    before = files(root)
    answer = ran("import", table, "--kind", "work", "-C", root)
    assert (answer.code, answer.out) == (2, "")
    assert "there is no kind work; did you mean works?" in answer.err
    assert files(root) == before


def test_an_import_of_an_older_version_still_takes_the_table(root: Path, table: Path) -> None:
    (root / "imports" / "log.rows").unlink()
    change(root, "Event: The wall gives way", "Event: The north wall gives way")
    answer = ran("import", table, "-C", root)
    assert "  row 3: Event: “The north wall gives way” → “The wall gives way”" in answer.out
    assert (root / "imports" / "log.rows").is_file()


def test_rows_of_two_branches_are_read_as_unknown(root: Path, table: Path) -> None:
    path = root / "imports" / "log.rows"
    text = path.read_text("utf-8")
    last = text.splitlines()[-1]
    path.write_text(f"{text}<<<<<<< mine\n{last.replace('reports', 'works')}\n", "utf-8")
    assert ran("import", table, "-C", root).out.startswith("2 as before\n")
    assert path.read_text("utf-8") == text
