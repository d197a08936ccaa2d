"""Recorded knowledge in every export: with its sources, its part and what disputes it, or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.parsing.folders import write
from tui.export.content import ExportContent, ExportSelection, gather_content
from tui.export.format_table import FORMATS
from tui.export.layout import Layout
from tui.index.open_index import open_index
from tui.index.protocol import Index
from tui.parsing.query.parse_query import parse_query

EVENTS = """\
format: dateline/1
title: The lock
kinds:
  works: {label: Works}
actors:
  board: {name: Navigation board, named-because: a public body}
  keeper: {name: The keeper, named-because: a public office}
events:
  - id: leak
    date: 1874
    title: The lock leaks
    kind: works
    status: reported
    actors: [keeper]
    cites: [early#1]
    knowledge:
      - {actor: board, part: its clerk, how: told, what: that it leaked, from: 1876-07, cites: [early#2]}
      - {actor: board, part: its engineer, how: said, said-by: board, stance: unaware, what: of it,
         cites: [late#1, {passage: early#2, as: disputes}]}
  - {id: dinner, date: 1875, title: A dinner, kind: works, status: reported, cites: [early#1]}
"""
EARLY = "---\nid: early\ntitle: Early\nissued: 1876-09-01\ntext: verbatim\n---\n\nIt leaks.\n\nHe heard.\n"
LATE = "---\nid: late\ntitle: Late\nissued: 1880-01-01\ntext: verbatim\n---\n\nNobody was aware.\n"
TOLD = "Navigation board (its clerk) is reported to have been told that it leaked"
UNAWARE = "Navigation board (its engineer) reports having been unaware of it"


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with closing(open_index(write(tmp_path, EVENTS, early=EARLY, late=LATE)).index) as opened:
        yield opened


def content_of(index: Index, query: str = "") -> ExportContent:
    selection = ExportSelection(parse_query(query, {})[0])
    return gather_content(index, selection, program="dateline", today=date(1890, 1, 1))


def text_of(content: ExportContent, name: str) -> str:
    return FORMATS[name].write(content).text


@pytest.mark.parametrize("name", ["markdown", "pandoc", "html", "page", "csv", "ics", "timelinejs"])
def test_every_text_has_the_entries_in_fixed_words(index: Index, name: str) -> None:
    text = text_of(content_of(index), name).replace("\r\n ", "").replace("\\", "")
    assert TOLD in text
    assert UNAWARE in text
    assert "from July 1876 (1 year 6 months to 2 years 7 months later)" in text


def test_a_source_that_only_knowledge_cites_is_in_the_list(index: Index) -> None:
    content = content_of(index)
    assert [source.id for source in content.sources] == ["early", "late"]
    text = text_of(content, "markdown")
    assert "Disputes: “Early”" in text
    assert "This passage disputes the event" not in text


def test_documents_list_the_entries_by_person_and_body(index: Index) -> None:
    text = text_of(content_of(index), "markdown")
    part = text.partition('<a id="knowledge"></a>Recorded knowledge')[2].partition("\n## ")[0]
    assert "### Navigation board" in part
    assert part.index("silence says nothing.") < part.index("### Navigation board")
    assert "| From, or as of | Event | Public | What is shown | Passage |" in part
    assert f"| July 1876 | [event 1](#event-leak) | 1 September 1876 | {TOLD}. | “Early”" in part
    assert "Its clerk" not in part
    assert "| Navigation board |  | [1](#event-leak) |" in text


def test_entries_without_a_date_come_last_in_the_list(tmp_path: Path) -> None:
    undated = "{actor: board, how: said, said-by: a witness, what: of it, cites: [early#1]}"
    events = EVENTS.replace("    knowledge:\n", f"    knowledge:\n      - {undated}\n")
    with closing(open_index(write(tmp_path, events, early=EARLY, late=LATE)).index) as index:
        text = text_of(content_of(index), "markdown")
    part = text.partition('<a id="knowledge"></a>Recorded knowledge')[2].partition("\n## ")[0]
    rows = [row.split(" | ")[0] for row in part.splitlines() if row.startswith("| ")]
    assert rows[2:] == ["| July 1876", "| no date", "| no date"]


def test_the_guide_does_not_say_that_the_entries_are_all_there_is(index: Index) -> None:
    for name in ("markdown", "html", "page"):
        guide = text_of(content_of(index), name)
        assert "It is not complete; where nobody is named there is no entry" in guide
        assert "say nothing about it" not in guide


def test_the_list_can_be_left_out(index: Index) -> None:
    content = replace(content_of(index), layout=Layout(without=frozenset({"knowledge"})))
    text = text_of(content, "markdown")
    assert '<a id="knowledge"></a>' not in text
    assert TOLD in text
    page = text_of(content, "page")
    assert TOLD not in page
    assert "having been told" not in page.partition("How to read this")[0]


def test_without_entries_no_document_speaks_of_them(index: Index) -> None:
    for name in ("markdown", "html", "page"):
        assert "Recorded knowledge" not in text_of(content_of(index, "dinner"), name)


def test_as_of_a_day_entries_of_later_sources_are_left_out_and_counted(index: Index) -> None:
    text = text_of(content_of(index, "as-of:1877"), "markdown")
    assert TOLD in text
    assert UNAWARE not in text
    assert "1 later knowledge item" in text


def test_json_has_every_part_of_an_entry(index: Index) -> None:
    whole = json.loads(text_of(content_of(index), "json"))
    told, unaware = whole["events"][0]["knowledge"]
    assert (told["actor"], told["part"], told["from"]) == ("board", "its clerk", "1876-07")
    assert (told["earliest"], told["latest"]) == ("1876-07-01", "1876-07-31")
    assert (unaware["stance"], unaware["said_by"], unaware["differs"]) == (
        "unaware",
        "Navigation board",
        True,
    )
    assert [(one["key"], one["as"]) for one in unaware["cites"]] == [
        ("late#1", "supports"),
        ("early#2", "disputes"),
    ]
    assert "board" in whole["actors"]
