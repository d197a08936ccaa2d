"""Where a value stands in its file, found when it is asked for.

A tree remembers where the values of its first two levels begin. For a deeper one its item's text is read
again, as far as the value: microseconds for the few that anyone asks about, where remembering the place of
every value would make the whole reading a third slower.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

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
from tui.parsing.yaml.tree import REMEMBERED, KeySpan, ParserEvents, YamlEvent, parse_events

_LONGEST = 1_000
"""Code points of a stretch that is looked for: to find a longer one in a longer text might take minutes."""
_STARTS = (MappingStartEvent, SequenceStartEvent)
_ENDS = (MappingEndEvent, SequenceEndEvent)


_Found: TypeAlias = "tuple[KeySpan, str | None]"
"""Where a value stands, and its text where it is a scalar."""


class _Inner:
    """The places of everything in the one item that was asked about last, once it is asked about again.

    Most items are asked about once or never; of one with a thousand mistakes each would read it again.
    """

    def __init__(self) -> None:
        self._item: Path | None = None
        self._spans: dict[Path, _Found] | None = None

    def of(self, item: Path, read: Callable[[], dict[Path, _Found]]) -> dict[Path, _Found]:
        """By path from the item, what is in it; nothing the first time."""
        if self._item != item:
            self._item, self._spans = item, None
            return {}
        if self._spans is None:
            self._spans = read()
        return self._spans


@dataclass(frozen=True)
class LocationMap:
    """The places of everything in one YAML text of one file."""

    file: InputFile
    text: str
    """The text as the parser took it: as long as the file's, or a beginning of it."""
    spans: dict[Path, KeySpan]
    written: Mapping[Path, str] = field(default_factory=dict)
    """By path of a value of an item, its key as it is written, where the path has a new name for it."""

    def place(self, *path: str | int) -> Location:
        """Where the value at `path` stands, or the nearest thing around it that is there."""
        span = self.span(path)
        return self.file.place(span.start, self._end(span))

    def key_place(self, *path: str | int) -> Location:
        """Where the key of the value at `path` stands; for an item of a list, its value."""
        span = self.span(path)
        return self.file.place(*(span.key or (span.start, self._end(span))))

    def within(self, path: Path, start: int, end: int) -> tuple[int, int]:
        """Offsets in the file of the stretch from `start` to `end` (code points) of the text at `path`.

        The whole value where the stretch is not to be found in it as it is written, as with escapes.
        """
        span, value = self._find(path)
        stop = self._end(span)
        found = (
            find_text_range(self.text[span.start : stop], value, start, end) if value is not None else None
        )
        return (span.start + found[0], span.start + found[1]) if found else (span.start, stop)

    def problem(
        self, base: Path, finding: ItemError, *, hints: tuple[str, ...] = (), concerns: tuple[str, ...] = ()
    ) -> Problem:
        """The problem that a finding about the item at `base` is."""
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
        """Offsets of the value at `path`, or of the nearest thing around it that is there."""
        return self._find(path)[0]

    def item_at(self, offset: int) -> Path:
        """The path, of at most two keys, of the value that `offset` stands in."""
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
        """The span for a path, and its text where it is that of a scalar."""
        key = REMEMBERED + 1
        if self.written and (old := self.written.get(path[:key])):
            path = (*path[:REMEMBERED], old, *path[key:])
        known = next(
            (path[:n] for n in range(min(len(path), REMEMBERED), 0, -1) if path[:n] in self.spans), ()
        )
        if not known:
            return self.spans.get((), KeySpan(None, 0, None)), None
        span = self.spans[known]
        is_deeper = len(known) == REMEMBERED and len(path) > REMEMBERED
        if span.end is None and not is_deeper:
            return span, None
        if is_deeper and (inner := self._inner.of(known, lambda: self._spans_in(span))):
            return _nearest(inner, path[len(known) :])
        stop = self._next_start(span) if span.end is None else span.end
        # The item keeps its column, for its lines are indented by it.
        pad = span.start - (self.text.rfind("\n", 0, span.start) + 1)
        try:
            found, value = _walk(parse_events(" " * pad + self.text[span.start : stop]), path[len(known) :])
        except yaml.YAMLError:
            return span, None
        if found is None or span.end is not None:
            return span, value
        return _moved(found, span.start - pad), value

    @cached_property
    def _inner(self) -> _Inner:
        return _Inner()

    def _spans_in(self, span: KeySpan) -> dict[Path, _Found]:
        """Every value in the item at a span; nothing where its text cannot be read by itself."""
        pad = span.start - (self.text.rfind("\n", 0, span.start) + 1)
        try:
            spans = _spans(parse_events(" " * pad + self.text[span.start : self._next_start(span)]))
        except yaml.YAMLError:
            return {}
        return {path: (_moved(found, span.start - pad), value) for path, (found, value) in spans.items()}

    def _next_start(self, span: KeySpan) -> int:
        index = bisect_right(self._starts, span.start)
        return self._starts[index] if index < len(self._starts) else len(self.text)


def _moved(span: KeySpan, by: int) -> KeySpan:
    key = (span.key[0] + by, span.key[1] + by) if span.key else None
    return KeySpan(key, span.start + by, None if span.end is None else span.end + by)


def find_text_range(written: str, value: str, start: int, end: int) -> tuple[int, int] | None:
    """Where `value[start:end]` stands in the value as it is written, with other line ends; None if nowhere.

    All are offsets in code points.
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


def _walk(events: ParserEvents, path: Path) -> tuple[KeySpan | None, str | None]:
    """Follow `path` down from the document's value, as far as it goes; None where there is no value."""
    event = _root(events)
    if event is None:
        return None, None
    key_span: tuple[int, int] | None = None
    for part in path:
        found: tuple[tuple[int, int] | None, YamlEvent] | None = None
        if isinstance(event, MappingStartEvent):
            found = _value_of(events, part)
        elif isinstance(event, SequenceStartEvent) and isinstance(part, int):
            found = _item_of(events, part)
        if found is None:
            break
        key_span, event = found
    is_scalar = isinstance(event, ScalarEvent)
    end = event.end_mark.index if is_scalar else None
    return KeySpan(key_span, event.start_mark.index, end), event.value if is_scalar else None


def _root(events: ParserEvents) -> YamlEvent | None:
    while not isinstance(event := events.get_event(), (*_STARTS, ScalarEvent)):
        # libyaml's parser answers None for ever once its text has ended.
        if event is None or isinstance(event, StreamEndEvent):
            return None
    return event


def _nearest(spans: dict[Path, _Found], path: Path) -> _Found:
    """What stands at a path, or the nearest thing around it that is there."""
    return next(spans[path[:size]] for size in range(len(path), -1, -1) if path[:size] in spans)


def _spans(events: ParserEvents) -> dict[Path, _Found]:
    """Of a document's value and of everything in it; of equal keys, of the first."""
    found: dict[Path, _Found] = {}
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
            found.setdefault(path, (KeySpan(span, event.start_mark.index, end), value))
            if isinstance(event, _STARTS):
                open_.append((path, 0 if isinstance(event, SequenceStartEvent) else None))
        if not open_:
            return found
        event = events.get_event()
    return found


def _value_of(events: ParserEvents, name: str | int) -> tuple[tuple[int, int], YamlEvent] | None:
    while not isinstance(key := events.get_event(), _ENDS):
        _skip(events, key)
        span = (key.start_mark.index, key.end_mark.index)
        is_it = isinstance(key, ScalarEvent) and key.value == name
        value = events.get_event()
        if is_it:
            return span, value
        _skip(events, value)
    return None


def _item_of(events: ParserEvents, index: int) -> tuple[None, YamlEvent] | None:
    while not isinstance(event := events.get_event(), _ENDS):
        if index == 0:
            return None, event
        index -= 1
        _skip(events, event)
    return None


def _skip(events: ParserEvents, event: YamlEvent) -> None:
    depth = int(isinstance(event, _STARTS))
    while depth:
        event = events.get_event()
        depth += isinstance(event, _STARTS) - isinstance(event, _ENDS)
