"""Reading a whole chronology: `load_chronology`, and its result with every problem and every location."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from tui.chronology.chronology import Chronology
from tui.chronology.positions.position import Position
from tui.chronology.positions.today import today_of
from tui.chronology.problem import Location, Problem, Severity
from tui.chronology.source import Passage
from tui.parsing.corpus import read_corpus, sources_of
from tui.parsing.errors import ItemError, SyntaxFault
from tui.parsing.errors import Path as KeyPath
from tui.parsing.events.chronology_file import NAME, ChronologyFile, read_chronology_file
from tui.parsing.events.known_items import KnownItems, lasting_items
from tui.parsing.events.unread_events import UnreadEvent
from tui.parsing.input_files import POSITIONS
from tui.parsing.limits import Limits
from tui.parsing.locations import ItemText, LocationMap, find_text_range
from tui.parsing.old_words import ATTRIBUTES, old_word_problems
from tui.parsing.positions.position_file import PositionFile
from tui.parsing.positions.read_positions import read_positions
from tui.parsing.protected_names import ProtectedNames, load_protected_names
from tui.parsing.safe_files import InputFile, read_file
from tui.parsing.source_file import SourceFile
from tui.text.garbage import without_collecting

_NOWHERE = Location("")
"""The place of a problem that is only counted."""


@dataclass(frozen=True)
class LoadedChronology:
    """A chronology as it was read, with the location of each value.

    A path is the keys and indexes (from 0) that lead to a value of `events.yaml`, as in
    `("events", 3, "cites", 0)`; or `("sources", id, key)` for the front matter of a source, and
    `("positions", party, "entries", 0)` for an entry of its positions.
    """

    chronology: Chronology
    problems: tuple[Problem, ...]
    """Everything that could not be read, sorted by location."""
    is_complete: bool
    """False where `events.yaml`, or the rest of it, could not be read: what is missing here may be in it."""
    kind_paths: tuple[KeyPath, ...]
    """The path of each item of `chronology.kinds`, in the same order; likewise the next four."""
    actor_paths: tuple[KeyPath, ...]
    event_paths: tuple[KeyPath, ...]
    difference_paths: tuple[KeyPath, ...]
    search_paths: tuple[KeyPath, ...]
    file_hashes: Mapping[str, str]
    """SHA-256 of the bytes of each file that was read, by its path in the folder."""
    _main: ChronologyFile
    _corpus: Mapping[str, SourceFile]
    """By source id."""
    _positions: Mapping[str, PositionFile] = field(default_factory=dict)
    """By party."""
    today: int = field(default_factory=lambda: today_of(os.environ).toordinal())
    """The day number of the day on which it was read, in UTC."""
    unread: tuple[UnreadEvent, ...] = ()
    """Entries that were meant for events and could not be read, in the order of the file."""
    known: KnownItems | None = None
    """What was known of its events before they were read; None where nothing was."""
    _counted: list[set[Severity]] = field(default_factory=list, repr=False, compare=False)
    """Within `counting`: the severities of which a problem was located."""

    def place(self, *path: str | int) -> Location:
        """The location of the value at `path`; where it is missing, of the nearest value around it."""
        places, inner = self._places(path)
        return places.place(*inner)

    def key_place(self, *path: str | int) -> Location:
        """The location of the key of the value at `path`; for an item of a list, of the item."""
        places, inner = self._places(path)
        return places.key_place(*inner)

    def event_item(self, number: int) -> ItemText:
        """Return how and where an event of `chronology.events` is written, by its number from 0."""
        return self._main.places.item_text(self.event_paths[number])

    def event_lines(self) -> list[int]:
        """Return the line on which each event of `chronology.events` begins, in the same order."""
        places, split = self._main.places, self._main.split
        if split is None:
            return [places.place(*path).line for path in self.event_paths]
        lines = split.lines
        return [
            lines[at]
            if split.begins_at(at := int(path[-1]), places.spans[path].start)
            else places.place(*path).line
            for path in self.event_paths
        ]

    def lasting_events(self) -> Iterator[tuple[int, bytes]]:
        """Yield the events that may be known when the file is read again: number, and hash of the text.

        Those that a problem of reading is about are not among them.
        """
        split, events = self._main.split, self.chronology.events
        if split is None:
            return
        concerned = {event for problem in self._main.problems for event in problem.concerns}
        items = lasting_items(self.event_paths, split, self._main.places.spans)
        yield from (item for item in items if events[item[0]].id not in concerned)

    def positions(self) -> Iterator[tuple[str, Position, KeyPath]]:
        """Yield every entry of `chronology.positions`: the party, the entry, and its path."""
        for party, file in self._positions.items():
            for entry, path in zip(file.positions.entries if file.positions else (), file.paths, strict=True):
                yield party, entry, ("positions", party, *path)

    def lost_positions(self) -> frozenset[tuple[str, str]]:
        """Return the party and the event of each entry that could not be read.

        Of an entry that may be about any event, the event is empty; where it may be of any party, that too.
        """
        is_any = any(problem.place.path == POSITIONS for problem in self.problems)
        lost = {one for file in self._positions.values() for one in file.lost}
        return frozenset(lost | {("", "")} if is_any else lost)

    def section(self, place: Location) -> str:
        """The top-level key of `events.yaml`, such as `actors`, that contains a location; empty for none."""
        begun = [key for line, key in self._sections if line <= place.line] if place.path == NAME else []
        return begun[-1] if begun else ""

    def names_in(self, section: str) -> list[str]:
        """The keys in a mapping of the first level of `events.yaml`, such as `kinds`, read or not."""
        paths = (path for path in self._main.places.spans if path[:1] == (section,) and len(path) > 1)
        return [str(path[1]) for path in paths]

    def lines(self, path: str) -> Sequence[str]:
        """The lines of one of the files; item 0 is line 1. Empty for a file that was not read."""
        input_file = next((file for file in self._files() if file.path == path), None)
        return input_file.lines if input_file is not None else ()

    def problem(
        self,
        code: str,
        path: KeyPath,
        message: str,
        remedy: str,
        *,
        severity: Severity = Severity.ERROR,
        hints: tuple[str, ...] = (),
        concerns: tuple[str, ...] = (),
        within: tuple[int, int] | None = None,
        at_key: bool = False,
    ) -> Problem:
        """Return a problem about a value, with its location and excerpt.

        Args:
            code: Lower case with hyphens, stable (`Problem.code`).
            path: The path of the value.
            message: What is wrong, in one sentence without a full stop.
            remedy: What to do, likewise.
            severity: Whether `check` fails on it.
            hints: Further lines of evidence.
            concerns: The ids of the events that it is about.
            within: The piece of the value's text that is meant: half-open, in code points; None for all.
            at_key: Whether the key is meant, and not the value.
        """
        if self._is_only_counted(severity):
            return Problem(code, _NOWHERE, message, remedy, severity, "", hints, concerns)
        places, inner = self._places(path)
        finding = ItemError(inner, code, message, remedy, within, at_key, severity=severity)
        return places.problem((), finding, hints=hints, concerns=concerns)

    def passage_problem(
        self,
        code: str,
        source_id: str,
        passage: Passage,
        message: str,
        remedy: str,
        *,
        severity: Severity = Severity.ERROR,
        hints: tuple[str, ...] = (),
        concerns: tuple[str, ...] = (),
        within: tuple[int, int] | None = None,
        attribute: str = "",
    ) -> Problem:
        """Return a problem about a passage, with its location and excerpt.

        Args:
            code: Lower case with hyphens, stable (`Problem.code`).
            source_id: A source that was read.
            passage: One of its passages.
            message: What is wrong, in one sentence without a full stop.
            remedy: What to do, likewise.
            severity: Whether `check` fails on it.
            hints: Further lines of evidence.
            concerns: The ids of the events that it is about.
            within: The piece of the passage's text that is meant: half-open, in code points; None for all.
            attribute: The attribute that is meant, such as `hash`, instead of the text; empty for none.
        """
        if self._is_only_counted(severity):
            return Problem(code, _NOWHERE, message, remedy, severity, "", hints, concerns)
        file, start, end = self._passage(source_id, passage)
        if attribute:
            names = (attribute, *(old for old, new in ATTRIBUTES.items() if new == attribute))
            pattern = re.compile(rf'(?<![\w-])(?:{"|".join(map(re.escape, names))})=("[^"]*"|[^\s}}]+)')
            match = pattern.search(file.text, end)
            start, end = match.span() if match else (start, end)
        elif within is not None:
            text_range = find_text_range(file.text[start:end], passage.text, *within)
            start, end = (start + text_range[0], start + text_range[1]) if text_range else (start, end)
        fault = SyntaxFault(code, start, end, message, remedy, severity)
        return file.problem(fault, hints=hints, concerns=concerns)

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Within this, only the first problem of each severity is located: the others are only counted.

        To find where a value stands takes longer than to find what is wrong with it.
        """
        self._counted.append(set())
        try:
            yield
        finally:
            self._counted.pop()

    def _is_only_counted(self, severity: Severity) -> bool:
        located = self._counted[-1] if self._counted else None
        if located is None or severity in located:
            return located is not None
        located.add(severity)
        return False

    def parts(self) -> Iterator[object]:
        """Everything in it of which there may be very many."""
        yield from self.chronology.events
        yield from self.chronology.differences
        yield from self.chronology.searches
        for source in self.chronology.sources:
            yield from source.passages
        yield from self._main.places.spans.values()

    @property
    def is_sure_of_actors(self) -> bool:
        """Whether all actors were read: `events.yaml` does not break off before or within `actors`."""
        keys = [key for _, key in self._sections]
        return self.is_complete or "actors" in keys[:-1]

    @cached_property
    def _sections(self) -> list[tuple[int, str]]:
        """The top-level keys of `events.yaml` and their lines (from 1), in the order of the file."""
        places = self._main.places
        keys = (path for path in places.spans if len(path) == 1 and isinstance(path[0], str))
        return [(places.key_place(*path).line, str(path[0])) for path in keys]

    def _places(self, path: KeyPath) -> tuple[LocationMap, KeyPath]:
        if path[:1] == ("sources",) and len(path) > 1 and path[1] in self._corpus:
            return self._corpus[str(path[1])].places, path[2:]
        if path[:1] == ("positions",) and len(path) > 1 and path[1] in self._positions:
            return self._positions[str(path[1])].places, path[2:]
        return self._main.places, path

    def _passage(self, source_id: str, passage: Passage) -> tuple[InputFile, int, int]:
        source = self._corpus[source_id]
        return (source.places.file, *source.stretches[passage.number - 1])

    def _files(self) -> Iterator[InputFile]:
        yield self._main.places.file
        yield from (source.places.file for source in self._corpus.values())
        yield from (positions.places.file for positions in self._positions.values())


def load_chronology(
    root: Path, limits: Limits | None = None, known: KnownItems | None = None
) -> LoadedChronology:
    """Read the chronology in a folder: its `events.yaml`, its `corpus/` and its `positions/`.

    Args:
        root: The chronology's folder.
        limits: None for the usual ones.
        known: What is known of an earlier state of its events, which are not read again then; None where
            nothing is.

    Returns:
        All that could be read. Whatever is wrong or missing in the folder is in its problems, never raised.
    """
    limits = limits or Limits()
    names = load_protected_names(root)
    with without_collecting():
        main = read_chronology_file(read_file(root, NAME, limits.events_file, names.veil), limits, known)
        corpus, problems = read_corpus(root, limits, names)
        positions, of_positions = read_positions(root, limits, names)
        problems += of_positions
        words = [(source.places.file, word) for source in corpus for word in source.old_words]
        problems += old_word_problems(main.old_keys, main.places, words)
        held = tuple(file.positions for file in positions.values() if file.positions)
        chronology = main.chronology(sources_of(corpus), held)
    files = [
        main.places.file,
        *(source.places.file for source in corpus),
        *(one.places.file for one in positions.values()),
    ]
    return LoadedChronology(
        chronology=chronology,
        problems=tuple(sorted(_without_names([*main.problems, *problems], names), key=_order)),
        is_complete=main.is_complete,
        kind_paths=tuple(main.kinds.paths),
        actor_paths=tuple(main.actors.paths),
        event_paths=tuple(main.events.paths),
        difference_paths=tuple(main.differences.paths),
        search_paths=tuple(main.searches.paths),
        file_hashes={file.path: file.digest for file in files if file.digest},
        _main=main,
        _corpus={Path(source.places.file.path).stem: source for source in corpus},
        _positions=positions,
        unread=tuple(_unread(event, names) for event in main.unread),
        known=known,
    )


def _order(problem: Problem) -> tuple[Location, str, str]:
    return problem.order


def _without_names(problems: Sequence[Problem], names: ProtectedNames) -> Iterator[Problem]:
    """The problems, and that of the list of names. Names are masked in their texts too."""
    if names.problem:
        yield names.problem
    for problem in problems:
        yield _masked(problem, names) if names.veil else problem


def _masked(problem: Problem, names: ProtectedNames) -> Problem:
    message, remedy = names.mask(problem.message), names.mask(problem.remedy)
    return replace(problem, message=message, remedy=remedy, hints=tuple(map(names.mask, problem.hints)))


def _unread(event: UnreadEvent, names: ProtectedNames) -> UnreadEvent:
    """An entry that could not be read, with the names in its texts masked."""
    if names.veil is None:
        return event
    reasons = tuple(_masked(reason, names) for reason in event.reasons)
    title, date, name = map(names.mask, (event.title, event.date, event.id))
    return replace(event, title=title, date=date, id=name, reasons=reasons)
