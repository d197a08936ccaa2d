"""Saved queries: named query lines, in one small file for each chronology.

It is kept beside the saved state (`tui.project.settings.state_store`) under the same rules. Where the
chronology has a list of protected names, nothing is saved and older queries are deleted: they may contain a
name.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from tui.parsing.protected_names import load_protected_names
from tui.parsing.user_folders import NOWHERE
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
from tui.text.failure import Failure

MOST_SAVED = 200
_LONGEST_NAME = 60
"""Code points."""


class SavedQueries:
    """The saved queries of one chronology. Nothing here raises for what is on the disk."""

    def __init__(self, root: Path, *, read_only: bool = False) -> None:
        """Prepare for a chronology; nothing is read or made yet.

        Args:
            root: Its folder: absolute, symbolic links resolved.
            read_only: Whether nothing may be written, nor saved queries be shown, as for visitors.
        """
        self._root = root
        self._name = state_name("queries", root)
        self._read_only = read_only

    def all(self) -> dict[str, str]:
        """Return the query lines by name, in order of names; empty where the file is not ours."""
        if self.refusal():
            return {}
        queries = read_state(self._name).get("queries")
        if not isinstance(queries, dict) or len(queries) > MOST_SAVED:
            return {}
        if not all(_is_name(name) and _is_query(line) for name, line in queries.items()):
            return {}
        renewed = {name: renew_query(line) for name, line in queries.items()}
        return dict(sorted(renewed.items(), key=lambda item: item[0].casefold()))

    def save(self, name: str, line: str) -> str:
        """Save a query, replacing one of the same name.

        Args:
            name: At most 60 code points.
            line: As typed.

        Returns:
            Why it was not saved; empty where it was.
        """
        if refusal := self.refusal():
            return refusal
        if not _is_name(name):
            return f"a name is one line of at most {_LONGEST_NAME} characters"
        if not _is_query(line):
            return "the query is empty, too long, or contains invisible characters"
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
            else "it cannot be written: too many queries are saved, or there is no access to the folder"
        )

    def delete(self, name: str) -> None:
        """Delete the query of a name, as far as the disk allows."""
        change_locked(self._path(), partial(self._delete, name), patience=SHORT)

    def _delete(self, name: str) -> None:
        queries = self.all()
        if queries.pop(name, None) is not None:
            self._write(queries)

    def _path(self) -> Path:
        """Return the file; its folder is made first, as far as the disk allows, so that it can be locked."""
        try:
            folder = state_folder()
        except RuntimeError:
            return NOWHERE / self._name
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder / self._name

    def refusal(self) -> str:
        """Return why no query can be saved; empty where one can."""
        if self._read_only:
            return "this is read-only"
        if load_protected_names(self._root).state:
            self.forget()
            return "the chronology has protected names, and a query may contain one"
        return ""

    def _write(self, queries: Mapping[str, str]) -> None:
        write_state(self._name, {"queries": queries})

    def forget(self) -> bool:
        """Delete all saved queries, as far as the disk allows; return whether all are gone."""
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
