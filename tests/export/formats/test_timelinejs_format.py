"""Slides for TimelineJS; and the same timeline brought in again: what is declared is lost, and no more."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.cases import each
from tests.cli.running import ran
from tests.export.lighthouse import EVENTS, content, shelf
from tests.export.picture.crowds import crowd
from tests.export.poison import PLAIN, TEXTS, poisoned_content
from tests.tables import events, source
from tui.chronology.edtf import cached_parse
from tui.export.content import ExportContent
from tui.export.escape import to_single_line
from tui.export.formats.timelinejs_format import to_timelinejs
from tui.export.result import ExportResult

HEAD = """\
format: dateline/1
title: The weir
kinds:
  works: {label: Works}
  board: {label: Board}
  reports: {label: Reports}
  court: {label: Court}
  people: {label: People}
  weather: {label: Weather}
events: []
"""


def slides(of: ExportContent) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(to_timelinejs(of).text)["events"]
    return found


def dated(when: str) -> ExportResult:
    row = replace(EVENTS[2].row, date=when)
    return to_timelinejs(content(index=shelf(events=[replace(EVENTS[2], row=row)])))


def lost(answer: ExportResult, code: str) -> set[str]:
    """The ids of the events that a loss names."""
    return {place.partition(":")[0] for loss in answer.losses if loss.code == code for place in loss.where}


def test_slides_have_their_dates_in_figures_and_in_words() -> None:
    whole = json.loads(to_timelinejs(content()).text)
    assert whole["title"]["text"]["headline"] == "The light at Gull Head"
    assert whole["title"]["text"]["text"].startswith("<p>Content notice: Mentions fog.</p><p>The lamp,")
    ordered, lit, fog = whole["events"]
    assert (lit["unique_id"], lit["group"], lit["text"]["headline"]) == (
        "lamp-lit",
        "Works",
        "The lamp is lit",
    )
    assert (lit["start_date"], lit.get("end_date")) == ({"year": 1987, "month": 5, "day": 1}, None)
    assert lit["display_date"] == "1 May 1987"
    assert "<p>The new lamp shone for the first time.</p>" in lit["text"]["text"]
    assert "<p>The sources differ: When was the lamp ordered?</p>" in lit["text"]["text"]
    assert (fog["start_date"], fog["end_date"]) == ({"year": 1987}, {"year": 1989})
    assert ordered["display_date"] == "About 1985"
    assert (ordered["start_date"], ordered["end_date"]) == (
        {"year": 1984, "month": 1, "day": 1},
        {"year": 1986, "month": 12, "day": 31},
    )


@pytest.mark.parametrize(
    ("when", "start", "end", "losses"),
    [
        ("1987-05-01", (1987, 5, 1), None, set()),
        ("1987-05", (1987, 5), None, set()),
        ("1987", (1987,), None, set()),
        ("1987-05-01/1987-06", (1987, 5, 1), (1987, 6), set()),
        ("1987/1987", (1987, 1, 1), (1987, 12, 31), {"dates"}),
        ("1987-05-01T22:30", (1987, 5, 1, 22, 30), None, set()),
        ("1987-05-01T22:30+01:00", (1987, 5, 1, 22, 30), None, {"times"}),
        ("1987-05-01?", (1987, 5, 1), None, {"dates"}),
        ("1987-05-XX", (1987, 5, 1), (1987, 5, 31), {"dates"}),
        ("198X", (1980, 1, 1), (1989, 12, 31), {"dates"}),
        ("1987-21", (1987, 3, 1), (1987, 5, 31), {"dates"}),
        ("1987/..", (1987, 1, 1), None, {"dates"}),
        ("../1987", (1987, 12, 31), None, {"dates"}),
        ("[1987,1990]", (1987, 1, 1), (1990, 12, 31), {"dates"}),
        ("-0043-03-15", (-43, 3, 15), None, set()),
        ("", None, None, {"undated"}),
    ],
)
def test_dates(
    when: str, start: tuple[int, ...] | None, end: tuple[int, ...] | None, losses: set[str]
) -> None:
    answer = dated(when)
    found = json.loads(answer.text)["events"]
    if start is None:
        assert found == []
    else:
        assert tuple(found[0]["start_date"].values()) == start
        assert tuple(found[0].get("end_date", {}).values()) == (end or ())
    assert {loss.code for loss in answer.losses} - {"fields", "passages", "line-breaks"} == losses


@each("payload", TEXTS)
def test_payloads_are_text_and_no_markup(payload: str) -> None:
    found, plain = slides(poisoned_content(payload)), slides(poisoned_content(PLAIN))
    for one, expected in zip(found, plain, strict=True):
        assert html.unescape(one["text"]["headline"]) == to_single_line(payload)
        text, model = one["text"]["text"], expected["text"]["text"]
        assert re.findall(r"<[^>]*>", text) == re.findall(r"<[^>]*>", model) or not to_single_line(payload)
        assert set(re.findall(r"<[^>]*>", text)) <= {"<p>", "</p>"}


@pytest.fixture
def weir(tmp_path: Path) -> Path:
    (tmp_path / "weir" / "corpus").mkdir(parents=True)
    (tmp_path / "weir" / "events.yaml").write_text(HEAD, encoding="utf-8")
    return tmp_path / "weir"


@pytest.mark.parametrize(("count", "seed"), [(12, 0), (88, 0), (88, 1)])
def test_a_timeline_that_is_brought_in_again_has_lost_what_was_declared(
    weir: Path, count: int, seed: int
) -> None:
    of = crowd(count, seed)
    answer = to_timelinejs(of)
    file = weir.parent / "weir.json"
    file.write_text(answer.text, encoding="utf-8")
    result = ran("import", file, "-C", weir)
    assert result.code == 0, result.err
    undated, declared = lost(answer, "undated"), lost(answer, "dates") | lost(answer, "times")
    exported = {
        event.row.title.partition(":")[0]: event.row for event in of.events if event.row.id not in undated
    }
    back = {str(event["title"]).partition(":")[0]: event for event in events(weir)}
    # Every slide is there, with its title (of a long one `import` makes a shorter one) and its kind.
    assert back.keys() == exported.keys()
    words = source(weir, "weir").replace("\\", "")
    for name, row in exported.items():
        assert row.title.startswith(str(back[name]["title"]).removesuffix("…"))
        assert row.title in words
        assert back[name]["kind"] == row.kind
        assert f"(EDTF {row.date})" in words
    # Every date is, but for those that are declared to be whole in words only.
    dates = {row.id: str(back[name].get("date", "")) for name, row in exported.items()}
    assert {row.id: dates[row.id] for row in exported.values() if row.id not in declared} == {
        row.id: row.date for row in exported.values() if row.id not in declared
    }
    for row in exported.values():
        if dates[row.id]:
            assert cached_parse(dates[row.id]).possibly_in(cached_parse(row.date))
    # What slides have no fields for is declared, and stands in the words of the passage.
    assert lost(answer, "fields") == {row.id for row in exported.values()}
    assert {one["status"] for one in back.values()} == {"reported"}
    assert {loss.code for loss in answer.losses} <= {"undated", "dates", "times", "fields", "passages"}
