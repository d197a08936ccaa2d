"""Checking an event before it is written: every mistake with the key it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tui.chronology.keys import CitationKey
from tui.index.protocol import Index
from tui.parsing.events.citation_syntax import expand_citations
from tui.parsing.events.convert_items import EVENT, convert
from tui.parsing.events.validation_messages import known_keys
from tui.parsing.yaml.tree import Data
from tui.project.events.date_entry import DATE_KEYS, read_date_entry, read_dates
from tui.project.events.events_file import EventsFile
from tui.text.failure import Failure
from tui.text.masked_text import MASK
from tui.text.suggest import closest_match

_HIDDEN = "this contains a name that must not appear in this chronology"
_PSEUDONYM = "write a pseudonym, or words that identify nobody"


@dataclass(frozen=True, slots=True)
class EntryProblem:
    """A mistake in what is to be written."""

    key: str
    """Of the event: `date`; empty for the event as a whole."""
    message: str
    """What is wrong, in one sentence without a full stop."""
    remedy: str = ""
    """What to do, in one sentence without a full stop."""

    def as_line(self) -> str:
        """Return both in one line."""
        return Failure(self.message, self.remedy).as_line()


def check_entry(
    values: Mapping[str, Data], changed: Iterable[str], file: EventsFile, index: Index
) -> tuple[EntryProblem, ...]:
    """Return what is wrong with an event, in the order of its keys, at most one mistake for each.

    Args:
        values: All its keys and values; empty ones do not count.
        changed: The keys that are to be written: a mistake that stands in the file already is no hindrance
            to changing another value.
        file: The file as it is.
        index: Of the open chronology, for the sources and passages there are.
    """
    given = {key: value for key, value in values.items() if value}
    wanted = frozenset(changed)
    found: dict[str, EntryProblem] = {}
    for problem in (*_names(given, file), *_dates(given), *_shape(given), *_references(given, file, index)):
        if problem.key in wanted or (problem.key in _MUST and problem.key not in given):
            found.setdefault(problem.key, problem)
    order = known_keys(EVENT.model)
    return tuple(sorted(found.values(), key=lambda it: order.index(it.key) if it.key in order else -1))


_MUST = {"title": "write a title", "kind": "choose a kind", "status": "choose a status"}


def _dates(given: Mapping[str, Data]) -> Iterator[EntryProblem]:
    for key in DATE_KEYS:
        typed = given.get(key)
        if isinstance(typed, str) and isinstance(read := read_date_entry(typed), Failure):
            yield EntryProblem(key, read.message, read.remedy)


def _shape(given: Mapping[str, Data]) -> Iterator[EntryProblem]:
    for key, remedy in _MUST.items():
        if not given.get(key):
            yield EntryProblem(key, f"an event needs a {key}", remedy)
    for finding in convert(EVENT, expand_citations({"id": "event", **read_dates(given)}))[1]:
        yield EntryProblem(str(finding.path[0]) if finding.path else "", finding.message, finding.remedy)


def _names(given: Mapping[str, Data], file: EventsFile) -> Iterator[EntryProblem]:
    veil = file.names.veil
    for key, value in given.items():
        texts = list(_texts(value))
        if veil and any(veil.finds(text) for text in texts):
            yield EntryProblem(key, _HIDDEN, _PSEUDONYM)
        elif any(MASK in text for text in texts):
            yield EntryProblem(key, f"{MASK} stands for a name that is not shown", _PSEUDONYM)


def _texts(data: Data) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, (list, dict)):
        for part in data.values() if isinstance(data, dict) else data:
            yield from _texts(part)


def _references(given: Mapping[str, Data], file: EventsFile, index: Index) -> Iterator[EntryProblem]:
    kinds, actors = file.kinds(), file.actors()
    if kinds:
        yield from _unknown("kind", "kind", [given.get("kind")], kinds)
    for key in ("actors", "criticises"):
        written = given.get(key)
        yield from _unknown(key, "actor", written if isinstance(written, list) else [], actors)
    cites = expand_citations({"cites": given.get("cites")})["cites"]
    yield from _events_named(given, cites, file)
    for cited in cites if isinstance(cites, list) else []:
        if isinstance(cited, dict):
            cited_key = CitationKey(str(cited.get("source", "")), str(cited.get("passage", "")))
            if wrong := wrong_citation(cited_key, index):
                yield EntryProblem("cites", wrong.message, wrong.remedy)


def _events_named(given: Mapping[str, Data], cites: Data, file: EventsFile) -> Iterator[EntryProblem]:
    """The events that the event, or what its sources say instead, comes after or before."""
    said = (
        [cited.get("says") for cited in cites if isinstance(cited, dict)] if isinstance(cites, list) else []
    )
    placed = [("", given), *(("cites", one) for one in said if isinstance(one, dict))]
    named = [(field or key, one.get(key)) for field, one in placed for key in ("after", "before")]
    if any(name for _, name in named):
        known = {str(data.get("id")): "" for data in file.events if isinstance(data, dict)}
        for key, name in named:
            yield from _unknown(key, "event", [name], known)


def _unknown(key: str, noun: str, names: Iterable[Data], known: Mapping[str, str]) -> Iterator[EntryProblem]:
    for name in names:
        if isinstance(name, str) and name not in known:
            near = closest_match(name, known)
            listed = ", ".join(list(known)[:8])
            remedy = f"write {near}" if near else f"write one of: {listed}" if listed else ""
            yield EntryProblem(key, f"there is no {noun} `{name}`", remedy)


def wrong_citation(key: CitationKey, index: Index) -> Failure | None:
    """Return why a source or passage cannot be cited; None where it can."""
    if index.source(key.source) is None:
        near = closest_match(key.source, [source.id for source in index.sources()])
        return Failure(
            f"there is no source `{key.source}`", f"write {near}" if near else "see: dateline source"
        )
    keys = [passage.key for passage in index.passages(key.source)] if key.passage else []
    if key.passage and key.passage not in keys:
        near = closest_match(key.passage, keys)
        remedy = f"write {CitationKey(key.source, near)}" if near else f"see: dateline source {key.source}"
        return Failure(f"{key.source} has no passage `{key.passage}`", remedy)
    return None
