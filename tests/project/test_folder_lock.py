"""Two commands that change the same file, and an editor that saves it in between: nothing is lost."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Barrier

import pytest

from tests.cli.canal import build
from tests.evidence.lamp import SPANS, TEXT
from tests.evidence.lamp import build as lamp
from tests.project.test_event_drafts import HEAD, drafted, lighthouse
from tui.operating_system import take_lock
from tui.parsing.protected_names import LIST
from tui.project import folder_lock
from tui.project.atomic_write import Overtaken, digest_of, write_file
from tui.project.event_drafts import InsertedDraft, insert_draft
from tui.project.folder_lock import change_locked, folder_locked
from tui.project.name_list import NameListChange, add_names, is_on_list
from tui.project.settings.saved_queries import MOST_SAVED, SavedQueries
from tui.project.sources.hash_source import HashSourceResult, hash_source
from tui.text.failure import Failure

PAIRS = 20


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("DATELINE_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setattr(folder_lock, "_PAUSE", 0)


def at_once(*tasks: Callable[[], object]) -> list[object]:
    """Run tasks in threads that begin together; a lock is between them as it is between processes."""
    barrier = Barrier(len(tasks))

    def begun(task: Callable[[], object]) -> object:
        barrier.wait()
        return task()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(begun, tasks))


def test_of_two_drafts_at_once_both_are_there(tmp_path: Path) -> None:
    lighthouse(tmp_path, f"{HEAD}events:\n")
    for number in range(PAIRS):
        # Both were drafted from the same text.
        one, other = drafted(tmp_path, f"18{10 + number}"), drafted(tmp_path, f"18{50 + number}")
        done = at_once(partial(insert_draft, one), partial(insert_draft, other))
        assert all(isinstance(each, InsertedDraft) for each in done), done
    text = (tmp_path / "events.yaml").read_text(encoding="utf-8")
    assert text.count("- id: ") == 2 * PAIRS
    assert all(f"date: 18{10 + n}\n" in text and f"date: 18{50 + n}\n" in text for n in range(PAIRS))


def test_of_two_lists_begun_at_once_both_names_are_there_and_one_key(tmp_path: Path) -> None:
    for number in range(PAIRS):
        root = build(tmp_path / f"canal-{number}")
        config = tmp_path / f"config-{number}"
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("DATELINE_CONFIG_DIR", str(config))
            done = at_once(
                partial(add_names, root, ["Zebedee Quill"]), partial(add_names, root, ["Ada Lock"])
            )
            assert all(isinstance(each, NameListChange) for each in done), done
            assert is_on_list(root, "Zebedee Quill") is True
            assert is_on_list(root, "Ada Lock") is True
        assert len(list(config.rglob("*.key"))) == 1


def test_of_two_queries_saved_at_once_both_are_there(tmp_path: Path) -> None:
    for number in range(MOST_SAVED // 2):
        done = at_once(
            partial(SavedQueries(tmp_path).save, f"a{number}", "lock"),
            partial(SavedQueries(tmp_path).save, f"b{number}", "lock"),
        )
        assert done == ["", ""]
    assert len(SavedQueries(tmp_path).all()) == MOST_SAVED


def saving(
    monkeypatch: pytest.MonkeyPatch, target: Path, save: Callable[[Path], None], times: int = 1
) -> list[Path]:
    """An editor saves a file, a few times, while a command that changes it waits for the disk."""
    synchronise, saved = os.fsync, list[Path]()

    def slow(handle: int) -> None:
        synchronise(handle)
        if len(saved) < times and stat.S_ISREG(os.fstat(handle).st_mode):
            saved.append(target)
            save(target)

    monkeypatch.setattr(os, "fsync", slow)
    return saved


def by_renaming(target: Path) -> None:
    new = target.with_name("editor.new")
    new.write_bytes(target.read_bytes() + b"# mine\n")
    new.rename(target)


def in_place(target: Path) -> None:
    with target.open("ab") as file:
        file.write(b"# mine\n")


@pytest.mark.parametrize("save", [by_renaming, in_place])
@pytest.mark.parametrize("times", [1, 3])
def test_what_an_editor_saves_meanwhile_is_kept_and_the_draft_is_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, save: Callable[[Path], None], times: int
) -> None:
    lighthouse(tmp_path, f"{HEAD}events:\n")
    saving(monkeypatch, tmp_path / "events.yaml", save, times)
    assert isinstance(insert_draft(drafted(tmp_path)), InsertedDraft)
    text = (tmp_path / "events.yaml").read_text(encoding="utf-8")
    assert (text.count("# mine"), text.count("id: log-p-2")) == (times, 1)


def test_an_editor_that_saves_every_time_wins_and_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lighthouse(tmp_path, f"{HEAD}events:\n")
    saved = saving(monkeypatch, tmp_path / "events.yaml", in_place, 1_000)
    refused = insert_draft(drafted(tmp_path))
    assert refused == Overtaken(
        "events.yaml was changed by another program; nothing was written", "try again"
    )
    text = (tmp_path / "events.yaml").read_text(encoding="utf-8")
    assert text == f"{HEAD}events:\n" + "# mine\n" * len(saved)


def test_a_source_that_an_editor_saves_while_it_gets_its_hashes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lamp(tmp_path / "lamp", {"report": (f"span={SPANS[0][0]}-{SPANS[0][1]}",)})
    file = root / "corpus" / "report.md"
    saving(monkeypatch, file, in_place)
    assert isinstance(hash_source(root, "report", TEXT), HashSourceResult)
    text = file.read_text(encoding="utf-8")
    assert text.endswith("# mine\n")
    assert " hash=" in text


def test_a_list_that_appears_while_another_is_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As from another machine, on a drive without locks."""
    root = build(tmp_path / "canal")
    other = build(tmp_path / "other")
    add_names(other, ["Ada Lock"])

    def copied(target: Path) -> None:
        target.write_bytes((other / LIST).read_bytes())

    saving(monkeypatch, root / LIST, copied)
    assert isinstance(add_names(root, ["Zebedee Quill"]), NameListChange)
    assert is_on_list(root, "Ada Lock") is True
    assert is_on_list(root, "Zebedee Quill") is True
    assert len(list((tmp_path / "config").rglob("*.key"))) == 1


def test_a_file_that_is_deleted_meanwhile_is_not_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "minutes.md"
    target.write_text("old")
    saving(monkeypatch, target, Path.unlink)
    assert isinstance(write_file(target, "new", over=digest_of(target)), Overtaken)
    assert list(tmp_path.iterdir()) == []


HOLD = """
import sys
from pathlib import Path
from tui.project.folder_lock import folder_locked
with folder_locked(Path(sys.argv[1])) as refused:
    print("refused" if refused else "held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def holder(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock until it is ended."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout
            assert process.stdout.readline() == "held\n"
            yield process
        finally:
            process.kill()


def test_waiting_is_bounded_and_told_and_a_killed_process_holds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_lock, "_TOLD_AFTER", 0)
    target, told = tmp_path / "events.yaml", list[str]()
    with holder(target) as process:
        with folder_locked(target, tell=told.append, patience=0.1) as refused:
            assert refused == Failure(
                f"another command has been writing in {tmp_path} for 0.1 seconds",
                "try again when it has ended",
            )
        assert told == [
            f"waiting for another command that is writing in {tmp_path}; press Ctrl-C to stop waiting"
        ]
        assert change_locked(target, lambda: "done", patience=0.1) == refused
        process.kill()
        process.wait()
        assert change_locked(target, lambda: "done") == "done"
    assert list(tmp_path.iterdir()) == []


def test_a_link_has_the_lock_of_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "events.yaml").symlink_to("../one/events.yaml")
    with (
        folder_locked(tmp_path / "one" / "events.yaml"),
        folder_locked(tmp_path / "two" / "events.yaml", patience=0) as held,
    ):
        assert held


def test_ctrl_c_ends_the_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", interrupted)
    target = tmp_path / "events.yaml"
    with folder_locked(target), pytest.raises(KeyboardInterrupt):
        change_locked(target, lambda: "done")
    assert change_locked(target, lambda: "done") == "done"


def no_locks(monkeypatch: pytest.MonkeyPatch, *, files_too: bool) -> None:
    """As on a network drive that has none."""
    taken = take_lock

    def refuse(handle: int) -> bool:
        if files_too or stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.ENOLCK, "No locks available")
        return taken(handle)

    monkeypatch.setattr(folder_lock, "take_lock", refuse)


def test_where_folders_cannot_be_locked_a_file_of_the_users_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_locks(monkeypatch, files_too=False)
    target, told = tmp_path / "canal" / "events.yaml", list[str]()
    target.parent.mkdir()
    with folder_locked(target, tell=told.append) as refused:
        assert refused is None
        with folder_locked(target, patience=0) as other:
            assert other
        with folder_locked(tmp_path / "elsewhere.yaml", patience=0) as elsewhere:
            assert elsewhere is None
    assert change_locked(target, lambda: "done", patience=0) == "done"
    assert told == []
    assert list(target.parent.iterdir()) == []


def test_where_nothing_can_be_locked_that_is_told_and_an_editor_wins_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_locks(monkeypatch, files_too=True)
    lighthouse(tmp_path, f"{HEAD}events:\n")
    saving(monkeypatch, tmp_path / "events.yaml", by_renaming)
    told: list[str] = []
    assert isinstance(insert_draft(drafted(tmp_path), tell=told.append), InsertedDraft)
    assert told == [
        f"{tmp_path} cannot be locked (No locks available); do not run two commands on it at once"
    ]
    text = (tmp_path / "events.yaml").read_text(encoding="utf-8")
    assert (text.count("# mine"), text.count("id: log-p-2")) == (1, 1)
