"""Titles and authors that programs fill in are not taken for those that somebody gave."""

from __future__ import annotations

import pytest

from tests.cases import each
from tui.parsing.documents.metadata import is_placeholder_author, is_placeholder_title, title_in_text


@each(
    "title",
    [
        "untitled",
        "Untitled-2",
        "Untitled Document",
        "New Page 1",
        "Document1",
        "Dokument 3",
        "Book1",
        "Slide 1",
        "PowerPoint Presentation",
        "10811.exe",
        "report_final_v3.indd",
        "minutes.doc",
        "Paper Title (use style: paper title)",
        "Click here to enter text.",
        "[Type the document title]",
        "W:CAR:MP:FP",
        "20190312",
        "A1-2019",
        "...",
        "Scan_0012",
    ],
)
def test_a_title_that_a_program_fills_in(title: str) -> None:
    assert is_placeholder_title(title)


@pytest.mark.parametrize(
    "title",
    [
        "Minutes of the planning committee",
        "Constitution",
        "NATO",
        "The book of the canal",
        "会议纪要",
        "Titles of nobility",
        "Test cricket in 1877",
        "Document retention policy",
        "Report No. 5",
    ],
)
def test_a_title_that_somebody_gave(title: str) -> None:
    assert not is_placeholder_title(title)


@pytest.mark.parametrize(
    "author",
    ["anonymous", "(anonymous)", "Admin", "Administrator", "python-docx", "Microsoft Office User", "jsmith",
     "smith2", "CORP\\jsmith", "user@example.org", "Adobe Acrobat Pro 9", "W:CAR:MP:FP",
     "Windows User", "Owner", "--"],
)  # fmt: skip
def test_an_author_that_a_program_fills_in(author: str) -> None:
    assert is_placeholder_author(author)


@pytest.mark.parametrize(
    "author", ["Mary Lock", "Lock", "bell hooks", "José Ángel", "J. R. Test", "The Canal Company", "毛泽东"]
)
def test_an_author_that_somebody_gave(author: str) -> None:
    assert not is_placeholder_author(author)


@pytest.mark.parametrize(
    ("title", "paragraphs", "used"),
    [
        ("Minutes of the committee", ["The minutes", "of the planning committee of 1812"], True),
        ("Minutes of the committee", ["They dug until April."], False),
        ("Supreme", ["The Supreme Court sat."], False),
        ("Constitution", ["CONSTITUTION", "We begin."], True),
        ("Untitled", ["Untitled"], False),
        ("", ["Text"], False),
    ],
)
def test_a_title_is_used_where_the_text_has_it(title: str, paragraphs: list[str], used: bool) -> None:
    assert title_in_text(title, paragraphs) == (title if used else "")
