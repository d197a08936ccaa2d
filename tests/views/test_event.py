from __future__ import annotations

import pytest

from tests.builders import actor, citation, difference, event, info, passage, row, source
from tests.cases import each
from tests.text.payloads import PAYLOADS
from tui.chronology.enums import CitationRole, EventStatus, QuoteStatus
from tui.chronology.keys import CitationKey
from tui.chronology.problem import Location, Problem
from tui.index.records import CitationRecord, EventRecord, HiddenCounts
from tui.views.event import ROLE_WORDS, event_lines, kind_label, support
from tui.views.lines import plain
from tui.views.links import CitationLink, DifferenceLink, PassageLink
from tui.views.symbols import ASCII

FULL = event(
    row=row(differs=True),
    summary="The schoolmistress opened the hall.\n\nIt rained.",
    note="The Echo has the wrong weekday.",
    actors=(actor(), actor("Joe Pound", role="")),
    tags=("hall", "opening"),
    cites=(
        citation(quote="opened on Tuesday", status=QuoteStatus.EXACT),
        citation(
            number=2,
            role=CitationRole.DISPUTES,
            says_date="1957-05-15",
            says="that it snowed",
            passage=passage(3),
        ),
        citation(
            number=3, role=CitationRole.CONTEXT, passage=None, key="echo-1957-05-18", status=QuoteStatus.WHOLE
        ),
    ),
    origins=("echo-1957-05-18",),
    public="1957-05-18",
    issued="1957-05-18",
    differences=(difference(),),
    problems=(Problem("weekday", Location("events.yaml", 14, 7), "14 May was a Tuesday", "correct it"),),
)


def test_the_spelling_of_the_source_stands_beside_the_date() -> None:
    lines = plain(event_lines(event(date_as_written="on Tuesday last"), info())).splitlines()
    assert lines[lines.index("Happened   14 May 1957") + 1] == "As written on Tuesday last"


@pytest.mark.parametrize(
    ("status", "label"),
    [
        (EventStatus.ESTABLISHED, "Happened"),
        (EventStatus.ADMITTED, "Happened"),
        (EventStatus.REPORTED, "Happened"),
        (EventStatus.ALLEGED, "Dated   "),
        (EventStatus.DISPUTED, "Dated   "),
    ],
)
def test_what_is_alleged_or_disputed_is_not_said_to_have_happened(status: EventStatus, label: str) -> None:
    lines = plain(event_lines(event(row=row(status=status)), info())).splitlines()
    assert f"{label}   14 May 1957" in lines


def test_an_event_in_full() -> None:
    assert (
        plain(event_lines(FULL, info()))
        == """\
The village hall opens
14 May 1957 · Building
established · 1 source, which also disputes; 1 origin

The schoolmistress opened the hall.
It rained.

Happened   14 May 1957
Public     18 May 1957 (its earliest source) · 4 days later
Issued     18 May 1957 · the same day

Who        Ada Wren (Schoolmistress)
           Joe Pound
Tags       hall, opening

Sources (1 source, which also disputes; 1 origin)
  1 Valley Echo, 18 May 1957 [2] · echo-1957-05-18#2: found word for word in
    the source
    “opened on Tuesday”
  2 Valley Echo, 18 May 1957 [3] disputes this, gives 15 May 1957, says that
    it snowed · echo-1957-05-18#2
  3 Valley Echo, 18 May 1957 for context · echo-1957-05-18

≠ Where the sources differ (1)
  On which day did the hall open?
  - On 14 May
      Valley Echo, 18 May 1957 [2]
  - On 15 May
      no source

Editor's note
The Echo has the wrong weekday.

Problems (1)
  events.yaml:14:7: 14 May was a Tuesday
    → correct it

hall-opened · events.yaml:12
"""
    )


def test_a_bare_event_says_no_more_than_it_knows() -> None:
    assert (
        plain(event_lines(event(row=row(date="", sources=0, origins=0)), info()))
        == """\
The village hall opens
undated · Building
established · 0 sources, 0 origins

hall-opened · events.yaml:12
"""
    )


@pytest.mark.parametrize(
    ("given", "clock"),
    [
        (event(row=row(date=""), after="wish"), "Happened   undated: after wish\n"),
        (event(row=row(date=""), before="fire"), "Happened   undated: before fire\n"),
        (event(row=row(date=""), after="wish", before="fire"), "undated: after wish and before fire\n"),
        (event(public="1957-05-14", is_public_given=True), "Public     14 May 1957 · the same day\n"),
        (
            event(public="1957-05-14", is_public_given=True, issued="1957-05-18"),
            "Public     14 May 1957 · the same day\nIssued     18 May 1957 · 4 days later\n",
        ),
        (event(public="1957-05-10"), "Public     10 May 1957 (its earliest source) · 4 days earlier\n"),
        (
            event(row=row(date="1957-03~"), public="1957-03~", issued="1957-03-20"),
            """Public     about March 1957 (its earliest source)
Issued     20 March 1957 · about the same time
""",
        ),
        (
            event(row=row(date=""), public="1958-01-02", issued="1958-02-02"),
            "Issued     2 February 1958 · 1 month later\n",
        ),
        (
            event(row=row(date="1950/1957"), issued="1957-05-18"),
            "Issued     18 May 1957 · 6 years 4 months to 7 years 5 months after it began\n",
        ),
        (
            event(row=row(date="../1957"), public="1958"),
            "Public     some time in 1958 (its earliest source)\n\n",
        ),
        (event(row=row(date=""), public="1958"), "Public     some time in 1958 (its earliest source)\n\n"),
    ],
)
def test_clocks(given: EventRecord, clock: str) -> None:
    shown = plain(event_lines(given, info()), 100)
    assert clock in shown
    assert "Lag" not in shown


@pytest.mark.parametrize(
    ("date", "head"),
    [
        ("1957-05-14", "14 May 1957 · Building\n"),
        ("1957-05-14T20:00", "14 May 1957 at 20:00 · Building\n"),
        ("1957-05-14~", "about 14 May 1957 · Building · 1957-05-14~\n"),
        ("1950/1957", "1950 to 1957 · Building · 1950/1957\n"),
    ],
)
def test_the_date_is_given_once_where_the_words_say_all(date: str, head: str) -> None:
    assert head in plain(event_lines(event(row=row(date=date)), info()))


@pytest.mark.parametrize(
    ("cited", "said"),
    [
        (citation(), "  1 Valley Echo, 18 May 1957 [2] · echo-1957-05-18#2\n"),
        (citation(says_date="1957"), "1957 [2] gives some time in 1957 · echo-1957-05-18#2\n"),
        (citation(says="it was cold"), "[2] says it was cold · echo-1957-05-18#2\n"),
        (citation(status=QuoteStatus.NOT_HELD), "[2] · echo-1957-05-18#2 · not held\n"),
        (citation(role=CitationRole.DISPUTES), "[2] disputes this · echo-1957-05-18#2\n"),
        (
            citation(source=None, passage=None, key="lost#4", status=QuoteStatus.NO_SOURCE),
            "  1 lost#4: the chronology has",
        ),
        (
            citation(passage=None, key="echo-1957-05-18#9", status=QuoteStatus.NO_PASSAGE),
            "18 May 1957 [9] · echo-1957-05-18#9: the source has",
        ),
        (
            citation(source=source(container_title="", issued="")),
            "  1 A hall at last, no date of issue [2] · ",
        ),
    ],
)
def test_how_a_citation_stands(cited: CitationRecord, said: str) -> None:
    assert said in plain(event_lines(event(cites=(cited,)), info()), 200)


def test_every_role_has_words() -> None:
    for role in ("supports", "disputes", "context"):
        assert role in ROLE_WORDS
        assert plain(event_lines(event(cites=(citation(role=role),)), info()))


def test_signs_in_ascii_are_ascii() -> None:
    assert plain(event_lines(FULL, info(), ASCII)).isascii()


def test_anchors_lead_to_citations() -> None:
    anchors = [each.anchor for each in event_lines(FULL, info()) if each.anchor]
    assert anchors == [
        *map(CitationLink, (1, 2, 3)),
        *(DifferenceLink("day-of-opening"), PassageLink(CitationKey("echo-1957-05-18", "2"))),
    ]


@pytest.mark.parametrize(
    ("hidden", "said"),
    [
        (HiddenCounts(), ""),
        (HiddenCounts(notes=1), "hidden: 1 editor's note\n"),
        (HiddenCounts(citations=1, versions=2), "hidden: 1 later citation, 2 later versions\n"),
        (
            HiddenCounts(sources=1, citations=2),
            """hidden: 1 later source, 2 later citations
Its title and status were written later, and may reflect later sources.
""",
        ),
    ],
)
def test_what_a_day_hides_is_counted_and_hindsight_is_named(hidden: HiddenCounts, said: str) -> None:
    shown = plain(event_lines(event(hidden=hidden), info()))
    assert shown.partition("0 origins\n")[2].partition("\nHappened")[0].removeprefix("\n") == said


SUPPORTS, DISPUTES, CONTEXT = CitationRole.SUPPORTS, CitationRole.DISPUTES, CitationRole.CONTEXT


@pytest.mark.parametrize(
    ("cites", "words"),
    [
        ([], "0 sources, 1 origin"),
        ([("a", SUPPORTS)], "1 source, 1 origin"),
        ([("a", SUPPORTS), ("a", SUPPORTS), ("b", SUPPORTS)], "2 sources, 1 origin"),
        ([("a", SUPPORTS), ("b", SUPPORTS), ("c", DISPUTES)], "3 sources, 1 of them disputes; 1 origin"),
        ([("a", SUPPORTS), ("b", DISPUTES), ("c", DISPUTES)], "3 sources, 2 of them dispute; 1 origin"),
        ([("a", SUPPORTS), ("a", CONTEXT)], "1 source, 1 origin"),
        ([("a", SUPPORTS), ("b", CONTEXT)], "2 sources, 1 of them for context only; 1 origin"),
        (
            [("a", SUPPORTS), ("b", DISPUTES), ("c", CONTEXT)],
            "3 sources, 1 of them disputes, 1 of them for context only; 1 origin",
        ),
        ([("a", SUPPORTS), ("b", SUPPORTS), ("a", DISPUTES)], "2 sources, 1 of them also disputes; 1 origin"),
        ([("a", DISPUTES)], "1 source, which disputes; 1 origin"),
        ([("a", CONTEXT)], "1 source, for context only; 1 origin"),
    ],
)
def test_support_is_counted_apart_from_what_disputes_or_is_context(
    cites: list[tuple[str, CitationRole]], words: str
) -> None:
    cited = tuple(citation(source=source(name), role=role) for name, role in cites)
    assert support(event(cites=cited, origins=("court",))) == words


def test_marks_of_notes_are_the_numbers_of_the_citations() -> None:
    of = event(
        summary="It rained,[^2] and froze [^1]. It [^3] snowed.", cites=(citation(), citation(number=2))
    )
    assert "It rained,[2] and froze[1]. It [^3] snowed." in plain(event_lines(of, info()))


def test_the_label_of_a_kind() -> None:
    assert (kind_label("works", info()), kind_label("unheard-of", info())) == ("Building", "unheard-of")


@each("payload", PAYLOADS)
def test_payloads_reach_no_terminal(payload: str) -> None:
    hostile = event(
        row=row(title=payload, kind=payload),
        summary=payload,
        note=payload,
        tags=(payload,),
        actors=(actor(payload, role=payload),),
        cites=(citation(quote=payload, says=payload, source=source(container_title=payload)),),
        differences=(difference(question=payload, note=payload),),
    )
    shown = plain(event_lines(hostile, info()))
    assert not any(char in shown for char in "\x1b\x07\x9b\r\u202e\u2066\u2028")
