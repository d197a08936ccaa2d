"""Differences: when two dates cannot both be true, and when an event counts as differing."""

import pytest

from tui.chronology.chronology import Chronology
from tui.chronology.edtf import parse
from tui.chronology.edtf_date import are_compatible
from tui.chronology.enums import CitationRole, EventStatus
from tui.chronology.event import Citation, ContraryClaim, Difference, Event, Version
from tui.evidence.differences import (
    conflicts_by_date,
    date_conflicts,
    find_differing,
)


@pytest.mark.parametrize(
    ("one", "other", "both_true"),
    [
        ("2012", "2012-05", True),
        ("2012", "2013-05-14", False),
        ("2013-05-14", "2013-05-15", False),
        ("2013-05-14", "2013-05-13~", True),
        ("2004/2012", "2006", False),
        ("2004/2012", "2004/2011", False),
        ("2004/2012", "2004/2012-06", True),
        ("2004/..", "2004/2012", True),
        ("2004/", "2004/2012", True),
        ("/2012", "2004/2012", True),
        ("../2011", "2004/2012", False),
        ("201X", "2016", True),
        ("201X", "2020", False),
        ("[2006..2012]", "2009", True),
    ],
)
def test_compatible(one: str, other: str, both_true: bool) -> None:
    assert are_compatible(parse(one), parse(other)) is both_true
    assert are_compatible(parse(other), parse(one)) is both_true


def test_conflicts_are_the_citations_that_give_another_date() -> None:
    agrees = Citation(source="herald", says=ContraryClaim(date=parse("1874-06")))
    conflicts_with = Citation(
        source="courier", role=CitationRole.DISPUTES, says=ContraryClaim(date=parse("1875"))
    )
    silent = Citation(source="echo", says=ContraryClaim(title="It was never lit"))
    assert date_conflicts(event("lit", "1874", agrees, conflicts_with, silent)) == (conflicts_with,)
    assert date_conflicts(event("lit", None, conflicts_with)) == ()


def test_differing() -> None:
    events = (
        event("plain", "1874", Citation(source="herald")),
        event("listed", "1874", Citation(source="herald")),
        event("contradicted", "1874", Citation(source="herald", role=CitationRole.DISPUTES)),
        event("dated-otherwise", "1874", Citation(source="herald", says=ContraryClaim(date=parse("1875")))),
        event("disputed", "1874", status=EventStatus.DISPUTED),
    )
    difference = Difference(id="when", question="When?", events=("listed", "nowhere"))
    chronology = Chronology(events=events, differences=(difference,))
    assert find_differing(chronology) == {"listed", "contradicted", "dated-otherwise", "disputed"}


def test_dates_that_conflict_are_differences_of_their_own() -> None:
    herald, echo = Citation(source="herald", passage="1"), Citation(source="echo", role=CitationRole.CONTEXT)
    later = Citation(
        source="courier", passage="2", role=CitationRole.DISPUTES, says=ContraryClaim(date=parse("1875"))
    )
    same = Citation(source="gazette", says=ContraryClaim(date=parse("1875")))
    latest = Citation(source="diary", says=ContraryClaim(date=parse("1876")))
    lit = event("lit", "1874", herald, echo, later, same, latest)
    (found,) = conflicts_by_date(Chronology(events=(lit, event("plain", "1874", herald))))
    assert found.event is lit
    assert found.versions == (
        (parse("1874"), (herald,)),
        (parse("1875"), (later, same)),
        (parse("1876"), (latest,)),
    )


@pytest.mark.parametrize(
    ("events", "cited", "told"),
    [
        (("lit",), Citation(source="courier", passage="2"), True),
        (("lit",), Citation(source="courier"), True),
        (("lit",), Citation(source="courier", passage="3"), False),
        (("lit",), Citation(source="herald", passage="2"), False),
        (("other",), Citation(source="courier", passage="2"), False),
    ],
)
def test_an_difference_of_the_same_passage_tells_of_the_conflict(
    events: tuple[str, ...], cited: Citation, told: bool
) -> None:
    says = ContraryClaim(date=parse("1875"))
    lit = event("lit", "1874", Citation(source="courier", passage="2", role=CitationRole.DISPUTES, says=says))
    difference = Difference(
        id="when", question="When?", events=events, versions=(Version(says="so", cites=(cited,)),)
    )
    assert bool(list(conflicts_by_date(Chronology(events=(lit,), differences=(difference,))))) is not told


def event(name: str, date: str | None, *cites: Citation, status: EventStatus = EventStatus.REPORTED) -> Event:
    when = parse(date) if date else None
    return Event(id=name, date=when, title="The lamp is lit", kind="works", status=status, cites=cites)
