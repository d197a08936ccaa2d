"""DOCX: automatic numbers, hidden and struck-out text, changes, comments, headers, notes and cells."""

from __future__ import annotations

import pytest

from tests.parsing.documents.docxs import docx, level, numbered, numbering, paragraph, run, word_part
from tui.parsing.documents.contents import DocumentContents, UnreadableDocument
from tui.parsing.documents.docx import read_docx
from tui.parsing.limits import DocumentLimits

pytest.importorskip("mammoth", reason='needs the extra: pip install "dateline[docx]"')

FILE_DATE = "the file was created on 2013-05-15, which is not necessarily the publication date"
TITLE = "its metadata has the title “The canal & its locks”, which is not in its text"
LEGAL = level(0, "%1.") + level(1, "(%2)", "lowerLetter") + level(2, "(%3)", "lowerRoman")


def contents(body: str, parts: dict[str, bytes] | None = None) -> DocumentContents:
    found = read_docx(docx(body, parts=parts), DocumentLimits())
    assert isinstance(found, DocumentContents)
    return found


def lines(body: str, parts: dict[str, bytes] | None = None) -> list[str]:
    found = contents(body, parts)
    return [f"[{one.label}] {one.text}" if one.label else one.text for one in found.paragraphs]


def remarks(body: str, parts: dict[str, bytes] | None = None) -> list[str]:
    return [one for one in contents(body, parts).remarks if one not in {FILE_DATE, TITLE}]


def test_automatic_numbers_are_labels() -> None:
    body = (
        numbered("I am the clerk.")
        + numbered("I say:")
        + numbered("first", level=1)
        + numbered("second", level=1)
        + numbered("deep", level=2)
        + numbered("I end.")
        + numbered("anew", level=1)
    )
    assert lines(body, numbering(LEGAL)) == [
        "[para 1] I am the clerk.",
        "[para 2] I say:",
        "[para 2.a] first",
        "[para 2.b] second",
        "[para 2.b.i] deep",
        "[para 3] I end.",
        "[para 3.a] anew",
    ]


@pytest.mark.parametrize(
    ("levels", "label"),
    [
        (level(0, "[%1]"), "para 3"),
        (level(0, "%1)", "decimalZero"), "para 03"),
        (level(0, "Article %1"), "Article 3"),
        (level(0, "%1", "ordinal"), "para 3rd"),
        (level(0, "A%1."), "para A3"),
        (level(0, "%1.", "chineseCounting"), "para 3"),
    ],
)
def test_forms_of_numbers(levels: str, label: str) -> None:
    body = "".join(numbered(text) for text in "abc")
    assert contents(body, numbering(levels)).paragraphs[2].label == label


@pytest.mark.parametrize(
    ("levels", "text"),
    [
        (level(0, "(%1)", "lowerLetter"), "(c) c"),
        (level(0, "%1.", "upperRoman"), "III. c"),
        (level(0, "§ %1 of the very long name of a part"), "§ 3 of the very long name of a part c"),
    ],
)
def test_a_number_that_makes_no_label_stands_in_the_text(levels: str, text: str) -> None:
    body = "".join(numbered(text) for text in "abc")
    found = contents(body, numbering(levels)).paragraphs[2]
    assert (found.label, found.text) == ("", text)


def test_numbers_in_another_form_are_told() -> None:
    assert remarks(numbered("a"), numbering(level(0, "%1.", "chineseCounting"))) == [
        "some numbers of paragraphs are in figures here, and in another form in the document"
    ]


def test_bullets_are_no_numbers() -> None:
    parts = numbering(level(0, "•", "bullet"))
    assert lines(numbered("a") + numbered("b"), parts) == ["a", "b"]


def test_numbers_of_levels_together_and_in_figures() -> None:
    levels = level(0, "%1.", "upperRoman") + level(1, "%1.%2", more="<w:isLgl/>")
    assert lines(numbered("a") + numbered("b", level=1) + numbered("c", level=1), numbering(levels)) == [
        "I. a",
        "[para 1.1] b",
        "[para 1.2] c",
    ]


def test_lists_that_count_alike_are_told_apart_and_the_longest_has_the_plain_labels() -> None:
    body = numbered("head", number=1) + "".join(numbered(text, number=2) for text in "abc")
    assert lines(body, numbering(LEGAL, LEGAL)) == [
        "[list 1 para 1] head",
        "[para 1] a",
        "[para 2] b",
        "[para 3] c",
    ]


def test_a_list_goes_on_behind_other_text_and_may_begin_again() -> None:
    again = (
        '<w:num w:numId="9"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = numbered("a") + paragraph("x") + numbered("b") + numbered("c", number=9) + numbered("d", number=9)
    found = lines(body, numbering(LEGAL, instances=again))
    assert found == ["[para 1] a", "x", "[para 2] b", "[list 2 para 1] c", "[list 2 para 2] d"]


def test_numbers_of_styles_and_headings() -> None:
    styles = word_part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:outlineLvl w:val="0"/>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="N"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="N"><w:pPr>'
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr></w:style>',
    )
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(style)}</w:p>'
        for style in ("H1", "B", "N", "H1")
    )
    assert lines(body, numbering(LEGAL, LEGAL) | {"word/styles.xml": styles}) == [
        "[section 1] H1",
        "[para 1] B",
        "[para 2] N",
        "[section 2] H1",
    ]


def test_number_zero_means_none() -> None:
    assert lines(numbered("a", number=0) + numbered("b", number=7), numbering(LEGAL)) == ["a", "b"]


def test_numbers_in_a_table_stand_in_their_cells() -> None:
    cells = f"<w:tc>{numbered('a')}</w:tc><w:tc>{paragraph('x')}</w:tc>"
    assert lines(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>{paragraph('y')}", numbering(LEGAL)) == [
        "(1.) a | x",
        "y",
    ]


def test_a_column_of_numbers_keeps_its_place() -> None:
    rows = "".join(
        f"<w:tr><w:tc>{numbered('')}</w:tc><w:tc>{paragraph(text)}</w:tc><w:tc>{paragraph('')}</w:tc></w:tr>"
        for text in "ab"
    )
    body = f"<w:tbl>{rows}</w:tbl>{paragraph('y')}"
    assert lines(body, numbering(LEGAL)) == ["1. | a |", "2. | b |", "y"]


def test_empty_numbered_paragraphs_are_counted_and_hidden_ones_are_not() -> None:
    hidden = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        f"<w:rPr><w:vanish/></w:rPr></w:pPr>{run('secret', '<w:vanish/>')}</w:p>"
    )
    body = numbered("a") + hidden + numbered("") + numbered("b")
    assert lines(body, numbering(LEGAL)) == ["[para 1] a", "[para 3] b"]


@pytest.mark.parametrize(
    ("properties", "what"),
    [
        ("<w:vanish/>", "hidden text is left out (1 place)"),
        ('<w:vanish w:val="1"/>', "hidden text is left out (1 place)"),
        ("<w:strike/>", "text that is struck out is left out (1 place)"),
        ("<w:dstrike/>", "text that is struck out is left out (1 place)"),
        ('<w:rStyle w:val="Gone"/>', "text that is struck out is left out (1 place)"),
        ('<w:rStyle w:val="Base"/>', "text that is struck out is left out (1 place)"),
    ],
)
def test_hidden_and_struck_out_text_is_left_out_and_told(properties: str, what: str) -> None:
    styles = word_part(
        "styles",
        '<w:style w:type="character" w:styleId="Gone"><w:basedOn w:val="Base"/></w:style>'
        '<w:style w:type="character" w:styleId="Base"><w:rPr><w:strike/></w:rPr></w:style>',
    )
    left_out = run("did not ", properties) + run("ever ", properties)
    body = f"<w:p>{run('It ')}{left_out}{run('knew.')}</w:p>"
    parts = {"word/styles.xml": styles}
    assert lines(body, parts) == ["It knew."]
    assert remarks(body, parts) == [what]


@pytest.mark.parametrize(
    "properties", ['<w:vanish w:val="0"/>', '<w:strike w:val="false"/>', "<w:webHidden/>"]
)
def test_what_is_switched_off_is_shown(properties: str) -> None:
    body = f"<w:p>{run('It knew.', properties)}</w:p>"
    assert lines(body) == ["It knew."]
    assert not remarks(body)


@pytest.mark.parametrize(
    "change",
    [
        "<w:ins><w:r><w:t>x</w:t></w:r></w:ins>",
        "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>",
        "<w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom>",
    ],
)
@pytest.mark.parametrize("prefix", ["w", "word"])
def test_changes_in_notes_are_told(change: str, prefix: str) -> None:
    note = word_part("footnotes", f'<w:footnote w:id="2"><w:p>{run("See.")}{change}</w:p></w:footnote>')
    note = note.replace(b"w:", f"{prefix}:".encode()).replace(b"xmlns:w=", f"xmlns:{prefix}=".encode())
    body = f'<w:p>{run("It sank.")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    assert remarks(body, {"word/footnotes.xml": note}) == [
        "it has tracked changes: insertions are included, deletions are left out"
    ]


def test_what_is_left_out_makes_no_number_of_two() -> None:
    struck, hidden = run("45", "<w:strike/>"), run("x", "<w:vanish/>")
    body = f"<w:p>{run('£40')}{struck}{run('50 and ')}{hidden}{run('7')}</w:p>"
    assert lines(body) == ["£40 50 and 7"]


def test_deleted_rows_and_cells_are_left_out() -> None:
    row = "<w:tr>{}<w:tc>{}</w:tc><w:tc>{}{}</w:tc></w:tr>".format
    body = "<w:tbl>{}{}{}</w:tbl>".format(
        row("", paragraph("a"), "", paragraph("b")),
        row("<w:trPr><w:del/></w:trPr>", paragraph("c"), "", paragraph("d")),
        row("", paragraph("e"), "<w:tcPr><w:cellDel/></w:tcPr>", paragraph("f")),
    )
    assert lines(body) == ["a | b", "e |"]
    assert "tracked changes" in remarks(body)[0]


def test_notes_are_labelled_and_hidden_text_in_them_is_left_out() -> None:
    note = f'<w:footnote w:id="5"><w:p>{run("See the log.")}{run("secret", "<w:vanish/>")}</w:p></w:footnote>'
    end = f'<w:endnote w:id="1"><w:p>{run("At the end.")}</w:p></w:endnote>'
    body = (
        f'<w:p>{run("It sank in 1951")}<w:r><w:footnoteReference w:id="5"/></w:r>{run(".")}'
        '<w:r><w:endnoteReference w:id="1"/></w:r></w:p>'
    )
    parts = {
        "word/footnotes.xml": word_part("footnotes", note),
        "word/endnotes.xml": word_part("endnotes", end),
    }
    assert lines(body, parts) == ["It sank in 1951.", "[note 1] See the log.", "[endnote 1] At the end."]
    assert remarks(body, parts) == ["hidden text is left out (1 place)"]


def test_comments_headers_and_footers_are_told() -> None:
    comments = word_part(
        "comments", "".join(f'<w:comment w:id="{at}">{paragraph("Why?")}</w:comment>' for at in "12")
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="h" Type="{kind}header" Target="header1.xml"/>'
        f'<Relationship Id="f" Type="{kind}footer" Target="/word/footer1.xml"/>'
        f'<Relationship Id="n" Type="{kind}footer" Target="footer2.xml"/></Relationships>'
    )
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    section = "".join(
        f'<w:{end}Reference xmlns:r="{space}" r:id="{end[0]}"/>' for end in ("header", "footer")
    )
    section += f'<w:footerReference xmlns:r="{space}" r:id="n"/>'
    parts = {
        "word/comments.xml": comments,
        "word/_rels/document.xml.rels": relations.encode(),
        "word/header1.xml": word_part("hdr", paragraph("DRAFT 3")),
        "word/footer1.xml": word_part("ftr", paragraph("Exhibit HM/1")),
        "word/footer2.xml": word_part("ftr", paragraph("12")),
    }
    assert remarks(f"{paragraph('Text.')}<w:sectPr>{section}</w:sectPr>", parts) == [
        "2 comments left out",
        "the text of its headers and footers is left out: “DRAFT 3”, “Exhibit HM/1”",
    ]


@pytest.mark.parametrize(
    "properties", ['<w:vertAlign w:val="superscript"/>', '<w:position w:val="8"/>', '<w:rStyle w:val="N"/>']
)
def test_marks_of_notes_that_somebody_typed_are_left_out(properties: str) -> None:
    styles = word_part(
        "styles",
        '<w:style w:type="character" w:styleId="N">'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
    )
    body = run("In 2013") + run("7", properties) + run(" it cost £50") + run("8", properties) + run(".")
    body = f"<w:p>{body}</w:p>"
    parts = {"word/styles.xml": styles}
    assert lines(body, parts) == ["In 2013 it cost £50."]
    assert remarks(body, parts) == ["marks of notes in the text are left out (2 places)"]


CELL = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>".format


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([["", "1 May"], ["", ""], ["", "Pilot"]], "1 May |  | Pilot"),
        ([["", "1 May"], ['<w:gridSpan w:val="2"/>', "both"], ["", "Pilot"]], "1 May | both |  | Pilot"),
    ],
)
def test_empty_and_spanning_cells_keep_their_columns(rows: list[list[str]], wanted: str) -> None:
    cells = "".join(CELL(properties, paragraph(text)) for properties, text in rows)
    assert lines(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>") == [wanted]


def test_cells_over_several_rows_and_rows_that_begin_late() -> None:
    merge = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = (
        f"<w:tbl><w:tr>{CELL(merge[0], paragraph('3 May'))}{CELL('', paragraph('Cook'))}</w:tr>"
        f"<w:tr>{CELL(merge[1], paragraph(''))}{CELL('', paragraph('Boy'))}</w:tr>"
        f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{CELL("", paragraph("Mate"))}</w:tr></w:tbl>'
    )
    assert lines(body) == ["3 May | Cook", "3 May | Boy", "| Mate"]


def test_text_in_containers_that_mammoth_does_not_know_is_read() -> None:
    box = f"<w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"
    body = (
        f"<w:p><w:bdo>{run('Turned. ')}</w:bdo><w:fldSimple w:instr='DATE'>{run('1 May')}</w:fldSimple></w:p>"
        f"<w:p><w:r><w:ruby><w:rt>{run('x')}</w:rt><w:rubyBase>{run('Base')}</w:rubyBase></w:ruby></w:r></w:p>"
        f"<w:p><w:r><w:drawing>{box}</w:drawing></w:r></w:p>"
    )
    assert lines(body) == ["Turned. 1 May", "Base", "In a box."]


def test_pictures_and_formulas_are_told() -> None:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    body = (
        f'{paragraph("x")}<w:p><w:r><w:drawing/></w:r><m:oMath xmlns:m="{space}"><m:r/></m:oMath></w:p>'
        "<w:p><w:r><w:drawing/></w:r></w:p>"
    )
    assert remarks(body) == ["1 formula left out", "2 pictures left out"]


def test_a_hidden_field_does_not_take_the_text_behind_it() -> None:
    field = '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="{}"/></w:r>'
    body = (
        f"<w:p>{run('One ')}{field.format('begin')}<w:r><w:rPr><w:vanish/></w:rPr>"
        f"<w:instrText>XE x</w:instrText></w:r>{field.format('end')}{run('two.')}</w:p>"
    )
    assert lines(body) == ["One two."]
    assert not remarks(body)


def test_text_boxes_in_text_boxes_end_somewhere() -> None:
    begin, end = "<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"
    found = read_docx(docx(begin * 20 + paragraph("x") + end * 20), DocumentLimits())
    assert isinstance(found, UnreadableDocument)
    assert "nested too deeply" in found.message


@pytest.mark.parametrize(
    "broken",
    [b"<w:numbering", b"<a/>", word_part("numbering", "<w:num w:numId='1'/><w:num/><w:abstractNum/>")],
)
def test_damaged_lists_are_no_internal_error(broken: bytes) -> None:
    found = read_docx(docx(numbered("a"), parts={"word/numbering.xml": broken}), DocumentLimits())
    assert isinstance(found, DocumentContents | UnreadableDocument)
