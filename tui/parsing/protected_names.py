"""Reading the list of protected names, `corpus/protected.names`: names that must not appear anywhere.

Its first line is `dateline-names/1` and the id of the key; every other line is one name, as
`tui.text.name_mask.hash_name` returns it. Without the key, which is kept elsewhere (`tui.parsing.name_keys`),
the list only shows how many names it has and how many words each of them has.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from tui.chronology.problem import Location, Problem, Severity
from tui.light_dataclass import dataclass
from tui.parsing.input_files import FOLDER

if TYPE_CHECKING:
    from tui.text.name_mask import NameMask

LIST = f"{FOLDER}/protected.names"
"""Its path in the chronology's folder. (No source has this name: theirs end with .md or .txt.)"""
FORMAT = "dateline-names/1"
HIDDEN = "protected-name"
"""The code of the problem of a protected name in a file: see `tui.parsing.redaction`."""
UNREADABLE = "protected-names-unreadable"
"""The code of the problem of a list that cannot be used."""
_HEAD = re.compile(rf"{re.escape(FORMAT)} key:([0-9a-f]{{16}})").fullmatch
_MOST_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class ProtectedNames:
    """The list of one chronology."""

    veil: NameMask | None = None
    """Masks the names; None where there is no list, or it cannot be used."""
    entries: tuple[str, ...] = ()
    """The lines of the list without its first."""
    key_id: str = ""
    """The id of the key; empty where there is no list, or its first line cannot be read."""
    problem: Problem | None = None
    """Why the list cannot be used; None where it can, or there is none."""
    state: str = ""
    """A text that differs for each list, and for one with and without its key; empty where there is none.

    An index built with a different state is out of date.
    """

    def mask(self, text: str) -> str:
        """Replace every name of the list by `███`; the text is returned as it is where there is no list."""
        return self.veil.mask(text) if self.veil else text

    def mask_form(self, text: str) -> str:
        """As `mask`, for a text with a syntax, such as JSON or a path: the syntax stays as it is."""
        return self.veil.mask_form(text) if self.veil else text


NO_NAMES = ProtectedNames()


def load_protected_names(root: Path) -> ProtectedNames:
    """Read the list of the chronology in the folder `root`. Never raises for what is in it."""
    # Most chronologies have no list, and need none of these modules.
    if not os.path.lexists(root / LIST):
        return NO_NAMES
    from tui.parsing.name_keys import read_key  # noqa: PLC0415
    from tui.parsing.safe_files import read_file  # noqa: PLC0415  (as above)
    from tui.text.name_mask import NameMask, is_hashed_name  # noqa: PLC0415

    file = read_file(root, LIST, _MOST_BYTES)
    if file.fault is not None:
        return _unusable(file.digest, 1, f"the list of protected names is not text: {file.fault.message}")
    head, *entries = file.text.rstrip("\n").split("\n")
    named = _HEAD(head)
    if named is None:
        message = f"a list of protected names begins with `{FORMAT} key:` and the id of a key"
        return _unusable(file.digest, 1, message)
    wrong = next((number for number, line in enumerate(entries, 2) if not is_hashed_name(line)), None)
    if wrong is not None:
        return _unusable(file.digest, wrong, "this line of the list of protected names is damaged")
    key_id, key = named[1], read_key(named[1])
    if key is None:
        message = f"protected names cannot be checked here: the key {key_id} is not on this machine"
        remedy = "ask the person who made the list for the key, and put it where `dateline protect list` says"
        problem = Problem("protected-names-unreadable", Location(LIST), message, remedy, Severity.WARNING)
        return ProtectedNames(None, tuple(entries), key_id, problem, f"{file.digest} without key")
    return ProtectedNames(NameMask(key, entries), tuple(entries), key_id, None, f"{file.digest} with key")


def format_list(key_id: str, entries: tuple[str, ...]) -> str:
    """Write the text of a list: sorted, each entry once, with a line feed at the end."""
    return "".join(f"{line}\n" for line in (f"{FORMAT} key:{key_id}", *sorted(set(entries))))


def _unusable(digest: str, line: int, message: str) -> ProtectedNames:
    remedy = "restore it from a backup or version control; or delete it, and add the names again"
    problem = Problem("protected-names-unreadable", Location(LIST, line), message, remedy)
    return ProtectedNames(problem=problem, state=f"{digest} unusable")
