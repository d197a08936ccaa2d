"""CSL-JSON as the schema of CSL 1.0.2 has it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.cases import each
from tests.export.lighthouse import ECHO, EVENTS, cite, content, event, shelf, source
from tests.export.poison import poisoned_content
from tests.text.payloads import PAYLOADS
from tui.export.content import ExportContent
from tui.export.escape import to_single_line
from tui.export.formats.csl_json_format import TYPES, to_csl_json
from tui.export.result import ExportResult
from tui.index.records import SourceRecord

ALLOWED = {
    "id", "type", "title", "container-title", "publisher", "URL", "language", "license", "annote", "author",
    "issued", "accessed",
}  # fmt: skip
"""Of the names that the schema has, those that are used; it allows no others."""


def items(of: ExportContent) -> list[dict[str, Any]]:
    text = to_csl_json(of).text
    assert text.isascii()
    found: list[dict[str, Any]] = json.loads(text)
    for item in found:
        assert set(item) <= ALLOWED
        assert item["type"] in TYPES
        assert all(set(author) == {"literal"} for author in item.get("author", ()))
        for name in ("issued", "accessed"):
            assert set(item.get(name, {})) <= {"date-parts", "season", "circa", "literal"}
    return found


def citing(one: SourceRecord) -> ExportContent:
    return content(index=shelf(events=[event(EVENTS[3].row, cite(one))]))


def test_a_source_in_full() -> None:
    assert next(item for item in items(content()) if item["id"] == ECHO.id) == {
        "id": "harbour-echo-1987-05-03",
        "type": "article",
        "title": "New lamp for Gull Head",
        "author": [{"literal": "Anna Bell"}, {"literal": "J. Cole"}],
        "container-title": "Harbour Echo",
        "publisher": "Echo Press",
        "issued": {"date-parts": [[1987, 5, 3]]},
        "accessed": {"date-parts": [[2020, 5, 30]]},
        "URL": "https://example.org/echo/1987_05_03?page=2",
        "language": "en-GB",
        "annote": "Passages: the source's own words.",
    }


@pytest.mark.parametrize(
    ("date", "csl"),
    [
        ("1987-05-03", {"date-parts": [[1987, 5, 3]]}),
        ("1987-05", {"date-parts": [[1987, 5]]}),
        ("1987", {"date-parts": [[1987]]}),
        ("1987~", {"date-parts": [[1987]], "circa": True}),
        ("1987-05?", {"date-parts": [[1987, 5]], "circa": True}),
        ("1987-21", {"date-parts": [[1987]], "season": 1}),
        ("1987-24", {"date-parts": [[1987]], "season": 4}),
        ("1987-05-03/1987-06", {"date-parts": [[1987, 5, 3], [1987, 6]]}),
        ("1987-21/1987-22", {"literal": "spring 1987 to summer 1987"}),
        ("198X", {"literal": "some time in the 1980s"}),
        ("1987-05-XX", {"literal": "a day in May 1987"}),
        ("[1985,1987]", {"literal": "1985 or 1987"}),
        ("1987/..", {"literal": "1987 onwards"}),
        ("-0043", {"literal": "some time in 44 BC"}),
    ],
)
def test_dates(date: str, csl: dict[str, object]) -> None:
    one = citing(replace(ECHO, issued=date))
    assert items(one)[0]["issued"] == csl
    lost = {loss.code: loss.where for loss in to_csl_json(one).losses}
    assert (lost.get("dates") == (f"{ECHO.id}: issued",)) is ("literal" in csl)


@pytest.mark.parametrize(
    ("kind", "kept"), [("article-newspaper", True), ("webpage", True), ("leaflet", False)]
)
def test_types(kind: str, kept: bool) -> None:
    answer = to_csl_json(citing(source("s", "S", type=kind)))
    assert json.loads(answer.text)[0]["type"] == (kind if kept else "document")
    assert ("types" in codes(answer)) is not kept


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a", True),
        ("HTTP://example.org/a", True),
        ("javascript:alert(1)", False),
        ("JavaScript://example.org/%0aalert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("https:example.org", False),
        ("example.org", False),
        (" https://example.org", False),
    ],
)
def test_an_address_is_one_of_the_web_or_left_out(url: str, kept: bool) -> None:
    answer = to_csl_json(citing(replace(ECHO, url=url)))
    assert json.loads(answer.text)[0].get("URL") == (url if kept else None)
    lost = [loss.where for loss in answer.losses if loss.code == "addresses"]
    assert lost == ([] if kept else [(ECHO.id,)])


@pytest.mark.parametrize(("bundle", "lost"), [("C", ["s: C"]), (" ", []), ("", [])])
def test_a_bundle_has_no_place_in_a_bibliography_and_that_is_reported(bundle: str, lost: list[str]) -> None:
    answer = to_csl_json(citing(source("s", "S", bundle=bundle)))
    assert [where for loss in answer.losses if loss.code == "bundles" for where in loss.where] == lost


def codes(answer: ExportResult) -> set[str]:
    return {loss.code for loss in answer.losses}


@each("payload", PAYLOADS)
def test_payloads_come_back_as_what_can_be_seen_of_them(payload: str) -> None:
    for item in items(poisoned_content(payload)):
        assert item["license"] == item["publisher"] == item["container-title"] == to_single_line(payload)
        assert all(author == {"literal": to_single_line(payload)} for author in item.get("author", ()))
