"""Adding, changing and deleting an event in `events.yaml`, and taking such a write back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path

from tui.parsing.input_files import NAME
from tui.parsing.yaml.tree import Data
from tui.project.atomic_write import Overtaken, write_file
from tui.project.events.compose_bytes import ComposedFile, compose_addition, compose_change, compose_deletion
from tui.project.events.event_place import new_id
from tui.project.events.events_file import EventsFile, read_events_file
from tui.project.events.new_names import NewNames, add_names
from tui.project.folder_lock import PATIENCE, Tell, change_locked, tell_nobody
from tui.text.failure import Failure

LONGEST_NEW_ID = 40
"""Characters of the id of a new event, which is made of its title."""


@dataclass(frozen=True, slots=True)
class FileChanged(Failure):
    """The file is no longer the one that was read; nothing was written."""


@dataclass(frozen=True, slots=True)
class EventWrite:
    """What was written, and what takes it back."""

    id: str
    """Of the event."""
    path: Path
    line: int
    """On which the event begins, from 1; of a deleted one, where it was."""
    what: str
    """What was done, in words: `added the event fire`."""
    before: bytes = field(repr=False)
    """The whole file before."""
    digest: str = ""
    """The SHA-256 of the file after it; empty where nothing had to be written."""


Compose = Callable[[EventsFile], ComposedFile | Failure]
_NO_NAMES: NewNames = {}


def add_event(
    root: Path,
    event: Mapping[str, Data],
    *,
    names: NewNames = _NO_NAMES,
    over: EventsFile | None = None,
    tell: Tell = tell_nobody,
    patience: float = PATIENCE,
) -> EventWrite | Failure:
    """Write a new event to its place by its date.

    Args:
        root: The chronology's folder.
        event: Its keys and values; without an id it gets one that resembles its title.
        names: Kinds and actors that are written with it.
        over: The file as it was read; where it is another one now, `FileChanged` is returned. None
            for whatever file is there.
        tell: Called with a message while another command holds the lock.
        patience: Seconds to wait for the lock.

    Returns:
        What was written, or why nothing was.
    """

    def attempt() -> EventWrite | Failure:
        file = read_events_file(root, over)
        if isinstance(file, Failure):
            return file
        given = event.get("id")
        chosen = given if isinstance(given, str) and given else ""
        if chosen and not isinstance(file.find(chosen), Failure):
            return Failure(f"there is an event `{chosen}` already", "choose another id")
        name = chosen or new_id(str(event.get("title", "")), file.tree.data, longest=LONGEST_NEW_ID)
        whole = {"id": name, **{key: value for key, value in event.items() if value and key != "id"}}
        compose = _named(names, lambda it: compose_addition(it, whole))
        return _write(file, name, f"added the event {name}", compose, over)

    return change_locked(root / NAME, attempt, tell=tell, patience=patience)


def change_event(
    root: Path,
    event: str,
    changes: Mapping[str, Data],
    *,
    names: NewNames = _NO_NAMES,
    over: EventsFile | None = None,
    tell: Tell = tell_nobody,
    patience: float = PATIENCE,
) -> EventWrite | Failure:
    """Change some values of an event.

    Args:
        root: The chronology's folder.
        event: Its id.
        changes: By key the new value; None, or an empty list or text, deletes the key.
        names: As for `add_event`.
        over: As for `add_event`.
        tell: As for `add_event`.
        patience: As for `add_event`.

    Returns:
        What was written, or why nothing was.
    """
    compose = _named(names, partial(_found, event, lambda file, index: compose_change(file, index, changes)))
    attempt = partial(_attempt, root, event, f"changed the event {event}", compose, over)
    return change_locked(root / NAME, attempt, tell=tell, patience=patience)


def delete_event(
    root: Path,
    event: str,
    *,
    over: EventsFile | None = None,
    tell: Tell = tell_nobody,
    patience: float = PATIENCE,
) -> EventWrite | Failure:
    """Delete an event.

    Args:
        root: The chronology's folder.
        event: Its id.
        over: As for `add_event`.
        tell: As for `add_event`.
        patience: As for `add_event`.

    Returns:
        What was written, or why nothing was.
    """
    compose = partial(_found, event, compose_deletion)
    attempt = partial(_attempt, root, event, f"deleted the event {event}", compose, over)
    return change_locked(root / NAME, attempt, tell=tell, patience=patience)


def take_back(written: EventWrite, *, patience: float = PATIENCE) -> EventWrite | Failure:
    """Restore the file as it was before a write, where it is still what that write left.

    Args:
        written: The write.
        patience: As for `add_event`.

    Returns:
        The write that was taken back; or why it was not.
    """

    def attempt() -> EventWrite | Failure:
        done = write_file(written.path, written.before, over=written.digest)
        if isinstance(done, Overtaken):
            return FileChanged(
                f"{NAME} was changed after that, so it is not taken back", f"change {NAME} in an editor"
            )
        return done if isinstance(done, Failure) else written

    return change_locked(written.path, attempt, patience=patience)


def _named(names: NewNames, compose: Compose) -> Compose:
    """Return what composes the file with new kinds and actors in it."""

    def composed(file: EventsFile) -> ComposedFile | Failure:
        named = add_names(file, names)
        return named if isinstance(named, Failure) else compose(named)

    return composed


def _found(
    event: str, compose: Callable[[EventsFile, int], ComposedFile | Failure], file: EventsFile
) -> ComposedFile | Failure:
    index = file.find(event)
    return index if isinstance(index, Failure) else compose(file, index)


def _attempt(
    root: Path, event: str, what: str, compose: Compose, over: EventsFile | None
) -> EventWrite | Failure:
    file = read_events_file(root, over)
    return file if isinstance(file, Failure) else _write(file, event, what, compose, over)


def _write(
    file: EventsFile, event: str, what: str, compose: Compose, over: EventsFile | None
) -> EventWrite | Failure:
    if over and file.digest != over.digest:
        return FileChanged(
            f"{NAME} was changed by another program; nothing was written", "look at both, then save"
        )
    made = compose(file)
    if isinstance(made, Failure):
        return made
    if made.content == file.content:
        return EventWrite(event, file.path, made.line, what, file.content)
    done = write_file(file.path, made.content, over=file.digest)
    if isinstance(done, Failure):
        return done
    return EventWrite(event, file.path, made.line, what, file.content, sha256(made.content).hexdigest())
