"""Pages of the kinds that go wrong, each varied: what is written on them is known, and is what is read."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.parsing.documents.drawn import BOLD, SYMBOL, Sheet, width
from tests.parsing.documents.test_pdf_pages import FULL, LEFT, MIDDLE, PROSE, RIGHT, labels, remarks, texts

pytest.importorskip("pypdfium2", reason='needs the extra: pip install "dateline[pdf]"')

WORDS = (PROSE * 16)[:800]


def set_lines(letters: int, words: Sequence[str] = WORDS) -> list[str]:
    """Words in lines of at most so many letters."""
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines


def whole(sheets: Sequence[Sheet]) -> str:
    return " ".join(texts(*sheets))


# Columns, whatever the order in the file.


def side_by_side(
    lefts: Sequence[float], columns: Sequence[Sequence[str]], order: str, top: float = 700
) -> Sheet:
    sheet = Sheet()
    placed = [
        (column, row, x, top - 13 * row, line)
        for column, (x, lines) in enumerate(zip(lefts, columns, strict=True))
        for row, line in enumerate(lines)
    ]
    placed.sort(key=lambda one: one[1] if order == "rows" else one[0])
    for *_, x, y, line in placed:
        sheet.text(x, y, line)
    return sheet


ORDERS = pytest.mark.parametrize("order", ["columns", "rows"])


@ORDERS
def test_columns_of_unlike_widths(order: str) -> None:
    wide, narrow = set_lines(50)[:20], set_lines(22, WORDS[150:])[:20]
    sheet = side_by_side((50, 380), (wide, narrow), order)
    assert whole([sheet]) == " ".join([*wide, *narrow])


@ORDERS
def test_columns_of_unlike_lengths(order: str) -> None:
    long, short = set_lines(36)[:30], set_lines(36, WORDS[200:])[:8]
    sheet = side_by_side((50, 320), (long, short), order)
    assert whole([sheet]) == " ".join([*long, *short])


@ORDERS
def test_four_columns(order: str) -> None:
    columns = [set_lines(19, WORDS[at * 40 :])[:9] for at in range(4)]
    sheet = side_by_side((30, 170, 310, 450), columns, order)
    assert whole([sheet]) == " ".join(line for column in columns for line in column)


@ORDERS
def test_columns_above_and_below_a_heading_over_both(order: str) -> None:
    sheet = side_by_side((50, 320), (LEFT, MIDDLE), order)
    sheet.text(50, 600, "The second part of the report of the board on the wall", font=BOLD)
    sheet.drawn += side_by_side((50, 320), (RIGHT, LEFT), order, 570).drawn
    found = whole([sheet])
    heading = "The second part of the report of the board on the wall"
    assert found == " ".join([*LEFT, *MIDDLE, heading, *RIGHT, *LEFT])


@ORDERS
def test_columns_with_a_line_between_them(order: str) -> None:
    sheet = side_by_side((50, 320), (LEFT, MIDDLE), order)
    sheet.box(300, 640, 0.7, 80)
    assert whole([sheet]) == " ".join([*LEFT, *MIDDLE])


@ORDERS
def test_columns_on_a_page_with_line_numbers(order: str) -> None:
    columns = [set_lines(34, WORDS[at * 60 :])[:15] for at in range(2)]
    sheet = side_by_side((70, 330), columns, order)
    for row in range(15):
        sheet.text(40, 700 - 13 * row, str(row + 1), size=8)
    assert whole([sheet]) == " ".join(line for column in columns for line in column)


@ORDERS
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_columns_of_a_turned_page(order: str, turn: int) -> None:
    sheet = side_by_side((50, 320), (LEFT, MIDDLE), order)
    turned = {90: "0 1 -1 0 800 0", 180: "-1 0 0 -1 600 800", 270: "0 -1 1 0 0 600"}[turn]
    sheet.drawn = [b"q " + turned.encode() + b" cm\n", *sheet.drawn, b"Q\n"]
    assert whole([sheet]) == " ".join([*LEFT, *MIDDLE])


@ORDERS
def test_columns_with_first_lines_set_in(order: str) -> None:
    sheet = Sheet()
    columns = [set_lines(34, WORDS[at * 60 :])[:12] for at in range(2)]
    placed = [
        (x + (14 if row in {0, 5} else 0), 700 - 13 * row, line)
        for x, lines in zip((50, 320), columns, strict=True)
        for row, line in enumerate(lines)
    ]
    for x, y, line in sorted(placed, key=lambda one: -one[1]) if order == "rows" else placed:
        sheet.text(x, y, line)
    assert whole([sheet]) == " ".join(line for column in columns for line in column)


@ORDERS
def test_a_word_divided_between_columns(order: str) -> None:
    left = [*LEFT[:4], "had told the light-"]
    right = ["house keeper in time, and the", *MIDDLE[1:]]
    sheet = side_by_side((50, 320), (left, right), order)
    sheet.text(50, 500, "The lighthouse of the harbour stands on the wall.")
    assert "had told the lighthouse keeper in time" in whole([sheet])


def test_a_table_in_one_of_two_columns() -> None:
    rows = [("1 May", "248"), ("9 May", "316"), ("2 June", "402"), ("4 June", "511"), ("7 July", "618")]
    sheet = side_by_side((50, 320), ([*LEFT, *LEFT], MIDDLE), "columns")
    for at, (day, number) in enumerate(rows):
        sheet.text(320, 620 - 13 * at, day)
        sheet.text(420, 620 - 13 * at, number)
    found = texts(sheet)
    assert " ".join(found[:1]).startswith("The board found that the wall had been sound")
    assert [text for text in found if text[0].isdecimal()] == [f"{day} {number}" for day, number in rows]


def test_right_aligned_numbers_stay_in_their_rows() -> None:
    rows = [("Stone", "1,240.00"), ("Oil for the lamp", "38.50"), ("Clerk", "7.00"), ("Sum", "1,285.50")]
    sheet = Sheet()
    for at, (what, sum_) in enumerate(rows):
        sheet.text(60, 700 - 14 * at, what)
        sheet.text(400 - width(sum_), 700 - 14 * at, sum_)
    assert texts(sheet) == [f"{what} {sum_}" for what, sum_ in rows]


# Numbers of lines in the margin.


@pytest.mark.parametrize("is_left", [True, False], ids=["left", "right"])
@pytest.mark.parametrize(("step", "size"), [(5, 10), (5, 7), (1, 6), (2, 8)])
@pytest.mark.parametrize("gap", [12, 24], ids=["close", "wide"])
def test_numbers_of_every_few_lines(*, is_left: bool, step: int, size: float, gap: float) -> None:
    lines = set_lines(60)[: 25 if gap == 24 else 50]
    sheets = []
    for _ in range(2 if step == 10 else 1):
        sheet = Sheet()
        for at, line in enumerate(lines):
            sheet.text(90, 760 - gap * at, line)
            if (at + 1) % step == 0:
                sheet.text(50 if is_left else 540, 760 - gap * at, str(at + 1), size=size)
        sheets.append(sheet)
    assert whole(sheets) == " ".join(lines * len(sheets))


def test_numbers_of_lines_that_go_on_from_page_to_page() -> None:
    lines = set_lines(60)
    sheets = []
    for page in range(2):
        sheet = Sheet()
        for at, line in enumerate(lines[page * 12 : page * 12 + 12]):
            sheet.text(90, 740 - 24 * at, line)
            sheet.text(60, 740 - 24 * at, str(page * 12 + at + 1))
        sheets.append(sheet)
    assert whole(sheets) == " ".join(lines[:24])


def test_numbers_of_lines_on_both_sides() -> None:
    lines = set_lines(60)[:20]
    sheet = Sheet()
    for at, line in enumerate(lines):
        sheet.text(50, 740 - 24 * at, str(at + 1))
        sheet.text(90, 740 - 24 * at, line)
        sheet.text(540, 740 - 24 * at, str(at + 1))
    assert whole([sheet]) == " ".join(lines)


def test_numbers_of_lines_beside_blank_ones() -> None:
    lines = set_lines(60)[:20]
    sheet = Sheet()
    for at, line in enumerate(lines):
        sheet.text(50, 740 - 24 * at, str(at + 1))
        if at not in {3, 4, 11}:
            sheet.text(90, 740 - 24 * at, line)
    kept = [line for at, line in enumerate(lines) if at not in {3, 4, 11}]
    assert whole([sheet]) == " ".join(kept)


# Marks of notes.


def with_mark(before: str, mark: str, behind: str, *, rise: float = 4, size: float = 6) -> str:
    sheet = Sheet()
    sheet.text(60, 700, before)
    sheet.text(60 + width(before), 700 + rise, mark, size=size)
    sheet.text(60 + width(before) + width(mark, size), 700, behind)
    (found,) = texts(sheet)
    return found


@pytest.mark.parametrize(
    ("before", "mark", "behind", "wanted"),
    [
        ("The wall fell in 1874", "3", ", and the lamp too.", "in 1874 [3], and the lamp"),
        ("The wall fell in 1874", "3,4", " and the lamp too.", "in 1874 [3,4] and"),
        ("The wall fell in 1874", "12-14", " and the lamp too.", "in 1874 [12-14] and"),
        ("The clerk", "7", "'s letter was read.", "The clerk [7]'s letter"),
        ("The clerk said “no”", "123", " to all of them.", "“no” [123] to all"),
        ("The clerk (and others", "5", ") came at noon.", "others [5]) came"),
        ("The clerk was told", "*", " of the slip.", "was told* of"),
        ("The clerk was told", "†", " of the slip.", "was told† of"),
        ("A pipe of 30 cm", "3", " was laid there.", "30 cm³ was"),
        ("On the 4", "th", " of May the wall fell.", "On the 4th of May"),
        ("It was sold for 10", "6", " pounds in the end.", "10⁶ pounds"),
        ("The value of χ".replace("χ", "X"), "2", " was read.", "The value of X² was"),
    ],
)
def test_raised_letters(before: str, mark: str, behind: str, wanted: str) -> None:
    assert wanted in with_mark(before, mark, behind)


@pytest.mark.parametrize("gap", [-0.8, 0, 0.8], ids=["over", "beside", "apart"])
@pytest.mark.parametrize("size", [4, 5, 6, 7])
def test_a_mark_at_the_beginning_of_a_note(gap: float, size: float) -> None:
    sheet = Sheet()
    sheet.text(60, 704, "3", size=size)
    sheet.text(60 + width("3", size) + gap, 700, "The board claimed that the order was made in time.")
    assert texts(sheet) == ["3 The board claimed that the order was made in time."]


@pytest.mark.parametrize(
    ("before", "index", "behind", "wanted"),
    [
        ("The lamp gave off CO", "2", " in the night.", "CO2 in the night"),
        ("The dose D", "A", " was twice the other.", "DA was twice"),
        ("Of the two, H", "2", "O was the cheaper.", "H2O was"),
        ("The value x", "12", " was read first.", "x12 was"),
    ],
)
@pytest.mark.parametrize("is_last", [False, True], ids=["in order", "drawn at the end"])
def test_lowered_letters(before: str, index: str, behind: str, wanted: str, *, is_last: bool) -> None:
    sheet = Sheet()
    parts = [(60.0, 700.0, before, 10.0), (60 + width(before), 697.5, index, 6.0)]
    parts.append((60 + width(before) + width(index, 6), 700.0, behind, 10.0))
    for x, y, text, size in sorted(parts, key=lambda part: -part[3]) if is_last else parts:
        sheet.text(x, y, text, size=size)
    (found,) = texts(sheet)
    assert wanted in found


# Sizes of first letters, lists, headings.


@pytest.mark.parametrize("sign", ["-", "•", "–", "*", "a)", "(iv)", "3.", "12)"])
@pytest.mark.parametrize("is_apart", [False, True], ids=["one piece", "apart"])
def test_items_with_lines_that_go_on(sign: str, *, is_apart: bool) -> None:
    items = [
        ["The Board was told of the slip by the clerk, and Mr", "Weir of the harbour office came to see it."],
        ["Orders were given to the keeper of the light to write to", "Every shareholder of the company."],
        ["Nobody else was told, and the wall gave way in the", "spring of the year after."],
    ]
    sheet = Sheet()
    y = sheet.lines(60, 740, [FULL + " day on which it was dug:"])
    for item in items:
        sheet.text(72, y, sign if is_apart else f"{sign:5}{item[0]}")
        if is_apart:
            sheet.text(102, y, item[0])
        sheet.text(102, y - 12, item[1])
        y -= 24
    sheet.lines(60, y, ["The keeper wrote at once to the board, and had his answer on the next day, in"])
    found = texts(sheet)
    assert found[1:4] == [f"{sign} {' '.join(item)}" for item in items]
    assert found[4].startswith("The keeper wrote at once")


@pytest.mark.parametrize("step", [12, 16, 20, 28])
@pytest.mark.parametrize("setting", ["set in", "numbered beside"])
def test_text_that_is_set_wide_among_others(step: float, setting: str) -> None:
    wide = set_lines(70)[:12]
    one, two = Sheet(), Sheet()
    one.lines(60, 760, set_lines(70)[:14], step=12)
    one.lines(60, 560, set_lines(70)[:14], step=12)
    two.text(
        80 if setting == "set in" else 30, 740, wide[0] if setting == "set in" else "14   " + wide[0][:60]
    )
    two.lines(60, 740 - step, wide[1:], step=step)
    found = texts(one, two)
    assert found[-1].endswith(" ".join(wide[1:]))


@pytest.mark.parametrize("capital", [14, 20, 30])
def test_a_large_first_letter(capital: float) -> None:
    sheet = Sheet()
    sheet.text(60, 700, "T", size=capital)
    sheet.text(60 + width("T", capital), 700, "he keeper wrote to every one of the shareholders on the")
    sheet.lines(60, 688, ["same day as the surveyor, who had come to see the wall, and", "the slip."])
    assert texts(sheet)[0].startswith("The keeper wrote") or texts(sheet)[0].startswith("T he keeper")
    assert len(texts(sheet)) == 1


def test_small_capitals_at_the_beginning() -> None:
    sheet = Sheet()
    sheet.text(60, 700, "T", size=10)
    sheet.text(66, 700, "HE CLERK", size=7)
    sheet.text(66 + width("HE CLERK ", 7), 700, "wrote to every one of the shareholders of the company")
    sheet.lines(60, 688, ["on the same day, and had no answer."])
    assert texts(sheet) == [
        "THE CLERK wrote to every one of the shareholders of the company on the same day, and had no answer."
    ]


# The ends of pages.


def two_pages(end: str, beginning: str, *, feet: Sequence[str] = ("1", "2"), **more: float) -> list[str]:
    one, two = Sheet(), Sheet()
    one.lines(60, 740, [*[FULL + " way"] * 20, end])
    two.lines(60 + more.get("indent", 0), 740, [beginning])
    two.lines(60, 728, [FULL + " sea."] * 3)
    for sheet, foot in zip((one, two), feet, strict=True):
        sheet.text(300, 40, foot)
    return texts(one, two)


@pytest.mark.parametrize(
    ("end", "beginning", "wanted"),
    [
        (
            FULL + " light-",
            "house, and had no answer from any of them before the end of the year, nor",
            "lighthouse",
        ),
        (
            FULL + " board",
            "of the harbour, who had no answer from any of them before the end of the",
            "board of",
        ),
        (
            FULL + " Board",
            "Room of the harbour, and had no answer from any of them before the end of",
            "Board Room",
        ),
        (
            FULL + " £4,",
            "000 that had been paid for the wall, and had no answer before the end of",
            "£4, 000",
        ),
        (
            FULL + " day (",
            "or the next) and had no answer from any of them before the end of the year",
            "day ( or",
        ),
        (
            FULL + " Mr.",
            "Weir of the harbour office, and had no answer before the end of the year",
            "Mr. Weir",
        ),
    ],
)
@pytest.mark.parametrize("feet", [("1", "2"), ("- iv -", "- v -"), ("Page 7 of 9", "Page 8 of 9")])
def test_a_sentence_over_the_end_of_a_page(
    end: str, beginning: str, wanted: str, feet: Sequence[str]
) -> None:
    found = " ".join(two_pages(end, beginning, feet=feet))
    assert wanted.replace("lighthouse", "light") in found
    assert not any(foot in found for foot in feet if len(foot) > 1)


def test_a_quotation_that_is_set_in_goes_on_overleaf() -> None:
    one, two = Sheet(), Sheet()
    one.lines(60, 740, [FULL + " day"] * 20)
    one.lines(84, 480, ["“I never saw the wall, and I was not told of it by any of the"])
    two.lines(84, 740, ["clerks who had seen it, nor by the board.”"])
    two.lines(60, 716, [FULL + " day"] * 20)
    assert any("by any of the clerks who had seen it" in text for text in texts(one, two))


@pytest.mark.parametrize("minute", [True, False])
@pytest.mark.parametrize("leap", [0, 3])
def test_heads_that_carry_the_time(*, minute: bool, leap: int) -> None:
    sheets = []
    for at in range(12):
        sheet = Sheet()
        sheet.lines(60, 740, [FULL + " day"] * 20)
        page = at + 11 + (leap if at > 5 else 0)
        sheet.text(
            60, 780, f"4711_01_r9.qxd 2/10/04 3:{51 + at // 4 if minute else 51} PM Page {page}", size=8
        )
        sheets.append(sheet)
    found = texts(*sheets)
    assert len(found) == 1
    assert "qxd" not in found[0]


@pytest.mark.parametrize("first", [1, 4, 9, 14])
def test_roman_numbers_name_the_pages(first: int) -> None:
    tens, ones = ("", "x"), ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    numerals = [ten + one for ten in tens for one in ones][1:]
    sheets = []
    for at in range(4):
        sheet = Sheet()
        sheet.lines(60, 740, [f"{FULL} {WORDS[at]} wall", f"in {WORDS[at + 9]}."])
        sheet.text(300, 40, numerals[first - 1 + at])
        sheets.append(sheet)
    assert labels(*sheets) == [f"p. {numerals[first - 1 + at]} para 1" for at in range(4)]


# Words that cannot be seen, and answers of forms.


def boxed(x: float, wide: float, *, size: float = 10, kind: str = "re") -> str:
    sheet = Sheet()
    sheet.text(60, 700, "The informant was the keeper of the light, and no other.", size=size)
    if kind == "re":
        sheet.box(x, 697, wide, 12)
    elif kind == "line":
        sheet.drawn.append(f"q 12 w {x} 703 m {x + wide} 703 l S Q\n".encode())
    elif kind == "path":
        sheet.drawn.append(f"q 0 g {x} 697 m {x + wide} 697 l {x + wide} 709 l {x} 709 l h f Q\n".encode())
    elif kind == "two":
        sheet.box(x, 697, wide / 2, 12)
        sheet.box(x + wide / 2, 697, wide / 2, 12)
    elif kind == "turned":
        sheet.drawn.append(f"q 0 1 -1 0 {x + wide} 697 cm 0 g 0 0 12 {wide} re f Q\n".encode())
    return remarks(sheet)


KEEPER = 60 + width("The informant was ")


@pytest.mark.parametrize("kind", ["re", "path", "two", "turned", "line"])
def test_words_under_a_box_of_any_kind_are_told(kind: str) -> None:
    assert "2 words stand under a filled box" in boxed(KEEPER, width("the keeper"), kind=kind)


def test_a_box_over_part_of_a_word_is_told() -> None:
    assert "1 word stands under a filled box" in boxed(KEEPER + width("the k"), width("eepe"))


def test_a_box_over_the_first_letters_of_a_name_is_told() -> None:
    assert "1 word stands under a filled box" in boxed(KEEPER + width("the "), width("ke"))


@pytest.mark.parametrize("colour", ["1 g", "1 1 1 rg", "0 0 0 0 k", "0.99 g"])
def test_white_words_in_a_line_are_told(colour: str) -> None:
    sheet = Sheet()
    sheet.text(60, 700, "The informant was")
    sheet.text(KEEPER, 700, "the keeper", more=colour)
    sheet.text(KEEPER + width("the keeper "), 700, "of the light.")
    assert "2 words stand in the colour of the paper" in remarks(sheet)
    assert texts(sheet) == ["The informant was the keeper of the light."]


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("(4 April 1871)", "4 April 1871"),
        ("(The wall\\rgave way)", "The wall gave way"),
        ("<FEFF00A300340030>", "£40"),
        ("(No \\(none\\))", "No (none)"),
    ],
)
def test_answers_as_they_are_written(value: str, wanted: str) -> None:
    sheet = Sheet()
    sheet.text(60, 700, "What happened:")
    sheet.field("/Tx", 220, 700, value)
    sheet.text(60, 660, "Signed by the clerk of the board.")
    assert texts(sheet) == [f"What happened: {wanted}", "Signed by the clerk of the board."]


def test_an_answer_below_its_question() -> None:
    sheet = Sheet()
    sheet.text(60, 700, "What happened?")
    sheet.field("/Tx", 60, 680, "(The wall gave way.)")
    sheet.text(60, 650, "Where was it?")
    sheet.field("/Tx", 60, 630, "(At the lock.)")
    found = " ".join(texts(sheet))
    assert found == "What happened? The wall gave way. Where was it? At the lock."


def test_answers_in_two_columns() -> None:
    sheet = Sheet()
    for x, what, answer in ((60, "Name:", "(Ann Weir)"), (330, "Born:", "(4 May 1840)")):
        sheet.text(x, 700, what)
        sheet.field("/Tx", x + 50, 700, answer)
    found = " ".join(texts(sheet))
    assert found == "Name: Ann Weir Born: 4 May 1840"


@pytest.mark.parametrize("where", ["over", "beside", "sideways"])
def test_a_stamp_over_the_text(where: str) -> None:
    sheets, lines = [], set_lines(70)
    for at in range(3):
        sheet = Sheet()
        sheet.lines(60, 740, lines[20 * at : 20 * at + 20])
        if where == "over":
            sheet.drawn.append(b"q 1 0 0 rg BT /F2 40 Tf 0.7 0.7 -0.7 0.7 150 500 Tm (COPY) Tj ET Q\n")
        elif where == "beside":
            sheet.text(500, 790, "COPY", size=14, font=BOLD)
        else:
            sheet.sideways(20, 300, "COPY")
        sheets.append(sheet)
    found = texts(*sheets)
    assert "COPY" not in " ".join(found)
    assert " ".join(found) == " ".join(lines[:60])


def test_a_bullet_of_another_font() -> None:
    sheet = Sheet()
    for at, line in enumerate(["The board met in March.", "It met again in May."]):
        sheet.text(60, 700 - 14 * at, "\xb7", font=SYMBOL, size=16)
        sheet.text(76, 700 - 14 * at, line)
    assert [text[2:] for text in texts(sheet)] == ["The board met in March.", "It met again in May."]
