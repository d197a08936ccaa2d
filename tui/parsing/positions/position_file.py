"""Reading one file of `positions/`: the entries of one party.

An entry that cannot be read without saying something false is left out as a whole, and it is kept that there
is one: nobody must seem unasked, or to have agreed, by a slip of the pen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from tui.chronology.enums import Answer
from tui.chronology.ids import is_id
from tui.chronology.positions.position import PartyPositions, Position
from tui.chronology.problem import Problem, Severity
from tui.parsing.errors import ItemError, Path, SyntaxFault, quote_value
from tui.parsing.events.citation_syntax import expand_citations
from tui.parsing.events.convert_items import ItemSchema, convert
from tui.parsing.events.validation_messages import unknown_key, wrong_shape
from tui.parsing.limits import Limits
from tui.parsing.locations import LocationMap
from tui.parsing.redaction import redact_names
from tui.parsing.safe_files import InputFile
from tui.parsing.yaml.tree import UNPARSED, Data, read_tree

POSITION = ItemSchema(Position, frozenset({"cites"}))
"""An entry may be read without one of its citations, and without nothing else."""
_KEYS = ("party", "entries")
_SKIPPED = ("the entry is skipped until this is fixed",)
_NO_FILE = ("the file is skipped until this is fixed",)


@dataclass(slots=True)
class PositionFile:
    """The content of one file of `positions/`."""

    places: LocationMap
    positions: PartyPositions | None = None
    """None where it cannot be told whose positions these are."""
    paths: list[Path] = field(default_factory=list)
    """The path of each entry in the file, in the same order."""
    problems: list[Problem] = field(default_factory=list)
    lost: set[tuple[str, str]] = field(default_factory=set)
    """The party and the event of each entry that could not be read; no event where that is unknown, too."""


def read_position_file(file: InputFile, limits: Limits) -> PositionFile:
    """Parse one file of positions, whose name is that of the party. Never raises for what is in it."""
    name = PurePosixPath(file.path).stem
    if file.fault is not None:
        places = LocationMap(file, "", {})
        return PositionFile(places, problems=[file.problem(file.fault)], lost={(name, "")})
    tree = read_tree(file.text, limits)
    redact_names(tree, file, limits)
    read = PositionFile(LocationMap(file, file.text, tree.spans))
    errors = [fault for fault in tree.faults if fault.severity is Severity.ERROR]
    read.problems += [file.problem(fault) for fault in tree.faults]
    if not tree.is_complete or tree.repeated or any(not read.places.item_at(one.start) for one in errors):
        read.lost.add((name, ""))
    _Reader(read, name).read(tree.data)
    del read.problems[limits.problems :]
    return read


class _Reader:
    def __init__(self, read: PositionFile, name: str) -> None:
        self._read = read
        self._name = name

    def read(self, data: Data) -> None:
        if data is UNPARSED:
            self._read.lost.add((self._name, ""))
        elif not isinstance(data, dict):
            self._lose(wrong_shape((), data, "a mapping", f"begin it with `party: {self._name}`"))
        elif self._is_of_its_name(data):
            for key in data:
                if key not in _KEYS and not key.startswith("x-"):
                    self._lose(unknown_key((key,), "a file of positions", _KEYS, data), hints=())
            self._read_entries(data.get("entries"))

    def _is_of_its_name(self, data: dict[str, Data]) -> bool:
        party, name = data.get("party"), self._name
        if not is_id(name):
            message = f"{quote_value(name)} cannot be an actor's id (the file has the name of its party)"
            remedy = "rename the file: give it the id of the actor, with .yaml behind it"
            fault = SyntaxFault("bad-party-name", 0, 0, message, remedy)
            self._read.problems.append(self._read.places.file.problem(fault, hints=_NO_FILE))
            # It may be meant for anybody.
            self._read.lost.add(("", ""))
        elif party is None:
            if self._read.places.file.text:
                message, remedy = "the file does not name its party", f"add `party: {name}`"
                self._lose(ItemError((), "missing-key", message, remedy))
        elif not isinstance(party, str):
            if party is not UNPARSED:
                self._lose(wrong_shape(("party",), party, "text", f"write `party: {name}`"))
        elif party == name:
            return True
        else:
            message = f"the party {quote_value(party)} is not the name of this file, {quote_value(name)}"
            remedy = f"write `party: {name}`, or rename the file"
            self._lose(ItemError(("party",), "party-differs", message, remedy))
            self._read.lost.add((party, ""))
        self._read.lost.add((name, ""))
        return False

    def _lose(self, finding: ItemError, hints: tuple[str, ...] = _NO_FILE) -> None:
        """Report an error because of which it is not known what the file says."""
        self._read.problems.append(self._read.places.problem((), finding, hints=hints))
        self._read.lost.add((self._name, ""))

    def _read_entries(self, written: Data) -> None:
        entries: list[tuple[Position, Path]] = []
        if isinstance(written, list):
            twice = self._repeated(written)
            for number, data in enumerate(written):
                entry = self._entry(number, data)
                if entry is not None and entry.event not in twice:
                    entries.append((entry, ("entries", number)))
        elif written is UNPARSED:
            self._read.lost.add((self._name, ""))
        elif written is not None:
            remedy = "write each entry on a line of its own after `- `"
            self._lose(wrong_shape(("entries",), written, "a list", remedy))
        self._read.positions = PartyPositions(party=self._name, entries=tuple(entry for entry, _ in entries))
        self._read.paths = [path for _, path in entries]

    def _repeated(self, written: list[Data]) -> frozenset[str]:
        """Report and return the events that have several entries: any of these may be the right one."""
        events = [_event_of(data) for data in written]
        counts = Counter(filter(None, events))
        first: dict[str, int] = {}
        for number, event in enumerate(events):
            if counts[event] > 1 and first.setdefault(event, number) != number:
                place = self._read.places.place("entries", first[event])
                message = f"`{event}` has an entry already, at {place}"
                remedy = "keep the entry of what was put last, and delete the other"
                error = ItemError(("event",), "position-repeated", message, remedy)
                hints = ("both entries are skipped until this is fixed",)
                self._report(("entries", number), error, event, hints)
                self._read.lost.add((self._name, event))
        return frozenset(first)

    def _entry(self, number: int, data: Data) -> Position | None:
        path, event = ("entries", number), _event_of(data)
        entry: Position | None = None
        if isinstance(data, dict):
            entry, findings = convert(POSITION, expand_citations(data))
            findings = [*findings, *(_contradictions(entry) if entry else ())]
            is_lost = entry is None or any(finding.code in _COSTLY for finding in findings)
        else:
            is_lost = True
            shape = wrong_shape((), data, "an entry", "write the keys of an entry here")
            findings = [] if data is UNPARSED else [shape]
        for finding in findings:
            self._report(path, finding, event, _SKIPPED if is_lost else ())
        if is_lost:
            self._read.lost.add((self._name, event))
            return None
        return entry

    def _report(self, path: Path, finding: ItemError, event: str, hints: tuple[str, ...]) -> None:
        concerns = (event,) if event else ()
        self._read.problems.append(self._read.places.problem(path, finding, hints=hints, concerns=concerns))


_COSTLY = frozenset(("no-answer-undated", "no-answer-answered", "answer-missing"))
"""Errors that cost an entry which could be read otherwise."""


def _contradictions(entry: Position) -> Iterator[ItemError]:
    """Yield what an entry says that cannot be so."""
    said = [
        key
        for key, value in (
            ("answered-on", entry.answered_on),
            ("version", entry.version.strip()),
            ("cites", entry.cites),
        )
        if value
    ]
    if entry.answer is Answer.NO_ANSWER:
        if entry.by is None:
            message = "`no-answer` has no day by which an answer was asked for"
            yield ItemError(("answer",), "no-answer-undated", message, "add `by` with that day")
        for key in said:
            message = f"the answer is `no-answer`, but there is `{key}`"
            remedy = f"write the answer that came, or delete `{key}`"
            yield ItemError((key,), "no-answer-answered", message, remedy, at_key=True)
    elif entry.answer is None and said:
        message = f"there is `{said[0]}`, but no `answer`"
        remedy = f"add `answer` with one of {', '.join(Answer)}"
        yield ItemError((said[0],), "answer-missing", message, remedy, at_key=True)


def _event_of(data: Data) -> str:
    """The event that an entry names; empty where it cannot be read."""
    event = data.get("event") if isinstance(data, dict) else None
    return event if isinstance(event, str) and is_id(event) else ""
