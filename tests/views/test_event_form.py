"""The words of the form."""

from __future__ import annotations

import pytest

from tui.views.event_form import citation_words, deletion_question, elsewhere_words, title_room, value_words


def test_the_room_of_a_title_is_counted_in_cells() -> None:
    assert title_room("Ünïcode", 10) == "7 of 10 cells"
    assert title_room("火事", 3) == "4 of 3 cells: the timeline cuts it"


@pytest.mark.parametrize(
    ("cited", "words"),
    [
        ("minutes#4", "minutes#4"),
        ({"passage": "minutes#4", "as": "disputes"}, "minutes#4 disputes"),
        ({"source": "minutes", "passage": "4", "quote": "tea"}, "minutes#4 “tea”"),
    ],
)
def test_a_citation_in_words(cited: object, words: str) -> None:
    assert citation_words(cited) == words


def test_values_are_named_as_in_the_chronology() -> None:
    labels = {"ada": "Ada Wren", "works": "Building"}
    assert value_words("actors", ["ada", "nobody"], labels) == "Ada Wren, nobody"
    assert value_words("kind", "works", labels) == "Building"
    assert value_words("kind", "", labels) == ""
    assert elsewhere_words("tags", [], {}) == "In the file now: nothing. Saving replaces it with yours."


@pytest.mark.parametrize(
    ("mentions", "warning"),
    [
        ((0, 0), ""),
        ((2, 0), " 2 events would still name it."),
        ((1, 1), " 1 event and 1 difference would still name it."),
    ],
)
def test_a_deletion_says_what_names_the_event(mentions: tuple[int, int], warning: str) -> None:
    assert deletion_question("fire", "A fire", mentions) == f"Delete fire: A fire?{warning}"
