from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tables import SAMPLES, files, weir
from tui.parsing.documents.contents import UnreadableDocument
from tui.parsing.limits import Limits
from tui.parsing.protected_names import NO_NAMES
from tui.parsing.safe_files import read_file
from tui.parsing.source_file import read_source_file
from tui.parsing.tables.references import Reference, ReferenceFile, is_reference_file, read_references
from tui.project.imports.import_references import ReferenceImport, write_references


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


def test_a_key_made_of_a_long_title_is_cut_between_words() -> None:
    (found,) = read(
        "a.json", json.dumps([{"title": "The reports of the harbour board and of its committees of 1871"}])
    )
    assert found.key == "the-reports-of-the-harbour-board-and-of-its-committees-of"


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


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_KEYS = st.sampled_from(
    ["id", "type", "title", "author", "issued", "accessed", "URL", "language", "note", "x", "é"]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.dictionaries(_KEYS, _JSON, max_size=6), min_size=1, max_size=4))
def test_any_references_become_sources_that_can_be_read(items: list[dict[str, object]]) -> None:
    data = json.dumps(items).encode()
    with tempfile.TemporaryDirectory() as folder:
        root = weir(Path(folder) / "weir")
        made = write_references(root, "a.json", data, NO_NAMES)
        assert isinstance(made, ReferenceImport), made
        for planned in made.sources:
            file = read_file(root, f"corpus/{planned.id}.md", 10**6)
            assert file.fault is None
            source = read_source_file(file, Limits()).source
            assert source
            assert source.title == planned.reference.title or not planned.reference.title
        before = files(root)
        again = write_references(root, "a.json", data, NO_NAMES)
        assert isinstance(again, ReferenceImport)
        assert not any(source.is_new or source.kept for source in again.sources)
        assert files(root) == before
