"""An index's file is believed only as it was written, and nothing done to it later reaches an answer."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from threading import Thread
from typing import IO

import pytest

from tests.index.cache_faults import FAULTS, flip_bits, index_in, take_place_of
from tui.index import verified_file
from tui.index.open_index import open_index
from tui.index.protocol import DamagedIndexError, InterruptedSearchError
from tui.index.sqlite.sqlite_index import SqliteIndex
from tui.index.verified_file import VerifiedFile, verified_name
from tui.parsing.query.parse_query import Query

EVERYTHING = Query()
IDS = ["dug", "opened", "dinner"]
REACHING = [name for name in FAULTS if not name.startswith("note:")]


@pytest.fixture(params=["small", "large"])
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Whether the file of every index counts as small."""
    if request.param == "large":
        monkeypatch.setattr(verified_file, "SMALL", -1)
    return str(request.param)


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "cache"
    for folder in (tmp_path / "cache").glob("*"):
        folder.chmod(0o700)


def ids(index: SqliteIndex) -> list[str]:
    return [row.id for row in index.rows(EVERYTHING)]


def written(canal: Path, cache: Path) -> Path:
    open_index(canal).index.close()
    return index_in(cache)


@pytest.mark.usefixtures("size")
@pytest.mark.parametrize("times", ["kept", "new"])
def test_not_one_bit_may_differ(canal: Path, cache: Path, times: str) -> None:
    file = written(canal, cache)
    whole, chance = file.read_bytes(), random.Random(11)
    for _ in range(60):
        flip_bits(file, chance)
        if times == "new":
            os.utime(file)
        with pytest.raises(DamagedIndexError):
            VerifiedFile(file)
        file.write_bytes(whole)
    VerifiedFile(file).close()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE event SET status = 'rumoured'",
        "UPDATE citation SET role = 'doubts'",
        "UPDATE citation SET status = 'compared'",
        "UPDATE source SET text = 'digest'",
        "UPDATE problem SET severity = 'remark'",
        "UPDATE passage SET hash = 'none'",
    ],
)
def test_a_word_that_no_enum_has_is_a_damage_and_the_index_is_built_again(
    canal: Path, cache: Path, change: str
) -> None:
    file = written(canal, cache)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute(change)
    file.rename(file.with_name(verified_name(file, file.name.partition(".")[0])))
    with closing(open_index(canal).index) as index:
        events = [index.event(name) for name in ids(index)]
        assert [cited.status for event in events if event for cited in event.cites]
        assert [*index.sources(), *index.problems(), *index.passages("ledger")]
        assert index.repairs == 2


@pytest.mark.usefixtures("size")
def test_neither_its_key_nor_its_content_may_be_anothers(canal: Path, cache: Path, tmp_path: Path) -> None:
    file = written(canal, cache)
    key, digest, ending = file.name.split(".")
    other = tmp_path / "other"
    other.write_bytes(b"another index")
    renamed = file.with_name(f"{key[::-1]}.{digest}.{ending}")
    renamed.write_bytes(file.read_bytes())
    with pytest.raises(DamagedIndexError):
        VerifiedFile(renamed)
    assert verified_name(file, key) == file.name
    assert verified_name(other, key) != file.name
    take_place_of(file, other)
    with pytest.raises(DamagedIndexError):
        VerifiedFile(file)


@pytest.mark.sweep
@pytest.mark.usefixtures("size")
@pytest.mark.parametrize("name", REACHING)
def test_what_is_done_to_an_open_one_reaches_no_answer(canal: Path, cache: Path, name: str) -> None:
    written(canal, cache)
    with closing(open_index(canal).index) as index:
        assert ids(index) == IDS
        before = index.event("opened"), index.problems(), index.info
        file = index_in(cache)
        FAULTS[name](file.parent, file)
        assert ids(index) == IDS
        assert (index.event("opened"), index.problems(), index.info) == before
        assert index.count(Query(words=("lock",))) == 1
        index.verify()
    with suppress(OSError):
        file.parent.chmod(0o700)
    with closing(open_index(canal).index) as again:
        assert (again.event("opened"), again.problems(), again.info) == before


def test_a_small_one_needs_no_repair(canal: Path, cache: Path) -> None:
    with closing(open_index(canal).index) as index:
        os.truncate(index_in(cache), 0)
        index.verify()
        assert (ids(index), index.repairs) == (IDS, 0)


@pytest.mark.parametrize("size", ["large"], indirect=True)
class TestLarge:
    def test_it_is_repaired_once_and_lies_in_memory_when_damaged_twice(
        self, canal: Path, cache: Path, size: str
    ) -> None:
        with closing(open_index(canal).index) as index:
            for times in (1, 2):
                os.truncate(index_in(cache), 8_192)
                assert (ids(index), index.repairs) == (IDS, times)
            os.truncate(index_in(cache), 8_192)
            assert (ids(index), index.repairs) == (IDS, 2)

    def test_a_file_that_changes_during_an_answer_gives_none(
        self, canal: Path, cache: Path, size: str
    ) -> None:
        asked = []

        def answer(connection: sqlite3.Connection) -> list[tuple[str]]:
            asked.append(connection)
            if len(asked) == 1:
                os.truncate(index_in(cache), 4_096)
                raise ValueError("what was read made no sense")
            return connection.execute("SELECT id FROM event ORDER BY rank").fetchall()

        with closing(open_index(canal).index) as index:
            assert index.database.ask(answer) == [(event,) for event in IDS]
            assert len(asked) == 2

    def test_a_mistake_over_a_file_that_is_whole_is_a_mistake(
        self, canal: Path, cache: Path, size: str
    ) -> None:
        with closing(open_index(canal).index) as index:
            with pytest.raises(ZeroDivisionError):
                index.database.ask(lambda _: 1 // 0)
            with pytest.raises(ValueError, match="x"):
                index.database.ask(lambda _: int("x"))
            assert index.repairs == 0

    def test_damage_that_left_no_trace_is_found_before_an_export(
        self, canal: Path, cache: Path, size: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with closing(open_index(canal).index) as index:
            # As where the disk itself forgets a bit: nobody has touched the file.
            monkeypatch.setattr(VerifiedFile, "is_touched", False)
            flip_bits(index_in(cache), random.Random(3))
            index.verify(thoroughly=False)
            assert index.repairs == 0
            index.verify()
            assert index.repairs == 1

    def test_it_is_read_through_only_where_its_stamp_differs(
        self, canal: Path, cache: Path, size: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = written(canal, cache)
        read: list[str] = []
        with closing(VerifiedFile(file)) as kept:
            stamp = kept.stamp
        digest = verified_file._digest

        def counted(key: str, file: IO[bytes]) -> str:
            read.append(key)
            return digest(key, file)

        monkeypatch.setattr(verified_file, "_digest", counted)
        VerifiedFile(file, stamp).close()
        assert not read
        os.utime(file, ns=(0, 0))
        VerifiedFile(file, stamp).close()
        assert len(read) == 1

    def test_several_threads_repair_it_once(self, canal: Path, cache: Path, size: str) -> None:
        with closing(open_index(canal).index) as index:
            os.truncate(index_in(cache), 4_096)
            answers: list[list[str]] = []
            threads = [Thread(target=lambda: answers.append(ids(index))) for _ in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert (answers, index.repairs) == ([IDS] * 4, 1)

    def test_what_is_closed_is_not_repaired(self, canal: Path, cache: Path, size: str) -> None:
        index = open_index(canal).index
        index.close()
        os.truncate(index_in(cache), 0)
        with pytest.raises(InterruptedSearchError):
            ids(index)
        with pytest.raises(InterruptedSearchError):
            index.verify()
        assert index.repairs == 0

    def test_what_cannot_be_repaired_is_told(self, canal: Path, cache: Path, size: str) -> None:
        with closing(SqliteIndex.open_kept(written(canal, cache))) as index:
            index_in(cache).unlink()
            with pytest.raises(DamagedIndexError):
                ids(index)
