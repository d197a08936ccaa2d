"""JSON keeps everything to the letter."""

from __future__ import annotations

import json
from typing import Any

from tests.cases import each
from tests.export.lighthouse import COST, ECHO, LIT, MINUTES, ORDERED, content
from tests.export.poison import poisoned_content
from tests.text.payloads import PAYLOADS
from tui.chronology.edtf import cached_parse
from tui.export.content import ExportContent, ExportSelection
from tui.export.formats.json_format import to_json
from tui.export.json_objects import difference_json, event_json
from tui.parsing.query.parse_query import Query


def loaded(of: ExportContent) -> dict[str, Any]:
    text = to_json(of).text
    assert text.isascii()
    answer: dict[str, Any] = json.loads(text)
    return answer


def through(value: object) -> object:
    return json.loads(json.dumps(value))


def test_events_and_differences_have_the_shape_of_the_command_line() -> None:
    whole = content()
    answer = loaded(whole)
    assert answer["events"] == [through(event_json(event)) for event in whole.events]
    assert answer["differences"] == [through(difference_json(difference)) for difference in whole.differences]


def test_every_id_that_is_named_is_there() -> None:
    answer = loaded(content())
    for event in answer["events"]:
        assert {cite["source"] for cite in event["cites"]} <= {source["id"] for source in answer["sources"]}
        assert set(event["actors"]) <= set(answer["actors"])
        assert set(event["differences"]) <= {difference["id"] for difference in answer["differences"]}


def test_sources_come_with_the_passages_that_are_cited() -> None:
    answer = loaded(content())
    found = {source["id"]: [one["text"] for one in source["passages"]] for source in answer["sources"]}
    assert found == {ECHO.id: [LIT.text, COST.text], MINUTES.id: [ORDERED.text], "leaflet": []}


def test_the_head_says_what_it_holds() -> None:
    answer = loaded(content(ExportSelection(Query(from_=cached_parse("1985"), to=cached_parse("1987-05")))))
    assert (answer["format"], answer["title"]) == ("dateline-export/1", "The light at Gull Head (part)")
    assert answer["counts"] == {
        "events": 4, "shown": 3, "not_shown": 1, "not_read": 0, "only_possibly_in_range": 2,
        "left_out_undated": 1, "differing": 2, "sources_cited": 3, "sources": 4, "errors": 0, "warnings": 1,
    }  # fmt: skip
    assert [event["id"] for event in answer["events"] if event["possibly"]] == ["lamp-ordered", "fog"]
    assert answer["files_sha256"]["events.yaml"] == "cc" * 32


def test_hindsight_is_left_out_of_what_was_as_of_a_day() -> None:
    answer = loaded(content(ExportSelection(Query(as_of=cached_parse("1987")))))
    assert (answer["about"], answer["as_of"]) == ("", "1987")


@each("payload", PAYLOADS)
def test_payloads_come_back_to_the_letter(payload: str) -> None:
    whole = poisoned_content(payload)
    answer = loaded(whole)
    assert to_json(whole).losses == ()
    assert {answer["notice"], answer["about"], *answer["kinds"].values()} == {payload}
    event = answer["events"][2]
    assert (event["title"], event["tags"]) == (whole.events[2].row.title, [payload, payload])
    assert {event["summary"], event["note"], event["cites"][0]["quote"]} == {payload}
    assert {source["title"] for source in answer["sources"]} == {source.title for source in whole.sources}
