"""What an export gathers, and how it counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import cast

import pytest

from tests.export.lighthouse import ECHO, LEAFLET, MINUTES, WHEN_ORDERED, Shelf, content
from tui.chronology.edtf import cached_parse
from tui.chronology.enums import QuoteStatus
from tui.chronology.positions.today import today_of
from tui.export.citation_text import STATUS_WORDS
from tui.export.content import ExportCounts, ExportSelection
from tui.index.protocol import Index
from tui.index.records import SourceRecord
from tui.parsing.query.parse_query import Query


@pytest.mark.parametrize(
    ("selection", "ids", "possible", "counts"),
    [
        pytest.param(
            ExportSelection(),
            ["lamp-ordered", "keeper-asked", "lamp-lit", "fog"],
            set(),
            ExportCounts(shown=4, hidden=0, possible=0, differing=2, undated=0),
            id="everything",
        ),
        pytest.param(
            ExportSelection(Query(from_=cached_parse("1985"), to=cached_parse("1987-05"))),
            ["lamp-ordered", "lamp-lit", "fog"],
            {"lamp-ordered", "fog"},
            ExportCounts(shown=3, hidden=1, possible=2, differing=2, undated=1),
            id="a range: what is only possibly in it is told",
        ),
        pytest.param(
            ExportSelection(Query(from_=cached_parse("1985"), to=cached_parse("1987-05"), certainly=True)),
            ["lamp-lit"],
            set(),
            ExportCounts(shown=1, hidden=3, possible=0, differing=1, undated=1),
            id="certainly in a range: nothing is only possible",
        ),
        pytest.param(
            ExportSelection(ids=("fog", "keeper-asked", "fog", "no-such-event")),
            ["keeper-asked", "fog"],
            set(),
            ExportCounts(shown=2, hidden=2, possible=0, differing=0, undated=0),
            id="picked: in order, once, without what there is not",
        ),
        pytest.param(
            ExportSelection(
                Query(from_=cached_parse("1987-06"), to=cached_parse("1987-07")), ids=("lamp-lit", "fog")
            ),
            ["lamp-lit", "fog"],
            {"fog"},
            ExportCounts(shown=2, hidden=2, possible=1, differing=1, undated=0),
            id="picked within a range",
        ),
        pytest.param(
            ExportSelection(ids=()),
            [],
            set(),
            ExportCounts(shown=0, hidden=4, possible=0, differing=0, undated=0),
            id="nothing",
        ),
    ],
)
def test_gathers(
    selection: ExportSelection, ids: list[str], possible: set[str], counts: ExportCounts
) -> None:
    found = content(selection)
    assert [event.row.id for event in found.events] == ids
    assert (set(found.possible), found.counts) == (possible, counts)


def test_sources_come_in_order_of_first_citation() -> None:
    assert content().sources == (MINUTES, ECHO, LEAFLET)
    assert content(ExportSelection(ids=("keeper-asked",))).sources == (ECHO,)


def test_differences_come_once() -> None:
    assert content().differences == (WHEN_ORDERED,)
    assert content(ExportSelection(ids=("fog",))).differences == ()


def test_digests_are_those_of_the_files_it_rests_on() -> None:
    assert [path for path, _ in content().digests] == ["corpus/harbour-echo-1987-05-03.md", "events.yaml"]
    assert [path for path, _ in content(ExportSelection(ids=("fog",))).digests] == ["events.yaml"]


@pytest.mark.parametrize(
    ("seconds", "day"),
    [
        ("0", date(1970, 1, 1)),
        ("1591056000", date(2020, 6, 2)),
        ("1591142399", date(2020, 6, 2)),
        ("253402300799", date(9999, 12, 31)),
    ],
)
def test_the_day_can_be_set(seconds: str, day: date) -> None:
    assert today_of({"SOURCE_DATE_EPOCH": seconds}) == day


@pytest.mark.parametrize("seconds", ["", "-1", "soon", "1.5", "١", "253402300800", "9" * 5_000])
def test_no_number_of_seconds_is_ignored(seconds: str) -> None:
    before = datetime.now(UTC).date()
    day = today_of({"SOURCE_DATE_EPOCH": seconds})
    assert before <= day <= datetime.now(UTC).date()


def test_every_status_has_its_words() -> None:
    assert set(STATUS_WORDS) == set(QuoteStatus)


def test_an_index_that_is_repaired_meanwhile_is_gathered_from_again() -> None:
    class Repaired(Shelf):
        """Damaged once, while its sources are asked for: after its events."""

        def sources(self) -> Iterable[SourceRecord]:
            if not self.repairs:
                self.repairs = 1
                self._events.pop("fog")
            return super().sources()

    gathered = content(index=cast(Index, Repaired()))
    assert [event.row.id for event in gathered.events] == ["lamp-ordered", "keeper-asked", "lamp-lit"]
