"""A stretch of a document: from some words to others."""

from __future__ import annotations

import pytest

from tui.parsing.documents.contents import DocumentParagraph, UnreadableDocument
from tui.parsing.documents.pages.stretch import FoundStretch, WantedStretch, find_stretch

PAGE = [
    DocumentParagraph(text)
    for text in (
        "Home News",
        "The wall is closed",
        "It was closed on Monday.",
        "Café-owners wept.",
        "Read more: the wall",
    )
]


@pytest.mark.parametrize(
    ("first", "last", "numbers"),
    [
        ("the wall is", "wept", (2, 4)),
        ("THE  WALL, is!", "cafe owners", (2, 4)),
        ("", "monday", (1, 3)),
        ("it was", "", (3, 5)),
        ("it was", "it was closed", (3, 3)),
        ("", "", (1, 5)),
    ],
)
def test_a_stretch(first: str, last: str, numbers: tuple[int, int]) -> None:
    found = find_stretch(PAGE, WantedStretch(first, last))
    assert isinstance(found, FoundStretch)
    assert found.paragraphs == tuple(PAGE[numbers[0] - 1 : numbers[1]])
    assert found.remarks[0] == f"only passages {numbers[0]} to {numbers[1]} of its 5 are taken"


def test_words_that_come_several_times_are_told() -> None:
    found = find_stretch(PAGE, WantedStretch("the wall"))
    assert isinstance(found, FoundStretch)
    assert found.paragraphs[0].text == "The wall is closed"
    assert found.remarks[1] == "“the wall” is in 2 of its passages; the first of them begins it"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("harbour", "", "harbour"),
        ("it was", "home", "home"),
        ("wal", "", "wal"),
        ("closed it was", "", "closed it was"),
    ],
)
def test_words_that_are_not_there_are_told(first: str, last: str, words: str) -> None:
    found = find_stretch(PAGE, WantedStretch(first, last))
    assert isinstance(found, UnreadableDocument)
    assert f"“{words}”" in found.message
    assert found.remedy
