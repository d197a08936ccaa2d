"""Independent origins: repetition is not corroboration."""

import pytest

from tui.chronology.chronology import Chronology
from tui.chronology.enums import CitationRole, EventStatus
from tui.chronology.event import Citation, Event
from tui.chronology.source import Passage, Source
from tui.evidence.origins import origins_of

CHRONOLOGY = Chronology(
    sources=(
        Source(
            id="herald",
            title="The Herald",
            passages=(Passage(number=1, text="One.", origin="hearing"), Passage(number=2, text="Two.")),
        ),
        Source(
            id="courier",
            title="The Courier",
            origin="hearing",
            passages=(
                Passage(number=1, label="a", text="One.", origin="interview"),
                Passage(number=2, text="Two."),
            ),
        ),
    )
)


@pytest.mark.parametrize(
    ("cites", "origins"),
    [
        (["herald#1", "courier#2"], ("hearing",)),
        (["courier#a", "herald#2", "herald#1"], ("interview", "herald", "hearing")),
        (["herald", "courier"], ("herald", "hearing")),
        (["herald#99"], ("herald",)),
        (["nowhere#1"], ()),
        ([], ()),
    ],
)
def test_origins_in_order_of_citation(cites: list[str], origins: tuple[str, ...]) -> None:
    assert origins_of(event(cites), CHRONOLOGY) == origins


@pytest.mark.parametrize("role", [CitationRole.DISPUTES, CitationRole.CONTEXT])
def test_only_support_corroborates(role: CitationRole) -> None:
    assert origins_of(event(["herald#1"], role), CHRONOLOGY) == ()


def event(cites: list[str], role: CitationRole = CitationRole.SUPPORTS) -> Event:
    pairs = (cite.partition("#") for cite in cites)
    citations = tuple(Citation(source=source, passage=passage, role=role) for source, _, passage in pairs)
    return Event(id="closure", title="Closure", kind="works", status=EventStatus.REPORTED, cites=citations)
