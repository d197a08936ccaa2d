"""Saved state: where the user was in a chronology, for the next session. Ids, days and the query, no texts.

One small file for each chronology, named by a digest of its path, so that no list of chronologies is kept.
A file that is damaged or was not written by this program is ignored and replaced.
"""

from __future__ import annotations

import errno
import json
import os
from contextlib import suppress
from dataclasses import asdict, fields, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from tui.light_dataclass import dataclass
from tui.parsing.checked_json import checked_json, json_with_checksum
from tui.parsing.protected_names import NO_NAMES, load_protected_names
from tui.parsing.query.edit_query import replace_old_words
from tui.parsing.safe_files import NotAFileError, read_regular_file
from tui.parsing.user_folders import user_folder

_VERSION = 2
_WITHOUT_CHECKSUM = 1
"""The previous version, whose files can still be read."""
_MOST_BYTES = 100_000
_MOST = 2_000
"""Code points of a text."""


@dataclass(frozen=True, slots=True)
class SavedState:
    """Where the user was; every field is empty where nothing is saved."""

    event: str = ""
    """The id of the event under the cursor."""
    anchor: str = ""
    """The id of the event at the other end of the range; empty for no range."""
    sticky: bool = False
    """Whether moving without Shift extends the range."""
    query: str = ""
    """The query line."""
    theme: str = ""
    """The theme that was chosen in the explorer; empty for none."""
    theme_before: str = ""
    """The theme it replaced. If the config file names another one by now, `theme` is ignored."""
    lanes: str = ""
    """What the lanes of the overview stand for; empty for the default."""
    window: str = ""
    """The first and last day that the overview was zoomed to, as an EDTF interval; empty for no zoom."""
    order: str = ""
    """What results are ordered by; empty for the order of dates."""
    title_lines: str = ""
    """The lines that a title may take in the timeline, as a digit; empty for what suits its height."""
    has_noticed: bool = False
    """Whether the user has seen the content notice."""


NO_STATE = SavedState()
_LATER = frozenset({"lanes", "window", "order", "title_lines", "has_noticed"})
"""What files of earlier versions do not have."""
_OLD_LANES = {"standing": "status"}
"""What the lanes stand for by words of earlier versions."""


def state_folder() -> Path:
    """Return `$DATELINE_STATE_DIR`, else the user's state folder as the system defines it."""
    return user_folder("state", "DATELINE_STATE_DIR")


class StateStore:
    """The saved state of one chronology. Nothing here raises for what is on the disk."""

    def __init__(self, root: Path) -> None:
        """Prepare for a chronology; nothing is read or made yet.

        Args:
            root: Its folder: absolute, symbolic links resolved.
        """
        self._root = root
        self._name = state_name("place", root)

    @property
    def path(self) -> Path:
        """The file, which may be missing.

        Raises:
            RuntimeError: There is no folder for it.
        """
        return state_folder() / self._name

    def recall(self) -> SavedState:
        """Return the saved state; an empty one for a file that this program did not write."""
        data = read_state(self._name)
        types = {field.name: type(field.default) for field in fields(SavedState)}
        is_whole = data.keys() <= types.keys() <= data.keys() | _LATER
        if not is_whole or not all(isinstance(value, types[name]) for name, value in data.items()):
            return NO_STATE
        if not all(is_short(value) for value in data.values()):
            return NO_STATE
        place = SavedState(**data)
        lanes = _OLD_LANES.get(place.lanes, place.lanes)
        return replace(place, query=renew_query(place.query), lanes=lanes)

    def keep(self, place: SavedState) -> None:
        """Save where the user is, as far as the disk allows.

        Where the chronology has a list of protected names, the query is not saved: it may contain one. Where
        names cannot be looked up, no event is saved either, for its id may contain one.

        Args:
            place: What to save.
        """
        names = load_protected_names(self._root)
        if names.state:
            place = replace(place, query="")
        if names.problem or any(names.mask(text) != text for text in (place.event, place.anchor)):
            place = replace(place, event="", anchor="", sticky=False)
        data = asdict(place)
        if not all(is_short(value) for value in data.values()):
            self.forget()
        elif place != NO_STATE or self.recall() != NO_STATE:
            write_state(self._name, data)

    def forget(self) -> bool:
        """Delete the saved state; return whether it is gone from the disk."""
        return delete_state(self._name)


_LAST_EXPORT = "last-export.json"


def last_export_folder() -> str:
    """Return the folder of the last export, of whichever chronology; empty where none is saved."""
    folder = read_state(_LAST_EXPORT).get("folder")
    return folder if isinstance(folder, str) and is_short(folder) else ""


def keep_export_folder(folder: Path, root: Path | None = None) -> None:
    """Save the folder of an export, as far as the disk allows, unless its path may contain a protected name.

    Args:
        folder: The folder.
        root: The chronology's folder, whose names are meant; None for no names.
    """
    names = load_protected_names(root) if root else NO_NAMES
    if is_short(str(folder)) and not names.problem and names.mask(str(folder)) == str(folder):
        write_state(_LAST_EXPORT, {"folder": str(folder)})


def forget_export_folder() -> bool:
    """Delete the saved folder of the last export; return whether it is gone from the disk."""
    return delete_state(_LAST_EXPORT)


def delete_state(name: str) -> bool:
    """Delete a file of the state folder, as far as the disk allows; return whether it is gone."""
    try:
        path = state_folder() / name
    except RuntimeError:
        return True
    with suppress(OSError):
        path.unlink(missing_ok=True)
    try:
        path.lstat()
    except OSError as fault:
        return fault.errno in {errno.ENOENT, errno.ENOTDIR}
    return False


def state_name(prefix: str, root: Path) -> str:
    """Return the name of a file in the state folder.

    Args:
        prefix: What the file keeps, in a word.
        root: The folder of the chronology it is about.
    """
    return f"{prefix}-{sha256(os.fsencode(root)).hexdigest()[:32]}.json"


def is_short(value: object) -> bool:
    """Return whether a value may be saved: a text must be short, and one line of printable characters."""
    return not isinstance(value, str) or (len(value) <= _MOST and (not value or value.isprintable()))


def renew_query(line: str) -> str:
    """Return a query line with new words in place of old ones; unchanged where it would be too long."""
    renewed = replace_old_words(line)
    return renewed if is_short(renewed) else line


def read_state(name: str) -> dict[str, Any]:
    """Return the content of a file of the state folder without its version; empty where it is not ours."""
    try:
        content = read_regular_file(state_folder() / name, _MOST_BYTES)
        data, version = checked_json(content), _VERSION
        if data is None:
            data, version = json.loads(content), _WITHOUT_CHECKSUM
    except (OSError, RuntimeError, ValueError, RecursionError, NotAFileError):
        return {}
    return data if isinstance(data, dict) and data.pop("version", None) == version else {}


def write_state(name: str, data: dict[str, Any]) -> None:
    """Write a file of the state folder, as far as the disk allows.

    Args:
        name: As `state_name` returns it.
        data: What `read_state` will return.
    """
    from tui.project.atomic_write import write_file  # noqa: PLC0415  (a start only reads)

    text = json_with_checksum({"version": _VERSION, **data})
    if len(text) >= _MOST_BYTES:
        # `read_state` would not accept it.
        return
    try:
        folder = state_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / name
        # Anything else under that name goes first: a link would be followed.
        if path.is_symlink():
            path.unlink()
    except (OSError, RuntimeError):
        return
    # The state is a convenience: failing to save it is not reported.
    write_file(path, f"{text}\n", force=True, mode=0o600)
