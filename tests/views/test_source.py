from __future__ import annotations

import pytest

from tests.builders import citation, passage, row, source
from tui.chronology.enums import QuoteStatus, TextKind
from tui.index.records import EventRow
from tui.views.lines import TextRole, plain
from tui.views.links import PassagePlace
from tui.views.source import (
    about_passage,
    citation_status,
    date_of_issue,
    passage_lines,
    short_name,
    source_lines,
    sources_lines,
    whose_words,
)
from tui.views.symbols import ASCII

PASSAGES = [passage(number, f"Sentence {number}.") for number in range(1, 8)]
FULL = source(
    author=("Ada Wren", "J. Pound"),
    publisher="Valley Press",
    issued_because="the masthead",
    url="https://example.org/echo",
    rights="Not reproduced.",
    text=TextKind.PARAPHRASE,
    note="A corner is torn.",
)


def test_every_source_on_a_line() -> None:
    ledger = source("ledger", title="Ledger", container_title="", issued="", passages=1, events=0)
    assert (
        plain(sources_lines([source(), ledger]), None)
        == """\
echo-1957-05-18  Valley Echo, 18 May 1957: A hall at last  3 passages, 1 event
ledger  no date of issue: Ledger  1 passage, 0 events
"""
    )


def test_a_source_in_full() -> None:
    assert (
        plain(source_lines(FULL, PASSAGES[:2]))
        == """\
A hall at last
Valley Echo, 18 May 1957
paraphrase: the editor's words

Source     echo-1957-05-18
Type       article-newspaper
Author     Ada Wren; J. Pound
Publisher  Valley Press
Dated      the masthead
Address    https://example.org/echo
Language   en-GB
Rights     Not reproduced.
Cited by   1 event
A corner is torn.

 [1] Sentence 1.
 [2] Sentence 2.
"""
    )


def test_a_source_without_passages_ends_with_its_particulars() -> None:
    assert plain(source_lines(source(), [])).endswith("Cited by   1 event\n")


def test_a_passage_in_its_context() -> None:
    marked = passage(4, "Sentence 4.", key="p. 2", speaker="reporter", hash="2:0123456789abcdef",
                     span=(10, 21), about="1957-05")  # fmt: skip
    assert (
        plain(passage_lines(source(), [*PASSAGES[:3], marked, *PASSAGES[4:]], 4))
        == """\
A hall at last
Valley Echo, 18 May 1957
the source's own words

 [2] Sentence 2.
 [3] Sentence 3.
>[p. 2] Sentence 4.
 [5] Sentence 5.
 [6] Sentence 6.

Speaker    reporter
Origin     echo-1957-05-18
About      May 1957
Span       10-21 of the original
Hash       2:0123456789abcdef
"""
    )


def test_a_passage_with_the_events_that_cite_it() -> None:
    def told(*events: EventRow) -> str:
        lines = passage_lines(source(), PASSAGES, 4, 0, cited_by=events, marks=ASCII)
        return plain(lines, None).partition("Origin")[2].partition("\n\n")[2]

    assert told() == "Cited by 0 events\n"
    assert (
        told(row(), row("dance", "", title="The first dance"))
        == """\
Cited by 2 events
* 14 May 1957  es  The village hall opens  [hall-opened]
? undated  es  The first dance  [dance]
"""
    )


@pytest.mark.parametrize(
    ("number", "around", "keys"), [(1, 2, "123"), (7, 1, "67"), (4, 0, "4"), (4, 9, "1234567")]
)
def test_the_context_ends_with_the_source(number: int, around: int, keys: str) -> None:
    lines = passage_lines(source(), PASSAGES, number, around)
    assert [each.anchor for each in lines if each.anchor] == [PassagePlace(int(key)) for key in keys]
    assert [span.role for each in lines for span in each.spans].count(TextRole.CITED) == len(keys) + 1


def test_nothing_is_said_about_a_passage_of_which_nothing_is_known() -> None:
    assert about_passage(passage(origin="")) == []


def test_whose_words_they_are() -> None:
    assert whose_words(source(text=TextKind.PARAPHRASE)) == "paraphrase: the editor's words"
    assert whose_words(source(text=TextKind.VERBATIM)) == "the source's own words"


def test_names() -> None:
    assert short_name(source(issued="1957~")) == "Valley Echo, about 1957"
    assert date_of_issue(source(issued="")) == "no date of issue"


@pytest.mark.parametrize("status", QuoteStatus)
def test_every_status_has_words_and_trouble_stands_out(status: QuoteStatus) -> None:
    said = citation_status(citation(status=status))
    assert said.text != status.value
    assert (said.role is TextRole.PROBLEM) is any(
        word.isupper() and len(word) > 1 for word in said.text.split()
    )
