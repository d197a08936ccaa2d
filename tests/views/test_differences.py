from __future__ import annotations

from tests.builders import citation, difference, passage, source
from tui.chronology.keys import CitationKey
from tui.index.records import HiddenCounts, VersionRecord
from tui.views.differences import cited_as, difference_lines, differences_lines
from tui.views.lines import TextRole, plain
from tui.views.links import DifferenceLink, PassageLink, SourceLink

LEDGER = source("ledger", title="Ledger of the hall", container_title="", issued="1958")


def test_each_version_with_what_it_rests_on() -> None:
    both = (citation(), citation(source=LEDGER, passage=None, key="ledger"))
    differing = difference(
        versions=(VersionRecord("On 14 May", both), VersionRecord("On 15 May", ())),
        note="The ledger was written up a year later.",
    )
    assert (
        plain(difference_lines(differing))
        == """\
On which day did the hall open?
- On 14 May
    Valley Echo, 18 May 1957 [2]
    Ledger of the hall, some time in 1958
- On 15 May
    no source
The ledger was written up a year later.
"""
    )


def test_versions_are_alike_but_for_their_words() -> None:
    _, first, _, second, _ = difference_lines(difference())
    assert [span.role for span in first.spans] == [span.role for span in second.spans]
    assert (first.indent, first.hang) == (second.indent, second.hang)


def test_differences_are_parted_by_a_blank_line() -> None:
    text = plain(differences_lines([difference(), difference(question="Who cut the ribbon?", versions=())]))
    assert (
        text
        == """\
On which day did the hall open?
- On 14 May
    Valley Echo, 18 May 1957 [2]
- On 15 May
    no source

Who cut the ribbon?
"""
    )
    assert differences_lines([]) == []


def test_an_difference_inside_an_event_is_indented() -> None:
    lines = difference_lines(difference(note="A note."), indent=2)
    assert [each.indent for each in lines] == [2, 2, 6, 2, 6, 2]
    assert [each.spans[0].role for each in lines] == [
        *(TextRole.DIFFERS, TextRole.PLAIN, TextRole.QUIET, TextRole.PLAIN, TextRole.QUIET, TextRole.NOTE)
    ]


def test_anchors_lead_to_the_difference_and_to_each_passage() -> None:
    lost = citation(source=None, passage=None, key="lost#1")
    whole = citation(source=LEDGER, passage=None, key="ledger")
    differing = difference(
        versions=(VersionRecord("So", (citation(), whole)), VersionRecord("Not so", (lost,)))
    )
    assert [each.anchor for each in difference_lines(differing)] == [
        DifferenceLink("day-of-opening"),
        None,
        PassageLink(CitationKey("echo-1957-05-18", "2")),
        SourceLink("ledger"),
        None,
        None,
    ]


def test_what_dates_alone_tell_is_said_and_so_is_what_is_hidden() -> None:
    found = difference(by_dates=True, versions=(), hidden=HiddenCounts(versions=2))
    assert plain(difference_lines(found)) == (
        "On which day did the hall open? (by their dates)\nhidden: 2 later versions\n"
    )


def test_a_citation_in_a_few_words() -> None:
    assert cited_as(citation()) == "Valley Echo, 18 May 1957 [2]"
    assert cited_as(citation(passage=passage(2, key="p. 4"))) == "Valley Echo, 18 May 1957 [p. 4]"
    assert cited_as(citation(passage=None, key="echo-1957-05-18")) == "Valley Echo, 18 May 1957"
    assert cited_as(citation(passage=None, key="echo-1957-05-18#99")) == "Valley Echo, 18 May 1957 [99]"
    assert cited_as(citation(source=None, passage=None, key="lost#1")) == "lost#1"
