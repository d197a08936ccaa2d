"""Of which events an actor is shown to have been aware, by a day: as looking at every entry tells."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.index.making import LIMITS, VALUES, chronologies, found, index_of, is_aware
from tui.chronology.chronology import Chronology
from tui.chronology.edtf_date import EdtfDate
from tui.chronology.enums import Stance
from tui.index.knowledge_record import UndatedKnowledge
from tui.index.possible_events import only_possible
from tui.index.records import HiddenCounts
from tui.parsing.query.query import Field, Query, any_query, merge_queries, negate_query

FIELDS = st.builds(
    lambda values, negated: Query(fields=(Field("known-to", tuple(values), negated),)),
    st.lists(st.sampled_from(["keeper", "trinity-house", "nobody", "nowhere"]), min_size=1, max_size=2),
    st.booleans(),
)
OTHERS = st.sampled_from(
    [
        Query(words=("lam",)),
        Query(fields=(Field("kind", ("works",)),)),
        Query(is_=(Field("is", ("differs",)),)),
        Query(phrases=("lamp lamps",)),
        Query(fields=(Field("actor", (VALUES["actor"][0],), negated=True),)),
    ]
)
PARTS = st.recursive(
    FIELDS | OTHERS,
    lambda inner: (
        st.lists(inner, min_size=2, max_size=3).map(any_query)
        | inner.map(negate_query)
        | st.tuples(inner, inner).map(lambda two: merge_queries(*two))
    ),
    max_leaves=4,
)
KNOWN_TO = st.builds(
    lambda field, part, as_of, certainly: replace(
        merge_queries(field, part), as_of=as_of, certainly=certainly
    ),
    FIELDS,
    st.just(Query()) | PARTS,
    st.none() | LIMITS,
    st.booleans(),
)


@settings(max_examples=200, deadline=None)
@given(chronologies(), KNOWN_TO)
def test_finds_what_looking_at_every_entry_finds(chronology: Chronology, asked: Query) -> None:
    with closing(index_of(chronology)) as index:
        events = [placed.event.id for placed in found(asked, chronology)]
        assert [row.id for row in index.rows(asked)] == events
        assert index.count(asked) == len(events)
        # Nothing is hidden for having become public later.
        assert index.hidden(asked) == HiddenCounts()


@settings(max_examples=100, deadline=None)
@given(chronologies(), FIELDS, LIMITS)
def test_what_is_possible_is_not_certain(chronology: Chronology, asked: Query, by: EdtfDate) -> None:
    dated = replace(asked, as_of=by)
    with closing(index_of(chronology)) as index:
        possibly = {row.id for row in index.rows(dated)}
        certainly = {row.id for row in index.rows(replace(dated, certainly=True))}
        assert only_possible(index, dated) == possibly - certainly
        assert only_possible(index, replace(dated, certainly=True)) == frozenset()


@settings(max_examples=150, deadline=None)
@given(chronologies(), FIELDS, LIMITS, st.booleans())
def test_entries_without_a_date_are_counted_apart(
    chronology: Chronology, asked: Query, by: EdtfDate, certainly: bool
) -> None:
    field = asked.fields[0]

    def has(without_date: bool) -> set[int]:
        return {
            at
            for at, event in enumerate(chronology.events)
            for entry in event.knowledge
            if entry.actor in field.values
            and entry.stance is Stance.AWARE
            and (entry.since is None if without_date else is_aware(entry, by, certainly=certainly))
        }

    apart = len(has(without_date=True) - has(without_date=False))
    with closing(index_of(chronology)) as index:
        counted = index.undated_knowledge(replace(asked, as_of=by, certainly=certainly))
        assert counted == (UndatedKnowledge(fewer=apart) if field.negated else UndatedKnowledge(more=apart))
        assert index.undated_knowledge(asked) == UndatedKnowledge()


@settings(max_examples=100, deadline=None)
@given(chronologies(), FIELDS | OTHERS, LIMITS, st.booleans())
def test_a_facet_has_the_counts_of_the_searches(
    chronology: Chronology, asked: Query, by: EdtfDate, certainly: bool
) -> None:
    dated = replace(asked, as_of=by, certainly=certainly)
    rest = dated.without_field("known-to")
    with closing(index_of(chronology)) as index:
        facet = dict(index.facet(dated, "known-to"))
        for actor in ("keeper", "trinity-house", "nobody"):
            one = replace(rest, fields=(*rest.fields, Field("known-to", (actor,))))
            assert facet.get(actor, 0) == index.count(one)
