"""HTML: notes, quotations, struck-out and hidden text, cells, encodings, dates; and what is told of them."""

from __future__ import annotations

import json

import pytest

from tui.parsing.documents.contents import DocumentContents, UnreadableDocument
from tui.parsing.documents.html import read_html, read_markup


def read(page: str) -> tuple[list[str], tuple[str, ...]]:
    contents = read_markup(page)
    return [paragraph.text for paragraph in contents.paragraphs], contents.remarks


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("closed on 14 May 2013<sup>1</sup> at £50<sup>2</sup> each", "closed on 14 May 2013 at £50 each"),
        ("in June 2013.<sup>3,4</sup> Nobody", "in June 2013. Nobody"),
        ("Jon<sup>1</sup> Example", "Jon Example"),
        ("a word<sup>*</sup>, another<sup>†</sup>", "a word, another"),
        ("in 1999<sup><a href='#n12'>12</a></sup>", "in 1999"),
        ("in 1999<a href='#n12'><sup>12</sup></a>", "in 1999"),
        ("in 1999<a href='#n12'>12</a> again", "in 1999 again"),
        ("in 1999<sup><a href='#na'>a</a></sup> again", "in 1999 again"),
        ("in 1999 <sup><a href='#n1'>1</a></sup> again", "in 1999 again"),
        ("Smith<SUP>7 </SUP>said", "Smith said"),
        ("Jon<sup>1</sup>Example", "Jon Example"),
        ("in 1999<sup>1 2</sup> again", "in 1999 again"),
        ("in 1999<sup>iv</sup> again", "in 1999 again"),
        ("in 1999<span style='vertical-align: super'>4</span> again", "in 1999 again"),
    ],
)
def test_the_marks_of_notes_are_left_out_and_told(page: str, text: str) -> None:
    paragraphs, remarks = read(f"<p>{page}")
    assert paragraphs == [text]
    assert len(remarks) == 1
    assert remarks[0].startswith("marks of notes in the text are left out (")


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("10<sup>6</sup> of them", "10⁶ of them"),
        ("3×10<sup>-6</sup>", "3×10⁻⁶"),
        ("20 m<sup>2</sup>, 5km<sup>2</sup>, 30 ft<sup>3</sup>", "20 m², 5km², 30 ft³"),
        ("E=mc<sup>2</sup>", "E=mc²"),
        ("the 1<sup>st</sup> of May, M<sup>lle</sup> Roe, n<sup>o</sup> 4", "the 1st of May, Mlle Roe, no 4"),
        ("<sup>3</sup>See Smith.", "3 See Smith."),
        ("it ran out<sup>[4]</sup> then", "it ran out[4] then"),
        ("see part <a href='#p2'>2</a>.", "see part 2."),
        ("H<sub>2</sub>O", "H2O"),
    ],
)
def test_other_raised_text_stays(page: str, text: str) -> None:
    assert read(f"<p>{page}") == ([text], ())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en-GB", "He said “never, ‘not once’ ever” and left."),
        ("", "He said “never, ‘not once’ ever” and left."),
        ("de", "He said „never, ‚not once‘ ever“ and left."),
        ("fr", "He said «never, «not once» ever» and left."),
        ("ja", "He said 「never, 『not once』 ever」 and left."),
    ],
)
def test_the_marks_of_a_quotation_are_set_as_browsers_do(language: str, text: str) -> None:
    page = f"<html lang='{language}'><p>He said <q>never, <q>not once</q> ever</q> and left."
    assert read(page)[0] == [text]


@pytest.mark.parametrize("begin", ["<del>", "<s>", "<strike>", '<span style="text-decoration:line-through">'])
def test_what_is_struck_out_is_left_out_and_told(begin: str) -> None:
    end = f"</{begin[1:].partition(' ')[0].rstrip('>')}>"
    page = f"<p>It was {begin}drunk{end} <ins>tired</ins>, {begin}{end}and {begin}old{end} new."
    assert read(page) == (
        ["It was tired, and new."],
        ("text that is struck out is left out (2 places)",),
    )


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("£40<s>45</s>50", "£40 50"),
        ("recei<del>ei</del>ve", "receive"),
        ("1951<span hidden>x</span>, 1952", "1951, 1952"),
    ],
)
def test_what_is_left_out_makes_no_number_of_two(page: str, text: str) -> None:
    assert read(f"<p>{page}")[0] == [text]


@pytest.mark.parametrize(
    "begin",
    [
        "<p hidden>",
        "<p style='display: none'>",
        "<p style='color:red;VISIBILITY:hidden'>",
        "<p style='font-size:0'>",
        "<p style='display:none!important'>",
        "<p style='mso-hide:all'>",
    ],
)
def test_what_is_hidden_is_left_out_and_told(begin: str) -> None:
    assert read(f"<p>One</p>{begin}secret <b>words</b></p><p>Two") == (
        ["One", "Two"],
        ("hidden text is left out (1 place)",),
    )


def test_what_is_shown_is_not_taken_for_hidden() -> None:
    page = "<p style='display:block;font-size:0.9em;opacity:0.8'>One<p style='text-decoration:underline'>Two"
    assert read(page) == (["One", "Two"], ())


def test_hidden_text_without_an_end_is_kept_and_told() -> None:
    assert read("<p>One<del>Two") == (
        ["OneTwo"],
        ("text that is struck out is kept where its end is not marked (1 place)",),
    )


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ("<tr><td>1 May<td><td>Pilot<tr><td>2 May<td>Mate<td>", ["1 May |  | Pilot", "2 May | Mate |"]),
        ("<tr><td>1 May<td>&nbsp;<td>Pilot", ["1 May |  | Pilot"]),
        ("<tr><td><td>Mate<td>Pilot", ["| Mate | Pilot"]),
        ("<tr><td rowspan=2>3 May<td>Cook<tr><td>Boy<tr><td>4 May<td>Mate",
         ["3 May | Cook", "3 May | Boy", "4 May | Mate"]),
        ("<tr><td>a<td rowspan=2>b<td>c<tr><td>d<td>e", ["a | b | c", "d | b | e"]),
        ("<tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e", ["a |  | b", "c | d | e"]),
        ("<tr><td colspan=3>March<tr><td>1<td>a<td>b", ["March", "1 | a | b"]),
        ("<tr><th>Day<th>What<tr><td>1 May<td><p>One.<p>Two.", ["Day | What", "1 May | One. Two."]),
        ("<tr><td><td><tr><td>a<td>b", ["a | b"]),
        ("<tr><td><td>text one<tr><td><td>text two", ["text one", "text two"]),
        ("<tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d", ["a | b", "a | c", "a | d"]),
        ("<tr><td rowspan=x colspan=-1>a<td>b", ["a | b"]),
    ],
)  # fmt: skip
def test_every_cell_keeps_its_column(rows: str, lines: list[str]) -> None:
    assert read(f"<table>{rows}</table>")[0] == lines


def test_cells_that_are_repeated_are_told() -> None:
    remarks = read("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>")[1]
    assert remarks == ("cells that span several rows are repeated in each of them",)


def test_spanning_cells_add_no_more_than_the_page_has() -> None:
    page = "<table><tr>" + "<td rowspan=1000 colspan=1000>abc" * 50 + "<tr><td>x" * 500 + "</table>"
    text = read_markup(page).text
    assert len(text) <= 3 * len(page)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"<meta charset=gb2312><p>\xe9F", "镕"),
        (b"<meta charset=shift_jis><p>\x87\x40", "①"),
        (b"<meta charset=x-sjis><p>\x87\x40", "①"),
        (b"<meta charset=euc-kr><p>\x8c\x63", "똠"),
        (b"<meta charset=iso-8859-9><p>\x93\xdd\x94", "“İ”"),
        (b"<meta charset=iso-8859-11><p>\xa1\x85", "ก…"),
        (b"<meta charset=tis-620><p>\xa1\x85", "ก…"),
        (b"<meta charset=big5><p>\xa4\xa4", "中"),
        (b"<meta charset=utf8><p>\xc3\xa9", "é"),
        (b'<?xml version="1.0" encoding="windows-1251"?><p>\xcf\xf0', "Пр"),
        (b"<!-- <meta charset=utf-8> --><meta charset=latin1><p>\xe9", "é"),
        (b"\xef\xbb\xbf<meta charset=latin1><p>\xc3\xa9", "é"),
        ("\ufeff<meta charset=latin1><p>é".encode("utf-16-be"), "é"),
        (b"<meta charset=windows-1252><p>A\x81B", "A\ufffdB"),
        (b"<meta charset=windows-1255><p>\xe0\xd9", "א\ufffd"),
    ],
)
def test_an_encoding_is_read_as_browsers_read_it(data: bytes, text: str) -> None:
    contents = read_html(data)
    assert isinstance(contents, DocumentContents)
    assert (contents.text, contents.remarks) == (text, ())


@pytest.mark.parametrize("label", ["hz-gb-2312", "windows-9999", "utf-7", "x-user-defined"])
def test_an_encoding_that_no_browser_reads_is_refused(label: str) -> None:
    assert isinstance(read_html(f"<meta charset={label}><p>a".encode()), UnreadableDocument)


def test_bytes_that_an_encoding_does_not_have_are_refused() -> None:
    found = read_html(b"<meta charset=shift_jis><p>\x81\xff")
    assert isinstance(found, UnreadableDocument)
    assert found.message == "it is not valid SHIFT_JIS: byte 27"


def test_a_declaration_that_the_bytes_contradict_is_told() -> None:
    contents = read_html(b"<meta charset=iso-8859-1><p>caf\xc3\xa9")
    assert isinstance(contents, DocumentContents)
    assert contents.text == "cafÃ©"
    assert "its bytes are valid UTF-8" in contents.remarks[0]


def ld(**fields: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps(fields)}</script>"


NEWS = {"@type": "NewsArticle", "datePublished": "2011-04-05T06:00:00+01:00"}


@pytest.mark.parametrize(
    "head",
    [
        ld(**NEWS),
        ld(**{"@graph": [{"@type": "WebSite", "name": "Echo"}, NEWS]}),
        ld(**{"@type": "WebPage", "mainEntity": NEWS}),
        f"<script type=application/ld+json>[{json.dumps(NEWS)}]</script>",
        f"<script type=application/ld+json>\n//<![CDATA[\n{json.dumps(NEWS)}\n//]]></script>",
        '<meta property="article:published" itemprop="datePublished" content="2011-04-05T06:00:00+01:00">',
        '<meta name="publishdate" content="2011-04-05">',
        '<meta name="description" itemprop="datePublished" content="2011-04-05">',
        '<body><p>Published <time itemprop="datePublished" datetime="2011-04-05T13:36">5.4.</time></p>',
        '<body><span itemprop="datePublished" content="2011-04-05">5.4.</span>',
        '<body><p>Wall <time pubdate datetime="2011-04-05">5 April</time> shut, they said, and then more',
        '<body><time class="entry-date published" datetime="2011-04-05T01:00:00+00:00">5 April</time>',
        '<body><h1>Wall</h1><p>By A. Roe, <time datetime="2011-04-05">5 April 2011</time></p><p>It fell.',
    ],
)
def test_the_day_of_publication_is_found_wherever_a_page_tells_it(head: str) -> None:
    contents = read_markup(f"<html>{head}<p>It was closed on Monday.")
    assert contents.issued == "2011-04-05"
    assert "2011-04-05" in contents.issued_because
    assert not contents.remarks


@pytest.mark.parametrize(
    "page",
    [
        "<p>On <time datetime='2011-04-05'>5 April</time> the wall was closed, as the clerk said.",
        "<h1>Opened, <time datetime='2011-04-05'>the 5th of April</time> 2011</h1>",
        "<p><time datetime='2011-04-05'>5 April</time><p><time datetime='2012-01-01'>1 January</time>",
        ld(**{"@type": "ItemList", "itemListElement": [NEWS]}),
        "<script type=application/ld+json>{not json</script>",
        "<script type=application/ld+json>" + "[" * 100_000 + "</script>",
        ld(datePublished=20110405),
    ],
)
def test_a_date_of_something_else_is_not_the_day_of_publication(page: str) -> None:
    assert read_markup(page).issued == ""


def test_author_title_and_site_are_read_from_json_ld() -> None:
    contents = read_markup(
        ld(
            **NEWS,
            headline="The wall",
            author=[{"@type": "Person", "name": "A. Reporter"}, "B. Roe"],
            publisher={"name": "The Echo"},
        )
    )
    assert contents.title == "The wall"
    assert contents.author == ("A. Reporter", "B. Roe")
    assert contents.container_title == "The Echo"


def test_dates_that_differ_are_all_told() -> None:
    contents = read_markup(ld(**NEWS) + "<meta property=article:published_time content=2011-04-07>")
    assert contents.issued == "2011-04-05"
    (remark,) = contents.remarks
    assert remark.endswith(": 2011-04-05 (its JSON-LD), 2011-04-07 (its head); the first is used")


@pytest.mark.parametrize(
    "other", ["2011-04-05", "2011-04", "2011-04-05T05:00:00Z", "2011-04-05T00:00:00-05:00"]
)
def test_one_moment_written_in_two_ways_is_no_difference(other: str) -> None:
    page = ld(**NEWS) + f"<meta property=article:published_time content={other}>"
    assert not read_markup(page).remarks


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ("<input value=Bob>", "the content of form fields is left out (1 place)"),
        ("<input type=TEXT value=Bob><input value=' '>", "the content of form fields is left out (1 place)"),
        ("<input type=checkbox value=1 checked> yes", "the content of form fields is left out (1 place)"),
        ("<input type=radio value=1>", ""),
        ("<input type=submit value=Send><input type=hidden value=x>", ""),
        (
            "<textarea>typed</textarea><textarea> </textarea>",
            "the content of form fields is left out (1 place)",
        ),
        ("<select><option>one<option>two</select>", "the content of form fields is left out (1 place)"),
        ("<math><mi>x</mi><mo>=</mo><mn>1</mn></math>", "formulas are left out (1 place)"),
        ("<img src=a alt='The gate'><img src=b alt=''><img src=c>", "pictures are left out (1 place)"),
        (
            "<iframe src=a></iframe><video><p>none</video><embed>",
            "pages and players within the page are left out (3 places)",
        ),
        ("<nav><input value=x><img alt=Logo></nav>", ""),
        ("<script>x</script><svg><text>x</text></svg><button>Go</button>", ""),
    ],
)
def test_what_is_shown_and_not_read_is_told(markup: str, told: str) -> None:
    page = read_html(f"<title>t</title><p>a</p>{markup}<p>b</p>".encode())
    assert isinstance(page, DocumentContents)
    assert page.remarks == ((told,) if told else ())
    assert [one.text for one in page.paragraphs if one.text in "ab"] == ["a", "b"]
