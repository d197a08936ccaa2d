"""Parsing `events.yaml`: each item of its sections by itself; a bad one costs no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, TypeVar

from tui.chronology.chronology import FORMAT, Chronology
from tui.chronology.event import Difference, Event, SourceSearch
from tui.chronology.fields import ChronologyModel
from tui.chronology.positions.position import PartyPositions
from tui.chronology.problem import Problem, Severity
from tui.chronology.problem_overflow import ProblemOverflow
from tui.chronology.source import Source
from tui.parsing.errors import ItemError, Path, quote_value
from tui.parsing.events.citation_syntax import expand_item
from tui.parsing.events.convert_items import (
    ACTOR,
    DIFFERENCE,
    EVENT,
    KIND,
    SEARCH,
    ItemSchema,
    convert,
    costs_item,
)
from tui.parsing.events.item_split import ItemSplit, split_items
from tui.parsing.events.known_items import KnownItems, read_known_tree
from tui.parsing.events.partial_event import PartialEvent
from tui.parsing.events.read_zone import read_zone
from tui.parsing.events.unread_events import UnreadEvent, entries_of, unread_event
from tui.parsing.events.validation_messages import NOUNS, known_keys, unknown_key, value_at, wrong_shape
from tui.parsing.limits import Limits
from tui.parsing.locations import LocationMap
from tui.parsing.old_words import EVENT_KEYS, OldKey, RenamedKeys, rename_old_keys
from tui.parsing.protected_names import HIDDEN
from tui.parsing.redaction import redact_names
from tui.parsing.safe_files import InputFile
from tui.parsing.yaml.tree import REMEMBERED, UNPARSED, Data, YamlTree, read_tree
from tui.text.cancellation import stop_if_asked

NAME = "events.yaml"
KEYS = ("format", "title", "about", "notice", "zone", "kinds", "actors", "events", "differences", "searches")
"""The keys of the file, in the usual order."""

_BEGIN = f"begin it with `format: {FORMAT}`, and write events under `events:`"
_KEY_FAULTS = frozenset(("yaml-key", "yaml-merge-key", "control-character"))
"""Faults that may make a key seem missing from an item."""
_MOST_OF_AN_ITEM = 50
"""Problems listed for one item."""
_OF_ITEMS = {key: NOUNS[model] for model in (SourceSearch, Difference, Event) for key in known_keys(model)}
_OF_ITEMS |= {old: _OF_ITEMS[new] for old, new in EVENT_KEYS.items()}
"""From a key of events, differences or searches, old ones too, to the noun of the item that has it."""
_HAS_ID = "`id` is not a key here: the name before the colon is the id"

M = TypeVar("M", bound=ChronologyModel)


@dataclass(slots=True)
class SectionItems:
    """The items of one section that could be read, and the path of each, in the same order."""

    models: list[Any] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)


@dataclass(slots=True)
class ChronologyFile:
    """The content of `events.yaml`."""

    places: LocationMap
    texts: dict[str, str] = field(default_factory=dict)
    """Title, about, notice and zone; without those that are missing."""
    kinds: SectionItems = field(default_factory=SectionItems)
    actors: SectionItems = field(default_factory=SectionItems)
    events: SectionItems = field(default_factory=SectionItems)
    differences: SectionItems = field(default_factory=SectionItems)
    searches: SectionItems = field(default_factory=SectionItems)
    unread: list[UnreadEvent] = field(default_factory=list)
    """The entries that were meant for events and could not be read, in the order of the file."""
    problems: list[Problem] = field(default_factory=list)
    is_complete: bool = True
    """False where the file, or the rest of it, could not be read at all."""
    old_keys: tuple[OldKey, ...] = ()
    """The old keys that were read as the new ones, in the order of the file; `problems` has none of them."""
    split: ItemSplit | None = None
    """The text, split at its events; None where it may not be read in parts."""

    def chronology(
        self, sources: tuple[Source, ...], positions: tuple[PartyPositions, ...] = ()
    ) -> Chronology:
        """Make the chronology of this file, and these sources and positions."""
        return Chronology(
            **self.texts,
            kinds=tuple(self.kinds.models),
            actors=tuple(self.actors.models),
            events=tuple(self.events.models),
            differences=tuple(self.differences.models),
            searches=tuple(self.searches.models),
            sources=sources,
            positions=positions,
        )


def read_chronology_file(file: InputFile, limits: Limits, known: KnownItems | None = None) -> ChronologyFile:
    """Parse `events.yaml`. Never raises for what is in it.

    Args:
        file: The file.
        limits: The limits of what is read.
        known: What is known of an earlier state of it; None where nothing is.

    Returns:
        All that could be read, and the problems of the rest.
    """
    if file.fault is not None:
        return ChronologyFile(
            LocationMap(file, "", {}), problems=[file.problem(file.fault)], is_complete=False
        )
    # Where names are covered, what was read before may have covered others.
    split = split_items(file.text) if file.veil is None else None
    tree = read_known_tree(split, known, limits) if split and known else None
    old = rename_old_keys(tree) if tree else RenamedKeys()
    if tree is None or old != RenamedKeys():
        tree = read_tree(file.text, limits)
        redact_names(tree, file, limits)
        old = rename_old_keys(tree)
    places = LocationMap(file, file.text, tree.spans, old.written)
    content = ChronologyFile(places, is_complete=tree.is_complete, old_keys=old.renamed)
    content.split = split if not tree.faults and old == RenamedKeys() else None
    _Reader(content, limits).read(tree, old)
    return content


class _Reader:
    def __init__(self, content: ChronologyFile, limits: Limits) -> None:
        self._content = content
        self._places = content.places
        self._limits = limits
        self._untold = ProblemOverflow[tuple[Path, ItemError]]()
        # Items with a part that could not be read. No key of theirs is reported as missing.
        self._partial: set[Path] = set()
        self._yaml: dict[Path, list[Problem]] = {}
        """The problems of YAML syntax, by the path of the item they are in."""
        self._events: dict[str, Path] = {}
        """The paths of the events that were read, by id."""
        self._entries = 0
        """How many entries for events there were so far."""
        self._aside: list[tuple[Path, Iterator[tuple[Path, Data]], Problem | None]] = []
        """Entries that are no events because of their place: base path, entries with paths, problem."""

    def read(self, tree: YamlTree, old: RenamedKeys) -> None:
        data = tree.data
        if not tree.is_complete:
            self._partial.update(self._last_items())
        for fault in tree.faults:
            path = self._places.item_at(fault.start)
            if fault.code in _KEY_FAULTS:
                self._partial.add(path)
            concerns = _concerned(value_at(data, path), path)
            problem = self._places.file.problem(fault, concerns=concerns)
            self._content.problems.append(problem)
            if problem.severity is Severity.ERROR and problem.code != HIDDEN:
                self._yaml.setdefault(path, []).append(problem)
        for key in old.beside_new:
            base = key.path[:-1]
            self._report(base, key.beside_new(), concerns=_concerned(value_at(data, base), base))
        if isinstance(data, dict):
            self._read_head(data)
            self._read_section(KIND, "kinds", data.get("kinds"), self._content.kinds)
            self._read_section(ACTOR, "actors", data.get("actors"), self._content.actors)
            self._read_section(EVENT, "events", data.get("events"), self._content.events)
            self._read_section(DIFFERENCE, "differences", data.get("differences"), self._content.differences)
            self._read_section(SEARCH, "searches", data.get("searches"), self._content.searches)
        elif data is None and not tree.faults:
            nothing = "this file is empty"
            self._report((), ItemError((), "no-events", nothing, _BEGIN, severity=Severity.WARNING))
        elif data is not None and data is not UNPARSED:
            self._set_aside((), data, self._report((), wrong_shape((), data, "a mapping", _BEGIN)))
        self._leave_out_aside(tree)
        for (base, finding), count, concerns in self._untold.groups():
            are = "problem of this file is" if count == 1 else "problems of this file are"
            overflow_error = replace(
                finding,
                code="too-many-problems",
                message=f"{count:,} more {are} not shown",
                remedy="correct the others first",
                within=None,
            )
            problem = self._places.problem(base, overflow_error, concerns=concerns)
            self._content.problems.append(replace(problem, count=count))

    def _read_head(self, data: dict[str, Data]) -> None:
        written = data.get("format")
        remedy = f"write `format: {FORMAT}` on the first line"
        if isinstance(written, str) and written != FORMAT:
            message = f"this version cannot read the format {quote_value(written)}"
            self._report((), ItemError(("format",), "format-unknown", message, remedy))
        elif not isinstance(written, str) and written is not UNPARSED and self._content.is_complete:
            self._report((), ItemError((), "format-missing", "the file does not name its format", remedy))
        for key in ("title", "about", "notice"):
            value = data.get(key)
            if isinstance(value, str):
                self._content.texts[key] = value.strip()
            elif isinstance(value, list | dict):
                self._report((), wrong_shape((key,), value, "text", "put it in quotation marks"))
        self._read_zone(data.get("zone"))
        for key, value in data.items():
            if key not in KEYS and not key.startswith("x-"):
                finding = unknown_key((key,), "a chronology", KEYS, data)
                if key in _OF_ITEMS and not isinstance(value, dict):
                    remedy = f"indent it as far as the other keys of {_OF_ITEMS[key]}"
                    finding = replace(finding, remedy=remedy)
                problem = self._report((), finding)
                if finding.stands_for == ("events",):
                    self._set_aside((key,), value, problem)

    def _read_zone(self, written: Data) -> None:
        if written is None or written is UNPARSED:
            return
        zone = read_zone(written)
        if isinstance(zone, ItemError):
            self._report((), zone)
        else:
            self._content.texts["zone"] = zone

    def _read_section(self, shape: ItemSchema[M], key: str, written: Data, items: SectionItems) -> None:
        if written is None or written is UNPARSED:
            if written is UNPARSED and shape.model is Event:
                self._set_aside((key,), written, None)
            return
        entries = self._named if key in ("kinds", "actors") else self._listed
        for path, data in entries(key, written):
            stop_if_asked()
            if isinstance(data, PartialEvent):
                self._entries += 1
                self._events[data.id] = path
                items.models.append(data)
                items.paths.append(path)
                continue
            model, findings = self._read_item(shape, path, data)
            problems = self._report_item(shape, path, data, findings, is_left_out=model is None)
            if model is not None:
                items.models.append(model)
                items.paths.append(path)
            if shape.model is Event:
                self._entries += 1
                if model is None:
                    self._leave_out(path, data, findings, problems)

    def _read_item(self, shape: ItemSchema[M], path: Path, data: Data) -> tuple[M | None, list[ItemError]]:
        """Convert an item, None where it cannot be read; and its errors, those that cost all of it first."""
        if data is UNPARSED:
            return None, []
        noun = NOUNS[shape.model]
        if not isinstance(data, dict):
            return None, [wrong_shape((), data, noun, f"write the keys of {noun} here")]
        model, findings = convert(shape, data)
        if path in self._partial:
            findings = [finding for finding in findings if finding.code != "missing-key"]
        if isinstance(model, Event) and self._events.setdefault(model.id, path) is not path:
            return None, [self._repeated(model.id), *findings]
        return model, sorted(findings, key=lambda finding: not costs_item(shape, finding))

    def _repeated(self, event: str) -> ItemError:
        place = self._places.place(*self._events[event], "id")
        message = f"`{event}` is already the id of an event, at {place}"
        return ItemError(("id",), "duplicate-id", message, "give one of them another id")

    def _report_item(
        self, shape: ItemSchema[M], path: Path, data: Data, findings: list[ItemError], *, is_left_out: bool
    ) -> tuple[Problem, ...]:
        """Report the errors in an item, and return the problems that are listed."""
        if not findings:
            return ()
        noun, concerns = NOUNS[shape.model] if is_left_out else "", _concerned(data, path)
        reported = [
            self._report(path, finding, left_out=noun, concerns=concerns)
            for finding in findings[:_MOST_OF_AN_ITEM]
        ]
        for finding in findings[_MOST_OF_AN_ITEM:]:
            self._untold.add(finding.severity, concerns, (path, finding))
        return tuple(problem for problem in reported if problem)

    def _leave_out(
        self, path: Path, data: Data, findings: list[ItemError], problems: tuple[Problem, ...]
    ) -> None:
        """Keep an entry that could not be read as an event, with its problems; at least one reason."""
        yaml = tuple(self._yaml.get(path, ()))
        is_costly = bool(findings) and (not yaml or costs_item(EVENT, findings[0]))
        if findings and not problems:
            problems = (self._places.problem(path, findings[0], concerns=_concerned(data, path)),)
        reasons = (*problems, *yaml) if is_costly else (*yaml, *problems)
        event = unread_event(
            data,
            findings,
            entry=self._entries,
            place=self._places.place(*path),
            reasons=tuple(dict.fromkeys(reasons)) or (self._reason(path),),
            follows=len(self._content.events.models) - 1 if self._content.events.models else None,
        )
        self._content.unread.append(event)

    def _reason(self, path: Path) -> Problem:
        """A problem around an entry that explains why it cannot be read, where it has none itself."""
        around = (
            self._yaml.get(path[:1])
            or [problem for problems in self._yaml.values() for problem in problems][-1:]
        )
        return (around or self._content.problems)[-1]

    def _set_aside(self, path: Path, written: Data, problem: Problem | None, first: int = 0) -> None:
        self._aside.append((path, entries_of(written, first), problem))

    def _last_items(self) -> tuple[Path, ...]:
        """The path of the last item of the file; empty where there is no item."""
        return tuple(islice((path for path in reversed(self._places.spans) if len(path) == REMEMBERED), 1))

    def _leave_out_aside(self, tree: YamlTree) -> None:
        """Keep the entries that were set aside; they come after every event that could be read."""
        repeated = [number for number, (name, _) in enumerate(tree.repeated) if name == "events"]
        for number in repeated:
            self._set_aside((number,), tree.repeated[number][1], None)
        for path in self._last_items():
            if path[0] in ("events", *repeated) and tree.unfinished is not None:
                self._aside.append((path, iter([((), tree.unfinished)]), None))
        for base, entries, problem in self._aside:
            for path, data in entries:
                self._entries += 1
                self._leave_out((*base, *path), data, [], (problem or self._reason(base),))

    def _listed(self, key: str, written: Data) -> Iterator[tuple[Path, Data]]:
        if not isinstance(written, list):
            remedy = "write each item on a line of its own after `- `"
            problem = self._report((), wrong_shape((key,), written, "a list", remedy))
            if key == "events":
                self._set_aside((key,), written, problem)
            return
        most = self._limits.events
        if len(written) > most:
            message = f"there are more than {most:,} items here; the rest is not read"
            problem = self._report(
                (key, most), ItemError((), "too-many-events", message, "split the chronology")
            )
            if key == "events":
                self._set_aside((key,), written, problem, most)
        for index, data in enumerate(written[:most]):
            yield (key, index), expand_item(key, data) if isinstance(data, dict) else data

    def _named(self, key: str, written: Data) -> Iterator[tuple[Path, Data]]:
        if not isinstance(written, dict):
            remedy = "write each as its id and a colon, with its keys below"
            self._report((), wrong_shape((key,), written, "a mapping", remedy))
            return
        for name, data in written.items():
            if name.startswith("x-"):
                continue
            if isinstance(data, dict) and "id" in data:
                self._report(
                    (key, name), ItemError(("id",), "unknown-key", _HAS_ID, "delete it", at_key=True)
                )
            yield (key, name), {**data, "id": name} if isinstance(data, dict) else data

    def _report(
        self, base: Path, finding: ItemError, *, left_out: str = "", concerns: tuple[str, ...] = ()
    ) -> Problem | None:
        """Add a problem for an error; None where the limit is reached, so that it is only counted."""
        if base and base[0] in ("kinds", "actors") and finding.path == ("id",):
            finding = replace(finding, path=(), at_key=True) if finding.code != "unknown-key" else finding
        if len(self._content.problems) >= self._limits.problems:
            self._untold.add(finding.severity, concerns, (base, finding))
            return None
        noun = left_out.rsplit(maxsplit=1)[-1] if left_out else ""
        hints = (f"the {noun} is skipped until this is fixed",) if noun else ()
        problem = self._places.problem(base, finding, hints=hints, concerns=concerns)
        self._content.problems.append(problem)
        return problem


def _concerned(item: Data, path: Path) -> tuple[str, ...]:
    """The ids of the events that a problem of an item is about, as far as they can be read."""
    if not isinstance(item, dict) or not path:
        return ()
    listed = {"events": [item.get("id")], "differences": item.get("events"), "searches": item.get("about")}
    ids = listed.get(str(path[0]))
    return tuple(event_id for event_id in ids if isinstance(event_id, str)) if isinstance(ids, list) else ()
