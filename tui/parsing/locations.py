"""The location of a value of a YAML file, worked out on demand from its path.

A tree stores where the values of its first two levels begin. For a deeper one the text of its item is parsed
again, as far as the value. That takes microseconds for each of the few that are needed; to store the location
of every value would make reading a file a third slower.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeAlias

import yaml
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from tui.chronology.problem import Location, Problem
from tui.parsing.errors import ItemError, Path, SyntaxFault
from tui.parsing.safe_files import InputFile
from tui.parsing.yaml.events import Events, YamlEvent, parse_yaml
from tui.parsing.yaml.tree import REMEMBERED, KeySpan

_LONGEST = 1_000
"""Code points of a piece of text that is looked for: to find a longer one might take minutes."""
_STARTS = (MappingStartEvent, SequenceStartEvent)
_ENDS = (MappingEndEvent, SequenceEndEvent)


_Found: TypeAlias = "tuple[KeySpan, str | None]"
"""Where a value stands, and its text where it is a scalar."""


class ItemText(NamedTuple):
    """An item of a list as it is written, and where it begins."""

    text: str
    """At least to the end of its first line, and to the beginning of what follows it; empty where unknown."""
    line: int
    """From 1."""
    column: int
    """From 0, in code points."""


class _Inner:
    """A cache of the locations in one item, filled at the second request for the same item in a row.

    Most items are needed once or never; but for one with a thousand mistakes, each would parse it again.
    """

    def __init__(self) -> None:
        self._item: Path | None = None
        self._spans: dict[Path, _Found] | None = None

    def of(self, item: Path, read: Callable[[], dict[Path, _Found]]) -> dict[Path, _Found]:
        """The values in an item by their path from there; empty at the first request for it."""
        if self._item != item:
            self._item, self._spans = item, None
            return {}
        if self._spans is None:
            self._spans = read()
        return self._spans


@dataclass(frozen=True)
class LocationMap:
    """The locations of all values in the YAML of one file."""

    file: InputFile
    text: str
    """The text as it was parsed: as long as the file's, or a beginning of it."""
    spans: dict[Path, KeySpan]
    """Where the values of the first two levels stand, in the order of the text."""
    written: Mapping[Path, str] = field(default_factory=dict)
    """The key as it is written, by the path of a value of an item, where the path has a new name for it."""

    def place(self, *path: str | int) -> Location:
        """The location of the value at `path`; where it is missing, of the nearest value around it."""
        span = self.span(path)
        return self.file.place(span.start, self._end(span))

    def key_place(self, *path: str | int) -> Location:
        """The location of the key of the value at `path`; for an item of a list, of the item."""
        span = self.span(path)
        return self.file.place(*(span.key or (span.start, self._end(span))))

    def item_text(self, path: Path) -> ItemText:
        """Return how and where an item is written."""
        starts, text, span = self._starts, self.text, self.spans.get(path)
        if span is None:
            return ItemText("", self.place(*path).line, 0)
        start = span.start
        line, begun, end = self.file.lines.around(start)
        following = bisect_right(starts, start)
        stop = starts[following] if following < len(starts) else len(text)
        return ItemText(text[start : max(stop, end)], line, start - begun)

    def within(self, path: Path, start: int, end: int) -> tuple[int, int]:
        """Find a piece of a value's text in the file.

        Args:
            path: The path of the value.
            start: Where the piece begins in the value as it was read, in code points from 0.
            end: Where it ends, half-open.

        Returns:
            Half-open offsets in the file, in code points; of the whole value where the piece is not written
            in the file as it was read, as with escapes.
        """
        span, value = self._find(path)
        stop = self._end(span)
        text_range = (
            find_text_range(self.text[span.start : stop], value, start, end) if value is not None else None
        )
        return (span.start + text_range[0], span.start + text_range[1]) if text_range else (span.start, stop)

    def problem(
        self, base: Path, finding: ItemError, *, hints: tuple[str, ...] = (), concerns: tuple[str, ...] = ()
    ) -> Problem:
        """Return the problem for an error in an item.

        Args:
            base: The path of the item.
            finding: The error; its own path begins at the item.
            hints: As in `Problem`.
            concerns: The ids of the events that it is about.
        """
        path = (*base, *finding.path)
        if finding.within is not None:
            start, end = self.within(path, *finding.within)
        else:
            span = self.span(path)
            stretch = (span.start, self._end(span))
            start, end = span.key or stretch if finding.at_key else stretch
        fault = SyntaxFault(finding.code, start, end, finding.message, finding.remedy, finding.severity)
        return self.file.problem(fault, hints=hints, concerns=concerns)

    def span(self, path: Path) -> KeySpan:
        """The offsets of the value at `path`; where it is missing, of the nearest value around it."""
        return self._find(path)[0]

    def item_at(self, offset: int) -> Path:
        """The path, of at most two keys, of the value that contains an offset in code points; () for none."""
        index = bisect_right(self._starts, offset) - 1
        return self._paths[index] if index >= 0 else ()

    @cached_property
    def _paths(self) -> list[Path]:
        return list(self.spans)

    @cached_property
    def _starts(self) -> list[int]:
        return [span.key[0] if span.key else span.start for span in self.spans.values()]

    def _end(self, span: KeySpan) -> int:
        return len(self.text) if span.end is None else span.end

    def _find(self, path: Path) -> tuple[KeySpan, str | None]:
        """The span of the value at a path or nearest around it, and its text where it is a scalar."""
        key = REMEMBERED + 1
        if self.written and (old := self.written.get(path[:key])):
            path = (*path[:REMEMBERED], old, *path[key:])
        prefix = next(
            (path[:n] for n in range(min(len(path), REMEMBERED), 0, -1) if path[:n] in self.spans), ()
        )
        if not prefix:
            return self.spans.get((), KeySpan(None, 0, None)), None
        span = self.spans[prefix]
        is_deeper = len(prefix) == REMEMBERED and len(path) > REMEMBERED
        if span.end is None and not is_deeper:
            return span, None
        if is_deeper and (inner := self._inner.of(prefix, lambda: self._spans_in(span))):
            return _nearest(inner, path[len(prefix) :])
        stop = self._next_start(span) if span.end is None else span.end
        # The item keeps its column, since its further lines are indented as far.
        pad = span.start - (self.text.rfind("\n", 0, span.start) + 1)
        try:
            inner_span, value = _walk(
                parse_yaml(" " * pad + self.text[span.start : stop]), path[len(prefix) :]
            )
        except yaml.YAMLError:
            return span, None
        if inner_span is None or span.end is not None:
            return span, value
        return _moved(inner_span, span.start - pad), value

    @cached_property
    def _inner(self) -> _Inner:
        return _Inner()

    def _spans_in(self, span: KeySpan) -> dict[Path, _Found]:
        """Every value in the item at a span; empty where its text cannot be parsed by itself."""
        pad = span.start - (self.text.rfind("\n", 0, span.start) + 1)
        try:
            spans = _spans(parse_yaml(" " * pad + self.text[span.start : self._next_start(span)]))
        except yaml.YAMLError:
            return {}
        return {
            path: (_moved(key_span, span.start - pad), value) for path, (key_span, value) in spans.items()
        }

    def _next_start(self, span: KeySpan) -> int:
        index = bisect_right(self._starts, span.start)
        return self._starts[index] if index < len(self._starts) else len(self.text)


def _moved(span: KeySpan, by: int) -> KeySpan:
    key = (span.key[0] + by, span.key[1] + by) if span.key else None
    return KeySpan(key, span.start + by, None if span.end is None else span.end + by)


def find_text_range(written: str, value: str, start: int, end: int) -> tuple[int, int] | None:
    """Find a piece of a value in the value as it is written, where white space may differ.

    Args:
        written: The value in the file's text.
        value: The value as it was read.
        start: Where the piece begins in `value`, in code points from 0.
        end: Where it ends, half-open.

    Returns:
        Half-open offsets in `written`; None where the piece is blank, over 1,000 code points, or written
        otherwise, as with escapes.
    """
    words = value[start:end].split() if end - start <= _LONGEST else []
    if not words:
        return None
    stretch = r"\s+".join(map(re.escape, words))
    earlier = len(re.findall(f"(?={stretch})", value[:end])) - 1
    for nth, match in enumerate(re.finditer(f"(?={stretch})", written)):
        if nth == earlier:
            whole = re.compile(stretch).match(written, match.start())
            return whole.span() if whole else None
    return None


def _walk(events: Events, path: Path) -> tuple[KeySpan | None, str | None]:
    """Follow `path` down from the document's value, as far as it goes; None where there is no value."""
    event = _root(events)
    if event is None:
        return None, None
    key_span: tuple[int, int] | None = None
    for part in path:
        entry: tuple[tuple[int, int] | None, YamlEvent] | None = None
        if isinstance(event, MappingStartEvent):
            entry = _value_of(events, part)
        elif isinstance(event, SequenceStartEvent) and isinstance(part, int):
            entry = _item_of(events, part)
        if entry is None:
            break
        key_span, event = entry
    is_scalar = isinstance(event, ScalarEvent)
    end = event.end_mark.index if is_scalar else None
    return KeySpan(key_span, event.start_mark.index, end), event.value if is_scalar else None


def _root(events: Events) -> YamlEvent | None:
    while not isinstance(event := events.get_event(), (*_STARTS, ScalarEvent)):
        # libyaml's parser answers None for ever once its text has ended.
        if event is None or isinstance(event, StreamEndEvent):
            return None
    return event


def _nearest(spans: dict[Path, _Found], path: Path) -> _Found:
    """The value at a path; where it is missing, the nearest value around it."""
    return next(spans[path[:size]] for size in range(len(path), -1, -1) if path[:size] in spans)


def _spans(events: Events) -> dict[Path, _Found]:
    """The spans of a document's value and of everything in it; of equal keys, of the first."""
    spans: dict[Path, _Found] = {}
    root = _root(events)
    # Of what is open: its path, and of a list how many items it has had, of a mapping its last key.
    open_: list[tuple[Path, int | None]] = []
    event = root
    key: YamlEvent | None = None
    while event is not None:
        if isinstance(event, _ENDS):
            open_.pop()
            key = None
        elif open_ and open_[-1][1] is None and key is None:
            key = event
            _skip(events, event)
        else:
            path: Path = ()
            span: tuple[int, int] | None = None
            if open_:
                around, count = open_[-1]
                path = (*around, count if count is not None else getattr(key, "value", ""))
                span = (key.start_mark.index, key.end_mark.index) if key is not None else None
                open_[-1] = (around, None if count is None else count + 1)
            key = None
            is_scalar = isinstance(event, ScalarEvent)
            end = event.end_mark.index if is_scalar else None
            value = event.value if is_scalar else None
            spans.setdefault(path, (KeySpan(span, event.start_mark.index, end), value))
            if isinstance(event, _STARTS):
                open_.append((path, 0 if isinstance(event, SequenceStartEvent) else None))
        if not open_:
            return spans
        event = events.get_event()
    return spans


def _value_of(events: Events, name: str | int) -> tuple[tuple[int, int], YamlEvent] | None:
    while not isinstance(key := events.get_event(), _ENDS):
        _skip(events, key)
        span = (key.start_mark.index, key.end_mark.index)
        is_it = isinstance(key, ScalarEvent) and key.value == name
        value = events.get_event()
        if is_it:
            return span, value
        _skip(events, value)
    return None


def _item_of(events: Events, index: int) -> tuple[None, YamlEvent] | None:
    while not isinstance(event := events.get_event(), _ENDS):
        if index == 0:
            return None, event
        index -= 1
        _skip(events, event)
    return None


def _skip(events: Events, event: YamlEvent) -> None:
    depth = int(isinstance(event, _STARTS))
    while depth:
        event = events.get_event()
        depth += isinstance(event, _STARTS) - isinstance(event, _ENDS)
