"""HTML: what is a paragraph, what is left out, what the head tells, and pages made to break a reader."""

from __future__ import annotations

import time

import pytest

from tui.parsing.documents.contents import DocumentContents, UnreadableDocument
from tui.parsing.documents.html import NOTE_MARKS, read_html, read_markup


def texts(page: str) -> list[str]:
    return [paragraph.text for paragraph in read_markup(page).paragraphs]


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("<p>One<p>Two", ["One", "Two"]),
        ("<p>One\n  <b>b</b>ig <i>ca</i>nal</p>", ["One big canal"]),
        ("One<br>line<br><br>Two", ["One line", "Two"]),
        ("<div>loose<p>One</p>tail</div>", ["loose", "One", "tail"]),
        ("<p>a<script>x<p></script>b<style>p{}</style>", ["ab"]),
        ("<nav>menu<ul><li>x</ul></nav><template><p>t</template><p>One", ["One"]),
        ("<p>One</p><nav>menu <p>Two", ["One", "menu", "Two"]),
        ("<p>One</p><div hidden>no<div>no</div></div><p>Two", ["One", "Two"]),
        ("<p hidden>no<p>One", ["no", "One"]),
        ("&pound;5 &amp; &#x2014; &lt;b&gt; &nosuch;", ["£5 & — <b> &nosuch;"]),
        (
            "<table><tr><th>Lock<th>Year<tr><td>First</td><td>1811</td></tr></table>",
            ["Lock | Year", "First | 1811"],
        ),
        ("<table><tr><td><p>One<p>Two</td><td>side</td></tr></table>", ["One", "Two", "side"]),
        ("<table><tr><td>a<table><tr><td>b<td>c</table>d</table>", ["a", "b | c", "d"]),
        ("<table><tr><td>never closed", ["never closed"]),
        ("<pre>One\nline\n\nTwo</pre>", ["One line", "Two"]),
        ("<ul><li>One<li>Two</ul>", ["One", "Two"]),
        ("<!-- no --><![if !x]>One<![endif]>", ["One"]),
        ("<title>T</title><p>One\x00\x1b[2J", ["One\ufffd\ufffd[2J"]),
        ("", []),
    ],
)
def test_paragraphs(page: str, wanted: list[str]) -> None:
    assert texts(page) == wanted


def test_marks_of_notes_are_left_out_where_they_are_none_of_the_words() -> None:
    page = '<p>dug<sup><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup> by hand'
    assert [one.text for one in read_markup(page, NOTE_MARKS).paragraphs] == ["dug by hand"]
    assert texts(page) == ["dug[1] by hand"]


HEAD = """<html lang=en-GB><head><title>The canal - The Gazette</title>
<meta property="og:title" content="The canal"><meta name="author" content="Mary Lock">
<meta property="article:author" content="https://gazette.example/lock"><meta name=Author content="A. Clerk">
<meta property="article:published_time" content="2013-05-15T00:30:00+01:00">
<meta property="og:site_name" content="The Gazette"><link rel="canonical" href="https://gazette.example/canal">
</head><h1>A canal</h1>"""


def test_what_the_head_tells() -> None:
    read = read_markup(HEAD)
    assert read.title == "The canal"
    assert read.author == ("Mary Lock", "A. Clerk")
    assert (read.issued, read.language, read.container_title) == ("2013-05-15", "en-GB", "The Gazette")
    assert "2013-05-15T00:30:00+01:00" in read.issued_because
    assert read.url == "https://gazette.example/canal"


@pytest.mark.parametrize(
    ("page", "title"),
    [("<title>T</title><h1>H</h1>", "T"), ("<h1>H</h1>", "H"), ("<p>One", "")],
)
def test_title(page: str, title: str) -> None:
    assert read_markup(page).title == title


@pytest.mark.parametrize(
    "content", ["yesterday", "15/05/2013", "2013-02-30", "", "2013-05-15 and later", "20130515"]
)
def test_a_date_that_is_not_plain_is_none(content: str) -> None:
    read = read_markup(f'<meta property="article:published_time" content="{content}">')
    assert (read.issued, read.issued_because) == ("", "")


def test_an_address_that_is_none_of_the_web_is_left_out() -> None:
    assert read_markup('<link rel=canonical href="javascript:alert(1)">').url == ""


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        ("<p>café".encode(), "café"),
        ("<p>café".encode("utf-16"), "café"),
        (b"<meta charset=windows-1252><p>caf\xe9 \x93a\x94", "café “a”"),
        (b'<meta http-equiv=x content="text/html; charset=ISO-8859-1"><p>\x93a\x94', "“a”"),
        (b"<meta charset=utf-16><p>a", "a"),
    ],
)
def test_the_encoding_that_is_declared(data: bytes, wanted: str) -> None:
    read = read_html(data)
    assert isinstance(read, DocumentContents)
    assert read.text == wanted


@pytest.mark.parametrize("data", [b"<p>caf\xe9", b"<meta charset=x-klingon><p>a", b"<meta charset=hex><p>a"])
def test_an_encoding_is_not_guessed(data: bytes) -> None:
    assert isinstance(read_html(data), UnreadableDocument)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 50_000,
        "<table><tr><td>" * 5_000,
        "<" * 50_000,
        "&" * 50_000,
        "<nav>" * 20_000 + "x",
        "<p hidden>" * 20_000,
        "<p>One<![x[ Two",
        "<!--" * 10_000,
        '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><p>&c;',
    ],
    ids=["deep", "tables", "angles", "ampersands", "open", "hidden", "section", "comments", "entities"],
)
def test_a_hostile_page(page: str) -> None:
    begun = time.process_time()
    assert len(read_markup(page).text) <= len(page)
    assert time.process_time() - begun < 5
