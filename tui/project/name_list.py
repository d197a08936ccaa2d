"""Changing the list of protected names: add, remove and look up names. The file stores only their hashes."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tui.index.index_store import clear_store
from tui.parsing.name_keys import config_folder, key_id_of, key_path, key_text, read_key
from tui.parsing.protected_names import LIST, ProtectedNames, format_list, load_protected_names
from tui.parsing.safe_files import is_inside
from tui.parsing.user_folders import NO_HOME, NOWHERE
from tui.project.atomic_write import digest_of, write_file
from tui.project.folder_lock import Tell, change_locked, tell_nobody
from tui.project.settings.saved_queries import SavedQueries
from tui.project.settings.state_store import StateStore, forget_export_folder, last_export_folder
from tui.text.failure import Failure, describe_os_error
from tui.text.name_mask import hash_name


@dataclass(frozen=True, slots=True)
class NameList:
    """What may be shown of a list."""

    names: int
    """How many are on it."""
    key_id: str
    """Empty where there is no list yet."""
    key: Path
    """Where the key is stored, or would have to be."""
    usable: bool
    """Whether the key is here, so that names can be looked up."""


@dataclass(frozen=True, slots=True)
class NameListChange:
    """A list after a change."""

    names: int
    """How many are on it now."""
    changed: int
    """How many were added or removed."""
    key: Path
    cleared: bool
    """Whether every older index was deleted from the cache."""
    forgotten: bool
    """Whether nothing saved before the names were on the list is left in the state folder."""


def load_name_list(root: Path) -> NameList | Failure:
    """Return what may be shown of a chronology's list; or why it cannot be read."""
    names = load_protected_names(root)
    if names.problem and not names.key_id:
        return _unusable(names)
    return NameList(len(names.entries), names.key_id, key_path(names.key_id), not names.problem)


def add_names(root: Path, added: Iterable[str], tell: Tell = tell_nobody) -> NameListChange | Failure:
    """Add names to a chronology's list, and delete whatever may contain one of them.

    That is every index, and of this chronology the saved queries and the saved position. The key is made
    together with the list.

    Args:
        root: The chronology's folder.
        added: The names, as they are written.
        tell: Called with a message while another command holds the lock.

    Returns:
        The list after the change; or why nothing was changed.
    """
    if is_inside(root, config_folder()):
        return Failure(
            "the key would be inside the chronology's folder",
            "set DATELINE_CONFIG_DIR to a folder outside it",
        )
    target = root / LIST
    try:
        target.parent.mkdir(exist_ok=True)
    except OSError as fault:
        return Failure(f"cannot make {target.parent}: {describe_os_error(fault)}")
    return change_locked(target, partial(_add, root, tuple(added)), tell=tell)


def _add(root: Path, added: tuple[str, ...]) -> NameListChange | Failure:
    digest = _digest(root)
    names = load_protected_names(root)
    if names.problem:
        return _unusable(names)
    key = read_key(names.key_id) if names.key_id else make_key()
    if isinstance(key, Failure):
        return key
    done = _changed(root, names, key or b"", added, digest, remove=False)
    if isinstance(done, Failure) and key and not names.key_id:
        # No list uses the key, so it is deleted.
        key_path(key_id_of(key)).unlink(missing_ok=True)
    return done


def make_key() -> bytes | Failure:
    """Return a new key, written to a file that only this user can read, before any list uses it."""
    if config_folder() == NOWHERE:
        return Failure("there is no folder to keep the key in", NO_HOME)
    key = secrets.token_bytes(32)
    path = key_path(key_id_of(key))
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        return Failure(f"the key cannot be stored in {config_folder()}: {describe_os_error(fault)}")
    written = write_file(path, key_text(key), mode=0o600)
    if isinstance(written, Failure):
        return Failure(f"the key cannot be kept: {written.message}", written.remedy)
    return key


def remove_names(root: Path, removed: Iterable[str], tell: Tell = tell_nobody) -> NameListChange | Failure:
    """Remove names from a chronology's list.

    Args:
        root: The chronology's folder.
        removed: The names, as they are written; those that are not on the list are ignored.
        tell: Called with a message while another command holds the lock.

    Returns:
        The list after the change; or why nothing was changed.
    """
    return change_locked(root / LIST, partial(_remove, root, tuple(removed)), tell=tell)


def _remove(root: Path, removed: tuple[str, ...]) -> NameListChange | Failure:
    digest = _digest(root)
    list_and_key = _usable(root)
    return (
        list_and_key
        if isinstance(list_and_key, Failure)
        else _changed(root, *list_and_key, removed, digest, remove=True)
    )


def is_on_list(root: Path, name: str) -> bool | Failure:
    """Return whether a name is on a chronology's list; or why it cannot be looked up."""
    list_and_key = _usable(root)
    if isinstance(list_and_key, Failure):
        return list_and_key
    names, key = list_and_key
    try:
        return hash_name(key, name) in names.entries
    except ValueError:
        return False


def _digest(root: Path) -> str:
    """Return the SHA-256 of the list, taken before it is read; empty where it is missing or unreadable."""
    try:
        return digest_of(root / LIST)
    except OSError:
        return ""


def _changed(
    root: Path, names: ProtectedNames, key: bytes, given: Iterable[str], digest: str, *, remove: bool
) -> NameListChange | Failure:
    try:
        entries = {hash_name(key, name) for name in given}
    except ValueError as fault:
        return Failure(str(fault), "nothing was changed; try again")
    before = set(names.entries)
    after = before - entries if remove else before | entries
    written = write_file(root / LIST, format_list(key_id_of(key), tuple(after)), over=digest)
    if isinstance(written, Failure):
        return written
    is_forgotten = remove or _forget(root)
    return NameListChange(
        len(after), len(before ^ after), key_path(key_id_of(key)), clear_store(), is_forgotten
    )


def _forget(root: Path) -> bool:
    """Delete what was saved before the names were protected; return whether all of it is gone."""
    places = {root, root.resolve()}
    gone = [one.forget() for place in places for one in (StateStore(place), SavedQueries(place))]
    folder, names = last_export_folder(), load_protected_names(root)
    if names.mask(folder) != folder:
        gone.append(forget_export_folder())
    return all(gone)


def _usable(root: Path) -> tuple[ProtectedNames, bytes] | Failure:
    names = load_protected_names(root)
    key = read_key(names.key_id) if names.key_id else None
    if key is None or names.problem:
        return _unusable(names)
    return names, key


def _unusable(names: ProtectedNames) -> Failure:
    if names.problem:
        return Failure(names.problem.message, names.problem.remedy)
    return Failure("this chronology has no list of protected names", "start one: dateline protect add")
