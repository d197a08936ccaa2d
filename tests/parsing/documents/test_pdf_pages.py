"""What stands on the pages of a PDF: columns, notes, numbers in the margin, tables, forms, hidden words."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cases import each
from tests.parsing.documents.drawn import (
    BOLD,
    SYMBOL,
    Sheet,
    boxes_font,
    render,
    unembedded_font,
    width,
)
from tui.parsing.documents.contents import DocumentContents, UnreadableDocument
from tui.parsing.documents.document import Document, PdfEngine, read_document
from tui.parsing.documents.pdf.read_pdf import read_pdf
from tui.parsing.limits import DocumentLimits

pytest.importorskip("pypdfium2", reason='needs the extra: pip install "dateline[pdf]"')

pytestmark = pytest.mark.usefixtures("warm_children")

LEFT = [
    "The board found that the wall",
    "had been sound in the spring,",
    "and that no report had been",
    "kept from it by the clerk, who",
    "had told the keeper in time.",
]
MIDDLE = [
    "The keeper wrote to the board",
    "that the lamp had been out on",
    "two nights of the winter, and",
    "that the oil was bad, as he",
    "had said in March of 1874.",
]
RIGHT = [
    "The surveyor was wrong about",
    "the slip, and it was he who",
    "gave the order on 4 April to",
    "open the gates. The board now",
    "blames him for the whole flood.",
]
FULL = "The clerk of the navigation wrote to every one of the shareholders on the"


def read(*sheets: Sheet, labels: str = "", fonts: dict[str, list[bytes]] | None = None) -> DocumentContents:
    found = read_pdf(render(sheets, labels=labels, fonts=fonts), DocumentLimits(), lambda *_: None)
    assert isinstance(found, DocumentContents)
    return found


def texts(*sheets: Sheet) -> list[str]:
    return [paragraph.text for paragraph in read(*sheets).paragraphs]


def labels(*sheets: Sheet, file: str = "") -> list[str]:
    return [paragraph.label for paragraph in read(*sheets, labels=file).paragraphs]


def remarks(*sheets: Sheet) -> str:
    return "; ".join(read(*sheets).remarks)


def columns(order: str, lefts: Sequence[float], *, skew: float = 0, drop: float = 700) -> Sheet:
    sheet = Sheet()
    placed = [
        (column, row, lefts[column], drop - 13 * row - skew * column, line)
        for column, lines in enumerate([LEFT, MIDDLE, RIGHT][: len(lefts)])
        for row, line in enumerate(lines)
    ]
    if order == "rows":
        placed.sort(key=lambda one: one[1])
    elif order == "from the right":
        placed.sort(key=lambda one: -one[0])
    elif order == "any":
        random.Random(1870).shuffle(placed)
    for *_, x, y, line in placed:
        sheet.text(x, y, line)
    return sheet


@each("order", ["columns", "rows", "from the right", "any"])
@each("lefts", [(50, 242), (50, 320), (40, 232, 424)])
@each("skew", [0, 5])
def test_columns_are_read_one_after_the_other(order: str, lefts: Sequence[float], skew: float) -> None:
    whole = " ".join(" ".join(lines) for lines in [LEFT, MIDDLE, RIGHT][: len(lefts)])
    assert " ".join(texts(columns(order, lefts, skew=skew))) == whole


@pytest.mark.parametrize("order", ["columns", "rows", "any"])
def test_a_heading_over_both_columns_stands_before_them(order: str) -> None:
    sheet = columns(order, (50, 320))
    sheet.text(100, 730, "A report on the wall of the harbour of Weir", size=16)
    assert texts(sheet)[0] == "A report on the wall of the harbour of Weir"
    assert " ".join(texts(sheet)[1:]) == " ".join([*LEFT, *MIDDLE])


def test_text_below_columns_follows_both() -> None:
    sheet = columns("rows", (50, 320))
    sheet.lines(50, 600, [f"{FULL} matter of", "the wall, and had no answer."])
    assert texts(sheet)[-1].endswith("the matter of the wall, and had no answer.")


def test_wide_spaces_in_a_justified_column_are_no_gutter() -> None:
    draw = random.Random(1811)
    words = [draw.choice(PROSE) for _ in range(700)]
    sheet, wanted, at = Sheet(), [], 0
    for x in (50.0, 310.0):
        for row in range(40):
            line = words[at : at + (3 if row % 4 else 4)]
            at += len(line)
            room = (230 - width("".join(line))) / (len(line) - 1)
            start = x
            for word in line:
                sheet.text(start, 740 - 13 * row, word)
                start += width(word) + room
            wanted += line
    assert " ".join(texts(sheet)).split() == wanted


def test_gaps_of_which_it_is_not_sure_are_told() -> None:
    sheet = Sheet()
    for at, (left, right) in enumerate(zip(LEFT, MIDDLE, strict=True)):
        sheet.text(50 + 7 * at, 700 - 13 * at, left.title())
        sheet.text(300 + 9 * at, 700 - 13 * at, right.title())
    assert "lines with wide gaps, as of columns or a table, are read from left to right: look at sheet 1" in (
        remarks(sheet)
    )


def test_a_small_first_letter_cuts_nothing() -> None:
    sheet = Sheet()
    sheet.lines(60, 740, [FULL + " day on", "which it was dug."])
    sheet.text(60, 684, "1", size=6)
    sheet.lines(
        66, 680, ["The keeper claimed that the wall had been sound in the year before, and", "no more."]
    )
    sheet.text(60, 640, "\xb7", font=SYMBOL, size=14)
    sheet.lines(
        72, 640, ["Order 14 was given on 18 March 1871 and forbade all gatherings on the", "whole wall."]
    )
    sheet.text(60, 600, "NOTICE:", size=7)
    sheet.lines(
        60 + width("NOTICE: ", 7), 600, ["The board means to open the wall again in the summer months, and"]
    )
    sheet.lines(60, 588, ["the slip."])
    found = texts(sheet)
    assert len(found) == 4
    assert found[1].startswith("1 The keeper claimed")
    assert found[1].endswith("before, and no more.")
    assert found[2].endswith("on the whole wall.")
    assert found[3].startswith("NOTICE: The board means")
    assert found[3].endswith("months, and the slip.")


@pytest.mark.parametrize("is_last", [False, True], ids=["in order", "drawn at the end"])
@pytest.mark.parametrize(
    ("before", "mark", "behind", "wanted"),
    [
        ("The ferry stopped on 14 May 2013", "1", " and the fare rose.", "14 May 2013 [1] and the fare"),
        ("The fare rose again in June 2013.", "12", " Nobody asked why.", "June 2013. [12] Nobody"),
        ("The fare rose to £50", "2", " for each of them.", "£50 [2] for each"),
        ("The wall is now of 40 m", "2", " and dry.", "40 m² and dry"),
    ],
)
def test_the_mark_of_a_note_is_set_apart(
    before: str, mark: str, behind: str, wanted: str, *, is_last: bool
) -> None:
    sheet = Sheet()
    parts = [(60.0, 700.0, before, 10.0), (60 + width(before), 704.0, mark, 6.0)]
    parts.append((60 + width(before) + width(mark, 6), 700.0, behind, 10.0))
    for x, y, text, size in sorted(parts, key=lambda part: -part[3]) if is_last else parts:
        sheet.text(x, y, text, size=size)
    (found,) = texts(sheet)
    assert wanted in found


def test_a_figure_below_the_line_is_no_mark() -> None:
    sheet = Sheet()
    sheet.text(60, 700, "The lamp gave off CO")
    sheet.text(60 + width("The lamp gave off CO"), 697, "2", size=6)
    assert texts(sheet) == ["The lamp gave off CO2"]


SPOKEN = (
    "the clerk said that the wall had been looked at in March and again in April and that nobody had told "
    "the board of it before the letter of the surveyor came and was put before the chairman who read it and "
    "said nothing to any of those who were there and had heard of the matter from others in the town"
)
PROSE = SPOKEN.split(" ")


def numbered(first: int, step: int, *, is_left: bool, apart: bool) -> Sheet:
    sheet = Sheet()
    rows = [" ".join(PROSE[at * 5 : at * 5 + 5]) for at in range(11)]
    numbers = [
        (40.0 if is_left else 560.0, 700.0 - 24 * at, str(first + at))
        for at in range(len(rows))
        if (first + at) % step == 0
    ]
    for x, y, number in numbers if apart else ():
        sheet.text(x, y, number)
    for at, row in enumerate(rows):
        if not apart and numbers and is_left and numbers[0][1] == 700 - 24 * at:
            sheet.text(*numbers.pop(0))
        sheet.text(80, 700 - 24 * at, row)
        if not apart and numbers and not is_left and numbers[0][1] == 700 - 24 * at:
            sheet.text(*numbers.pop(0))
    return sheet


@pytest.mark.parametrize("apart", [False, True], ids=["with the lines", "as a column"])
@pytest.mark.parametrize("is_left", [True, False])
@pytest.mark.parametrize(("first", "step"), [(1, 1), (31, 1), (10, 2)])
def test_the_numbers_of_lines_are_none_of_the_text(
    first: int, step: int, *, is_left: bool, apart: bool
) -> None:
    sheet = numbered(first, step, is_left=is_left, apart=apart)
    assert texts(sheet) == [" ".join(PROSE[:55])]
    assert "the numbers of lines in the margin of 1 page are left out" in remarks(sheet)


def test_numbers_of_rows_are_text() -> None:
    sheet = Sheet()
    for at in range(8):
        sheet.text(60, 700 - 14 * at, str(at + 1))
        sheet.text(90, 700 - 14 * at, f"Order of the board, part {'abcdefgh'[at]}")
    assert texts(sheet) == [f"{at + 1} Order of the board, part {'abcdefgh'[at]}" for at in range(8)]


def letter(pages: int, foot: str = "{}", first: int = 1, x: float = 300) -> list[Sheet]:
    sheets = []
    for number in range(pages):
        sheet = Sheet()
        sheet.lines(60, 740, [f"{FULL} {'abcdefgh'[number]}-wall" for _ in range(5)])
        sheet.text(x, 40, foot.format(first + number, pages))
        sheets.append(sheet)
    return sheets


@each("foot", ["{}", "- {} -", "Page {}", "Page {} of {}", "{}/{}", "Seite {} von {}", "p. {}"])
@each("pages", [1, 2, 3])
def test_the_number_of_a_page_is_none_of_its_text(foot: str, pages: int) -> None:
    (found,) = read(*letter(pages, foot)).paragraphs
    assert "wall The" in found.text
    assert not any(sign in found.text for sign in "0123456789")
    assert found.label == ("p. 1" if pages == 1 else f"p. 1-{pages}")


@pytest.mark.parametrize("foot", ["Paid 12", "{}0 June", "1874"])
def test_other_numbers_at_the_foot_are_text(foot: str) -> None:
    assert sum(foot[-2:] in text for text in texts(*letter(2, foot))) > 0


def test_an_offprint_is_cited_by_its_printed_pages() -> None:
    assert labels(*letter(4, first=304)) == ["p. 304-307"]


def test_the_printed_number_goes_before_the_label_of_the_file() -> None:
    assert labels(*letter(4, first=304), file="0 <</S/D>>") == ["p. 304-307"]


def test_a_page_between_two_numbered_ones_is_numbered_too() -> None:
    sheets = letter(5, first=11)
    sheets[2] = Sheet()
    sheets[2].lines(60, 700, ["A picture of the wall."], size=20)
    assert "p. 13" in labels(*sheets)


def test_pages_without_a_number_are_counted() -> None:
    sheets = [Sheet(), Sheet()]
    for at, sheet in enumerate(sheets):
        sheet.lines(60, 700, [f"Chapter {'ab'[at]}.", "", "It begins."], size=10 + 10 * at)
    assert labels(*sheets) == ["sheet 1", "sheet 1 para 2", "sheet 2", "sheet 2 para 2"]


def test_bates_numbers_are_kept() -> None:
    sheets = letter(3, "WEIR-{:07}", first=412)
    (found,) = read(*sheets).paragraphs
    assert found.bates == "WEIR-0000412-WEIR-0000414"
    assert "WEIR" not in found.text


def test_stamps_of_any_length_are_left_out() -> None:
    stamp = "Case 1:74-cv-00123-ABC   Document 45   Filed 04/02/74   Page {} of {}   PageID #: 10{}"
    sheets = []
    for number, sheet in enumerate(letter(4, "{}", first=7)):
        sheet.text(60, 785, stamp.format(number + 1, 4, number), size=8)
        sheets.append(sheet)
    (found,) = read(*sheets).paragraphs
    assert "Case" not in found.text
    assert found.label == "p. 7-10"


def test_a_stamp_that_runs_up_the_margin_is_left_out() -> None:
    sheets = letter(3)
    for at, sheet in enumerate(sheets):
        sheet.sideways(20, 200, f"Scanned by the archive, leaf {at + 60}")
    (found,) = texts(*sheets)
    assert "Scanned" not in found
    assert "[" not in found


def test_a_single_line_that_runs_up_the_margin_is_kept() -> None:
    (sheet,) = letter(1)
    sheet.sideways(20, 200, "See the plan")
    assert texts(sheet)[-1] == "See the plan"


@pytest.mark.parametrize("size", [10, 7])
@pytest.mark.parametrize("ruled", [True, False])
def test_notes_at_the_foot_do_not_take_the_text_of_the_next_page(size: float, *, ruled: bool) -> None:
    one, two = Sheet(), Sheet()
    one.lines(60, 740, [FULL + " same day."] * 20 + [FULL + " last"])
    if ruled:
        one.box(60, 236, 120, 0.5)
    one.text(60, 224, "1", size=5)
    one.lines(
        66, 220, ["The board claimed that the order was made without any power, and that it had"], size=size
    )
    one.lines(60, 208, ["not been published before it was made."], size=size)
    two.lines(
        60, 740, ["page of the book, and had his answer on the ninth of May, as the clerk had said", "."]
    )
    found = texts(one, two)
    assert any("on the last page of the book" in text for text in found)
    note = next(text for text in found if text.startswith("1 The board claimed"))
    assert note.endswith("before it was made.")


def test_rows_of_a_table_are_passages() -> None:
    sheet = Sheet()
    rows = [
        ("Date", "No.", "Entry"),
        ("10/30/1874", "248", "Order on the leadership of counsel"),
        ("11/16/1874", "316", "Amended order on the leadership"),
        ("03/21/1875", "402", "Second amended order"),
        ("02/04/1876", "511", "Third amended order"),
    ]
    y = sheet.lines(60, 740, ["Register of orders"]) - 6
    for row in rows:
        for x, cell in zip((60, 150, 200), row, strict=True):
            sheet.text(x, y, cell)
        y -= 12
        if row[1] == "316":
            sheet.text(200, y, "of counsel and clerk")
            y -= 12
    assert texts(sheet) == [
        "Register of orders",
        "Date No. Entry",
        "10/30/1874 248 Order on the leadership of counsel",
        "11/16/1874 316 Amended order on the leadership of counsel and clerk",
        "03/21/1875 402 Second amended order",
        "02/04/1876 511 Third amended order",
    ]


def test_rows_between_rules_are_passages_cell_by_cell() -> None:
    sheet = Sheet()
    for row in range(3):
        for at in range(2):
            sheet.text(60, 690 - 40 * row - 12 * at, LEFT[at])
            sheet.text(320, 690 - 40 * row - 12 * at, RIGHT[at])
    for row in range(4):
        sheet.box(50, 705 - 40 * row, 500, 0.5)
    assert texts(sheet) == [" ".join([*LEFT[:2], *RIGHT[:2]])] * 3


def test_numbered_paragraphs_below_an_underlined_heading_are_no_notes() -> None:
    one, two = Sheet(), Sheet()
    one.lines(60, 740, ["The state of the wall"])
    one.box(60, 738, width("The state of the wall"), 0.5)
    one.lines(60, 720, ["1. " + FULL, "wall, and had no answer.", "2. " + FULL])
    two.lines(60, 740, ["slip, and had his answer at once."])
    assert texts(one, two)[-1] == f"2. {FULL} slip, and had his answer at once."


@pytest.mark.parametrize("is_bold", [True, False])
def test_a_heading_is_a_passage(*, is_bold: bool) -> None:
    sheet = Sheet()
    sheet.text(60, 740, "The state of the wall", font=BOLD if is_bold else "F1")
    sheet.lines(
        60,
        728,
        [FULL + " wall", "and the slip, and had his answer before the end of the month of May in the"],
    )
    found = texts(sheet)
    assert found[0] == "The state of the wall"
    assert len(found) == 2


def test_the_answers_of_a_form_are_read() -> None:
    sheet = Sheet()
    sheet.text(60, 740, "Complaint to the harbour board")
    for at, question in enumerate(["Date of the incident:", "What happened:", "Place:"]):
        sheet.text(60, 700 - 30 * at, question)
    sheet.field("/Tx", 220, 700, "(4 April 1871)")
    sheet.field("/Tx", 220, 670, "(The wall gave way.)")
    sheet.field("/Ch", 220, 640, "(Weir)", more="/Opt[(Weir)(Lock)]/Ff 131072")
    for at, (answer, state) in enumerate([("It has happened before", "/Yes"), ("It was told", "/Off")]):
        sheet.field("/Btn", 60, 600 - 30 * at, state, more=f"/AS{state}/AP<</N<</Yes null/Off null>>>>")
        sheet.text(80, 600 - 30 * at, answer)
    assert texts(sheet) == [
        "Complaint to the harbour board",
        "Date of the incident: 4 April 1871",
        "What happened: The wall gave way.",
        "Place: Weir",
        "[x] It has happened before",
        "[ ] It was told",
    ]


def test_comments_that_are_not_read_are_told() -> None:
    (sheet,) = letter(1)
    sheet.notes.append(b"<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents(Is this true?)>>")
    assert "1 comment laid over its pages is not read" in remarks(sheet)


def hidden(*, before: bool = False, colour: str = "0 0 0") -> Sheet:
    sheet = Sheet()
    if before:
        sheet.box(60 + width("The informant was "), 698, width("the keeper"), 12, colour)
    sheet.text(60, 700, "The informant was the keeper of the light.")
    if not before:
        sheet.box(60 + width("The informant was "), 698, width("the keeper"), 12, colour)
    return sheet


@pytest.mark.parametrize("colour", ["0 0 0", "1 1 1", "0.4 0 0"])
def test_words_under_a_box_are_told_and_kept(colour: str) -> None:
    sheet = hidden(colour=colour)
    assert "2 words stand under a filled box, and may be meant to be redacted: sheet 1" in remarks(sheet)
    assert texts(sheet) == ["The informant was the keeper of the light."]


def test_words_under_a_square_that_was_laid_over_them_are_told() -> None:
    sheet = Sheet()
    sheet.text(60, 700, "The informant was the keeper of the light.")
    sheet.notes.append(b"<</Type/Annot/Subtype/Square/Rect[60 690 400 715]/IC[0 0 0]/C[0 0 0]>>")
    assert "8 words stand under a filled box" in remarks(sheet)


def test_words_on_a_box_are_not_told() -> None:
    assert "box" not in remarks(hidden(before=True, colour="0.8 0.8 0.8"))


def test_words_in_the_colour_of_the_paper_are_told() -> None:
    sheet = Sheet()
    sheet.text(60, 700, "White text: draft.", more="1 1 1 rg")
    sheet.box(50, 590, 300, 30)
    sheet.text(60, 600, "White on black.", more="1 1 1 rg")
    assert "3 words stand in the colour of the paper, and cannot be seen: sheet 1" in remarks(sheet)


def test_text_in_a_font_that_is_nowhere_is_told() -> None:
    sheet = Sheet()
    sheet.text(60, 760, "Notice 306 of the harbour office")
    for at, letter_ in enumerate("港务局关闭了东墙"):
        code = letter_.encode("gbk").hex()
        sheet.drawn.append(f"BT 3 Tr /F9 17 Tf {72 + 18 * at} 720 Td <{code}> Tj ET\n".encode())
    found = read(sheet, fonts={"F9": unembedded_font()})
    is_read = any("港务局" in paragraph.text for paragraph in found.paragraphs)
    assert is_read or "text in the font NoSuchSong could not be read here" in "; ".join(found.remarks)


SENTENCE = "غرقت السفينة في 14 مايو 2013 في الميناء."


@pytest.mark.parametrize("order", ["from the left", "from the right", "word by word"])
def test_arabic_is_read_from_the_right(order: str) -> None:
    alphabet = "".join(sorted(set(SENTENCE.replace(" ", ""))))
    sheet = Sheet()
    x, placed = 500.0, []
    for word in SENTENCE.split():
        shown = word if word.isdecimal() else word[::-1]
        x -= 6 * len(word)
        placed.append([(x + 6 * at, letter_) for at, letter_ in enumerate(shown)])
        x -= 6
    if order == "from the left":
        placed.reverse()
    for put in placed:
        codes = "".join(f"{alphabet.index(letter_) + 1:02x}" for _, letter_ in put)
        if order == "word by word":
            sheet.drawn.append(f"BT /F9 12 Tf {put[0][0]} 700 Td <{codes}> Tj ET\n".encode())
        else:
            pieces = put if order == "from the left" else put[::-1]
            for at, letter_ in pieces:
                code = f"{alphabet.index(letter_) + 1:02x}"
                sheet.drawn.append(f"BT /F9 12 Tf {at} 700 Td <{code}> Tj ET\n".encode())
    found = read(sheet, fonts={"F9": boxes_font(alphabet)})
    assert [paragraph.text for paragraph in found.paragraphs] == [SENTENCE]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    path.write_bytes(render([columns("rows", (50, 320))]))
    return path


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")
def test_poppler_reads_where_it_is_asked_for(report: Path) -> None:
    found = read_document(report, engine=PdfEngine.PDFTOTEXT)
    assert isinstance(found, Document)
    assert " ".join(one.text for one in found.paragraphs) == " ".join([*LEFT, *MIDDLE])
    assert found.engine.startswith("pdftotext ")
    assert found.engine != "pdftotext "
    assert "words that cannot be seen, as under black boxes, are not told by pdftotext" in found.remarks


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")
def test_poppler_refuses_what_it_cannot_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"x" * 500 + b"%%EOF")
    found = read_document(path, engine=PdfEngine.PDFTOTEXT)
    assert isinstance(found, UnreadableDocument)
    assert found.remedy


def test_poppler_that_is_absent_is_told_with_a_remedy(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    found = read_document(report, engine=PdfEngine.PDFTOTEXT)
    assert isinstance(found, UnreadableDocument)
    assert found.message == "--engine pdftotext needs poppler, which is not installed here"
    assert "leave out --engine" in found.remedy


def test_the_engine_of_every_pdf_is_told(report: Path) -> None:
    found = read_document(report)
    assert isinstance(found, Document)
    assert found.engine.startswith("pdfium ")
