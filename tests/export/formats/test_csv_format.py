"""CSV read back by Python's reader, as strictly as it can."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import each
from tests.export.lighthouse import EVENTS, content, shelf
from tests.export.poison import PLAIN, poisoned_content
from tests.text.payloads import PAYLOADS
from tui.chronology.edtf import cached_parse
from tui.export.content import ExportContent, ExportSelection
from tui.export.escape import to_single_line
from tui.export.formats.csv_format import COLUMNS, MARK, to_csv
from tui.parsing.query.parse_query import Query
from tui.text.note_marks import marked_names


def rows(of: ExportContent) -> list[dict[str, str]]:
    text = to_csv(of).text
    assert text.startswith(MARK)
    assert text.replace("\r\n", "").isprintable() or "\n" not in text.replace("\r\n", "")
    sheet = csv.reader(io.StringIO(text.removeprefix(MARK), newline=""), strict=True)
    head, *found = sheet
    assert tuple(head) == COLUMNS
    assert all(len(row) == len(COLUMNS) for row in found)
    return [dict(zip(COLUMNS, row, strict=True)) for row in found]


def test_a_row_for_each_event() -> None:
    ordered, asked, lit, fog = rows(content())
    assert [ordered[name] for name in ("id", "date", "words", "earliest", "latest")] == [
        "lamp-ordered", "1985~", "about 1985", "1984-01-01", "1986-12-31"
    ]  # fmt: skip
    assert [asked[name] for name in ("date", "earliest", "after", "before")] == [
        "",
        "",
        "lamp-ordered",
        "lamp-lit",
    ]
    assert asked["actors"] == "Thomas Gale (Keeper of the light); Witness 1"
    assert lit["citations"].startswith(
        "harbour-echo-1987-05-03#6 supports “lit for the first time” (found word"
    )
    assert lit["differences"].startswith("When was the lamp ordered? In 1985 [parish-minutes#p. 12] / In the")
    assert (fog["status"], fog["citations"], fog["possibly"]) == ("alleged", "", "no")


def test_a_mark_in_a_summary_leads_to_its_citation() -> None:
    marked = replace(EVENTS[2], summary="It was lit.[^1] Nobody saw it [^9].")
    (lit,) = rows(content(index=shelf(events=(marked,))))
    assert lit["summary"] == "It was lit.[1] Nobody saw it [^9]."
    assert lit["citations"].startswith("[1] harbour-echo-1987-05-03#6 supports ")


@each(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+44 1865", "'+44 1865"),
        ("- so they say", "'- so they say"),
        *((f"{sign}1", f"'{sign}1") for sign in "＝＋－＠﹦﹢﹣﹫⁺₊⁼⩵"),
        ("−1", "−1"),
        ("\t=1", "'=1"),
        ("\r\n=1", "'=1"),
        ("\x00=1", "␀=1"),
        (" =1", "'=1"),
        ("a=1", "a=1"),
        ("'=1", "'=1"),
        ('"=1"', '"=1"'),
        ('a";=1', 'a";=1'),
    ],
)
def test_no_cell_is_a_formula(text: str, cell: str) -> None:
    answer = poisoned_content(text)
    assert {row["summary"] for row in rows(answer)} >= {cell}
    guarded = [loss.where for loss in to_csv(answer).losses if loss.code == "formulas"]
    assert ("lamp-lit: summary" in (guarded[0] if guarded else ())) is (cell != to_single_line(text))


# The mark of a note is shown as the number of its citation: see above.
VERBATIM = [payload for payload in PAYLOADS if not marked_names(payload)]


@each("payload", VERBATIM)
def test_payloads_stay_in_their_cells(payload: str) -> None:
    check(payload)


@given(payload=st.text(alphabet="ab,;\"'=+-@\n\r\t|%é\x00\u202e").filter(to_single_line))
@settings(max_examples=60, deadline=None)
def test_any_text_stays_in_its_cell(payload: str) -> None:
    check(payload)


def check(payload: str) -> None:
    shown, plain = to_single_line(payload), rows(poisoned_content(PLAIN))
    for found, expected in zip(rows(poisoned_content(payload)), plain, strict=True):
        for name, text in expected.items():
            cell = found[name]
            assert not cell.startswith(("=", "+", "-", "@"))
            # A mark sits on whatever stands before it, so that its circle is there or not.
            assert squeezed(cell.removeprefix("'")) == squeezed(
                text.replace(PLAIN, shown).removeprefix("'")
            ), name


def squeezed(text: str) -> str:
    return "".join(text.replace("◌", "").split())


def test_what_is_only_possibly_in_the_range_says_so() -> None:
    found = rows(content(ExportSelection(Query(from_=cached_parse("1985"), to=cached_parse("1987-05")))))
    assert [row["possibly"] for row in found] == ["yes", "no", "yes"]
