"""JSON: parsed back it is what went in, and nothing in it is raw."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import builders
from tests.cases import each
from tests.text.payloads import PAYLOADS
from tui.chronology.enums import CitationRole, EventStatus, QuoteStatus
from tui.chronology.keys import CitationKey
from tui.index.records import CitationRecord, EventRow
from tui.views.json_output import array, citation_json, dump, dump_line, event_json, row_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@settings(deadline=None, max_examples=50)
@given(st.lists(VALUES))
def test_an_array_is_written_in_parts_and_read_whole(values: list[object]) -> None:
    written = "".join(array(values))
    assert json.loads(written) == values
    assert written.endswith("]\n")


@each("payload", PAYLOADS)
def test_nothing_is_written_raw(payload: str) -> None:
    for written in (dump({payload: payload}), dump_line({payload: payload}), *array([payload])):
        assert all(" " <= char <= "~" or char == "\n" for char in written)
    assert json.loads(dump_line([payload])) == [payload]


def row(date: str) -> EventRow:
    return EventRow(
        1, "lamp-lit", date, "The lamp is lit", "light", EventStatus.REPORTED, 1890, 1, 1, differs=False
    )


@pytest.mark.parametrize(
    ("date", "has_words", "earliest", "latest"),
    [
        ("1890-05-14", True, "1890-05-14", "1890-05-14"),
        ("1890", True, "1890-01-01", "1890-12-31"),
        ("../1890", True, None, "1890-12-31"),
        ("1890/", True, "1890-01-01", None),
        ("", False, None, None),
    ],
)
def test_bounds_that_are_no_day_are_null(
    date: str, has_words: bool, earliest: str | None, latest: str | None
) -> None:
    shown = row_json(row(date))
    assert (shown["date"], shown["earliest"], shown["latest"]) == (date or None, earliest, latest)
    assert bool(shown["words"]) is has_words


def test_a_citation_of_an_unknown_source_still_names_it() -> None:
    cited = CitationRecord(
        1,
        None,
        None,
        CitationKey("log", "3"),
        CitationRole.SUPPORTS,
        "lit at dusk",
        "",
        "",
        QuoteStatus.NO_SOURCE,
        None,
    )
    assert citation_json(cited) == {
        "number": 1,
        "key": "log#3",
        "source": "log",
        "passage": None,
        "pinpoint": None,
        "as": "supports",
        "status": "no-source",
        "shortened": None,
        "quote": "lit at dusk",
        "says": None,
        "says_date": None,
        "says_after": None,
        "says_before": None,
    }


def test_an_event_has_the_promised_keys() -> None:
    event = builders.event(row=row("1890"))
    promised = (
        "id date words earliest latest title kind status actors summary cites sources origins differs tags"
    )
    assert set(promised.split()) <= set(event_json(event))
    assert (event_json(event)["possibly"], event_json(event, possible=True)["possibly"]) == (False, True)
