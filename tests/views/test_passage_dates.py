"""A source's dated passages as lines."""

from __future__ import annotations

from tests.builders import passage, source
from tui.chronology.keys import CitationKey
from tui.views.lines import TextRole, plain
from tui.views.links import DateReadingLink, PassageLink
from tui.views.passage_dates import DatedPassage, date_json, date_lines, extract_passage_dates, unused_dates

SOURCE = source()


def dated(text: str, *cited_by: str, about: str = "") -> DatedPassage:
    shown = passage(2, text, about=about)
    return DatedPassage(shown, extract_passage_dates(SOURCE, shown), cited_by)


def test_words_of_dates_are_marked_and_every_line_can_be_gone_to() -> None:
    held = dated("Opened on Tuesday, by 1958.")
    lines = date_lines(SOURCE, [held], 4)
    anchors = [line.anchor for line in lines if line.anchor]
    key = CitationKey("echo-1957-05-18", "2")
    assert anchors == [PassageLink(key), *(DateReadingLink(key, n) for n in (1, 2, 3))]
    marked = [span.text for line in lines for span in line.spans if span.role is TextRole.DATE]
    assert marked == ["on Tuesday", "by 1958", "1957-05-14", "1957-05-21", "[..1958]"]
    assert "1 of 4 dated passages" in plain(lines)
    assert plain(lines).endswith("    not used\n")


def test_who_uses_it() -> None:
    used = dated("Opened yesterday.", "hall-opened", "hall-built")
    free = dated("It stood.", about="1957")
    assert unused_dates([used, free]) == [free]
    assert plain(date_lines(SOURCE, [used], 1)).endswith("    used by hall-opened, hall-built\n")
    assert "  1 1957  given in the source file\n" in plain(date_lines(SOURCE, [free], 1))


def test_json_holds_offsets_and_reasons() -> None:
    told = date_json(dated("Opened yesterday.", "hall-opened"))
    assert told["cited_by"] == ["hall-opened"]
    assert told["mentions"] == [
        {"words": "yesterday", "start": 7, "end": 16, "dates": ["1957-05-17"], "unread": None}
    ]
    assert told["readings"] == [
        {
            "number": 1,
            "date": "1957-05-17",
            "reason": "“yesterday”, in a source of Saturday 18 May 1957: the day before, 17 May 1957",
        }
    ]


def test_hostile_text_is_shown_as_text() -> None:
    assert "\x1b" not in plain(date_lines(SOURCE, [dated("Opened \x1b[31m in 1957.")], 1))
