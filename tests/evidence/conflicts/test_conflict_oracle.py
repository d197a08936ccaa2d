"""Sets of statements against brute force: every day of a small world is tried."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evidence.conflicts.village import chronology, event, says
from tui.chronology.calendar import day_number, iso_date
from tui.chronology.edtf import parse
from tui.chronology.event import Event
from tui.evidence.conflicts.conflicts import find_conflicts
from tui.evidence.conflicts.time_statements import StatementKind, TimeStatement

DAYS = 12
FIRST = day_number(2013, 5, 1)
NAMES = "abcdef"


class Said(NamedTuple):
    """A statement: of a date from one day to another, or of what comes before an event."""

    event: int
    first: int
    last: int
    earlier: int | None = None
    is_own: bool = True


def _date(first: int, last: int) -> str:
    low, high = iso_date(FIRST + first), iso_date(FIRST + last)
    return low if first == last else f"[{low}..{high}]"


def _events(count: int, statements: list[Said]) -> list[Event]:
    """The events with these statements: its own at most once of each kind, all others by sources."""
    keys: list[dict[str, object]] = [{} for _ in range(count)]
    cites: list[list[dict[str, object]]] = [[] for _ in range(count)]
    for number, one in enumerate(statements):
        key = "date" if one.earlier is None else "after"
        value = _date(one.first, one.last) if one.earlier is None else NAMES[one.earlier]
        if one.is_own and key not in keys[one.event]:
            keys[one.event][key] = value
        else:
            cites[one.event].append(says(f"log#{number + 1}", **{key: value}))
    return [event(NAMES[at], cites=cites[at], **keys[at]) for at in range(count)]


def _can_hold(statements: tuple[TimeStatement, ...] | list[TimeStatement]) -> bool:
    """Whether days can be given to the events so that all hold, with days in their own order."""
    links = [one.ends for one in statements if one.kind is not StatementKind.DATE]
    if _has_circle(links):
        return False
    names = sorted({name for one in statements for name in (one.event, *_other(one))})
    dates = {one.key: parse(one.value) for one in statements if one.kind is StatementKind.DATE}
    for days in product(range(DAYS), repeat=len(names)):
        day = dict(zip(names, days, strict=True))
        if all(day[one] <= day[other] for one, other in links) and all(
            date.first_day <= FIRST + day[key[1]] <= date.last_day for key, date in dates.items()
        ):
            return True
    return False


def _other(statement: TimeStatement) -> tuple[str, ...]:
    return () if statement.kind is StatementKind.DATE else (statement.value,)


def _has_circle(links: list[tuple[str, str]]) -> bool:
    """Whether what comes before what goes round: then not even the hours of one day can do it."""
    left = set(links)
    while left:
        ends = {earlier for earlier, _ in left}
        kept = {(earlier, later) for earlier, later in left if later in ends}
        if kept == left:
            return True
        left = kept
    return False


@st.composite
def true_statements(draw: st.DrawFn, most: int = 6) -> tuple[list[int], list[Said]]:
    """True days of some events, and statements that are true of them."""
    days = draw(st.lists(st.integers(0, DAYS - 1), min_size=1, max_size=most))
    ranks = draw(st.permutations(range(len(days))))
    order = sorted(range(len(days)), key=lambda at: (days[at], ranks[at]))
    place = {at: number for number, at in enumerate(order)}
    statements = []
    for _ in range(draw(st.integers(0, 10))):
        at, is_own = draw(st.integers(0, len(days) - 1)), draw(st.booleans())
        other = draw(st.integers(0, len(days) - 1))
        if other != at and draw(st.booleans()):
            earlier, later = sorted((at, other), key=place.__getitem__)
            statements.append(Said(later, 0, 0, earlier, is_own))
        else:
            first = draw(st.integers(0, days[at]))
            statements.append(Said(at, first, draw(st.integers(days[at], DAYS - 1)), None, is_own))
    return days, statements


@given(true_statements())
@settings(max_examples=500, deadline=None)
def test_what_is_true_can_all_hold(drawn: tuple[list[int], list[Said]]) -> None:
    days, statements = drawn
    found = find_conflicts(chronology(*_events(len(days), statements)))
    assert (found.sets, found.pairs, found.more) == ((), 0, 0)


@st.composite
def planted(draw: st.DrawFn) -> tuple[int, list[Said]]:
    """True statements, and some of which nothing is known."""
    days, statements = draw(true_statements(4))
    count = len(days)
    for _ in range(draw(st.integers(1, 4))):
        at, other, is_own = (
            draw(st.integers(0, count - 1)),
            draw(st.integers(0, count - 1)),
            draw(st.booleans()),
        )
        if at != other and draw(st.booleans()):
            statements.append(Said(at, 0, 0, other, is_own))
        else:
            first = draw(st.integers(0, DAYS - 1))
            statements.append(Said(at, first, draw(st.integers(first, DAYS - 1)), None, is_own))
    return count, statements


@given(planted())
@settings(max_examples=150, deadline=None)
def test_every_set_is_a_smallest_one_and_one_is_found_where_there_is_any(
    drawn: tuple[int, list[Said]],
) -> None:
    count, statements = drawn
    written = chronology(*_events(count, statements))
    found = find_conflicts(written)
    for conflict in found.sets:
        assert not _can_hold(conflict.statements)
        for at in range(len(conflict.statements)):
            assert _can_hold(conflict.statements[:at] + conflict.statements[at + 1 :])
    everything = _all_statements(written.events)
    assert bool(found.sets or found.pairs) == (not _can_hold(everything))


def _all_statements(events: tuple[Event, ...]) -> list[TimeStatement]:
    said = []
    for one in events:
        claims = [cite.says for cite in one.cites if cite.says]
        dates = [one.date, *(claim.date for claim in claims)]
        said += [TimeStatement(StatementKind.DATE, one.id, date.text, ("events",)) for date in dates if date]
        after = [one.after, *(claim.after for claim in claims)]
        said += [TimeStatement(StatementKind.AFTER, one.id, other, ("events",)) for other in after if other]
    return said
