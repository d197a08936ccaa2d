"""Chronologies for the tests of the index, and what a query finds in them by the plainest way."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from tui.chronology.chronology import Chronology
from tui.chronology.edtf import parse
from tui.chronology.edtf_date import FAR, EdtfDate
from tui.chronology.enums import CitationRole, EventStatus, KnowledgeForm, QuoteStatus, Stance, TextKind
from tui.chronology.event import (
    Actor,
    Citation,
    ContraryClaim,
    Difference,
    Event,
    EventKind,
    Knowledge,
    Version,
)
from tui.chronology.keys import WordsHash
from tui.chronology.problem import Problem
from tui.chronology.source import Passage, Source
from tui.evidence.clocks import clocks_of
from tui.evidence.differences import find_differing
from tui.evidence.origins import origins_of
from tui.evidence.quotations.quote_check import check_quotes
from tui.index.event_order import OrderedEvent, sort_events
from tui.index.sqlite.builder.index_builder import fill_tables
from tui.index.sqlite.sqlite_index import SqliteIndex
from tui.parsing.events.chronology_file import ChronologyFile
from tui.parsing.loader import LoadedChronology
from tui.parsing.locations import LocationMap
from tui.parsing.query.fields import IS_WORDS
from tui.parsing.query.query import Field, Query, any_query, merge_queries, negate_query
from tui.parsing.safe_files import InputFile
from tui.text.search_text import normalize
from tui.validation.check import CheckedChronology


def reading_of(chronology: Chronology, problems: Sequence[Problem] = ()) -> LoadedChronology:
    """As if it had been read from a file in which nothing has its place."""
    return LoadedChronology(
        chronology=chronology,
        problems=tuple(problems),
        is_complete=True,
        kind_paths=tuple(("kinds", kind.id) for kind in chronology.kinds),
        actor_paths=tuple(("actors", actor.id) for actor in chronology.actors),
        event_paths=tuple(("events", at) for at in range(len(chronology.events))),
        difference_paths=tuple(("differences", at) for at in range(len(chronology.differences))),
        search_paths=tuple(("searches", at) for at in range(len(chronology.searches))),
        file_hashes={"events.yaml": "00"},
        _main=ChronologyFile(LocationMap(InputFile("events.yaml"), "", {})),
        _corpus={},
    )


def index_of(chronology: Chronology, problems: Sequence[Problem] = ()) -> SqliteIndex:
    """Its index, in memory."""
    return SqliteIndex.in_memory(
        lambda connection: fill_tables(connection, reading_of(chronology), CheckedChronology(tuple(problems)))
    )


def found(query: Query, chronology: Chronology) -> list[OrderedEvent]:
    """What a query finds, by looking at one event after another."""
    return [placed for placed in sort_events(chronology.events) if _finds(query, placed.event, chronology)]


def _finds(query: Query, event: Event, chronology: Chronology) -> bool:
    by = aware_by(query)
    if query.as_of and not by:
        known, day = clocks_of(event, chronology).public, query.as_of.last_day
        if known is None or known.first_day > day:
            return False
        chronology, event = as_known(chronology, day), _as_known(event, chronology, day)
    return _holds(query, event, chronology, certainly=query.certainly, aware_by=by)


def aware_by(query: Query) -> EdtfDate | None:
    """By when the actors of `known-to:` were aware: the as-of day, where the query names any."""
    return query.as_of if "known-to:" in str(query) else None


def is_aware(entry: Knowledge, by: EdtfDate | None, *, certainly: bool) -> bool:
    """Whether an entry shows its actor to have been aware by the end of a date; None for whenever."""
    if entry.stance is Stance.UNAWARE:
        return False
    if by is None:
        return True
    if entry.since is None:
        return False
    # The latest day of the date; of one without an end, the latest on which it began.
    ends = entry.since.last_day < FAR
    latest = entry.since.last_day if ends else entry.since.begun_by
    return (latest if certainly else entry.since.first_day) <= by.last_day


def _holds(
    query: Query, event: Event, chronology: Chronology, *, certainly: bool, aware_by: EdtfDate | None
) -> bool:
    """Whether what a query asks for holds of what there is of an event."""
    aware = [entry.actor for entry in event.knowledge if is_aware(entry, aware_by, certainly=certainly)]
    if not _in_time(query, event, certainly=certainly):
        return False
    lines = [f" {normalize(text)} " for text in texts_of(event, chronology)]
    words = [word for line in lines for word in line.split()]
    return (
        all(any(word.startswith(start) for word in words) for start in query.words)
        and not any(word.startswith(start) for word in words for start in query.without)
        and all(any(f" {phrase} " in line for line in lines) for phrase in query.phrases)
        and not any(f" {phrase} " in line for line in lines for phrase in query.without_phrases)
        and all(
            _has(field, event, chronology, aware) is not field.negated
            for field in (*query.fields, *query.is_)
        )
        and all(
            any(
                _holds(each, event, chronology, certainly=certainly, aware_by=aware_by)
                for each in group.alternatives
            )
            is not group.negated
            for group in query.groups
        )
    )


def as_known(chronology: Chronology, day: int) -> Chronology:
    """What of a chronology there was by a day: its sources, what cites them, and no note of the editor's."""
    differences = []
    for difference in chronology.differences:
        versions = [
            version.model_copy(update={"cites": cites})
            for version in difference.versions
            if (cites := _issued(version.cites, chronology, day))
        ]
        if len(versions) > 1:
            differences.append(difference.model_copy(update={"versions": tuple(versions), "note": ""}))
    events = tuple(_as_known(event, chronology, day) for event in chronology.events)
    return Chronology(
        kinds=chronology.kinds,
        actors=chronology.actors,
        events=events,
        differences=tuple(differences),
        sources=tuple(
            source for source in chronology.sources if source.issued and source.issued.first_day <= day
        ),
    )


def _as_known(event: Event, chronology: Chronology, day: int) -> Event:
    entries = (
        entry.model_copy(update={"cites": _issued(entry.cites, chronology, day)}) for entry in event.knowledge
    )
    left = {
        "cites": _issued(event.cites, chronology, day),
        "note": "",
        "knowledge": tuple(entry for entry in entries if entry.cites),
    }
    return event.model_copy(update=left)


def _issued(cites: tuple[Citation, ...], chronology: Chronology, day: int) -> tuple[Citation, ...]:
    sources = (chronology.source_by_id.get(citation.source) for citation in cites)
    return tuple(
        citation
        for citation, source in zip(cites, sources, strict=True)
        if source and source.issued and source.issued.first_day <= day
    )


def texts_of(event: Event, chronology: Chronology) -> Iterator[str]:
    """The texts of an event that a search looks through."""
    yield from (event.id, event.title, event.summary, event.note, *event.tags)
    yield from (kind.label for kind in chronology.kinds if kind.id == event.kind)
    yield from (actor.name for actor in chronology.actors if actor.id in event.actors)
    for citation in event.cites:
        source = chronology.source_by_id.get(citation.source)
        finding = check_quotes(citation, source)
        named = source.by_key.get(citation.passage) if source else None
        # What a missing quotation is only like is a hint, and not the passage that is cited.
        passage = named if finding.status is QuoteStatus.MISSING else finding.passage or named
        if passage:
            yield passage.text
    for entry in event.knowledge:
        yield from (entry.what, entry.part)
    for difference in chronology.differences:
        if event.id in difference.events:
            yield from (
                difference.question,
                difference.note,
                *(version.says for version in difference.versions),
            )


def _has(field: Field, event: Event, chronology: Chronology, aware: Sequence[str]) -> bool:
    sources = [chronology.source_by_id.get(citation.source) for citation in event.cites]
    pairs = [
        (source, source.by_key.get(citation.passage))
        for citation, source in zip(event.cites, sources, strict=True)
        if source
    ]
    statuses = {
        check_quotes(citation, source).status.value
        for citation, source in zip(event.cites, sources, strict=True)
    }
    marks = {
        "differs": event.id in find_differing(chronology),
        "approximate": bool(event.date and event.date.approximate),
        "undated": event.date is None,
        "single-origin": len(origins_of(event, chronology)) == 1,
        "not-held": "not-held" in statuses,
        "unanswered": bool(event.criticises),
        "agreed": False,
        "looked-for": any(event.id in search.about for search in chronology.searches),
        "unverified": not statuses or bool(statuses - {"exact", "normalised", "cited", "whole", "not-held"}),
    }
    values = {
        "kind": [event.kind],
        "actor": event.actors,
        "known-to": aware,
        "source": [citation.source for citation in event.cites],
        "status": [event.status.value],
        "tag": event.tags,
        "origin": [source.origin_of(passage) for source, passage in pairs],
        "speaker": [passage.speaker for _, passage in pairs if passage],
        "said-by": [actor for _, passage in pairs if passage for actor in passage.said_by],
        "is": [mark for mark, holds in marks.items() if holds],
    }
    return any(" ".join(value.casefold().split()) in field.values for value in values[field.name])


def _in_time(query: Query, event: Event, *, certainly: bool) -> bool:
    limits = (query.first_day, query.last_day, query.starts_before, query.ends_after)
    if all(limit is None for limit in limits):
        return True
    if event.date is None or query.is_contradictory:
        return False
    start = event.date.begun_by if certainly else event.date.first_day
    end = event.date.lasts_to if certainly else event.date.last_day
    return (
        (query.first_day is None or end >= query.first_day)
        and (query.last_day is None or start <= query.last_day)
        and (query.starts_before is None or start < query.starts_before)
        and (query.ends_after is None or end > query.ends_after)
    )


TEXTS = st.lists(
    st.sampled_from(
        [
            "Lamp",
            "lamps",
            "keeper's",
            "élan",
            "fog_horn",
            "STRASSE",
            "Straße",
            "1911",
            "and",
            "NOT",
            "灯台",
            "𞤢𞤣",
            "ﬁne",
            "\u0301",
        ]
    ),
    max_size=4,
).map(" ".join)
IDS = st.sampled_from(["lamp", "fog-horn", "keeper", "keeper-2", "rock", "1911"])
DATES = st.sampled_from(
    [
        *("1911", "1911-03", "1911-03-02", "1911-03-02T10:00", "1911-21", "1910~", "1911?", "191X", "-0001"),
        *("[1910..1912]", "../1912", "1911/..", "/1911", "1910/1912", "1911-02~/1911-04?"),
    ]
)
SOME = st.none() | DATES.map(parse)
ACTORS = st.sampled_from(["keeper", "trinity-house", "nobody"])
TAGS = st.sampled_from(["Light", "light house", "fog,horn", 'a "b"', "*", "STRASSE"])
SPEAKERS = st.sampled_from(["", "witness", "Trinity House"])
QUOTES = st.sampled_from(["", "", "lamp", "Lamp lamps", "nowhere"])


@st.composite
def chronologies(draw: st.DrawFn) -> Chronology:
    """Small, and wrong in every way that a reader lets pass: unknown ids, repeated ones, missing passages."""
    passages = st.builds(
        lambda text, speaker, said_by, origin, words_hash: {
            "text": text,
            "speaker": speaker,
            "said_by": said_by,
            "origin": origin,
            "hash": words_hash,
        },
        TEXTS,
        SPEAKERS,
        st.lists(st.sampled_from(["keeper", "trinity-house", "nobody"]), max_size=2, unique=True).map(tuple),
        st.sampled_from(["", "inquest"]),
        st.sampled_from([None, WordsHash(words=1, digest="0" * 16)]),
    )
    sources = [
        Source(
            id=name,
            title=name,
            issued=draw(SOME),
            text=draw(st.sampled_from(TextKind)),
            passages=tuple(
                Passage(number=at, **one) for at, one in enumerate(draw(st.lists(passages, max_size=3)), 1)
            ),
        )
        for name in draw(st.lists(st.sampled_from(["gazette", "log-book"]), unique=True))
    ]
    citation = st.builds(
        Citation,
        source=st.sampled_from(["gazette", "log-book", "nowhere"]),
        passage=st.sampled_from(["", "1", "2", "9"]),
        quote=QUOTES,
        role=st.sampled_from(CitationRole),
        says=st.none() | st.builds(ContraryClaim, date=SOME, title=st.just("")),
    )
    cites = st.lists(citation, max_size=2).map(tuple)
    words = TEXTS.map(lambda text: text.strip() or "-")
    entry = st.fixed_dictionaries(
        {
            "actor": ACTORS,
            "part": TEXTS,
            "how": st.sampled_from(KnowledgeForm),
            "said-by": st.sampled_from(["", "keeper", "a witness"]),
            "what": words,
            "stance": st.sampled_from([Stance.AWARE, Stance.AWARE, Stance.UNAWARE]),
            "from": SOME,
            "cites": cites,
            "status": st.sampled_from(EventStatus),
        }
    ).map(Knowledge.model_validate)
    event = st.builds(
        Event,
        id=IDS,
        date=SOME,
        after=st.none() | IDS,
        before=st.none() | IDS,
        title=TEXTS.map(lambda text: text.strip() or "-"),
        kind=st.sampled_from(["works", "wreck", "unheard-of"]),
        status=st.sampled_from(EventStatus),
        actors=st.lists(ACTORS, max_size=3).map(tuple),
        summary=TEXTS,
        cites=cites,
        public=SOME,
        knowledge=st.lists(entry, max_size=2).map(tuple),
        tags=st.lists(TAGS, max_size=2).map(tuple),
        note=TEXTS,
    )
    version = st.builds(Version, says=words, cites=cites)
    difference = st.builds(
        Difference,
        id=st.just("light"),
        question=words,
        note=TEXTS,
        events=st.lists(IDS, max_size=2).map(tuple),
        versions=st.lists(version, max_size=2).map(tuple),
    )
    return Chronology(
        kinds=(EventKind(id="works", label="Works at the lamp"), EventKind(id="wreck", label="Wrecks")),
        actors=(Actor(id="keeper", name="The keeper"), Actor(id="trinity-house", name="Trinity House")),
        events=tuple(draw(st.lists(event, max_size=6))),
        differences=tuple(draw(st.lists(difference, max_size=1))),
        sources=tuple(sources),
    )


WORDS = st.sampled_from(
    [
        "l",
        "lam",
        "lamp",
        "lamps",
        "keeper",
        "kee",
        "elan",
        "fog",
        "stras",
        "1",
        "not",
        "灯",
        "𞤢",
        "fine",
        "zz",
    ]
)
PHRASES = st.sampled_from(
    ["lamp", "lamp lamps", "lamps lamp", "the keeper", "fog horn", "works at", "lamp 1911", "zz lamp"]
)
VALUES = {
    "kind": ["works", "unheard-of"],
    "actor": ["keeper", "nobody"],
    "known-to": ["keeper", "nobody", "nowhere"],
    "source": ["gazette", "nowhere"],
    "status": ["disputed", "reported"],
    "tag": ["light", "light house", "fog,horn", 'a "b"', "*", "strasse", '" OR "'],
    "origin": ["inquest", "gazette"],
    "speaker": ["witness", "trinity house"],
    "said-by": ["keeper", "nobody"],
    "is": IS_WORDS,
}


def _fields(*names: str) -> st.SearchStrategy[tuple[Field, ...]]:
    field = st.sampled_from(names).flatmap(
        lambda name: st.builds(
            Field,
            st.just(name),
            st.lists(st.sampled_from(VALUES[name]), min_size=1, max_size=2).map(tuple),
            st.booleans(),
        )
    )
    return st.lists(field, max_size=2).map(tuple)


def _few(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(values, max_size=2, unique=True).map(tuple)


LIMITS = st.sampled_from(
    ["1910", "1911", "1911-03", "1911-03-02", "1911-12-31", "1912", "../1911", "1911?"]
).map(parse)
ASPECTS: dict[str, st.SearchStrategy[object]] = {
    "words": _few(WORDS),
    "phrases": _few(PHRASES),
    "without": _few(WORDS),
    "without_phrases": _few(PHRASES),
    "fields": _fields(*(name for name in VALUES if name != "is")),
    "is_": _fields("is"),
    "from_": LIMITS,
    "to": LIMITS,
    "before": LIMITS,
    "after": LIMITS,
    "as_of": LIMITS,
}
FLAT = sorted(ASPECTS.keys() - {"as_of"})


def _of_aspects(names: list[str], least: int) -> st.SearchStrategy[dict[str, Any]]:
    """The values of one or two aspects, because what asks for everything at once finds nothing."""
    return st.lists(st.sampled_from(names), min_size=least, max_size=2, unique=True).flatmap(
        lambda some: st.fixed_dictionaries({name: ASPECTS[name] for name in some})
    )


def _grouped(inner: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    """Queries joined by OR, or negated as a whole."""
    return st.lists(inner, min_size=2, max_size=3).map(any_query) | inner.map(negate_query)


PARTS = st.recursive(
    _of_aspects(FLAT, 1).map(lambda asked: Query(**asked)),
    lambda inner: _grouped(inner) | st.tuples(inner, inner).map(lambda two: merge_queries(*two)),
    max_leaves=4,
)
"""What may stand in parentheses."""
QUERIES = st.builds(
    lambda asked, grouped, certainly: replace(merge_queries(Query(**asked), grouped), certainly=certainly),
    _of_aspects(sorted(ASPECTS), 0),
    st.just(Query()) | _grouped(PARTS),
    st.booleans(),
)
