from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.tables import SAMPLES
from tui.parsing.documents.contents import UnreadableDocument
from tui.parsing.tables.read_table import ReadTable, read_table
from tui.parsing.tables.record_files import plain_text


def read(path: Path) -> list[tuple[int, dict[str, str]]]:
    found = read_table(path)
    assert isinstance(found, ReadTable), found
    header, *rows = found.file.tables[0].rows
    return [
        (row.number, {name: text for name, text in zip(header.texts(), row.texts(), strict=True) if text})
        for row in rows
    ]


def test_a_timeline_has_the_columns_of_its_sheets() -> None:
    assert read(SAMPLES / "weir-timelinejs.json") == [
        (1, {"Type": "title", "Headline": "The weir"}),
        (
            2,
            {
                "Year": "2009",
                "Month": "3",
                "Display Date": "c. March 2009",
                "Headline": "Leak reported",
                "Text": "By the warden.",
                "Group": "Reports",
                "unique_id": "leak",
            },
        ),
        (
            3,
            {
                "Year": "2010",
                "Month": "3",
                "Day": "12",
                "Time": "09:30",
                "Headline": "Board told",
                "Media": "https://example.org/minutes",
                "Media Credit": "Water Board",
            },
        ),
        (4, {"Type": "era", "Year": "2010", "End Year": "2011", "Headline": "Tender"}),
    ]


def test_a_sheet_of_a_timeline_has_text_for_html() -> None:
    rows = read(SAMPLES / "weir-timelinejs.csv")
    assert rows[1][1]["Text"] == "By the warden. Log (https://example.org/log)"


def test_events_have_a_column_for_each_value() -> None:
    assert read(SAMPLES / "weir-timesketch.jsonl") == [
        (
            1,
            {
                "message": "Board told",
                "datetime": "2010-03-12T09:30:00+00:00",
                "timestamp_desc": "Minuted",
                "tag": "board",
            },
        )
    ]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("plain & simple", "plain & simple"),
        ("<p>One</p><p>two &amp; three</p>", "\nOne\n\ntwo & three\n"),
        ('<img src="a.png">seen', " (a.png) seen"),
        ("a < b", "a < b"),
        ("<a>no address</a>", "no address"),
    ],
)
def test_html_becomes_text(markup: str, text: str) -> None:
    assert plain_text(markup) == text


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.json", "{", "it is not JSON"),
        ("a.json", "[" * 100_000, "it is not JSON"),
        ("a.json", '{"a": 1}', "it is JSON of a kind that is not known"),
        ("a.json", '{"events": []}', "it has no rows"),
        ("a.jsonl", '{"message": "x"}\n[1]\n', "line 2 is no JSON object"),
        ("a.jsonl", "\n\n", "it has no rows"),
    ],
)
def test_what_is_no_timeline_is_refused_in_one_line(
    tmp_path: Path, name: str, content: str, said: str
) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    found = read_table(tmp_path / name)
    assert isinstance(found, UnreadableDocument)
    assert found.message == said


def test_deep_values_are_kept_as_json(tmp_path: Path) -> None:
    deep: object = "end"
    for _ in range(30):
        deep = {"a": deep}
    (tmp_path / "a.jsonl").write_text(json.dumps({"message": "x", "list": [{"b": 1}], "deep": deep}), "utf-8")
    ((_, values),) = read(tmp_path / "a.jsonl")
    assert values["list"] == '[{"b": 1}]'
    assert any("end" in value for value in values.values())
