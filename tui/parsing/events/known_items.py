"""Reading `events.yaml` again after an edit: only events that are written otherwise than before are parsed.

The text is split at the items of `events:`, and an item whose text was an event before is left out of what is
parsed. That is sure because a parser has no other state between two items of a list: a text that led from the
beginning of one item to that of the next does so wherever it stands among the items of such a list. So these
are parsed as one text: what stands around the list, its first and last item, every item that is not known,
and the item behind each of these. Where the parser finds an item in each place, and nothing wrong with the
text, those left out are put back. In all other cases the whole text is parsed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise
from typing import Any

from tui.chronology.event import Event
from tui.parsing.errors import Path
from tui.parsing.events.citation_syntax import expand_citations
from tui.parsing.events.convert_items import EVENT, convert
from tui.parsing.events.item_split import ItemSplit, join_items
from tui.parsing.events.partial_event import EventOutline, PartialEvent, complete, make_partial
from tui.parsing.limits import Limits
from tui.parsing.yaml.tree import KeySpan, YamlTree, read_tree

MOST_PARSED = 0.5
"""The share of the text up to which it is quicker to leave something out."""


@dataclass(frozen=True, slots=True)
class KnownItems:
    """What is known of the events of an earlier state of the file."""

    outlines: Mapping[bytes, str]
    """By the hash of the text of an event (`ItemSplit.digests`), its outline (`outline_text`)."""
    context: Mapping[str, str] = field(default_factory=dict)
    """What the rules found these events in (`tui.validation.context`)."""
    mark: bytes = b""
    """A hash of all of it."""


def read_known_tree(split: ItemSplit, known: KnownItems, limits: Limits) -> YamlTree | None:
    """Parse a text, but not the events in it that are known.

    Args:
        split: The text.
        known: What is known.
        limits: As for `read_tree`.

    Returns:
        The tree of the whole text, with a `PartialEvent` for each event that is known; None where the whole
        text must be parsed.
    """
    outlines = [known.outlines.get(digest) for digest in split.digests]
    last = _last_item(split, outlines)
    if last is None:
        return None
    del outlines[last:]
    outlines.append(None)
    parsed = _parsed_items(outlines)
    skeleton = _Skeleton(split, parsed, last)
    if len(skeleton.text) > MOST_PARSED * len(split.text):
        return None
    tree = read_tree(skeleton.text, limits)
    if not skeleton.is_found_in(tree):
        return None
    events = tree.data["events"] if isinstance(tree.data, dict) else None
    whole = _put_back(
        split, outlines, dict(zip(parsed, events if isinstance(events, list) else (), strict=True))
    )
    if whole is None or not isinstance(tree.data, dict):
        return None
    return replace(tree, data={**tree.data, "events": whole}, spans=skeleton.spans(tree))


def read_rest(events: Iterable[Event]) -> None:
    """Read all of the events that are partial, in one step: quicker than each when it is asked for more."""
    waiting = [(event, event.__dict__["read"].args) for event in events if type(event) is PartialEvent]
    for first in range(0, len(waiting), _AT_ONCE):
        batch = waiting[first : first + _AT_ONCE]
        split: ItemSplit = batch[0][1][0]
        read = _read_pieces(split, [at for _, (_, at) in batch])
        for (event, _), whole in zip(batch, read, strict=True):
            complete(event, whole)


_AT_ONCE = 1_000
"""Events that are read in one step."""


def _last_item(split: ItemSplit, outlines: Sequence[str | None]) -> int | None:
    """The number of the last item: the list ends with it, or the first unindented line is in it."""
    for at, outline in enumerate(outlines):
        # No event that is known has such a line.
        if outline is None and split.leaves_at(at) is not None:
            return at
    return len(outlines) - 1 if outlines else None


def _parsed_items(outlines: Sequence[str | None]) -> list[int]:
    """The numbers of the items that must be parsed."""
    last = len(outlines) - 1
    return [
        at
        for at, outline in enumerate(outlines)
        if outline is None or at in (0, last) or outlines[at - 1] is None
    ]


class _Skeleton:
    """A text with its known items left out. Offsets are code points from 0."""

    def __init__(self, split: ItemSplit, parsed: Sequence[int], last: int) -> None:
        left = split.leaves_at(last)
        end = split.starts[last] + (len(split.pieces[last]) if left is None else left)
        self._split = split
        self._parsed = parsed
        self._last = last
        self._tail = end
        head, mark = split.text[: split.begin], split.mark
        parts, starts, at = [head], [], len(head)
        for number in parsed:
            start = split.starts[number]
            piece = split.text[start:end] if number == last else f"{split.pieces[number]}\n"
            starts.append(at + len(mark))
            parts += (mark, piece)
            at += len(mark) + len(piece)
        self._starts = starts
        self._tail_here = at
        self.text = "".join(parts) + split.text[end:]

    def is_found_in(self, tree: YamlTree) -> bool:
        """Whether its tree has an item in each place, what follows them in its place, and no fault."""
        if tree.faults or tree.repeated or not tree.is_complete or not isinstance(tree.data, dict):
            return False
        items = tree.data.get("events")
        if not isinstance(items, list) or len(items) != len(self._starts):
            return False
        for number, start in enumerate(self._starts):
            span = tree.spans.get(("events", number))
            if span is None or span.start < start or self.text[start : span.start].strip(" "):
                return False
        return self._tail_here == len(self.text) or any(
            len(path) == 1 and span.key is not None and span.key[0] == self._tail_here
            for path, span in tree.spans.items()
        )

    def spans(self, tree: YamlTree) -> dict[Path, KeySpan]:
        """The spans of the whole text, from those of the tree of this one."""
        shift = self._tail - self._tail_here
        before: dict[Path, KeySpan] = {}
        behind: dict[Path, KeySpan] = {}
        items: dict[int, KeySpan] = {}
        for path, span in tree.spans.items():
            if path[:1] == ("events",) and len(path) > 1:
                number = self._parsed[len(items)]
                items[number] = _moved(span, self._split.starts[number] - self._starts[len(items)])
            elif span.start < self._split.begin or path == ("events",):
                before[path] = span
            else:
                behind[path] = _moved(span, shift)
        starts = self._split.starts
        for number in range(self._last + 1):
            before["events", number] = items.get(number) or KeySpan(None, starts[number], None)
        return before | behind


def _moved(span: KeySpan, by: int) -> KeySpan:
    key = (span.key[0] + by, span.key[1] + by) if span.key else None
    return KeySpan(key, span.start + by, None if span.end is None else span.end + by)


def _put_back(
    split: ItemSplit, outlines: Sequence[str | None], parsed: Mapping[int, Any]
) -> list[Any] | None:
    """The items of the whole list; None where an id stands twice, so that both must be looked at."""
    items: list[Any] = []
    ids: set[object] = set()
    for at, line in enumerate(outlines):
        if at in parsed:
            item = parsed[at]
            name = item.get("id") if isinstance(item, dict) else None
        else:
            outline = EventOutline._make((line or "").split("\t"))
            item, name = make_partial(outline, partial(_read_piece, split, at)), outline.id
        items.append(item)
        if isinstance(name, str):
            if name in ids:
                return None
            ids.add(name)
    return items


def _read_piece(split: ItemSplit, at: int) -> Event:
    return next(_read_pieces(split, [at]))


def _read_pieces(split: ItemSplit, numbers: Sequence[int]) -> Iterator[Event]:
    """Read events that are known to be valid."""
    data: Any = read_tree(join_items((split.pieces[at] for at in numbers), split.column)).data
    for item in data:
        event, _ = convert(EVENT, expand_citations(item))
        if event is None:
            raise ValueError("an event that was valid is not")
        yield event


def lasting_items(
    paths: Sequence[Path], split: ItemSplit, spans: Mapping[Path, KeySpan]
) -> Iterator[tuple[int, bytes]]:
    """Yield the items that are sure to mean the same wherever they stand: their numbers, and text hashes.

    Args:
        paths: The path of each.
        split: The text, in which the parser found no fault.
        spans: Those of the text's tree.
    """
    spans_here = [spans.get(("events", at)) for at in range(len(split.starts))]
    is_there = [
        span is not None and span.start == start for span, start in zip(spans_here, split.starts, strict=True)
    ]
    # The beginning of the next one shows that an item has an end.
    is_whole = [*map(all, pairwise(is_there)), False]
    digests = split.digests
    for number, path in enumerate(paths):
        at = path[-1]
        if isinstance(at, int) and at < len(is_whole) and is_whole[at]:
            yield number, digests[at]
