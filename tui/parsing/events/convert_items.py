"""Plain data to one model: what can honestly be read of an item that has something wrong in it.

A mistake in something that an item may lack without then saying anything false (a note, a tag, one citation
of several) costs only that. Any other, such as a date that is none, costs the item: an event must not
become undated by a slip.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import ValidationError

from tui.chronology.event import Actor, Difference, Event, EventKind
from tui.chronology.fields import ChronologyModel
from tui.chronology.source import Source
from tui.parsing.errors import ItemError, Path
from tui.parsing.events.validation_messages import NOUNS, explain_errors, known_keys, value_at
from tui.parsing.yaml.tree import UNPARSED, Data

M = TypeVar("M", bound=ChronologyModel)


@dataclass(frozen=True, slots=True)
class ItemSchema(Generic[M]):
    """How items of one sort are read."""

    model: type[M]
    spare: frozenset[str]
    """Keys that an item may be read without: the key itself or, where it holds a list, one item of it."""


EVENT = ItemSchema(Event, frozenset({"actors", "cites", "note", "summary", "tags"}))
DIFFERENCE = ItemSchema(Difference, frozenset({"cites", "events", "note"}))
ACTOR = ItemSchema(Actor, frozenset({"held", "role"}))
KIND = ItemSchema(EventKind, frozenset({"about"}))
SOURCE = ItemSchema(
    Source,
    frozenset(Source.model_fields[name].alias or name for name in Source.model_fields)
    - {"id", "title", "text", "origin", "passages"},
)


_KEYS = frozenset(key for model in NOUNS for key in known_keys(model))
"""Of any item."""


def convert(shape: ItemSchema[M], data: dict[str, Data]) -> tuple[M | None, list[ItemError]]:
    """Read an item.

    Returns:
        The item, or None where it cannot honestly be read; and what is wrong in it. There may be nothing new
        to say of an item that is None: then the faults of its YAML have said it.
    """
    try:
        return _validated(shape, data), []
    except ValidationError as error:
        # Empty values and the user's own keys are rare enough to be met here, and not for every item.
        bare = {key: _bare(value) for key, value in data.items() if _is_ours(key, value)}
        return _mended(
            shape, bare, explain_errors(shape.model, bare, error) if bare == data else _findings(shape, bare)
        )


def costs_item(shape: ItemSchema[M], finding: ItemError) -> bool:
    """Whether an item with this wrong in it cannot honestly be read at all."""
    return _loss_by(shape, finding) is None


def _validated(shape: ItemSchema[M], data: dict[str, Data]) -> M:
    return shape.model.model_validate(data, by_alias=True, by_name=False)


def _is_ours(key: str, value: Data) -> bool:
    """Whether a key counts. One that no item has counts without a value too: `titel:` is a mistake."""
    return (value is not None or key not in _KEYS) and not key.startswith("x-")


def _bare(data: Data) -> Data:
    """A copy without empty values and without the user's own keys."""
    if isinstance(data, list):
        return [_bare(item) for item in data]
    if isinstance(data, dict):
        return {key: _bare(value) for key, value in data.items() if _is_ours(key, value)}
    return data


def _mended(
    shape: ItemSchema[M], data: dict[str, Data], findings: list[ItemError]
) -> tuple[M | None, list[ItemError]]:
    losses = [_loss(shape, path) for path in _unread_in(data, ())]
    losses += [_loss_by(shape, finding) for finding in findings]
    for path in sorted({path for path in losses if path}, key=_position, reverse=True):
        _delete(data, path)
    if None in losses:
        return None, findings
    try:
        return _validated(shape, data), findings
    except ValidationError:
        return None, findings or _findings(shape, data)


def _findings(shape: ItemSchema[M], data: dict[str, Data]) -> list[ItemError]:
    try:
        _validated(shape, data)
    except ValidationError as error:
        return explain_errors(shape.model, data, error)
    return []


def _unread_in(data: Data, path: Path) -> Iterator[Path]:
    if data is UNPARSED:
        yield path
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _unread_in(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _unread_in(value, (*path, index))


def _loss_by(shape: ItemSchema[M], finding: ItemError) -> Path | None:
    """What goes with a mistake: the least part of the item that can; None if it is all of it."""
    if finding.code == "unknown-key":
        return finding.path if finding.stands_for is None else _loss(shape, finding.stands_for, finding.path)
    return _loss(shape, finding.path)


def _loss(shape: ItemSchema[M], path: Path, written: Path | None = None) -> Path | None:
    for depth in range(len(path) - 1, -1, -1):
        if path[depth] in shape.spare:
            # An unknown key that stands for a spare one goes itself; its meaning is not there to delete.
            if written is not None and depth == len(path) - 1:
                return written
            is_item = depth + 1 < len(path) and isinstance(path[depth + 1], int)
            return path[: depth + 2] if is_item else path[: depth + 1]
    return None


def _position(path: Path) -> tuple[str, ...]:
    """Sorts the later of two items of one list behind the earlier."""
    return tuple(f"{part:09}" if isinstance(part, int) else part for part in path)


def _delete(data: Data, path: Path) -> None:
    *above, last = path
    around = value_at(data, tuple(above))
    if isinstance(around, dict) and isinstance(last, str):
        around.pop(last, None)
    elif isinstance(around, list) and isinstance(last, int) and last < len(around):
        del around[last]
