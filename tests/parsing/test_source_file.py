from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.parsing.folders import pointed
from tui.chronology.enums import TextKind
from tui.parsing.decoding import decode_text
from tui.parsing.limits import Limits
from tui.parsing.safe_files import InputFile
from tui.parsing.source_file import SourceFile, read_source_file

FRONT = "---\ntitle: The lighthouse log\n---\n"


def read(text: str, path: str = "corpus/log.md", limits: Limits | None = None) -> SourceFile:
    return read_source_file(InputFile(path, text), limits or Limits())


def problems(found: SourceFile) -> list[str]:
    return [pointed(problem, found.places.file) for problem in found.problems]


@pytest.mark.usefixtures("parser")
def test_everything_a_source_can_hold() -> None:
    found = read(
        """\
---
id: log
type: manuscript
title: "The log: 1951"
author: [A. Keeper, B. Keeper]
container-title: Records
issued: 1951-05~
issued-because: the last entry
URL: https://example.org/log
language: en-GB
rights: none
text: paraphrase
x-shelf: 12
---

[6] The lamp was lit
at dusk. {span=1-9 speaker=keeper}


Nothing more.
"""
    )
    source = found.source
    assert problems(found) == []
    assert source is not None
    assert (source.id, source.title, source.author) == ("log", "The log: 1951", ("A. Keeper", "B. Keeper"))
    assert (source.container_title, source.text, source.url) == (
        "Records",
        TextKind.PARAPHRASE,
        "https://example.org/log",
    )
    assert [(one.number, one.key, one.text, one.line) for one in source.passages] == [
        (1, "6", "The lamp was lit at dusk.", 16),
        (2, "2", "Nothing more.", 20),
    ]
    text = found.places.file.text
    assert [text[start:end] for start, end in found.stretches] == [
        "The lamp was lit\nat dusk.",
        "Nothing more.",
    ]


def test_plain_paragraphs_are_a_source() -> None:
    source = read(FRONT + "One.\n\nTwo [sic].", "corpus/log.txt").source
    assert source is not None
    assert (source.text, source.author) == (TextKind.VERBATIM, ())
    assert [one.text for one in source.passages] == ["One.", "Two [sic]."]


def test_one_author_needs_no_list() -> None:
    source = read(FRONT.replace("---\n", "---\nauthor: A. Keeper\n", 1)).source
    assert source is not None
    assert source.author == ("A. Keeper",)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "expected", "title"),
    [
        ("One.", ["front-matter-missing: O"], "log"),
        ("", ["front-matter-missing: "], "log"),
        ("---\ntitle: T\n\nOne.", ["yaml-colon-missing: O", "front-matter-open: ---"], None),
        ("---\ntext: verbatim\n---\nOne.", ["missing-key: ---"], "log"),
        ("---\ntitle: [T]\n---\n", ["wrong-shape: [T]"], "log"),
        ("---\nwords\n---\n", ["wrong-shape: words"], "log"),
        ("---\n- words\n---\n", ["wrong-shape: - words"], "log"),
        ("---\ntitel: T\n---\n", ["unknown-key: titel"], "log"),
        ("\n ---\ntitle: T\n---\n", ["front-matter-missing: -"], "log"),
        ("---\ntitle: T\n---\nOne.\n\n{speaker=a}", ["bad-attributes: {speaker=a}"], "T"),
        ("---\ntitle: T\nid: lgo\n---\n", ["source-id-differs: lgo"], "T"),
        ("---\ntitle: T\nisued: 1951\n---\n", ["unknown-key: isued"], "T"),
        ("---\ntitle: T\npassages: []\n---\n", ["unknown-key: passages"], "T"),
        ("---\ntitle: T\nissued: 1951-13\n---\n", ["bad-date: 13"], "T"),
        ("---\ntitle: T\ntitle: U\n---\n", ["yaml-duplicate-key: title"], "T"),
        ("---\ntitle: T\ntext: verbatimm\n---\n", ["unknown-word: verbatimm"], None),
        ("---\ntext: paraphrase\ntitle: The log: 2\n---\n", ["yaml-colon: :"], "log"),
        ("---\ntitle: The log: 2\ntext: paraphrase\n---\n", ["yaml-colon: :"], None),
        ("---\ntitle: T\n---\nOne. {span=x}", ["bad-span: x"], "T"),
    ],
)
def test_mistakes_in_a_source(text: str, expected: list[str], title: str | None) -> None:
    found = read(text)
    assert problems(found) == expected
    assert (found.source.title if found.source else None) == title


@pytest.mark.parametrize(
    "name", ["The Log.md", "log_2.md", "lög.md", "-log.md", "l" * 101 + ".md", "\x1b[2J.md"]
)
def test_the_name_of_a_file_is_the_id_of_its_source(name: str) -> None:
    found = read(FRONT, f"corpus/{name}")
    assert [problem.code for problem in found.problems] == ["bad-source-name"]
    assert found.source is None


def test_attributes_alone_are_no_passage() -> None:
    found = read(FRONT + "One.\n\n{speaker=a}\n\nTwo.\n")
    assert found.source is not None
    assert [(one.number, one.text) for one in found.source.passages] == [(1, "One."), (2, "Two.")]


def test_passages_are_limited() -> None:
    found = read(FRONT + "a\n\n" * 5, limits=Limits(passages=3))
    assert found.source is not None
    assert len(found.source.passages) == 3
    assert [str(problem.place) for problem in found.problems] == ["corpus/log.md:10:1"]


@settings(deadline=None, max_examples=200)
@given(
    st.binary()
    | st.text(st.sampled_from("-: \n{}[]=a1'\"#&*") | st.characters(exclude_categories=["Cs"])).map(
        str.encode
    ),
    st.booleans(),
)
def test_any_text_is_read_and_every_place_lies_in_it(data: bytes, is_fenced: bool) -> None:
    try:
        text = decode_text(FRONT.encode() * is_fenced + data)
    except ValueError:
        return
    found = read(text)
    lines = text.split("\n")
    for problem in found.problems:
        place = problem.place
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
    for passage in found.source.passages if found.source else ():
        assert lines[passage.line - 1].strip()
