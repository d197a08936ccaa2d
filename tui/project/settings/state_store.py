"""Where a reader was in a chronology, kept for the next time: ids, days and the query, none of its text.

One small file for each chronology, found by a digest of its path, so that no list of chronologies is kept.
A file that is damaged or was written by somebody else is as good as none, and is replaced.
"""

from __future__ import annotations

import errno
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from tui.parsing.checked_json import checked_json, json_with_checksum
from tui.parsing.protected_names import NO_NAMES, load_protected_names
from tui.parsing.query.edit_query import replace_old_words
from tui.parsing.safe_files import NotAFileError, read_regular_file
from tui.parsing.user_folders import user_folder
from tui.project.atomic_write import write_file

_VERSION = 2
_WITHOUT_CHECKSUM = 1
"""The version before: its files are read still."""
_MOST_BYTES = 100_000
_MOST = 2_000
"""Code points of a text."""


@dataclass(frozen=True, slots=True)
class SavedState:
    """Where a reader was; everything is empty where nothing is remembered."""

    event: str = ""
    """The id of the event under the cursor."""
    anchor: str = ""
    """The id of the event at the other end of the range; empty without one."""
    sticky: bool = False
    """Whether plain movement extends the range."""
    query: str = ""
    """The query line."""
    theme: str = ""
    """The one that was chosen by hand; empty where none was."""
    theme_before: str = ""
    """The one in whose place it was chosen: where that is another now, the choice is out of date."""
    lanes: str = ""
    """What the lanes of the overview stand for; empty where it is what they begin with."""
    window: str = ""
    """The first and last day that the overview was zoomed to, as an EDTF interval; empty where it was not."""


NO_STATE = SavedState()
_LATER = frozenset({"lanes", "window"})
"""What files of earlier versions do not have."""
_OLD_LANES = {"standing": "status"}
"""What the lanes stand for by words of earlier versions."""


def state_folder() -> Path:
    """`$DATELINE_STATE_DIR`, else the user's state folder as the system has it."""
    return user_folder("state", "DATELINE_STATE_DIR")


class StateStore:
    """What is remembered of one chronology. Nothing here raises for what is on the disk."""

    def __init__(self, root: Path) -> None:
        """Of the chronology in a folder; nothing is read or made yet.

        Args:
            root: Absolute, symbolic links resolved.
        """
        self._root = root
        self._name = state_name("place", root)

    def recall(self) -> SavedState:
        """Where the reader was; nothing of a file that is not wholly as it is written here.

        Words of earlier versions have become the new ones.
        """
        data = read_state(self._name)
        types = {field.name: bool if field.name == "sticky" else str for field in fields(SavedState)}
        is_whole = data.keys() <= types.keys() <= data.keys() | _LATER
        if not is_whole or not all(isinstance(value, types[name]) for name, value in data.items()):
            return NO_STATE
        if not all(is_short(value) for value in data.values()):
            return NO_STATE
        place = SavedState(**data)
        lanes = _OLD_LANES.get(place.lanes, place.lanes)
        return replace(place, query=renew_query(place.query), lanes=lanes)

    def keep(self, place: SavedState) -> None:
        """Remember where the reader is, as far as the disk lets it.

        Where the chronology has a list of protected names, the query is not: it may hold one. Where names
        cannot be looked for, no event is, for its id may be one.
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
        """Remember nothing any more; whether nothing is left on the disk."""
        return delete_state(self._name)


_LAST_EXPORT = "last-export.json"


def last_export_folder() -> str:
    """Where the last export went, of whichever chronology; empty where that is not known."""
    folder = read_state(_LAST_EXPORT).get("folder")
    return folder if isinstance(folder, str) and is_short(folder) else ""


def keep_export_folder(folder: Path, root: Path | None = None) -> None:
    """Remember where an export went, as far as the disk lets it; a folder that may hold a name is not.

    Args:
        folder: Where it went.
        root: The chronology's folder, whose names are meant; None for no names.
    """
    names = load_protected_names(root) if root else NO_NAMES
    if is_short(str(folder)) and not names.problem and names.mask(str(folder)) == str(folder):
        write_state(_LAST_EXPORT, {"folder": str(folder)})


def forget_export_folder() -> bool:
    """Remember no more where the last export went; whether nothing is left on the disk."""
    return delete_state(_LAST_EXPORT)


def delete_state(name: str) -> bool:
    """Delete a file of the state folder, as far as the disk lets it; whether there is none now."""
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


def state_name(what: str, root: Path) -> str:
    """The name of the file that keeps something of one chronology."""
    return f"{what}-{sha256(os.fsencode(root)).hexdigest()[:32]}.json"


def is_short(value: object) -> bool:
    """Whether a value is fit to be kept: a text is not long, and is one line of printable characters."""
    return not isinstance(value, str) or (len(value) <= _MOST and (not value or value.isprintable()))


def renew_query(line: str) -> str:
    """A query line with the new words in the place of old ones; as it was where it would get too long."""
    renewed = replace_old_words(line)
    return renewed if is_short(renewed) else line


def read_state(name: str) -> dict[str, Any]:
    """What a file of the state folder holds, without its version; nothing where it was not written so."""
    try:
        content = read_regular_file(state_folder() / name, _MOST_BYTES)
        data, version = checked_json(content), _VERSION
        if data is None:
            data, version = json.loads(content), _WITHOUT_CHECKSUM
    except (OSError, RuntimeError, ValueError, RecursionError, NotAFileError):
        return {}
    return data if isinstance(data, dict) and data.pop("version", None) == version else {}


def write_state(name: str, data: dict[str, Any]) -> None:
    """Write a file of the state folder, as far as the disk lets it."""
    text = json_with_checksum({"version": _VERSION, **data})
    if len(text) >= _MOST_BYTES:
        # Nobody would read it back.
        return
    try:
        folder = state_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / name
        # What lies there under its name and is no file of ours: a link would be followed.
        if path.is_symlink():
            path.unlink()
    except (OSError, RuntimeError):
        return
    # Whoever cannot remember goes on without: a refusal is nobody's concern.
    write_file(path, f"{text}\n", force=True, mode=0o600)
