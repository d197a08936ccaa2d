"""Lines to paragraphs, by where they stand and how they end."""

from __future__ import annotations

import pytest

from tui.parsing.documents.pdf.pages import PdfPage, TextLine
from tui.parsing.documents.pdf.paragraphs import join_paragraphs
from tui.parsing.documents.pdf.running_lines import find_running_lines

WIDTH = 400
FULL = "a line of the ledger from margin to margin"


def line(text: str, y: float, *, x: float = 70, size: float = 10) -> TextLine:
    """As wide as the column where it is FULL or ends so; else short."""
    right = 70 + WIDTH if len(text) >= len(FULL) else x + 6 * len(text)
    return TextLine(text, x, right, y, size)


def texts(*pages: list[TextLine]) -> list[str]:
    found = join_paragraphs([PdfPage("", tuple(lines), 595) for lines in pages])
    return [paragraph.text for paragraph in found.paragraphs]


@pytest.mark.parametrize(
    ("words", "first", "second", "whole"),
    [
        ("a lighthouse", "the light-", "house", "the lighthouse"),
        ("a well-known man", "the well-", "known", "the well-known"),
        ("is light in the house", "the light-", "house", "the light- house"),
        ("nothing", "the navi-", "gation", "the navigation"),
        ("nothing", "Messrs Smith-", "Jones", "Messrs Smith-Jones"),
        ("nothing", "from 1811-", "1813", "from 1811-1813"),
        ("nothing", "it was -", "so he said -", "it was - so he said -"),
        ("nothing", "the navi\u00ad", "gation", "the navigation"),
    ],
)
def test_words_divided_between_lines(words: str, first: str, second: str, whole: str) -> None:
    assert (
        texts([line(words, 700), line(first, 600), line(second, 588), line("end", 576)])[1] == f"{whole} end"
    )


def test_a_space_between_paragraphs_is_seen() -> None:
    lines = [line(FULL, 700), line(FULL, 688), line("An end.", 676), line(FULL, 652), line("An end.", 640)]
    assert texts(lines) == [f"{FULL} {FULL} An end.", f"{FULL} An end."]


def test_a_first_line_set_in_is_seen() -> None:
    lines = [line(FULL, 700), line(FULL, 688), line("Set in.", 676, x=88), line(FULL, 664), line(FULL, 652)]
    assert texts(lines) == [f"{FULL} {FULL}", f"Set in. {FULL} {FULL}"]


def test_larger_letters_are_a_paragraph_of_their_own() -> None:
    assert texts([line("The locks", 700, size=16), line(FULL, 688)]) == ["The locks", FULL]


def test_items_of_a_list_are_paragraphs() -> None:
    lines = [line("As agreed:", 700), line("1. a lock", 688), line("2. a bridge", 676), line("• a quay", 664)]
    assert texts(lines) == ["As agreed:", "1. a lock", "2. a bridge", "• a quay"]


def test_a_number_that_ends_a_sentence_is_no_item() -> None:
    assert texts([line(FULL, 700), line("12. Then it was dug.", 688)]) == [f"{FULL} 12. Then it was dug."]


NOTE = line("1 So the clerk.", 80, size=7)


@pytest.mark.parametrize(
    ("end", "beginning", "one"),
    [
        ([line(FULL, 90)], line("and so on.", 700), True),
        ([line(FULL + ".", 90)], line("Then it ended.", 700), True),
        ([line("The end.", 90)], line("Then it began.", 700), False),
        ([line(FULL, 90)], line("Set in.", 700, x=88), False),
        ([line("A heading", 90)], line("Then it began.", 700), False),
        ([line("A heading", 90)], line("then it went on.", 700), True),
        ([line("The light-", 90)], line("house", 700, x=88), True),
        ([line(FULL, 90), NOTE], line("and so on.", 700), True),
        ([line(FULL, 90)], line("Larger", 700, size=16), False),
    ],
    ids=[
        "middle",
        "sentence",
        "short",
        "set in",
        "heading",
        "small letter",
        "divided",
        "over a note",
        "larger",
    ],
)
def test_a_paragraph_over_the_end_of_a_page(end: list[TextLine], beginning: TextLine, *, one: bool) -> None:
    first = [line("Start.", 724, x=88), line(FULL, 712), line(FULL, 700), line("An end.", 688)]
    body = [*first, *([line(FULL, 664)] if end[0].text.startswith(FULL) else []), *end]
    second = [beginning, *(line(FULL, beginning.base - 12 * at, size=beginning.size) for at in (1, 2))]
    begins = any(text.startswith(beginning.text) for text in texts(body, second))
    assert begins != one


def test_a_paragraph_does_not_go_on_over_a_page_that_cannot_be_read() -> None:
    assert texts([line(FULL, 90)], [], [line("and so on.", 700)]) == [FULL, "and so on."]


def test_columns_are_read_one_after_the_other() -> None:
    left = [TextLine("the first column runs", 70, 280, 700 - 12 * at, 10) for at in range(3)]
    right = [TextLine("and the second goes on", 310, 520, 700 - 12 * at, 10) for at in range(3)]
    assert texts([*left, *right]) == [
        " ".join(["the first column runs"] * 3 + ["and the second goes on"] * 3)
    ]


def kept(*pages: list[str]) -> list[list[str]]:
    heights = [[float(-at) for at in range(len(lines))] for lines in pages]
    return [
        [lines[at] for at in left]
        for lines, left in zip(pages, find_running_lines(pages, heights).kept, strict=True)
    ]


@pytest.mark.parametrize(
    ("heads", "are_left"),
    [
        (["The canal"] * 5, False),
        (["The canal", "The locks"] * 3, False),
        ([f"Page {at} of 9" for at in (3, 4, 5, 6)], False),
        (["i", "ii", "iii", "iv", "v"], False),
        (
            ["12 The canal", "The locks 13", "14 The canal", "The locks 15", "16 The canal", "The locks 17"],
            False,
        ),
        (["The canal"] * 2, True),
        (["Paid 12 pounds", "Paid 30 pounds", "Paid 11 pounds", "Paid 12 pounds"], True),
        (["a", "b", "The canal", *"cdefgh", "The canal", *"ijklmn", "The canal"], True),
    ],
    ids=["same", "left and right", "counted", "roman", "both", "too few", "sums", "too seldom"],
)
def test_running_heads(heads: list[str], *, are_left: bool) -> None:
    pages = [
        [head, f"body {at * at + 7} begins", f"and ends {chr(97 + at)}"] for at, head in enumerate(heads)
    ]
    assert kept(*pages) == [page if are_left else page[1:] for page in pages]


def test_a_document_of_running_heads_alone_keeps_them() -> None:
    assert kept(["x"], ["x"], ["x"]) == [["x"], ["x"], ["x"]]
