"""Queries that a reader has saved by name, one small file for each chronology.

It lies beside what is remembered (`tui.project.settings.state_store`) and goes by the same rules. Where the
chronology has a list of protected names, nothing is saved, and what was saved is deleted: it may hold one.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from tui.parsing.protected_names import load_protected_names
from tui.parsing.user_folders import NOWHERE
from tui.project.failure import Failure
from tui.project.folder_lock import SHORT, change_locked
from tui.project.settings.state_store import (
    delete_state,
    is_short,
    read_state,
    renew_query,
    state_folder,
    state_name,
    write_state,
)

MOST_SAVED = 200
_LONGEST_NAME = 60
"""Code points."""


class SavedQueries:
    """The saved queries of one chronology. Nothing here raises for what is on the disk."""

    def __init__(self, root: Path, *, read_only: bool = False) -> None:
        """Of the chronology in a folder; nothing is read or made yet.

        Args:
            root: Absolute, symbolic links resolved.
            read_only: Whether nothing may be written, nor what was written be shown, as for visitors.
        """
        self._root = root
        self._name = state_name("queries", root)
        self._read_only = read_only

    def all(self) -> dict[str, str]:
        """Query lines by name, in the order of names; none of a file that is not wholly as written here.

        Old words of the query line have become the new ones.
        """
        if self._hinders():
            return {}
        queries = read_state(self._name).get("queries")
        if not isinstance(queries, dict) or len(queries) > MOST_SAVED:
            return {}
        if not all(_is_name(name) and _is_query(line) for name, line in queries.items()):
            return {}
        renewed = {name: renew_query(line) for name, line in queries.items()}
        return dict(sorted(renewed.items(), key=lambda item: item[0].casefold()))

    def save(self, name: str, line: str) -> str:
        """Save a query, in the place of one of the same name.

        Args:
            name: At most 60 code points.
            line: As typed.

        Returns:
            Why it was not saved; empty where it was.
        """
        if hindered := self._hinders():
            return hindered
        if not _is_name(name):
            return f"a name is one line of at most {_LONGEST_NAME} characters"
        if not _is_query(line):
            return "the query is empty, too long, or holds characters that cannot be seen"
        done = change_locked(self._path(), partial(self._save, name, renew_query(line)), patience=SHORT)
        return done.message if isinstance(done, Failure) else done

    def _save(self, name: str, line: str) -> str:
        queries = self.all()
        if len(queries) >= MOST_SAVED and name not in queries:
            return f"{MOST_SAVED} queries are saved already: delete one first"
        self._write({**queries, name: line})
        return (
            ""
            if self.all().get(name) == line
            else "it cannot be written: too much is saved, or the folder for it is closed"
        )

    def delete(self, name: str) -> None:
        """Delete the query of a name, as far as the disk lets it."""
        change_locked(self._path(), partial(self._delete, name), patience=SHORT)

    def _delete(self, name: str) -> None:
        queries = self.all()
        if queries.pop(name, None) is not None:
            self._write(queries)

    def _path(self) -> Path:
        """The file, in a folder that is there as far as the disk lets it: what is not there has no lock."""
        try:
            folder = state_folder()
        except RuntimeError:
            return NOWHERE / self._name
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder / self._name

    def _hinders(self) -> str:
        """Why nothing can be saved; empty where it can."""
        if self._read_only:
            return "nothing is saved here: this is read-only"
        if load_protected_names(self._root).state:
            self.forget()
            return "nothing is saved of a chronology with protected names: a query may hold one"
        return ""

    def _write(self, queries: Mapping[str, str]) -> None:
        write_state(self._name, {"queries": queries})

    def forget(self) -> bool:
        """Delete all that are saved, as far as the disk lets it; whether nothing is left there."""
        return delete_state(self._name)


def _is_name(name: object) -> bool:
    return (
        isinstance(name, str)
        and 0 < len(name) <= _LONGEST_NAME
        and is_short(name)
        and name == " ".join(name.split())
    )


def _is_query(line: object) -> bool:
    return isinstance(line, str) and bool(line.strip()) and is_short(line)
