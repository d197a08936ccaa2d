"""An index never outlives the list of names that it was made under."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.canal import EVENTS, build
from tests.parsing.keys import kept_key
from tui.index.file_stamps import hash_files, stamp_files
from tui.index.index_store import cache_folder, clear_store
from tui.index.open_index import open_index
from tui.parsing.loader import load_chronology
from tui.parsing.name_keys import key_id_of, key_path
from tui.parsing.protected_names import LIST, format_list
from tui.text.name_mask import hash_name


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("DATELINE_CACHE_DIR", "DATELINE_CONFIG_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name))
    return build(tmp_path / "canal", EVENTS.replace("[navvies]", "[navvies, Zebedee Quill]"))


def tags(root: Path) -> tuple[bool, tuple[str, ...]]:
    """Whether the index was there already, and the tags in it."""
    opened = open_index(root)
    try:
        event = opened.index.event("digging")
        assert event
        return opened.fresh, event.tags
    finally:
        opened.index.close()


def protect(root: Path, key: bytes, *names: str) -> None:
    (root / LIST).write_text(format_list(key_id_of(key), tuple(hash_name(key, name) for name in names)))


def kept() -> bytes:
    return b"".join(path.read_bytes() for path in cache_folder().rglob("*") if path.is_file())


def test_a_list_that_comes_or_changes_makes_every_index_anew(root: Path) -> None:
    assert tags(root) == (False, ("navvies", "Zebedee Quill"))
    assert b"Zebedee" in kept()
    key = kept_key()
    protect(root, key, "Ada Lock")
    assert tags(root) == (False, ("navvies", "Zebedee Quill"))
    protect(root, key, "Zebedee Quill")
    assert tags(root) == (False, ("navvies", "███"))
    assert b"Zebedee" not in kept()
    assert tags(root) == (True, ("navvies", "███"))


def test_an_index_that_is_not_opened_is_gone_too(root: Path) -> None:
    tags(root)
    before = (root / "events.yaml").read_bytes()
    (root / "events.yaml").write_bytes(before.replace(b"Zebedee Quill", b"somebody"))
    protect(root, kept_key(), "Zebedee Quill")
    tags(root)
    assert b"Zebedee" not in kept()


def test_a_key_that_goes_is_noticed(root: Path) -> None:
    key = kept_key()
    protect(root, key, "Zebedee Quill")
    tags(root)
    key_path(key_id_of(key)).unlink()
    opened = open_index(root)
    assert (opened.fresh, [it.code for it in opened.index.problems()]) == (
        False,
        ["protected-names-unreadable"],
    )
    opened.index.close()


def test_files_are_stamped_without_names_and_the_list_with_them(root: Path) -> None:
    (root / "corpus" / "zebedee-quill.md").write_text("---\ntitle: Letter\n---\n", encoding="utf-8")
    protect(root, kept_key(), "Zebedee Quill")
    assert {name for name, *_ in stamp_files(root)} == {
        *("events.yaml", "corpus/gazette.md", "corpus/ledger.md", "corpus/███.md", LIST)
    }
    assert hash_files(root) == load_chronology(root).file_hashes
    assert tags(root)[0] is False
    assert tags(root)[0] is True


def test_only_shelves_are_cleared(root: Path, tmp_path: Path) -> None:
    assert clear_store()
    tags(root)
    kept_file = cache_folder() / "0123456789abcdef" / "notes.txt"
    kept_file.parent.mkdir()
    for path in (kept_file, cache_folder() / "mine.sqlite"):
        path.write_text("mine")
    assert clear_store()
    assert {path.name for path in cache_folder().rglob("*") if path.is_file()} == {"notes.txt", "mine.sqlite"}


@pytest.mark.parametrize(
    "written",
    [
        "  - {id: dig-9, date: never, title: Zebedee Quill digs, kind: works, status: reported}\n",
        '  - {id: dig-9, date: never, title: "Zebedee \\x51uill digs", kind: works, status: reported}\n',
        "  - Zebedee Quill digs\n",
        "  - {id: dig-9, date: Zebedee Quill, title: A dig, kind: works, status: reported}\n",
        '  - {id: dig-9, date: 1811, title: A dig, kind: works, status: "\\x5aebedee Quill"}\n',
        'differences: []\nevents:\n  - {id: dig-9, title: "Zebedee \\x51uill digs"}\n',
        '  - {id: dig-9, title: "Zebedee \\x51uill digs", kind: [works\n',
    ],
)
def test_no_name_is_told_of_what_could_not_be_read(root: Path, written: str) -> None:
    key = kept_key()
    protect(root, key, "Zebedee Quill")
    text = EVENTS[: EVENTS.index("differences:")] + written
    (root / "events.yaml").write_text(text, encoding="utf-8")
    index = open_index(root).index
    unread = index.unread()
    index.close()
    assert unread
    assert "uill" not in repr(unread)
    assert "ebedee" not in repr(unread)
