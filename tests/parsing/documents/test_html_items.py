"""The numbers of the items of a list, as browsers show them."""

from __future__ import annotations

import pytest

from tui.parsing.documents.contents import DocumentContents
from tui.parsing.documents.html import read_html


def paragraphs(markup: str) -> list[tuple[str, str]]:
    """Label and text of each paragraph."""
    page = read_html(f"<title>t</title><body>{markup}".encode())
    assert isinstance(page, DocumentContents)
    return [(one.label, one.text) for one in page.paragraphs]


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        ("<ol><li>A<li>B</ol>", [("para 1", "A"), ("para 2", "B")]),
        ("<ol start=4><li>A</li><li>B</li></ol>", [("para 4", "A"), ("para 5", "B")]),
        ("<ol start=0><li>A<li>B</ol>", [("para 0", "A"), ("para 1", "B")]),
        ("<ol start=x><li>A</ol>", [("para 1", "A")]),
        ("<ol><li>A<li value=7>B<li>C</ol>", [("para 1", "A"), ("para 7", "B"), ("para 8", "C")]),
        ("<ol reversed><li>A<li>B<li>C</ol>", [("para 3", "A"), ("para 2", "B"), ("para 1", "C")]),
        ("<ol reversed start=9><li>A<li>B</ol>", [("para 9", "A"), ("para 8", "B")]),
        ("<ol type=a><li>A<li>B</ol>", [("", "a. A"), ("", "b. B")]),
        ("<ol type=I start=4><li>A</ol>", [("", "IV. A")]),
        ('<ol style="list-style: lower-roman inside"><li>A<li>B</ol>', [("", "i. A"), ("", "ii. B")]),
        ('<ol style="list-style-type:none"><li>A</ol>', [("", "A")]),
        ('<ol><li style="list-style-type: disc">A<li>B</ol>', [("", "A"), ("para 2", "B")]),
        ("<ol type=a start=27><li>A<li>B</ol>", [("", "aa. A"), ("", "ab. B")]),
        ("<ul><li>A<li>B</ul>", [("", "A"), ("", "B")]),
        ("<ol><li>A<ol type=a><li>a<li>b</ol><li>B</ol>", [
            ("para 1", "A"), ("para 1.a", "a"), ("para 1.b", "b"), ("para 2", "B"),
        ]),
        ("<ol><li>A<ul><li>a</ul><li>B</ol>", [("para 1", "A"), ("", "a"), ("para 2", "B")]),
        ("<ol><li><p>A<p>more<li><p>B</ol>", [("para 1", "A"), ("", "more"), ("para 2", "B")]),
        ("<ol><li>A</ol><ol><li>B<li>C</ol>", [
            ("list 1 para 1", "A"), ("para 1", "B"), ("para 2", "C"),
        ]),
        ("<nav><ol><li>Home<li>News<li>Here</ol></nav><ol><li>A</ol>", [("para 1", "A")]),
        ("<ol hidden><li>x</ol><ol><li>A</ol>", [("para 1", "A")]),
        ("<table><tr><th>H<th>K<tr><td><ol><li>A</ol><td>x</table>", [("", "H | K"), ("", "(1.) A | x")]),
        ("<ol><li></ol><p>B", [("", "B")]),
        ("<ol><li><div></div></li></ol><p>B", [("", "B")]),
        ("<OL><LI>A</OL>", [("para 1", "A")]),
        ("<ol><li>A", [("para 1", "A")]),
        ("<li>A<li>B", [("", "A"), ("", "B")]),
        ("<ol><li><li>B</ol>", [("para 2", "B")]),
        ("<ol start=99999999999><li>A</ol>", [("para 1", "A")]),
        ("<ol start=-1><li>A<li>B<li>C</ol>", [("", "-1. A"), ("para 0", "B"), ("para 1", "C")]),
    ],
)  # fmt: skip
def test_an_item_has_the_number_that_a_browser_shows(markup: str, read: list[tuple[str, str]]) -> None:
    assert paragraphs(markup) == read


def test_a_number_is_no_word_of_the_passage() -> None:
    (first, second) = paragraphs("<ol start=4><li>The gate was opened.<li>It was shut.</ol>")
    assert first == ("para 4", "The gate was opened.")
    assert second == ("para 5", "It was shut.")
