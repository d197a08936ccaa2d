"""How many statements a method of the index sends: as many for a large chronology as for a small one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

import pytest

from tests.index.making import index_of
from tui.chronology.chronology import Chronology
from tui.chronology.edtf import parse
from tui.chronology.enums import CitationRole, EventStatus
from tui.chronology.event import Actor, Citation, ContraryClaim, Difference, Event, EventKind, Version
from tui.chronology.source import Passage, Source
from tui.index.protocol import LaneKey, LaneSpec
from tui.index.records import ResultOrder
from tui.index.sqlite.sqlite_index import SqliteIndex
from tui.parsing.query.parse_query import Query, parse_query

DAY = parse("1900").last_day


def chronology(size: int) -> Chronology:
    """So many events, each with so many citations, actors, tags, kinds and differences."""
    some = range(size)
    cites = tuple(Citation(source=f"ledger-{n}", passage="1") for n in some)
    against = Citation(source="ledger-0", role=CitationRole.DISPUTES, says=ContraryClaim(date=parse("1899")))
    events = tuple(
        Event(
            id=f"lock-{n}",
            date=parse(f"{1810 + n % 50}"),
            title=f"Lock {n} is dug",
            kind=f"kind-{n}",
            status=EventStatus.REPORTED,
            actors=tuple(f"company-{other}" for other in some),
            tags=tuple(f"tag-{other}" for other in some),
            cites=(*cites, against),
            after=f"lock-{n - 1}" if n else None,
        )
        for n in some
    )
    differences = tuple(
        Difference(
            id=f"who-{n}",
            question="Who dug it?",
            events=tuple(event.id for event in events),
            versions=tuple(Version(says=f"Company {other}", cites=cites) for other in range(size + 1)),
        )
        for n in some
    )
    return Chronology(
        kinds=tuple(EventKind(id=f"kind-{n}", label=f"Kind {n}") for n in some),
        actors=tuple(Actor(id=f"company-{n}", name=f"Company {n}") for n in some),
        events=events,
        differences=differences,
        sources=tuple(
            Source(
                id=f"ledger-{n}",
                title=f"Ledger {n}",
                issued=parse("1890"),
                passages=(Passage(number=1, text="The lock was dug."),),
            )
            for n in some
        ),
    )


def query(text: str) -> Query:
    return parse_query(text)[0]


METHODS: dict[str, tuple[int, Callable[[SqliteIndex], object]]] = {
    "event": (2, lambda index: index.event("lock-0")),
    "event as of a day": (7, lambda index: index.event("lock-0", DAY)),
    "linked": (1, lambda index: index.linked("lock-0")),
    "related": (5, lambda index: index.related("lock-0")),
    "related as of a day": (5, lambda index: index.related("lock-0", as_of=DAY)),
    "differences": (2, lambda index: index.differences()),
    "differences as of a day": (3, lambda index: index.differences(as_of=DAY)),
    "conflicts": (4, lambda index: index.conflicts()),
    "conflicts as of a day": (3, lambda index: index.conflicts(DAY)),
    "sources": (1, lambda index: index.sources()),
    "overview": (2, lambda index: index.density(Query(), 660_000, 680_000, 100)),
    "overview of a search": (5, lambda index: index.density(query("lock"), 660_000, 680_000, 100)),
    "overview by actor": (
        6,
        lambda index: index.density(
            query("lock"), 660_000, 680_000, 100, LaneSpec(LaneKey.ACTOR, ("company-0",))
        ),
    ),
    "bars": (6, lambda index: index.bars(query("lock"))),
    "rows": (4, lambda index: index.rows(query("lock"))),
    "years": (5, lambda index: index.years(query("lock"))),
    "count": (4, lambda index: index.count(query("lock"))),
    "values of a field": (4, lambda index: index.facet(query("lock"), "actor")),
    "by relevance": (12, lambda index: index.ordered(query("lock"), ResultOrder.RELEVANCE)),
    "by kind": (8, lambda index: index.ordered(query("lock"), ResultOrder.KIND)),
    "by title": (8, lambda index: index.ordered(query("lock"), ResultOrder.TITLE)),
}
"""The most statements of each method, and the call."""


def statements(size: int, call: Callable[[SqliteIndex], object]) -> int:
    with closing(index_of(chronology(size))) as index:
        seen: list[str] = []
        index.database.ask(lambda connection: connection.set_trace_callback(seen.append))
        assert call(index)
        # FTS5 reads its own tables by statements that are traced as comments.
        return len([sql for sql in seen if not sql.startswith("--")])


@pytest.mark.parametrize("name", METHODS)
def test_a_large_chronology_takes_as_many_statements_as_a_small_one(name: str) -> None:
    most, call = METHODS[name]
    assert statements(2, call) == statements(12, call) <= most
