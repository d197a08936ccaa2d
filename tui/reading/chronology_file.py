"""`events.yaml`: kinds, actors, events and accounts, each by itself, so that a bad one loses no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, TypeVar

from tui.chronology.chronology import FORMAT, Chronology
from tui.chronology.event import Account, Event
from tui.chronology.fields import Model
from tui.chronology.problem import Problem, Severity
from tui.chronology.source import Source
from tui.reading.citations import with_citations
from tui.reading.convert import ACCOUNT, ACTOR, EVENT, KIND, Shape, convert
from tui.reading.explain import NOUNS, known_keys, unknown_key, value_at, wrong_shape
from tui.reading.faults import Finding, Path, shown
from tui.reading.files import File
from tui.reading.hiding import hide_names
from tui.reading.limits import Limits
from tui.reading.places import Places
from tui.reading.tree import REMEMBERED, UNREAD, Data, Tree, read_tree
from tui.text.stopping import stop_if_asked

NAME = "events.yaml"
KEYS = ("format", "title", "about", "notice", "kinds", "actors", "events", "accounts")
"""The keys of the file, in the order people write them."""

_BEGIN = f"begin it with `format: {FORMAT}`, and write events under `events:`"
_KEY_FAULTS = frozenset(("yaml-key", "yaml-merge-key", "control-character"))
"""Faults by which an item may lack a key that it has."""
_MOST_OF_AN_ITEM = 50
"""Problems told of one item."""
_OF_ITEMS = {key: NOUNS[model] for model in (Account, Event) for key in known_keys(model)}
"""Keys of what a file lists, by what has them."""
_HAS_ID = "`id` is not a key here: the name in front of the colon is the id"

M = TypeVar("M", bound=Model)


@dataclass(slots=True)
class Items:
    """The items of one section that could be read, and the path of each."""

    models: list[Any] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)


@dataclass(slots=True)
class ChronologyFile:
    """What `events.yaml` holds."""

    places: Places
    texts: dict[str, str] = field(default_factory=dict)
    """Title, about and notice, as far as they are there."""
    kinds: Items = field(default_factory=Items)
    actors: Items = field(default_factory=Items)
    events: Items = field(default_factory=Items)
    accounts: Items = field(default_factory=Items)
    problems: list[Problem] = field(default_factory=list)
    is_complete: bool = True
    """False where the file, or the rest of it, could not be read at all."""

    def chronology(self, sources: tuple[Source, ...]) -> Chronology:
        """The chronology that this file and these sources make."""
        sections = (self.kinds, self.actors, self.events, self.accounts)
        kinds, actors, events, accounts = (tuple(items.models) for items in sections)
        return Chronology(
            **self.texts, kinds=kinds, actors=actors, events=events, accounts=accounts, sources=sources
        )


def read_chronology_file(file: File, limits: Limits) -> ChronologyFile:
    """Read `events.yaml`. Never raises for what is in it."""
    if file.fault is not None:
        return ChronologyFile(Places(file, "", {}), problems=[file.problem(file.fault)], is_complete=False)
    tree = read_tree(file.text, limits)
    hide_names(tree, file, limits)
    found = ChronologyFile(Places(file, file.text, tree.spans), is_complete=tree.is_complete)
    _Reader(found, limits).read(tree)
    return found


class _Reader:
    def __init__(self, found: ChronologyFile, limits: Limits) -> None:
        self._found = found
        self._places = found.places
        self._limits = limits
        self._untold = 0
        self._first_untold: tuple[Path, Finding] | None = None
        # Of these nobody can say what is missing: it may be what could not be read.
        self._partial: set[Path] = set()

    def read(self, tree: Tree) -> None:
        data = tree.data
        if not tree.is_complete:
            items = (path for path in reversed(self._places.spans) if len(path) == REMEMBERED)
            self._partial.update(islice(items, 1))
        for fault in tree.faults:
            path = self._places.item_at(fault.start)
            if fault.code in _KEY_FAULTS:
                self._partial.add(path)
            concerns = _concerned(value_at(data, path), path)
            self._found.problems.append(self._places.file.problem(fault, concerns=concerns))
        if isinstance(data, dict):
            self._read_head(data)
            self._read_section(KIND, "kinds", data.get("kinds"), self._found.kinds)
            self._read_section(ACTOR, "actors", data.get("actors"), self._found.actors)
            self._read_section(EVENT, "events", data.get("events"), self._found.events)
            self._read_section(ACCOUNT, "accounts", data.get("accounts"), self._found.accounts)
        elif data is None and not tree.faults:
            nothing = "there is nothing in this file yet"
            self._report((), Finding((), "no-events", nothing, _BEGIN, severity=Severity.WARNING))
        elif data is not None and data is not UNREAD:
            self._report((), wrong_shape((), data, "a mapping", _BEGIN))
        if self._first_untold is not None:
            base, finding = self._first_untold
            message = f"{self._untold:,} more problems of this file are not told"
            told = Finding(finding.path, "too-many-problems", message, "put the others right first")
            self._found.problems.append(self._places.problem(base, replace(told, at_key=finding.at_key)))

    def _read_head(self, data: dict[str, Data]) -> None:
        written = data.get("format")
        remedy = f"write `format: {FORMAT}` on the first line"
        if isinstance(written, str) and written != FORMAT:
            message = f"the format {shown(written)} is not one that this version reads"
            self._report((), Finding(("format",), "format-unknown", message, remedy))
        elif not isinstance(written, str) and written is not UNREAD and self._found.is_complete:
            self._report((), Finding((), "format-missing", "the file does not name its format", remedy))
        for key in ("title", "about", "notice"):
            value = data.get(key)
            if isinstance(value, str):
                self._found.texts[key] = value.strip()
            elif isinstance(value, list | dict):
                self._report((), wrong_shape((key,), value, "text", "put it in quotation marks"))
        for key, value in data.items():
            if key not in KEYS and not key.startswith("x-"):
                finding = unknown_key((key,), "a chronology", KEYS, data)
                if key in _OF_ITEMS and not isinstance(value, dict):
                    remedy = f"indent it as far as the other keys of {_OF_ITEMS[key]}"
                    finding = replace(finding, remedy=remedy)
                self._report((), finding)

    def _read_section(self, shape: Shape[M], key: str, written: Data, items: Items) -> None:
        if written is None or written is UNREAD:
            return
        noun = NOUNS[shape.model]
        entries = self._named if key in ("kinds", "actors") else self._listed
        for path, data in entries(key, written):
            stop_if_asked()
            if data is UNREAD:
                continue
            if not isinstance(data, dict):
                finding = wrong_shape((), data, noun, f"write the keys of {noun} there")
                self._report(path, finding, left_out=noun)
                continue
            model, findings = convert(shape, data)
            if path in self._partial:
                findings = [finding for finding in findings if finding.code != "missing-key"]
            if model is not None:
                items.models.append(model)
                items.paths.append(path)
            for finding in findings[:_MOST_OF_AN_ITEM]:
                left_out = noun if model is None else ""
                self._report(path, finding, left_out=left_out, concerns=_concerned(data, path))
            if (more := findings[_MOST_OF_AN_ITEM:]) and self._first_untold is None:
                self._first_untold = path, more[0]
            self._untold += len(more)

    def _listed(self, key: str, written: Data) -> Iterator[tuple[Path, Data]]:
        if not isinstance(written, list):
            remedy = "write each item on a line of its own after `- `"
            self._report((), wrong_shape((key,), written, "a list", remedy))
            return
        most = self._limits.events
        if len(written) > most:
            message = f"there are more than {most:,} items here, and the rest is not read"
            self._report((key, most), Finding((), "too-many-events", message, "split the chronology"))
        for index, data in enumerate(written[:most]):
            yield (key, index), with_citations(data) if isinstance(data, dict) else data

    def _named(self, key: str, written: Data) -> Iterator[tuple[Path, Data]]:
        if not isinstance(written, dict):
            remedy = "write each as its id and a colon, with its keys below"
            self._report((), wrong_shape((key,), written, "a mapping", remedy))
            return
        for name, data in written.items():
            if name.startswith("x-"):
                continue
            if isinstance(data, dict) and "id" in data:
                self._report((key, name), Finding(("id",), "unknown-key", _HAS_ID, "delete it", at_key=True))
            yield (key, name), {**data, "id": name} if isinstance(data, dict) else data

    def _report(
        self, base: Path, finding: Finding, *, left_out: str = "", concerns: tuple[str, ...] = ()
    ) -> None:
        if base and base[0] in ("kinds", "actors") and finding.path == ("id",):
            finding = replace(finding, path=(), at_key=True) if finding.code != "unknown-key" else finding
        if len(self._found.problems) >= self._limits.problems:
            self._untold += 1
            self._first_untold = self._first_untold or (base, finding)
            return
        noun = left_out.rsplit(maxsplit=1)[-1] if left_out else ""
        hints = (f"the {noun} is left out until this is put right",) if noun else ()
        problem = self._places.problem(base, finding, hints=hints, concerns=concerns)
        self._found.problems.append(problem)


def _concerned(item: Data, path: Path) -> tuple[str, ...]:
    """The ids of the events that a problem of an item belongs to, as far as they can be told."""
    if not isinstance(item, dict) or not path:
        return ()
    ids = {"events": [item.get("id")], "accounts": item.get("events")}.get(str(path[0]))
    return tuple(one for one in ids if isinstance(one, str)) if isinstance(ids, list) else ()
