"""The source's own words: the passage lit, with its sign, and what is known of how it stands there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import passage, source
from tui.evidence.hashes.hash_placement import HashStatus, OriginalText, Placement
from tui.views.lines import TextRole, plain
from tui.views.links import PassagePlace
from tui.views.original import original_json, original_lines, original_text, placement_status

TEXT = "A hall at last.\n\nThe hall was opened. Ada Wren cut\nthe ribbon. It rained.\n\nNobody was paid.\n"
START = TEXT.index("Ada")
END = TEXT.index(" It rained")


def original(
    status: HashStatus = HashStatus.MOVED, start: int = START, end: int = END, places: int = 1
) -> OriginalText:
    placed = {"2": Placement(status, start, end, places)}
    return OriginalText("echo-1957-05-18", TEXT, "corpus/originals/echo-1957-05-18.txt", placed)


def test_the_passage_stands_on_lines_of_its_own_in_the_whole_text() -> None:
    told = original_lines(
        source(), original(), passage(span=(START - 20, END - 20), hash="1:0123456789abcdef")
    )
    assert (
        plain(told)
        == f"""\
A hall at last
Valley Echo, 18 May 1957
the source's own words, from corpus/originals/echo-1957-05-18.txt
[2] verified, moved to {START}-{END}, 20 characters later

  A hall at last.

  The hall was opened.
> Ada Wren cut
> the ribbon.
  It rained.

  Nobody was paid.
"""
    )
    lit = [
        span.text
        for one in told
        for span in one.spans
        if span.role is TextRole.CITED and span.text.strip(" >")
    ]
    assert lit == ["Ada Wren cut", "the ribbon."]
    assert [one.text for one in told if one.anchor == PassagePlace(2)] == ["> Ada Wren cut"]


def test_only_so_much_around_it() -> None:
    told = plain(original_text(original(), passage(), 1))
    assert told == "  The hall was opened.\n> Ada Wren cut\n> the ribbon.\n  It rained.\n"


def test_without_a_passage_the_whole_text() -> None:
    told = original_lines(source(), original(), None)
    assert ">" not in plain(told)
    assert plain(told).endswith("  Nobody was paid.\n")


def test_words_that_were_not_found_are_not_lit_where_they_are_expected() -> None:
    told = original_text(original(HashStatus.CHANGED, places=0), passage(), 0)
    assert plain(told) == "  Ada Wren cut\n  the ribbon.\n"
    assert [one.anchor for one in told] == [PassagePlace(2), None]


@pytest.mark.parametrize(
    ("status", "places", "said", "role"),
    [
        (HashStatus.VERIFIED, 1, f"verified at {START}-{END}", TextRole.QUIET),
        (HashStatus.MOVED, 1, f"verified, moved to {START}-{END}, 10 characters earlier", TextRole.QUIET),
        (
            HashStatus.AMBIGUOUS,
            3,
            f"ambiguous: its words occur in 3 places, first at {START}-{END}",
            TextRole.PROBLEM,
        ),
        (HashStatus.CHANGED, 0, "changed: its words were not found", TextRole.PROBLEM),
    ],
)
def test_how_it_stands_there(status: HashStatus, places: int, said: str, role: TextRole) -> None:
    told = placement_status(original(status, places=places), passage(span=(START + 10, END + 10)))
    assert (told.text, told.role) == (said, role)


def test_a_passage_without_a_hash_is_shown_at_its_span_and_not_called_verified() -> None:
    without = passage(3, span=(0, 15))
    assert placement_status(original(), without).text.startswith("no hash")
    assert plain(original_text(original(), without, 0)) == "> A hall at last.\n"
    nowhere = passage(3, span=(0, 999))
    assert ">" not in plain(original_text(original(), nowhere))
    assert (
        placement_status(original(), passage(3)).text
        == "no hash and no span: its place in the original is not known"
    )


def test_as_json() -> None:
    assert original_json(original(), passage()) == {
        "source": "echo-1957-05-18",
        "file": "corpus/originals/echo-1957-05-18.txt",
        "passage": "2",
        "status": "moved",
        "start": START,
        "end": END,
        "text": TEXT[START:END],
    }
    assert original_json(original(HashStatus.CHANGED), passage())["text"] is None
    assert original_json(original(), None)["text"] == TEXT


@settings(deadline=None)
@given(
    st.text(st.sampled_from("ab. \n\u2028!”"), max_size=60),
    st.integers(0, 60),
    st.integers(0, 60),
    st.booleans(),
)
def test_no_word_of_the_text_is_lost(text: str, one: int, other: int, long: bool) -> None:
    text = text * (40 if long else 1)
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    held = OriginalText("echo", text, "echo.txt", {"2": Placement(HashStatus.MOVED, start, end, 1)})
    told = original_text(held, passage())
    assert "".join("".join(line.text[2:].split()) for line in told) == "".join(text.split())
    lit = "".join(span.text for line in told for span in line.spans[1:] if span.role is TextRole.CITED)
    assert "".join(lit.split()) == "".join(text[start:end].split())
