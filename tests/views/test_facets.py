"""Facets as lines and as JSON, and which term of a query to let go of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cases import each
from tests.index.making import index_of
from tests.index.sqlite.test_as_of import CANAL, query
from tests.text.payloads import PAYLOADS
from tui.index.sqlite.sqlite_index import SqliteIndex
from tui.parsing.query.fields import VALUE_FIELDS
from tui.parsing.query.parse_query import Query
from tui.views.facets import FacetValue, counts_of, facet_json, facet_values, facets_lines, labels_of
from tui.views.lines import plain
from tui.views.queries.query_relaxation import best_relaxation
from tui.views.symbols import ASCII


@pytest.fixture
def canal() -> Iterator[SqliteIndex]:
    index = index_of(CANAL)
    yield index
    index.close()


def values(index: SqliteIndex, asked: str) -> list[FacetValue]:
    read = query(asked)
    return facet_values(counts_of(index, read), labels_of(index, read), read)


def test_lines(canal: SqliteIndex) -> None:
    chosen = values(canal, "kind:works,mills -speaker:digger")
    assert plain(facets_lines(chosen), None).splitlines() == [
        "Kind (2 values)",
        "  1 ███      Works  works  (only)",
        "  0          mills  (only)",
        "",
        "Source (1 value)",
        "  1 ███      Gazette, 5 June 1874  gazette",
        "",
        "Status (1 value)",
        "  1 ███      reported",
        "",
        "Origin (1 value)",
        "  1 ███      speech",
        "",
        "Speaker (1 value)",
        "  3 ████████ digger  (without)",
    ]
    boxes = [row for row in plain(facets_lines(chosen, boxes=True), None).splitlines() if "[" in row]
    assert [row[:7] for row in boxes] == ["[+] 1 █", "[+] 0  ", "[ ] 1 █", "[ ] 1 █", "[ ] 1 █", "[-] 3 █"]
    assert facets_lines([]) == []


def test_kinds_keep_the_order_of_their_lanes_and_statuses_theirs() -> None:
    counts = dict.fromkeys(VALUE_FIELDS, ()) | {
        "kind": [("bay", 9), ("ark", 5), ("ice", 3), ("zoo", 1)],
        "status": [("disputed", 9), ("reported", 5), ("established", 1)],
        "tag": [("z", 9), ("a", 1)],
    }
    labels = {("kind", "zoo"): "Zoo", ("kind", "ark"): "Ark", ("actor", "bay"): "Bay", ("kind", "bay"): "Bay"}
    listed = [(value.field, value.value) for value in facet_values(counts, labels, Query())]
    assert [value for field, value in listed if field == "tag"] == ["z", "a"]
    assert [value for field, value in listed if field == "kind"] == ["zoo", "ark", "bay", "ice"]
    assert [value for field, value in listed if field == "status"] == ["established", "reported", "disputed"]


def test_labels_are_those_of_the_day(canal: SqliteIndex) -> None:
    then = [value for value in values(canal, "as-of:1880") if value.field == "source"]
    assert [(value.value, value.label) for value in then] == [("gazette", "Gazette, 5 June 1874")]


def test_json(canal: SqliteIndex) -> None:
    assert facet_json(values(canal, "-kind:works")[0]) == {
        "field": "kind",
        "value": "works",
        "label": "Works",
        "events": 4,
        "chosen": "without",
    }


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("", True),
        ("HALL", True),
        ("com ha", True),
        ("x", False),
        ("hall-com", True),
        ("all", False),
        ("actor", True),
        ("act hall", True),
        ("ac", False),
        ("actors", False),
    ],
)
def test_what_a_value_is_called(typed: str, named: bool) -> None:
    assert FacetValue("actor", "hall-committee", "The committee of the hall", 1, "").is_named(typed) is named


@pytest.mark.parametrize(
    ("label", "value", "shown"),
    [
        ("Responses", "responses", "Responses"),
        ("Thames Valley Police", "thames-valley-police", "Thames Valley Police"),
        ("St. Mary's Hall", "st-marys-hall", "St. Mary's Hall"),
        ("Hall committee", "committee", "Hall committee  committee"),
    ],
)
def test_beside_a_box_an_id_is_told_that_the_label_does_not_tell(label: str, value: str, shown: str) -> None:
    each = FacetValue("actor", value, label, 1, "")
    assert facets_lines([each], boxes=True)[1].text == f"[ ] 1 ████████ {shown}"
    assert facets_lines([each])[1].text == f"1 ████████ {label}  {value}"


def test_bars_are_as_long_as_the_numbers_are_to_the_largest() -> None:
    each = [FacetValue("tag", f"t{events}", "", events, "") for events in (100, 50, 1, 0)]
    assert [line.text for line in facets_lines(each, marks=ASCII)[1:]] == [
        "100 ######## t100",
        " 50 ####     t50",
        "  1 #        t1",
        "  0          t0",
    ]


@each("payload", PAYLOADS)
def test_hostile_values_are_lines_like_others(payload: str) -> None:
    value = FacetValue("tag", payload, "", 1, "only")
    (_, row) = facets_lines([value])
    assert payload in row.text
    assert len(plain([row], None).splitlines()) == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", None),
        ("zebra", None),
        ("zebra yak", None),
        ("lock kind:mills", ("kind:mills", 1)),
        ("in:1999 source:memoir", ("in:1999", 3)),
        ('"in rain" speaker:digger is:undated', ('"in rain"', 1)),
        ("as-of:1880 source:memoir lock", ("as-of:1880", 1)),
    ],
)
def test_which_term_to_let_go_of(canal: SqliteIndex, line: str, said: tuple[str, int] | None) -> None:
    assert best_relaxation(canal, line) == said
