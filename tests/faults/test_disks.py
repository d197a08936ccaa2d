"""Disks that are full or read-only, streams that are closed, too few files: what was there is there.

By itself this tries a few of the cases. `pytest -m faults` tries all of them.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.faults.disks import (
    Disk,
    Fault,
    closed,
    full,
    limit_files_to,
    limit_open_files_to,
    obstacle_to_closing,
    obstacle_to_mounts,
    read_only,
)
from tests.faults.workplace import Files, Workplace
from tests.faults.writing_commands import COMMANDS
from tests.terminal.house import House
from tui.project.settings.state_store import SavedState, StateStore

REFUSALS = {2, 3, 4}


def share(cases: Sequence[tuple[object, ...]], of: int) -> list[object]:
    """Cases of which by itself every so manieth is tried."""
    return [
        case if at % of == 0 else pytest.param(*case, marks=pytest.mark.faults)
        for at, case in enumerate(cases)
    ]


@dataclass(frozen=True, slots=True)
class Expected:
    """What there is before a command, and after one that nothing hinders."""

    start: Files
    code: int
    done: Files
    index: int
    """Bytes of the index in the cache, at the end."""

    @classmethod
    def of(cls, name: str, place: Workplace) -> Expected:
        """Run a command; then everything is as it was before."""
        command = COMMANDS[name]
        command.prepare(place)
        place.keep("start")
        start = place.files()
        code = place.run(*command.arguments(place), typed=command.typed).code
        done, caches = place.files(), (place.folder / "cache").rglob("*.sqlite")
        index = max((path.stat().st_size for path in caches), default=0)
        place.put_back("start")
        return cls(start, code, done, index)

    @property
    def largest(self) -> int:
        """Bytes of the largest file that is written."""
        changed = [it for name, it in self.done.items() if it != self.start.get(name)]
        return max((len(it) for it in changed if isinstance(it, bytes)), default=0)

    def require(
        self,
        ended: CompletedProcess[str],
        place: Workplace,
        disk: Disk | None = None,
        *,
        can_speak: bool = True,
    ) -> bool:
        """See that nothing was lost and that the command said how it ended; whether it did what it is for."""
        base = (disk.seen_at / place.folder.relative_to("/")) if disk else place.folder
        found = place.files(base)
        for name in found.keys() | self.start.keys() | self.done.keys():
            assert found.get(name) in (self.start.get(name), self.done.get(name)), name
        assert not place.leftovers(base)
        assert "Traceback" not in ended.stderr
        assert not list((base / "state").glob("report-*"))
        if ended.returncode == self.code:
            assert found == self.done
            return True
        assert ended.returncode in REFUSALS, ended
        assert ended.stderr or not can_speak
        return False


def run(name: str, place: Workplace, disk: Disk) -> CompletedProcess[str]:
    command = COMMANDS[name]
    return place.spawn(
        command.arguments(place), typed=command.typed, before=disk.through, prepare=disk.prepare
    )


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("name", "size"), share([(name, size) for name in COMMANDS for size in (0, 1_000, 100_000)], of=7)
)
def test_files_that_end_early(place: Workplace, name: str, size: int) -> None:
    expected = Expected.of(name, place)
    ended = run(name, place, Disk(prepare=limit_files_to(size)))
    # Neither a list of names nor a key has a thousand bytes.
    writes = expected.largest or (1 if "protect" in name else 0)
    assert expected.require(ended, place) == (writes <= size)
    assert ("File too large" in ended.stderr) == (writes > size)
    # SQLite has words of its own for it.
    is_index_kept = name != "index" or expected.index <= size
    assert ("the index cannot be stored" in ended.stderr) != is_index_kept


FAULTS: dict[str, tuple[Fault, str]] = {
    "full": (full, "No space left on device"),
    "read-only": (read_only, "Read-only file system"),
    "closed": (closed, "Permission denied"),
}


def required(fault: str, folder: Path) -> Fault:
    """What makes a disk so; skips where it cannot be made."""
    if said := obstacle_to_closing(folder) if fault == "closed" else obstacle_to_mounts():
        pytest.skip(said)
    return FAULTS[fault][0]


def own_folder(name: str) -> str:
    """The folder that a command writes to."""
    if name in {"export", "export over", "docx", "pandoc", "pandoc over", "new"}:
        return "out"
    return "cache" if name == "index" else "chronology"


REFUSED = [(fault, name, own_folder(name)) for fault in FAULTS for name in COMMANDS if name != "index"]
REFUSED += [(fault, "protect", "config") for fault in FAULTS]
GONE_ON = [
    (fault, name, folder)
    for fault in FAULTS
    for folder in ("cache", "state", "config")
    for name in ("index", "export over", "pandoc", "add", "draft", "protect", "protect more", "new")
    if (name, folder) != ("protect", "config")
]


@pytest.mark.sweep
@pytest.mark.parametrize(("fault", "name", "folder"), share(REFUSED, of=7))
def test_a_disk_that_takes_nothing(
    place: Workplace, tmp_path: Path, fault: str, name: str, folder: str
) -> None:
    make = required(fault, tmp_path / "tried")
    expected = Expected.of(name, place)
    with make(place.folder / folder) as disk:
        ended = run(name, place, disk)
        # What is deleted needs no room.
        is_done = expected.require(ended, place, disk)
        assert is_done == ((fault, name) == ("full", "detach"))
    reasons = (FAULTS[fault][1], "no permission to write to")
    assert any(reason in ended.stderr for reason in reasons) != is_done


@pytest.mark.sweep
@pytest.mark.parametrize(("fault", "name", "folder"), share(GONE_ON, of=9))
def test_a_disk_that_is_not_needed(
    place: Workplace, tmp_path: Path, fault: str, name: str, folder: str
) -> None:
    make = required(fault, tmp_path / "tried")
    expected = Expected.of(name, place)
    with make(place.folder / folder) as disk:
        ended = run(name, place, disk)
        assert expected.require(ended, place, disk)
    assert ("the index cannot be stored" in ended.stderr) == (folder == "cache" and name == "index")
    # What is deleted needs no room; and a query was saved only where there were no names.
    holds_names = (folder, name) in {("cache", "protect"), ("cache", "protect more"), ("state", "protect")}
    assert ("delete it yourself" in ended.stderr) == (fault != "full" and holds_names)


STREAMS = ("input", "output", "error")


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("name", "stream"), share([(name, stream) for name in COMMANDS for stream in range(3)], of=7)
)
def test_a_closed_stream(place: Workplace, name: str, stream: int) -> None:
    expected = Expected.of(name, place)
    ended = run(name, place, Disk(prepare=lambda: os.close(stream)))
    is_done = expected.require(ended, place, can_speak=STREAMS[stream] != "error")
    found = place.files()
    assert (found == expected.done) == (not COMMANDS[name].typed or STREAMS[stream] != "input")
    assert is_done or STREAMS[stream] != "error"


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("name", "most"), share([(name, most) for most in range(5, 21) for name in COMMANDS], of=41)
)
def test_few_open_files(place: Workplace, name: str, most: int) -> None:
    expected = Expected.of(name, place)
    ended = run(name, place, Disk(prepare=limit_open_files_to(most)))
    assert (
        expected.require(ended, place)
        or "Too many open files" in ended.stderr
        or ("too many files are open" in ended.stderr)
    )


@pytest.mark.parametrize("most", [3, 4])
def test_fewer_open_files_than_python_needs(place: Workplace, most: int) -> None:
    """It ends before the program begins."""
    expected = Expected.of("export over", place)
    ended = run("export over", place, Disk(prepare=limit_open_files_to(most)))
    assert ended.returncode not in {0, 70}
    assert place.files() == expected.start


@pytest.mark.parametrize(
    ("fault", "folders"),
    share(
        [
            (fault, folders)
            for folders in (
                ("state",),
                ("index",),
                ("config",),
                ("state", "index", "config", "cache", "here"),
            )
            for fault in ("full", "read-only")
        ],
        of=5,
    ),
)
def test_an_explorer_that_can_keep_nothing(
    house: House,
    canal: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: str,
    folders: Sequence[str],
) -> None:
    make = required(fault, tmp_path / "tried")
    state = house.state / "dateline"
    monkeypatch.setenv("DATELINE_STATE_DIR", str(state))
    place = SavedState("lock-opened")
    base = house.here.parent
    for folder in folders:
        StateStore(canal).keep(place)
        before = {path: path.read_bytes() for path in state.iterdir()}
        with make(base / folder) as disk:
            terminal = house.open(canal, size=(120, 40), through=disk.through)
            terminal.wait_for(lambda text: "Timeline 4 of 5" in text and "quit" in text)
            terminal.send("up")
            terminal.wait_for("Timeline 3 of 5")
            terminal.send("ctrl+q")
            assert (terminal.ended(), terminal.unrestored()) == (0, [])
            seen = disk.seen_at / state.relative_to("/")
            assert not list(seen.glob("report-*"))
        if folder == "state":
            assert StateStore(canal).recall() == place
            assert {path: path.read_bytes() for path in state.iterdir()} == before


SMALL = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))
"""


@pytest.mark.parametrize("size", [0, pytest.param(1_000, marks=pytest.mark.faults)])
def test_an_export_from_the_explorer_to_a_full_disk(house: House, canal: Path, size: int) -> None:
    terminal = house.open(canal, size=(120, 40), env=house.patched(SMALL.format(size=size)))
    terminal.wait_for(lambda text: "The canal company" in text and "quit" in text)
    terminal.send("e")
    terminal.wait_for("As: markdown")
    terminal.send("enter")
    terminal.wait_for("File too large")
    terminal.send("esc")
    terminal.wait_for(lambda text: "As: markdown" not in text and "quit" in text)
    terminal.send("ctrl+q")
    assert (terminal.ended(), terminal.unrestored()) == (0, [])
    assert list(house.here.iterdir()) == []
    assert not list(house.state.rglob("report-*"))
