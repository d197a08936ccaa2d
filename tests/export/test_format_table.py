"""What every format has to keep to, and which one a file's name means."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cases import each
from tests.export.endings import RIGHT, STRANGE
from tests.export.lighthouse import content
from tests.export.poison import poisoned_content
from tests.text.payloads import PAYLOADS
from tui.chronology.edtf import cached_parse
from tui.export.content import ExportSelection
from tui.export.format_table import ENDINGS, FORMATS, UnknownEnding, format_for, format_of, is_misnamed
from tui.export.result import ExportResult
from tui.index.records import HiddenCounts
from tui.parsing.query.parse_query import Query

EVERY = pytest.mark.parametrize("name", FORMATS)
HEADLESS = {"csv", "csl-json", "timesketch"}
"""Formats without room for what an export says of itself."""
NAMELESS = {"csl-json", "ics", "svg", "timelinejs", "timesketch"}
"""Formats without the people of events that have no date."""
DOCUMENT = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")


def written(name: str, selection: ExportSelection | None = None, **changed: object) -> ExportResult:
    return FORMATS[name].write(replace(content(selection), **changed))  # type: ignore[arg-type]  # its fields


def unbroken(text: str) -> str:
    """A text whose lines may be cut, as in a calendar, or which has several pieces, as in a picture."""
    whole = text.replace("\r\n ", "").replace("\\,", ",")
    return re.sub(r"</?tspan[^>]*>", "", whole)


@EVERY
def test_the_same_content_gives_the_same_text_with_one_line_feed_at_its_end(name: str) -> None:
    text = written(name).text
    assert written(name).text == text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@EVERY
def test_what_was_accepted_and_left_out_is_said_or_lost(name: str) -> None:
    accepted = "identification-risk"
    as_of = ExportSelection(Query(as_of=cached_parse("1987")))
    answer = written(name, as_of, accepted=(accepted,), hidden=HiddenCounts(sources=3, versions=2))
    text = unbroken(answer.text)
    codes = {loss.code for loss in answer.losses}
    assert (accepted in text) is (name not in HEADLESS)
    assert ("no-head" in codes) is (name in HEADLESS)
    assert ("3 later sources" in text or '"sources": 3' in text) is (name not in HEADLESS)
    if name in HEADLESS:
        assert "which risks were accepted" in answer.losses[0].what


@EVERY
def test_protected_people_go_by_their_pseudonym_alone(name: str) -> None:
    text = written(name).text
    assert "must not be shown" not in text.replace("\r\n ", "")
    assert ("Witness 1" in text) is (name not in NAMELESS), "the event has no date"


@EVERY
@each("payload", PAYLOADS)
def test_nothing_raw_is_in_any_text(name: str, payload: str) -> None:
    """No control, nothing that turns text round, nothing that cannot be written to a file."""
    answer = FORMATS[name].write(replace(poisoned_content(payload), stem="a-name"))
    texts = [answer.text, answer.companion.text if answer.companion else ""]
    for text in texts:
        plain = text.replace("\r\n", "\n") if name in {"csv", "ics"} else text
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", plain)
        text.encode()


@EVERY
def test_an_empty_export_is_whole(name: str) -> None:
    answer = written(name, ExportSelection(ids=()))
    assert {loss.code for loss in answer.losses} <= {"no-head"}


@pytest.mark.parametrize(
    ("file", "name", "stem"),
    [
        ("lamp.md", "markdown", "lamp"),
        ("lamp.pandoc.md", "pandoc", "lamp"),
        ("Lamp.HTML", "html", "Lamp"),
        ("lamp.json", "json", "lamp"),
        ("lamp.csl.json", "csl-json", "lamp"),
        ("lamp.ics", "ics", "lamp"),
        ("a.b.csv", "csv", "a.b"),
        ("lamp.txt", None, "lamp"),
        ("lamp", None, "lamp"),
        ("-", None, "-"),
        (".md", "markdown", ".md"),
        ("..", None, ".."),
    ],
)
def test_the_name_of_a_file_tells_its_format(file: str, name: str | None, stem: str) -> None:
    form = format_of(file)
    assert (form.name if form else None) == name
    assert (form or FORMATS["markdown"]).stem(file) == stem


@each("file", STRANGE)
def test_an_ending_of_no_format_is_refused_with_those_there_are(file: str) -> None:
    answer = format_for(file)
    assert isinstance(answer, UnknownEnding)
    ending = file[file.rindex(".") :]
    assert answer.message == f"no format has the ending {ending}"
    assert all(f"{each}," in f"{answer.remedy}," for each in ENDINGS)
    assert is_misnamed(file, FORMATS["markdown"])


@pytest.mark.parametrize(("file", "name"), RIGHT.items())
def test_a_name_gets_the_format_of_its_ending(file: str, name: str) -> None:
    assert format_for(file) is FORMATS[name]
    assert not is_misnamed(file, FORMATS[name])


@pytest.mark.parametrize("file", ["x", "x y", "-", "..", ".", ""])
def test_a_name_without_an_ending_gets_what_it_otherwise_would(file: str) -> None:
    for form in FORMATS.values():
        assert format_for(file, form) is form
        assert not is_misnamed(file, form)


@pytest.mark.parametrize(
    ("file", "name", "is_wrong"),
    [
        ("x.md", "pandoc", False),
        ("x.md", "json", True),
        ("x.pandoc.md", "markdown", True),
        ("x.json", "csl-json", False),
    ],
)
def test_a_name_may_say_something_else_than_the_format(file: str, name: str, is_wrong: bool) -> None:
    assert is_misnamed(file, FORMATS[name]) is is_wrong


def test_a_format_goes_by_its_name_and_an_ending_of_its_own() -> None:
    assert [name for name, form in FORMATS.items() if form.name != name] == []
    assert len({form.extension for form in FORMATS.values()}) == len(FORMATS)


@EVERY
def test_the_document_names_every_format_and_all_that_it_loses(name: str) -> None:
    row = next(row for row in DOCUMENT.splitlines() if row.startswith(f"| `{name}` |"))
    assert f"`{FORMATS[name].extension}`" in row
    hostile = poisoned_content("=a\x1b b\n\nc")
    losses = {loss.code for case in (content(), hostile) for loss in FORMATS[name].write(case).losses}
    assert sorted(code for code in losses if f"`{code}`" not in row) == []
