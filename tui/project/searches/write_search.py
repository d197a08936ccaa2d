"""Adding a search of the sources to `events.yaml`; nothing else in the file changes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tui.chronology.event import EVERY_SOURCE
from tui.chronology.ids import free_id, short_id
from tui.chronology.keys import CitationKey
from tui.parsing.decoding import decode_text
from tui.parsing.input_files import NAME
from tui.parsing.yaml.tree import Data
from tui.project.atomic_write import write_file
from tui.project.events.events_file import EventsFile, read_events_file
from tui.project.events.write_event import LONGEST_NEW_ID, EventWrite
from tui.project.folder_lock import PATIENCE, change_locked
from tui.project.merges.compose_merge import EventsChange, compose_merge
from tui.text.failure import Failure


@dataclass(frozen=True, slots=True)
class NewSearch:
    """A search of all sources that is to be written."""

    looked_for: str
    about: tuple[str, ...]
    """The ids of its events."""
    words: tuple[str, ...]
    seen: tuple[CitationKey, ...]
    """The passages with its words, which were seen not to be it."""
    on: str
    """The day, as EDTF."""


def add_search(root: Path, search: NewSearch, *, patience: float = PATIENCE) -> EventWrite | Failure:
    """Write a search at the end of `searches:`; the section is made where there is none.

    Args:
        root: The chronology's folder.
        search: The search; it gets an id that resembles what was looked for.
        patience: Seconds to wait for the lock.

    Returns:
        What was written and takes it back; or why nothing was.
    """

    def attempt() -> EventWrite | Failure:
        file = read_events_file(root)
        return file if isinstance(file, Failure) else _write(file, search)

    return change_locked(root / NAME, attempt, patience=patience)


def _write(file: EventsFile, search: NewSearch) -> EventWrite | Failure:
    name = free_id(short_id(search.looked_for, LONGEST_NEW_ID) or "search", _taken(file))
    content = compose_merge(file, EventsChange(searches=[_data(name, search)]))
    if isinstance(content, Failure):
        return content
    done = write_file(file.path, content, over=file.digest)
    if isinstance(done, Failure):
        return done
    what, digest = f"added the search {name}", sha256(content).hexdigest()
    return EventWrite(name, file.path, _line_of(content, file.content), what, file.content, digest)


def _data(name: str, search: NewSearch) -> dict[str, Data]:
    data: dict[str, Data] = {"id": name, "for": search.looked_for}
    if search.about:
        data["about"] = list(search.about)
    data["words"] = list(search.words)
    if search.seen:
        data["seen"] = [str(key) for key in search.seen]
    return {**data, "in": EVERY_SOURCE, "on": search.on}


def _taken(file: EventsFile) -> Collection[object]:
    data = file.tree.data
    listed = data.get("searches") if isinstance(data, dict) else None
    items = listed if isinstance(listed, list) else []
    return {item.get("id") for item in items if isinstance(item, dict)}


def _line_of(content: bytes, before: bytes) -> int:
    """Return the first line, from 1, that differs."""
    lines, old = decode_text(content).splitlines(), decode_text(before).splitlines()
    same = next((at for at, (new, was) in enumerate(zip(lines, old, strict=False)) if new != was), len(old))
    return same + 1
