"""An index that was brought up to date: row by row the one that is built anew, and few rows written."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.index.sqlite.builder.village import Village
from tests.parsing.events.edited_text import EditedText
from tui.index.sqlite.builder import free_ranks, index_updater
from tui.index.sqlite.builder.index_builder import build_index, fill_tables
from tui.index.sqlite.builder.index_updater import NotUpdatableError, update_tables
from tui.index.sqlite.builder.known_rows import read_known
from tui.parsing.events import known_items
from tui.parsing.loader import LoadedChronology, load_chronology
from tui.validation.check import CheckedChronology, check_again

_RANKED = {"event": 0, "entry": 0, "span": 0, "detail": 0, "event_text": 0}
_RANKED |= {"citation": 0, "event_actor": 0, "event_tag": 0, "block": 1, "section": 2}
"""The tables that have ranks, and the first column with one."""
_TABLES = (
    *("meta", "file", "unread", "kind", "actor", "source", "passage", "word"),
    *("difference", "difference_event", "version", "version_citation", "problem", "problem_event", "known"),
    *("order_window", "conflict"),
)


def loaded(root: Path, older: Path | None = None) -> tuple[LoadedChronology, CheckedChronology]:
    reading = load_chronology(root, known=read_known(older) if older else None)
    return reading, check_again(reading)


def rows_of(connection: sqlite3.Connection) -> dict[str, list[Any]]:
    """Everything in an index, with the place of each event instead of its rank."""
    ranks = [rank for (rank,) in connection.execute("SELECT rank FROM event ORDER BY rank")]
    place = {rank: at for at, rank in enumerate(ranks)}
    rows: dict[str, list[Any]] = {
        table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in _TABLES
    }
    for table, column in _RANKED.items():
        both = table == "section"
        rows[table] = sorted(
            (
                (
                    *row[:column],
                    place[row[column]],
                    place[row[column + 1]] if both else None,
                    *row[column + 1 + both :],
                )
                for row in connection.execute(f"SELECT * FROM {table}")
            ),
            key=repr,
        )
    numbers = connection.execute("SELECT rowid, source, number FROM passage")
    passages = {row: (source, number) for row, source, number in numbers}
    for table, docs in (("search", place), ("stems", place), ("passage_stems", passages)):
        connection.execute(
            f"CREATE VIRTUAL TABLE temp.{table}_words USING fts5vocab(main, {table}, instance)"
        )
        words = connection.execute(f"SELECT term, doc, col, offset FROM temp.{table}_words")
        rows[table] = sorted(((term, docs[row], *more) for term, row, *more in words), key=repr)
        # The numbers that bm25 needs: how many events and words there are, and of each how many words.
        (sums,) = connection.execute(f"SELECT block FROM {table}_data WHERE id = 1").fetchone()
        # Sums of nothing are written as zeros or not at all.
        rows[f"{table} sums"] = [sums if docs else b""]
        if table != "search":
            sizes = connection.execute(f"SELECT id, sz FROM {table}_docsize")
            rows[f"{table} sizes"] = sorted((docs[row], size) for row, size in sizes)
    return rows


def built(reading: LoadedChronology, checked: CheckedChronology) -> dict[str, list[Any]]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        fill_tables(connection, reading, checked)
        return rows_of(connection)


class Kept:
    """A chronology in files, and an index of it that is brought up to date."""

    def __init__(self, root: Path, village: Village) -> None:
        self.root, self.village = root, village
        self.path = root / "index.sqlite"
        village.write(root)
        build_index(self.path, *loaded(root))

    def update(self) -> Counter[str]:
        self.village.write(self.root)
        with closing(sqlite3.connect(self.path, isolation_level=None)) as connection:
            return update_tables(connection, *loaded(self.root, self.path))

    def rows(self) -> dict[str, list[Any]]:
        with closing(sqlite3.connect(self.path, isolation_level=None)) as connection:
            return rows_of(connection)


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path, Village(1, 300))


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 12), st.integers(1, 5), st.sampled_from([1, 2, 16]))
def test_an_updated_index_has_the_rows_of_a_new_one(seed: int, events: int, edits: int, gap: int) -> None:
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        # However much has changed, and where there are few free ranks, too.
        patch.setattr(index_updater, "MOST_CHANGED", 1)
        patch.setattr(known_items, "MOST_PARSED", 2)
        patch.setattr(free_ranks, "GAP", gap)
        kept = Kept(Path(folder), Village(seed, events))
        for _ in range(edits):
            said = [kept.village.edit() for _ in range(kept.village.chance.randrange(1, 3))]
            kept.update()
            updated, new = kept.rows(), built(*loaded(kept.root))
            for table in new:
                assert updated[table] == new[table], (table, said)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 10), st.integers(1, 5))
def test_an_index_of_an_edited_text_has_the_rows_of_a_new_one(seed: int, events: int, edits: int) -> None:
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        patch.setattr(index_updater, "MOST_CHANGED", 1)
        patch.setattr(known_items, "MOST_PARSED", 2)
        root, edited = Path(folder), EditedText(random.Random(seed), events)
        edited.write(root)
        path = root / "index.sqlite"
        build_index(path, *loaded(root))
        for _ in range(edits):
            edited.edit()
            edited.write(root)
            with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                update_tables(connection, *loaded(root, path))
                assert rows_of(connection) == built(*loaded(root))


def test_a_word_of_a_summary_writes_one_event(kept: Kept) -> None:
    kept.village.events[150]["summary"] = "An unheard-of word"
    written = kept.update()
    assert written["event"] == 1
    assert sum(written.values()) < 20
    assert kept.rows() == built(*loaded(kept.root))


def test_an_event_put_first_writes_no_other_event(kept: Kept) -> None:
    kept.village.events.insert(0, {**kept.village.events[0], "id": "first", "date": "1200", "kind": "works"})
    assert kept.update()["event"] == 1
    assert kept.rows() == built(*loaded(kept.root))


def test_a_passage_writes_the_events_that_cite_it(kept: Kept) -> None:
    def text(second: str) -> str:
        return f"---\ntitle: Echo\nissued: 1872\ntext: verbatim\n---\n\nThe lamp.\n\n{second}\n"

    for at, event in enumerate(kept.village.events):
        event["cites"] = f"[echo#{1 + at % 3}]"
    kept.village.sources["echo"] = text("The fog.")
    build_index(kept.path, *_written(kept))
    kept.village.sources["echo"] = text("The wind.")
    citing = [event for event in loaded(kept.root)[0].chronology.events if event.cites[0].passage == "2"]
    assert kept.update()["event"] == len(citing) > 90
    assert kept.rows() == built(*loaded(kept.root))


def _written(kept: Kept) -> tuple[LoadedChronology, CheckedChronology]:
    kept.village.write(kept.root)
    return loaded(kept.root)


def test_where_nearly_all_has_changed_a_new_one_is_built(kept: Kept) -> None:
    for event in kept.village.events[10:]:
        event["summary"] = "Another"
    with pytest.raises(NotUpdatableError):
        kept.update()


def test_nothing_changed_writes_nothing(kept: Kept, tmp_path: Path) -> None:
    before = kept.path.read_bytes()
    assert not +kept.update()
    copy = tmp_path / "copy.sqlite"
    shutil.copyfile(kept.path, copy)
    build_index(tmp_path / "again.sqlite", *loaded(kept.root, copy), copy)
    assert before == kept.path.read_bytes() == (tmp_path / "again.sqlite").read_bytes()


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.one_of(st.none(), st.integers(1, 60)), max_size=40).filter(
        lambda ranks: len({rank for rank in ranks if rank}) == sum(rank is not None for rank in ranks)
    )
)
def test_ranks_grow_and_most_stay(before: list[int | None]) -> None:
    ranks = free_ranks.assign_ranks(before)
    assert len(ranks) == len(before)
    assert all(first < second for first, second in pairwise(ranks))
    assert all(rank > 0 for rank in ranks)


def test_only_what_moves_gets_another_rank() -> None:
    before: list[int | None] = [*free_ranks.new_ranks(1_000)]
    before.insert(100, before.pop(900))
    before.insert(500, None)
    before.append(None)
    before.insert(0, None)
    ranks = free_ranks.assign_ranks(before)
    assert sum(was != now for was, now in zip(before, ranks, strict=True)) == 4


def test_a_place_that_is_full_moves_few() -> None:
    ranks: list[int] = free_ranks.new_ranks(1_000)
    moved = 0
    for _ in range(200):
        before: list[int | None] = [*ranks[:500], None, *ranks[500:]]
        ranks = free_ranks.assign_ranks(before)
        moved += sum(was != now for was, now in zip(before, ranks, strict=True))
    assert moved < 200 * 16
