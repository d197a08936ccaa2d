"""The short words in the cells of the matrix: never more than the entry says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import citation
from tests.export.knowledge.entries import entry, event
from tui.chronology.enums import CitationRole
from tui.export.knowledge.matrix import MatrixCell, build_matrix
from tui.index.knowledge_record import KnowledgeRecord
from tui.light_dataclass import replace
from tui.views.knowledge.matrix_cells import cell_lines
from tui.views.symbols import ASCII, UNICODE, Symbols


def cell(*entries: KnowledgeRecord) -> MatrixCell:
    return build_matrix([event(*entries)]).rows[0].cells["board"]


def words(*entries: KnowledgeRecord, marks: Symbols = UNICODE) -> list[str]:
    return [line.text for line in cell_lines(cell(*entries), marks)]


DISPUTED = (citation(), replace(citation(), role=CitationRole.DISPUTES))


@pytest.mark.parametrize(
    ("entries", "shown"),
    [
        ([entry(since="2006")], ["told 2006"]),
        ([entry(since="2006", form="recorded")], ["record 2006"]),
        ([entry(since="2010-11~", form="said")], ["said aware c. Nov 2010"]),
        ([entry(since="[..2010]")], ["told by 2010"]),
        ([entry(since="2007-03")], ["told Mar 2007"]),
        ([entry()], ["told, no date"]),
        ([entry(since="2006", part="its clerk")], ["told 2006 (part)"]),
        ([entry(since="2006", status="alleged")], ["told 2006 alleged"]),
        ([entry(since="2006", status="disputed")], ["told 2006 disputed ≠"]),
        ([entry(since="2006", cites=DISPUTED)], ["told 2006 ≠"]),
        ([entry(since="2006", part="its clerk"), entry(since="2008")], ["told 2006 (part) +1"]),
        ([entry(stance="unaware")], ["unaware"]),
        ([entry(since="2006", stance="unaware", part="its chair")], ["unaware 2006 (part)"]),
        ([entry(since="2006"), entry(stance="unaware")], ["told 2006", "unaware"]),
        (
            [entry(since="2006", part="its clerk"), entry(stance="unaware", part="its chair")],
            ["told 2006 (part)", "unaware (part)"],
        ),
    ],
)
def test_a_cell_in_short_words(entries: list[KnowledgeRecord], shown: list[str]) -> None:
    assert words(*entries) == shown


def test_in_ascii_nothing_else_is_drawn() -> None:
    shown = words(entry(since="2006/2007"), entry(stance="unaware", cites=DISPUTED), marks=ASCII)
    assert shown == ["told 2006-07", "unaware !"]


_EARLIER = st.sampled_from(("2004", "2005", "2006-01"))


@given(_EARLIER, st.sampled_from(("its clerk", "its chair")), st.sampled_from(("aware", "unaware")))
def test_an_entry_about_another_part_never_takes_the_mark_of_a_part_away(
    since: str, part: str, stance: str
) -> None:
    """What is in front may be about another part: then that is said, and the whole is only counted."""
    lines = words(entry(since="2010"), entry(since=since, part=part, stance=stance))
    about_part = next(line for line in lines if line.startswith("unaware") == (stance == "unaware"))
    assert "(part)" in about_part


def test_a_denial_of_one_part_leaves_the_words_of_another_as_they_are() -> None:
    alone = words(entry(since="2006", part="its clerk"))
    beside = words(entry(since="2006", part="its clerk"), entry(stance="unaware", part="its chair"))
    assert beside[:1] == alone
