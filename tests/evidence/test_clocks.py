"""Clocks: what is given wins, then the earliest date of issue that supports the event."""

import pytest

from tui.chronology.chronology import Chronology
from tui.chronology.edtf import parse
from tui.chronology.enums import CitationRole, EventStatus
from tui.chronology.event import Citation, Event
from tui.chronology.source import Source
from tui.evidence.clocks import clocks_of

ISSUED = {"late": "1885-03-01", "early": "1884", "first": "1880~", "undated": None}
CHRONOLOGY = Chronology(
    sources=tuple(
        Source(id=name, title=name, issued=parse(issued) if issued else None)
        for name, issued in ISSUED.items()
    )
)


@pytest.mark.parametrize(
    ("given", "supports", "context", "public", "issued"),
    [
        (None, ["late", "early"], [], "1884", "1884"),
        (None, ["late"], ["first"], "1885-03-01", "1885-03-01"),
        (None, [], ["late", "first"], None, "1880~"),
        (None, ["undated", "nowhere"], [], None, None),
        (None, [], ["early"], None, "1884"),
        ("1883", ["early"], [], "1883", "1884"),
        ("1890", [], [], "1890", None),
    ],
)
def test_public_and_issued(
    given: str | None, supports: list[str], context: list[str], public: str | None, issued: str | None
) -> None:
    event = Event(
        id="closure",
        date=parse("1879"),
        title="Closure",
        kind="works",
        status=EventStatus.REPORTED,
        public=parse(given) if given else None,
        cites=(
            *(Citation(source=source) for source in supports),
            *(Citation(source=source, role=CitationRole.CONTEXT) for source in context),
        ),
    )
    clocks = clocks_of(event, CHRONOLOGY)
    assert str(clocks.happened) == "1879"
    assert (clocks.public and clocks.public.text) == public
    assert (clocks.issued and clocks.issued.text) == issued
    assert clocks.is_public_given is (given is not None)
