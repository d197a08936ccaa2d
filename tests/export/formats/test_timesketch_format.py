"""Lines for Timesketch, checked as its own reader checks them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from tests.cases import each
from tests.export.lighthouse import EVENTS, content, shelf
from tests.export.picture.crowds import crowd
from tests.export.poison import TEXTS, poisoned_content
from tui.export.content import ExportContent
from tui.export.escape import to_single_line
from tui.export.formats.timesketch_format import to_timesketch
from tui.export.result import ExportResult


def lines(answer: ExportResult) -> list[dict[str, Any]]:
    """The lines as `read_and_validate_jsonl` of Timesketch takes them (timesketch/lib/utils.py).

    It refuses a line that is no JSON object or lacks one of three fields, and where `timestamp` is missing
    it computes that: microseconds since 1970.
    """
    found: list[dict[str, Any]] = [json.loads(line) for line in answer.text.splitlines() if line]
    for line in found:
        assert {"message", "datetime", "timestamp_desc"} <= line.keys()
        moment = datetime.fromisoformat(line["datetime"])
        assert moment.tzinfo is not None
        assert int(moment.timestamp() * 1_000_000) == line["timestamp"]
        assert isinstance(line["tag"], list)
        assert not any(name.startswith("__ts") for name in line)
    return found


def dated(when: str) -> ExportResult:
    row = replace(EVENTS[2].row, date=when)
    return to_timesketch(content(index=shelf(events=[replace(EVENTS[2], row=row)])))


def test_a_known_day_is_a_line() -> None:
    answer = to_timesketch(content())
    (lit,) = lines(answer)
    assert lit == {
        "message": "The lamp is lit",
        "datetime": "1987-05-01T00:00:00+00:00",
        "timestamp": 546_825_600_000_000,
        "timestamp_desc": "Happened",
        "event_id": "lamp-lit",
        "date_edtf": "1987-05-01",
        "date_words": "1 May 1987",
        "kind": "Works",
        "event_status": "established",
        "sources_differ": True,
        "summary": "The new lamp shone for the first time.",
        "people": ["Thomas Gale (Keeper of the light)"],
        "cited_sources": [
            "Harbour Echo, 3 May 1987, passage 6",
            "“Minutes of the parish council”, some time in 1988, passage p. 12",
        ],
        "tag": ["lamp", "first time"],
    }
    losses = {loss.code: loss.where for loss in answer.losses}
    assert losses["dates"] == ("lamp-ordered: 1985~", "keeper-asked: undated", "fog: 1987/1989")
    assert losses["differences"] == losses["notes"] == losses["passages"] == ("lamp-lit",)


@pytest.mark.parametrize(
    ("when", "stamps", "losses"),
    [
        ("1987-05-01", [("1987-05-01T00:00:00+00:00", "Happened")], set()),
        ("1987-05-01T22:30", [("1987-05-01T22:30:00+00:00", "Happened")], {"times"}),
        ("1987-05-01T22:30Z", [("1987-05-01T22:30:00+00:00", "Happened")], set()),
        ("1987-05-01T00:30+01:00", [("1987-04-30T23:30:00+00:00", "Happened")], set()),
        (
            "1987-05-01/1987-05-03",
            [("1987-05-01T00:00:00+00:00", "Began"), ("1987-05-03T00:00:00+00:00", "Ended")],
            set(),
        ),
        ("1987-05-01/..", [("1987-05-01T00:00:00+00:00", "Began")], {"dates"}),
        ("1986/1987-05-03", [("1987-05-03T00:00:00+00:00", "Ended")], {"dates"}),
        ("1987-05-01?", [], {"dates"}),
        ("1987-05", [], {"dates"}),
        ("[1987-05-01,1987-05-09]", [], {"dates"}),
        ("0001-05-01", [], {"dates"}),
        ("9999-12-31", [], {"dates"}),
        ("-0043-03-15", [], {"dates"}),
        ("", [], {"dates"}),
    ],
)
def test_dates(when: str, stamps: list[tuple[str, str]], losses: set[str]) -> None:
    answer = dated(when)
    assert [(line["datetime"], line["timestamp_desc"]) for line in lines(answer)] == stamps
    always = {"no-head", "passages", "differences", "notes", "line-breaks"}
    assert {loss.code for loss in answer.losses} - always == losses


@pytest.mark.parametrize("of", [crowd(88), crowd(500)], ids=["88", "500"])
def test_every_line_can_be_read(of: ExportContent) -> None:
    answer = to_timesketch(of)
    found = {line["event_id"] for line in lines(answer)}
    none = {place.partition(":")[0] for loss in answer.losses if loss.code == "dates" for place in loss.where}
    assert found | none == {event.row.id for event in of.events}


@each("payload", TEXTS)
def test_payloads_stay_in_their_fields(payload: str) -> None:
    (line,) = lines(to_timesketch(poisoned_content(payload)))
    assert line["message"] == to_single_line(payload)
    assert line["tag"] == [to_single_line(payload)] * len(line["tag"])
