"""What could not be read is counted by every form, and said where there is room to say anything."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from tests.export.lighthouse import content
from tests.export.test_format_table import HEADLESS, unbroken
from tui.chronology.edtf import cached_parse
from tui.chronology.problem import Location, Problem
from tui.export.content import MOST_UNREAD, ExportContent, ExportSelection
from tui.export.format_table import FORMATS
from tui.export.summary import title_of
from tui.index.records import UnreadRow
from tui.parsing.query.parse_query import Query


def unread(number: int) -> UnreadRow:
    place = Location("events.yaml", 40 + number, 11, 9)
    why = Problem("bad-date", place, "“3 Mach 15” is no date", "write it as 1987-03-15")
    return UnreadRow(
        number, number, 0, number, "", "A secret title", "3 Mach 15", Location("events.yaml", 40), (why,)
    )


def broken(count: int, told: int) -> ExportContent:
    """An export of a chronology in which some more events could not be read."""
    whole = content()
    counts = replace(whole.counts, unread=count)
    return replace(whole, counts=counts, unread=tuple(map(unread, range(1, told + 1))))


def written(name: str, of: ExportContent) -> str:
    answer = FORMATS[name].write(of)
    # Markdown escapes what it might take for a mark.
    text = unbroken(answer.text).replace("\\", "") if name != "json" else answer.text
    return text + "".join(loss.what for loss in answer.losses)


@pytest.mark.parametrize("name", FORMATS)
def test_it_is_counted_with_its_place_and_its_reason(name: str) -> None:
    of = broken(2, 2)
    shown = of.counts.shown
    text = written(name, of)
    assert "A secret title" not in text
    if name in HEADLESS:
        assert "2 events could not be read, and are missing" in text
    elif name == "json":
        whole = json.loads(text)
        counts = whole["counts"]
        assert (counts["events"], counts["shown"], counts["not_shown"], counts["not_read"]) == (
            shown + of.counts.hidden + 2,
            shown,
            of.counts.hidden + 2,
            2,
        )
        assert [(one["path"], one["line"]) for one in whole["not_read"]] == [
            ("events.yaml", 41),
            ("events.yaml", 42),
        ]
        assert whole["not_read"][0]["message"] == "“3 Mach 15” is no date"
        assert len(whole["events"]) == shown
    else:
        assert f"Events: {shown} of {shown + of.counts.hidden + 2} shown" in text
        assert "Events that could not be read, and so are missing: 2" in text
        assert "Could not be read: events.yaml, line 42: “3 Mach 15” is no date" in text


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - HEADLESS - {"json"}))
def test_of_many_the_first_are_named_and_all_are_counted(name: str) -> None:
    text = written(name, broken(300, MOST_UNREAD))
    if name == "page":
        # The picture in it says so once more.
        text = re.sub("<svg.*?</svg>", "", text, flags=re.DOTALL)
    assert "are missing: 300" in text
    assert text.count("Could not be read: ") == MOST_UNREAD
    assert f"Not read: {300 - MOST_UNREAD} more" in text


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_is_said_where_everything_could_be_read(name: str) -> None:
    assert "ould not be read" not in written(name, content())


def test_a_part_of_a_file_says_that_more_may_be_missing() -> None:
    whole = content()
    of = replace(whole, info=replace(whole.info, complete=False))
    assert "it may contain more events" in written("markdown", of)
    assert json.loads(written("json", of))["complete"] is False


def test_an_export_of_what_could_be_read_is_not_the_whole() -> None:
    of = broken(1, 1)
    whole = replace(of, counts=replace(of.counts, hidden=0))
    assert title_of(whole).endswith(" (part)")
    assert title_of(replace(whole, counts=replace(whole.counts, unread=0))) == of.info.title


def test_what_was_as_of_a_day_does_not_tell_what_is_wrong_now() -> None:
    of = broken(1, 0)
    known = replace(of, selection=ExportSelection(Query(as_of=cached_parse("1987"))))
    text = written("markdown", known)
    assert "are missing: 1" in text
    assert "Could not be read" not in text
