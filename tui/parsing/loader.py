"""Reading a whole chronology: what could be read, every problem, and the place of everything."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from tui.chronology.chronology import Chronology
from tui.chronology.problem import Location, Problem, Severity
from tui.chronology.source import Passage
from tui.parsing.corpus import read_corpus, sources_of
from tui.parsing.errors import ItemError, SyntaxFault
from tui.parsing.errors import Path as KeyPath
from tui.parsing.events.chronology_file import NAME, ChronologyFile, read_chronology_file
from tui.parsing.events.unread_events import UnreadEvent
from tui.parsing.limits import Limits
from tui.parsing.locations import LocationMap, find_text_range
from tui.parsing.old_words import ATTRIBUTES, old_word_problems
from tui.parsing.protected_names import ProtectedNames, load_protected_names
from tui.parsing.safe_files import InputFile, read_file
from tui.parsing.source_file import SourceFile


@dataclass(frozen=True)
class LoadedChronology:
    """One load of a chronology.

    A path here is the keys and indexes (from 0) that lead to a value of `events.yaml`, as in
    `("events", 3, "cites", 0)`; or `("sources", id, key)` for the front matter of a source.
    """

    chronology: Chronology
    problems: tuple[Problem, ...]
    """Everything that could not be read, by place."""
    is_complete: bool
    """False where `events.yaml`, or the rest of it, could not be read: what is missing here may be there."""
    kind_paths: tuple[KeyPath, ...]
    """The path of each of the chronology's kinds, in their order; what could not be read is in neither."""
    actor_paths: tuple[KeyPath, ...]
    event_paths: tuple[KeyPath, ...]
    difference_paths: tuple[KeyPath, ...]
    digests: Mapping[str, str]
    """SHA-256 of the bytes of each file that was read, by its path in the folder."""
    _main: ChronologyFile
    _corpus: Mapping[str, SourceFile]
    """By source id."""
    unread: tuple[UnreadEvent, ...] = ()
    """What was meant for an event and could not be read, in the order of the file."""

    def place(self, *path: str | int) -> Location:
        """Where the value at `path` stands; where it is missing, the nearest thing around it."""
        places, inner = self._places(path)
        return places.place(*inner)

    def key_place(self, *path: str | int) -> Location:
        """Where the key of the value at `path` stands; for an item of a list, the item."""
        places, inner = self._places(path)
        return places.key_place(*inner)

    def passage_place(self, source_id: str, passage: Passage) -> Location:
        """Where the text of a passage begins."""
        file, start, end = self._passage(source_id, passage)
        return file.place(start, end)

    def section(self, place: Location) -> str:
        """The key of `events.yaml`, such as `actors`, under which a place of it stands; empty for none."""
        begun = [key for line, key in self._sections if line <= place.line] if place.path == NAME else []
        return begun[-1] if begun else ""

    def lines(self, path: str) -> Sequence[str]:
        """The lines of one of the files; item 0 is line 1. None of a file that was not read."""
        found = next((file for file in self._files() if file.path == path), None)
        return found.lines if found is not None else ()

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
        """A problem of the value at `path`, with its place and excerpt.

        `within` is the stretch of its text that is meant, half-open, in code points; `at_key` says that the
        key is meant and not the value.
        """
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
        """A problem of a passage, with its place and excerpt.

        `within` is the stretch of its text that is meant, half-open, in code points; `attribute` the
        attribute that is meant, such as `hash`.
        """
        file, start, end = self._passage(source_id, passage)
        if attribute:
            names = (attribute, *(old for old, new in ATTRIBUTES.items() if new == attribute))
            pattern = re.compile(rf'(?<![\w-])(?:{"|".join(map(re.escape, names))})=("[^"]*"|[^\s}}]+)')
            match = pattern.search(file.text, end)
            start, end = match.span() if match else (start, end)
        elif within is not None:
            found = find_text_range(file.text[start:end], passage.text, *within)
            start, end = (start + found[0], start + found[1]) if found else (start, end)
        fault = SyntaxFault(code, start, end, message, remedy, severity)
        return file.problem(fault, hints=hints, concerns=concerns)

    @property
    def is_sure_of_actors(self) -> bool:
        """Whether all actors were looked at: `events.yaml` does not break off before them or in them."""
        keys = [key for _, key in self._sections]
        return self.is_complete or "actors" in keys[:-1]

    @cached_property
    def _sections(self) -> list[tuple[int, str]]:
        """The keys of `events.yaml` and their lines, in its order."""
        places = self._main.places
        keys = (path for path in places.spans if len(path) == 1 and isinstance(path[0], str))
        return [(places.key_place(*path).line, str(path[0])) for path in keys]

    def _places(self, path: KeyPath) -> tuple[LocationMap, KeyPath]:
        if path[:1] == ("sources",) and len(path) > 1 and path[1] in self._corpus:
            return self._corpus[str(path[1])].places, path[2:]
        return self._main.places, path

    def _passage(self, source_id: str, passage: Passage) -> tuple[InputFile, int, int]:
        source = self._corpus[source_id]
        return (source.places.file, *source.stretches[passage.number - 1])

    def _files(self) -> Iterator[InputFile]:
        yield self._main.places.file
        yield from (source.places.file for source in self._corpus.values())


def load_chronology(root: Path, limits: Limits | None = None) -> LoadedChronology:
    """Read the chronology in the folder `root`: its `events.yaml` and its `corpus/`.

    Never raises for what is in the files or missing there: it is in the problems.
    """
    limits = limits or Limits()
    names = load_protected_names(root)
    with _no_garbage_collection():
        main = read_chronology_file(read_file(root, NAME, limits.events_file, names.veil), limits)
        corpus, problems = read_corpus(root, limits, names)
        words = [(source.places.file, word) for source in corpus for word in source.old_words]
        problems += old_word_problems(main.old_keys, main.places, words)
        chronology = main.chronology(sources_of(corpus))
    files = [main.places.file, *(source.places.file for source in corpus)]
    return LoadedChronology(
        chronology=chronology,
        problems=tuple(sorted(_without_names([*main.problems, *problems], names), key=_order)),
        is_complete=main.is_complete,
        kind_paths=tuple(main.kinds.paths),
        actor_paths=tuple(main.actors.paths),
        event_paths=tuple(main.events.paths),
        difference_paths=tuple(main.differences.paths),
        digests={file.path: file.digest for file in files if file.digest},
        _main=main,
        _corpus={Path(source.places.file.path).stem: source for source in corpus},
        unread=tuple(_unread(event, names) for event in main.unread),
    )


def _order(problem: Problem) -> tuple[Location, str, str]:
    return problem.order


def _without_names(problems: Sequence[Problem], names: ProtectedNames) -> Iterator[Problem]:
    """The problems, and that of the list itself. What they say is looked through once more."""
    if names.problem:
        yield names.problem
    for one in problems:
        yield _masked(one, names) if names.veil else one


def _masked(problem: Problem, names: ProtectedNames) -> Problem:
    message, remedy = names.mask(problem.message), names.mask(problem.remedy)
    return replace(problem, message=message, remedy=remedy, hints=tuple(map(names.mask, problem.hints)))


def _unread(event: UnreadEvent, names: ProtectedNames) -> UnreadEvent:
    """An entry that could not be read, its texts looked through once more."""
    if names.veil is None:
        return event
    reasons = tuple(_masked(one, names) for one in event.reasons)
    title, date, name = map(names.mask, (event.title, event.date, event.id))
    return replace(event, title=title, date=date, id=name, reasons=reasons)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Millions of small objects that all stay make the collector look at each of them again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
