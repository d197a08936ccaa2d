"""The full words of a cell: each entry by itself, whatever is said of another part or actor."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import citation
from tests.export.knowledge.entries import entry, event
from tui.chronology.keys import CitationKey
from tui.export.knowledge.matrix import build_matrix
from tui.index.knowledge_record import EventKnowledge, KnowledgeRecord
from tui.views.knowledge.matrix_entries import matrix_entry_lines
from tui.views.lines import Line
from tui.views.links import PassageLink
from tui.views.symbols import UNICODE


def lines(found: EventKnowledge, actor: str = "board") -> list[Line]:
    matrix = build_matrix([found])
    column = next(column for column in matrix.columns if column.actor.id == actor)
    return matrix_entry_lines(matrix.rows[0], column, UNICODE)


def texts(found: EventKnowledge, actor: str = "board") -> list[str]:
    return [line.text for line in lines(found, actor)]


def test_an_entry_in_full_with_its_lag_and_its_passage() -> None:
    shown = lines(event(entry(since="2006", part="its clerk", status="alleged"), date="2004"))
    assert [line.text for line in shown] == [
        "The leak  some time in 2004 · established",
        "The board (its clerk) is reported to have been told of the leak",
        "from some time in 2006 · 1 year to 3 years later · alleged",
        "Valley Echo, 18 May 1957 [2]",
    ]
    assert shown[-1].anchor == PassageLink(CitationKey.parse("echo-1957-05-18#2"))


def test_an_empty_cell_says_nothing_either_way() -> None:
    matrix = build_matrix([event(entry("keeper"))])
    other = build_matrix([event(entry())]).columns[0]
    shown = matrix_entry_lines(matrix.rows[0], other, UNICODE)
    assert shown[-1].text == "No entry about The board: that says nothing either way."


def test_when_it_became_public() -> None:
    row = build_matrix([event(entry(), date="2004", public="2013-05-14")]).rows[0]
    assert matrix_entry_lines(row, None, UNICODE)[-1].text.startswith("Became public: 14 May 2013, 8 years")
    row = build_matrix([event(entry())]).rows[0]
    assert matrix_entry_lines(row, None, UNICODE)[-1].text == "No date is given on which it became public."


_others = st.lists(
    st.builds(
        entry,
        st.sampled_from(("board", "keeper")),
        st.sampled_from(("", "2001", "2006", "[..2010]")),
        part=st.just("its chair"),
        form=st.sampled_from(("told", "recorded", "said")),
        stance=st.sampled_from(("aware", "unaware")),
        status=st.sampled_from(("reported", "disputed")),
        cites=st.sampled_from(((), (citation(key="echo-1957-05-18#3"),))),
    ),
    max_size=4,
)
_own = st.lists(
    st.builds(
        entry,
        st.just("board"),
        st.sampled_from(("", "2006", "[..2010]")),
        part=st.just("its clerk"),
        stance=st.sampled_from(("aware", "unaware")),
    ),
    min_size=1,
    max_size=3,
)


@given(_own, _others)
def test_entries_about_one_part_read_the_same_whatever_is_said_of_another(
    own: list[KnowledgeRecord], others: list[KnowledgeRecord]
) -> None:
    alone = texts(event(*own))
    assert texts(event(*own, *others))[: len(alone)] == alone
