from __future__ import annotations

import json

import pytest

from tests.tables import SAMPLES
from tui.parsing.documents.contents import UnreadableDocument
from tui.parsing.tables.references import Reference, ReferenceFile, is_reference_file, read_references


def read(name: str, content: str | bytes) -> tuple[Reference, ...]:
    data = content.encode() if isinstance(content, str) else content
    assert is_reference_file(data, name)
    found = read_references(data, name)
    assert isinstance(found, ReferenceFile), found
    return found.references


def test_csl_json_of_zotero() -> None:
    pike, history, report = read("weir.csl.json", (SAMPLES / "weir.csl.json").read_bytes())
    assert pike == Reference(
        key="pike2011",
        type="article-newspaper",
        title="Weir gives way",
        author=("Anna Pike",),
        container_title="The Redgate Courier",
        url="https://example.org/a",
        issued="2011-05-05",
    )
    assert (history.key, history.issued) == ("x/1", "1871~")
    assert (report.issued, report.others) == ("Spring 2012", (("csl-custom", '{"a": 1}'),))


def test_ris() -> None:
    news, report = read("weir.ris", (SAMPLES / "weir.ris").read_bytes())
    assert news == Reference(
        key="weir-gives-way",
        type="article-newspaper",
        title="Weir gives way",
        author=("Anna Pike",),
        container_title="The Redgate Courier",
        url="https://example.org/a",
        issued="2011-05-05",
        others=(("ris-py", "2011"), ("ris-sp", "1"), ("ris-ep", "2"), ("ris-n1", "p. 1")),
    )
    assert (report.type, report.author, report.issued) == ("report", ("County Council",), "spring 2012")


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ({"date-parts": [[2011]]}, "2011"),
        ({"date-parts": [["2011", "5"]]}, "2011-05"),
        ({"date-parts": [[2011, 5, 5], [2011, 6]]}, "2011-05-05/2011-06"),
        ({"date-parts": [[1871]], "circa": True}, "1871~"),
        ({"date-parts": [[2012]], "season": 2}, "Summer 2012"),
        ({"date-parts": [[-43, 3, 15]]}, "-0043-03-15"),
        ({"raw": "5 May 2011"}, "5 May 2011"),
        ({"date-parts": []}, ""),
        ({}, ""),
        ("2011", "2011"),
    ],
)
def test_dates_of_csl(date: object, text: str) -> None:
    (found,) = read("a.json", json.dumps([{"title": "x", "issued": date}]))
    assert found.issued == text


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("2011/05/05/", "2011-05-05"),
        ("2011/05//", "2011-05"),
        ("2011///", "2011"),
        ("2011", "2011"),
        ("2012///spring", "spring 2012"),
        ("5 May 2011", "5 May 2011"),
    ],
)
def test_dates_of_ris(date: str, text: str) -> None:
    (found,) = read("a.ris", f"TY  - BOOK\nTI  - x\nPY  - {date}\nER  - \n")
    assert found.issued == text


def test_a_line_without_a_tag_goes_on_with_the_one_before() -> None:
    (found,) = read("a.ris", "TY  - BOOK\nTI  - A title\n  that goes on\nAB  - One\nAB  - Two\n")
    assert (found.title, found.others) == ("A title that goes on", (("ris-ab", "One; Two"),))


def test_each_has_a_key_of_its_own() -> None:
    found = read("a.json", json.dumps([{"title": "One"}, {"title": "One"}, {"id": 7}, {}]))
    assert [one.key for one in found] == ["one", "one-2", "7", "4"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.json", "[", "it is not JSON"),
        ("a.json", "[1]", "it is no list of references"),
        ("a.json", "[]", "it has no references"),
        ("a.ris", "nonsense", "line 1 is no RIS"),
        ("a.ris", "", "it has no references"),
    ],
)
def test_what_is_no_reference_is_refused(name: str, content: str, said: str) -> None:
    found = read_references(content.encode(), name)
    assert isinstance(found, UnreadableDocument)
    assert found.message == said
