"""The document of Word: its XML is read with the standard library, as a program that opens it would."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree as Tree
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tests.export.lighthouse import EVENTS, LIT, content, searched, shelf
from tests.export.poison import poisoned_content
from tests.text.payloads import PAYLOADS
from tui.export.content import ExportContent, ExportSelection, citations
from tui.export.escape import to_single_line
from tui.export.formats.docx_format import to_docx
from tui.export.layout import COLUMNS, FONTS, NOTES, PARTS, Layout
from tui.export.office.xml_text import escape_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def parts(of: ExportContent) -> dict[str, Tree.Element]:
    file = to_docx(of).content
    assert isinstance(file, bytes)
    with ZipFile(BytesIO(file)) as archive:
        assert archive.testzip() is None
        return {name: Tree.fromstring(archive.read(name)) for name in archive.namelist()}


def laid_out(**changed: object) -> ExportContent:
    return replace(content(), layout=Layout(**changed))  # type: ignore[arg-type]  # its fields


def words(element: Tree.Element) -> str:
    return "".join(piece.text or "" for piece in element.iter(f"{W}t"))


def tables(document: Tree.Element) -> list[Tree.Element]:
    return list(document.iter(f"{W}tbl"))


def headings(document: Tree.Element) -> list[str]:
    styles = ((paragraph.find(f"{W}pPr/{W}pStyle"), paragraph) for paragraph in document.iter(f"{W}p"))
    return [
        words(paragraph)
        for style, paragraph in styles
        if style is not None and re.fullmatch("Title|Heading[12]", style.get(f"{W}val", ""))
    ]


def test_every_part_is_named_in_the_list_of_types_and_every_relation_leads_to_one() -> None:
    read = parts(content())
    assert next(iter(read)) == "[Content_Types].xml"
    overrides = [one.get("PartName", "") for one in read["[Content_Types].xml"] if one.get("PartName")]
    assert sorted(overrides) == sorted(f"/{name}" for name in read if name[0] != "[" and "rels" not in name)
    inner = [one for one in read["word/_rels/document.xml.rels"] if not one.get("TargetMode")]
    assert all(f"word/{one.get('Target')}" in read for one in inner)


def test_a_page_is_a4_on_its_side_and_has_its_number() -> None:
    read = parts(content())
    size = next(read["word/document.xml"].iter(f"{W}pgSz"))
    assert [size.get(f"{W}{name}") for name in ("w", "h", "orient")] == ["16838", "11906", "landscape"]
    fields = [(one.get(f"{W}instr") or "").strip() for one in read["word/footer1.xml"].iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert words(read["word/header1.xml"]) == "The light at Gull Head"


def test_every_table_has_one_row_of_headings_that_is_repeated() -> None:
    document = parts(content())["word/document.xml"]
    for table in tables(document):
        rows = table.findall(f"{W}tr")
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (
            len(rows) - 1
        )
        widths = [len(row.findall(f"{W}tc")) for row in rows]
        assert set(widths) == {len(table.findall(f"{W}tblGrid/{W}gridCol"))}
        assert all(cell.find(f"{W}p") is not None for cell in table.iter(f"{W}tc"))


def test_a_row_stays_on_one_page_unless_it_has_footnotes() -> None:
    rows = [row for table in tables(parts(content())["word/document.xml"]) for row in table.iter(f"{W}tr")]
    noted = [row for row in rows if next(row.iter(f"{W}footnoteReference"), None) is not None]
    assert noted
    for row in rows:
        assert (row.find(f"{W}trPr/{W}cantSplit") is None) is (row in noted)


def test_the_events_are_rows_in_their_order() -> None:
    document = parts(content())["word/document.xml"]
    heads = [
        [words(cell) for cell in row] for row in (one.findall(f"{W}tr/{W}tc") for one in tables(document))
    ]
    rows = [
        [words(cell) for cell in row.findall(f"{W}tc")]
        for table, head in zip(tables(document), heads, strict=True)
        if head[:5] == ["No.", "Date", "Event", "Status", "Source"]
        for row in table.findall(f"{W}tr")[1:]
    ]
    assert [row[:2] for row in rows] == [
        ["1", "About 1985"],
        ["2", "UndatedAfter event 1Before event 3"],
        ["3", "1 May 1987"],
        ["4", "1987 to 1989"],
    ]
    assert rows[0][2] == (
        "The lamp is orderedThe council ordered a new lamp.The sources differ: difference 1"
    )
    assert rows[0][3] == "DisputedWorks2 sources, 1 of them disputes; 1 origin"
    assert rows[0][4] == (
        "“Minutes of the parish council”, some time in 1988, passage p. 12 [1]"
        "Disputes: Harbour Echo, 3 May 1987, passage 7 [2]"
    )
    assert rows[3][4] == "No source is cited."


@pytest.mark.parametrize("kind", NOTES)
def test_each_citation_of_an_event_has_a_note_of_its_own(kind: str) -> None:
    read = parts(laid_out(notes=kind))
    noted = [int(one.get(f"{W}id", "")) for one in read[f"word/{kind}s.xml"]]
    marks = [int(one.get(f"{W}id", "")) for one in read["word/document.xml"].iter(f"{W}{kind}Reference")]
    cited = sum(len(event.cites) for event in EVENTS)
    alone = {str(one.key) for one in citations(EVENTS)} - {str(one.key) for e in EVENTS for one in e.cites}
    assert marks == list(range(1, cited + len(alone) + 1))
    assert noted == [-1, 0, *marks]
    other = next(one for one in NOTES if one != kind)
    assert [one.get(f"{W}id") for one in read[f"word/{other}s.xml"]] == ["-1", "0"]


def test_a_note_has_the_passage_once_and_says_whose_words_it_has() -> None:
    notes = [words(one) for one in parts(content())["word/footnotes.xml"]][2:]
    assert notes[0] == (
        " “Minutes of the parish council”, some time in 1988, passage p. 12. "
        "Paraphrase: The council ordered the lamp in 1985. Origin: council. Not held."
    )
    assert (
        "This passage disputes the event. It gives spring 1986. It says: that it was ordered abroad."
        in notes[1]
    )
    assert "“It cost *a little* over £3,000.” Date, given or inferred: May 1987." in notes[1]
    assert notes[2] == " Harbour Echo, 3 May 1987, passage 7. The passage is in note 2."
    assert "Quoted: “lit for the first time” (found word for word in the source)." in notes[3]
    assert notes[4].endswith("This passage is cited for context. The passage is in note 1.")


def test_every_link_leads_to_a_bookmark_and_no_two_have_one_name() -> None:
    read = parts(content())
    names = [one.get(f"{W}name") or "" for one in read["word/document.xml"].iter(f"{W}bookmarkStart")]
    assert [name for name, count in Counter(name.lower() for name in names).items() if count > 1] == []
    assert all(re.fullmatch("[A-Za-z][A-Za-z0-9_]{0,39}", name) for name in names)
    links = [
        one.get(f"{W}anchor")
        for name in ("document", "footnotes")
        for one in read[f"word/{name}.xml"].iter(f"{W}hyperlink")
        if not one.get(f"{R}id")
    ]
    assert links
    assert set(links) <= set(names)


def test_only_web_addresses_are_links_out() -> None:
    relations = parts(content())["word/_rels/document.xml.rels"]
    outward = {one.get("Id"): one.get("Target") for one in relations if one.get("TargetMode") == "External"}
    assert outward == {"link1": "https://example.org/echo/1987_05_03?page=2"}
    used = [one.get(f"{R}id") for one in parts(content())["word/document.xml"].iter(f"{W}hyperlink")]
    assert [one for one in used if one] == ["link1"]


def test_the_parts_stand_in_the_order_of_a_document() -> None:
    document = parts(content())["word/document.xml"]
    assert headings(document) == [
        "The light at Gull Head",
        "How to read this",
        "Events",
        "1984",
        "1987",
        "Annex A. Where the sources differ",
        "Difference 1. When was the lamp ordered?",
        "Annex B. People and bodies",
        "Annex C. Sources",
        "Annex D. What this document was made from",
        "What writing this as Word changed",
    ]
    text = to_docx(content()).text
    assert text.count("Keeper of the light") == 1
    assert text.index("Mentions fog.") < text.index("How to read this") < text.index("cc" * 32)


# Recorded knowledge is in no event of the lighthouse; tests/export/knowledge leaves it out.
@pytest.mark.parametrize("part", [part for part in PARTS if part != "knowledge"])
def test_a_part_that_is_left_out_leaves_no_link_to_it(part: str) -> None:
    without = replace(searched(), layout=Layout(without=frozenset({part})))
    whole, left = to_docx(searched()), to_docx(without)
    assert len(left.text) < len(whole.text)
    read = parts(without)
    names = {one.get(f"{W}name") for one in read["word/document.xml"].iter(f"{W}bookmarkStart")}
    links = {one.get(f"{W}anchor") for one in read["word/document.xml"].iter(f"{W}hyperlink")} - {None}
    assert links <= names


@pytest.mark.parametrize(
    ("columns", "without", "is_noted"),
    [
        (COLUMNS, (), True),
        (("event",), (), True),
        (("event",), ("differences",), False),
        (COLUMNS, ("differences",), True),
        (COLUMNS, ("notes",), False),
    ],
)
def test_notes_behind_the_text_have_a_heading_where_there_are_any(
    columns: tuple[str, ...], without: tuple[str, ...], is_noted: bool
) -> None:
    read = parts(laid_out(columns=columns, without=frozenset(without), notes="endnote"))
    assert ("Notes" in headings(read["word/document.xml"])) is is_noted
    assert (len(read["word/endnotes.xml"]) > 2) is is_noted


@pytest.mark.parametrize("column", COLUMNS)
def test_one_column_alone(column: str) -> None:
    document = parts(laid_out(columns=(column,)))["word/document.xml"]
    assert len(tables(document)[0].findall(f"{W}tblGrid/{W}gridCol")) == 1


@pytest.mark.parametrize(("font", "letters"), FONTS.items())
def test_the_letters(font: str, letters: tuple[str, int]) -> None:
    styles = parts(laid_out(font=font))["word/styles.xml"]
    usual = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert usual is not None
    found = [usual.find(f"{W}{name}") for name in ("rFonts", "sz", "lang")]
    values = [
        one.get(f"{W}{name}")
        for one, name in zip(found, ("ascii", "val", "val"), strict=True)
        if one is not None
    ]
    assert values == [letters[0], str(2 * letters[1]), "en-GB"]


def test_title_and_language_are_set_and_the_bytes_are_the_same_twice() -> None:
    core = parts(content())["docProps/core.xml"]
    assert [one.text for one in core][:3] == ["The light at Gull Head", "en-GB", "2020-06-02T00:00:00Z"]
    assert to_docx(content()).content == to_docx(content()).content


def test_the_risks_that_were_accepted_are_said_whatever_is_left_out() -> None:
    accepted = replace(laid_out(without=frozenset(PARTS)), accepted=("identification-risk",))
    assert "identification-risk" in to_docx(accepted).text


@each("payload", PAYLOADS)
def test_hostile_text_is_in_the_document_as_text(payload: str) -> None:
    read = parts(poisoned_content(payload))
    assert to_single_line(payload) in words(read["word/document.xml"])
    # Nothing that a program would run or load.
    assert not list(read["word/document.xml"].iter(f"{W}instrText"))
    assert all(
        (one.get("Target") or "").startswith(("http://", "https://"))
        for one in read["word/_rels/document.xml.rels"]
        if one.get("TargetMode") == "External"
    )


@given(st.text(st.characters(), max_size=60))
def test_any_text_at_all(text: str) -> None:
    lit = replace(EVENTS[2], summary=f"a{text}b", row=replace(EVENTS[2].row, title=f"c{text}d"))
    document = parts(content(index=shelf(events=(*EVENTS[:2], lit))))["word/document.xml"]
    assert escape_xml(to_single_line(f"a{text}b")) in escape_xml(words(document))
    assert to_single_line(f"c{text}d") in words(document)


def test_a_thousand_marks_on_one_letter_and_a_long_text() -> None:
    text = "a" + "\u0301" * 1000 + "z" * 100_000
    read = parts(poisoned_content(text))
    assert to_single_line(text) in words(read["word/document.xml"])


def test_nothing_at_all() -> None:
    empty = content(ExportSelection(ids=()))
    document = parts(empty)["word/document.xml"]
    assert "No event of the chronology is in this document." in words(document)
    assert LIT.text not in words(document)


@pytest.mark.parametrize("columns", [COLUMNS, ("event",), ("source",)])
def test_notes_stand_where_the_summary_marks_them(columns: tuple[str, ...]) -> None:
    """There is one note a citation, whichever columns there are."""
    marked = replace(EVENTS[2], summary="It shone.[^2] It was lit.[^1] Again.[^1]", differences=())
    whole = replace(content(index=shelf(events=[marked])), layout=Layout(columns=columns))
    read = parts(whole)
    numbers = [one.get(f"{W}id") for one in read["word/document.xml"].iter(f"{W}footnoteReference")]
    assert numbers == ["1", "2"]
    text = words(read["word/document.xml"])
    assert "[^" not in text
    if "event" in columns:
        assert "It shone. It was lit. Again.2" in text


def test_the_notes_that_only_a_summary_marks_have_a_heading_behind_the_text() -> None:
    marked = replace(EVENTS[2], summary="It shone.[^2]", differences=())
    layout = Layout(columns=("event",), notes="endnote")
    read = parts(replace(content(index=shelf(events=[marked])), layout=layout))
    assert "Notes" in headings(read["word/document.xml"])
