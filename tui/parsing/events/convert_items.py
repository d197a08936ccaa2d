"""Converting plain data to one model, dropping the faulty parts of an item where that falsifies nothing.

A mistake in a part without which the item says nothing false (a note, a tag, one citation of several) costs
only that part. Any other, such as an invalid date, costs the item: an event must not become undated by a
slip.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import ValidationError

from tui.chronology.event import Actor, Difference, Event, EventKind, SourceSearch
from tui.chronology.fields import ChronologyModel
from tui.chronology.source import Source
from tui.parsing.errors import ItemError, Path
from tui.parsing.events.validation_messages import NOUNS, explain_errors, known_keys, value_at
from tui.parsing.yaml.tree import UNPARSED, Data

M = TypeVar("M", bound=ChronologyModel)


@dataclass(frozen=True, slots=True)
class ItemSchema(Generic[M]):
    """How items of one model are read."""

    model: type[M]
    spare: frozenset[str]
    """Keys without which an item may be read. Of a list under such a key only the faulty item is dropped."""


EVENT = ItemSchema(
    Event,
    frozenset(
        (
            *("actors", "cites", "criticises", "date-as-written", "knowledge"),
            *("merged-from", "note", "summary", "tags"),
        )
    ),
)
DIFFERENCE = ItemSchema(Difference, frozenset({"cites", "dates", "events", "note"}))
SEARCH = ItemSchema(SourceSearch, frozenset({"about", "by", "note", "seen"}))
ACTOR = ItemSchema(Actor, frozenset({"held", "not-put", "role"}))
KIND = ItemSchema(EventKind, frozenset({"about"}))
SOURCE = ItemSchema(
    Source,
    frozenset(Source.model_fields[name].alias or name for name in Source.model_fields)
    - {"id", "title", "text", "extent", "origin", "passages"},
)


_KEYS = frozenset(key for model in NOUNS for key in known_keys(model))
"""The keys of any item."""


def convert(shape: ItemSchema[M], data: dict[str, Data]) -> tuple[M | None, list[ItemError]]:
    """Convert one item.

    Args:
        shape: Its model, and the keys it may be read without.
        data: Its keys and values; `UNPARSED` in place of a value that has a fault already.

    Returns:
        The item, or None where it cannot be read without saying something false; and its errors. The errors
        may be empty although the item is None: then its YAML has faults, which are reported elsewhere.
    """
    try:
        return _validated(shape, data), []
    except ValidationError as error:
        # Empty values and the user's own keys are rare, and removed only where validation fails.
        bare = {key: _bare(value) for key, value in data.items() if _is_ours(key, value)}
        return _mended(
            shape, bare, explain_errors(shape.model, bare, error) if bare == data else _findings(shape, bare)
        )


def costs_item(shape: ItemSchema[M], finding: ItemError) -> bool:
    """Whether an error costs the whole item, and not only a part of it."""
    return _loss_by(shape, finding) is None


def _validated(shape: ItemSchema[M], data: dict[str, Data]) -> M:
    return shape.model.model_validate(data, by_alias=True, by_name=False)


def _is_ours(key: str, value: Data) -> bool:
    """Whether a key is validated. One that no item has is, even without a value: `titel:` is a mistake."""
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
    """The path of the smallest part that can be dropped for an error; None where the whole item is lost."""
    if finding.code == "unknown-key":
        return finding.path if finding.stands_for is None else _loss(shape, finding.stands_for, finding.path)
    return _loss(shape, finding.path)


def _loss(shape: ItemSchema[M], path: Path, written: Path | None = None) -> Path | None:
    for depth in range(len(path) - 1, -1, -1):
        if path[depth] in shape.spare:
            # An unknown key that stands for a spare one is dropped itself; the spare one is not there.
            if written is not None and depth == len(path) - 1:
                return written
            is_item = depth + 1 < len(path) and isinstance(path[depth + 1], int)
            return path[: depth + 2] if is_item else path[: depth + 1]
    return None


def _position(path: Path) -> tuple[str, ...]:
    """A sort key by which items of one list are in numerical order."""
    return tuple(f"{part:09}" if isinstance(part, int) else part for part in path)


def _delete(data: Data, path: Path) -> None:
    *above, last = path
    around = value_at(data, tuple(above))
    if isinstance(around, dict) and isinstance(last, str):
        around.pop(last, None)
    elif isinstance(around, list) and isinstance(last, int) and last < len(around):
        del around[last]
