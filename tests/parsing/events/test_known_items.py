"""Reading a text again with what is known of an earlier one: as if nothing were known, whatever the edit."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.parsing.events.edited_text import HEAD, TAIL, EditedText
from tui.evidence.differences import name_difference
from tui.parsing.events import known_items
from tui.parsing.events.known_items import KnownItems, read_rest
from tui.parsing.events.partial_event import outline_of, outline_text
from tui.parsing.loader import LoadedChronology, load_chronology
from tui.validation import check
from tui.validation.check import CheckedChronology, check_again


def known_of(reading: LoadedChronology, checked: CheckedChronology) -> KnownItems:
    events = reading.chronology.events
    outlines = {
        digest: outline_text(events[at], name_difference(events[at]), checked.tallies[at])
        for at, digest in reading.lasting_events()
    }
    return KnownItems(outlines, checked.context)


def require_equal(again: LoadedChronology, whole: LoadedChronology) -> CheckedChronology:
    """Require that two readings of the same files, of which one left events out, say the same."""
    checked, expected = check_again(again), check_again(whole)
    assert checked == expected
    assert again.event_lines() == whole.event_lines()
    assert list(again.lasting_events()) == list(whole.lasting_events())
    assert (again.problems, again.unread) == (whole.problems, whole.unread)
    assert again.event_paths == whole.event_paths
    assert again.difference_paths == whole.difference_paths
    for number, path in enumerate(again.event_paths):
        assert again.event_item(number) == whole.event_item(number)
        for key in ("id", "summary", "cites"):
            assert again.place(*path, key) == whole.place(*path, key)
    assert again.names_in("kinds") == whole.names_in("kinds")
    assert [known_of(again, checked)] == [known_of(whole, expected)]
    read_rest(again.chronology.events)
    assert again.chronology == whole.chronology
    assert all(
        type(event) is type(other)
        for event, other in zip(again.chronology.events, whole.chronology.events, strict=True)
    )
    return checked


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 14), st.integers(1, 6), st.sampled_from([1, 2, 3, 1_000]))
def test_a_text_that_was_edited_is_read_as_if_nothing_were_known(
    seed: int, events: int, edits: int, most: int
) -> None:
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        patch.setattr(known_items, "MOST_PARSED", 2)
        patch.setattr(check, "MOST_OF_A_RULE", most)
        root, edited = Path(folder), EditedText(random.Random(seed), events)
        edited.write(root)
        whole = load_chronology(root)
        known = known_of(whole, check_again(whole))
        for _ in range(edits):
            edited.edit()
            edited.write(root)
            again = load_chronology(root, known=known)
            known = known_of(again, require_equal(again, load_chronology(root)))


def known_in(root: Path) -> KnownItems:
    reading = load_chronology(root)
    return known_of(reading, check_again(reading))


def many(root: Path, events: int = 40) -> EditedText:
    edited = EditedText(random.Random(1), 0)
    item = "  - id: e-{0}\n    date: 1871\n    title: Lamp {0}\n    kind: works\n    status: reported\n"
    edited.text = f"{HEAD}events:\n{''.join(item.format(number) for number in range(events))}{TAIL}"
    edited.write(root)
    return edited


def unread_in(reading: LoadedChronology) -> list[int]:
    return [at for at, event in enumerate(reading.chronology.events) if outline_of(event) is None]


def test_only_what_changed_and_its_neighbours_are_read(tmp_path: Path) -> None:
    edited = many(tmp_path)
    known = known_in(tmp_path)
    edited.text = edited.text.replace("Lamp 20", "Fog 20")
    edited.write(tmp_path)
    reading = load_chronology(tmp_path, known=known)
    assert unread_in(reading) == [0, 20, 21, 39]
    assert require_equal(reading, load_chronology(tmp_path)).tallies


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("    note: 'not closed\n", id="quotation mark"),
        pytest.param("    tags: [not closed\n", id="bracket"),
        pytest.param("    note: &anchor x\n", id="anchor"),
        pytest.param("    title: Twice\n", id="key twice"),
        pytest.param("\tnote: x\n", id="tab"),
        pytest.param("---\n", id="document"),
        pytest.param("    note: paper #1\n", id="comment that cuts"),
        pytest.param(
            "  - id: e-30\n    title: Again\n    kind: works\n    status: alleged\n    date: 1900\n",
            id="id twice",
        ),
        pytest.param("unindented: x\n", id="key between events"),
    ],
)
def test_what_is_unusual_is_read_as_a_whole(tmp_path: Path, line: str) -> None:
    edited = many(tmp_path)
    known = known_in(tmp_path)
    before, mark, behind = edited.text.partition("  - id: e-20\n")
    edited.text = f"{before}{line}{mark}{behind}"
    edited.write(tmp_path)
    reading = load_chronology(tmp_path, known=known)
    assert unread_in(reading) == list(range(len(reading.chronology.events)))
    require_equal(reading, load_chronology(tmp_path))


def test_block_text_that_looks_like_events_is_no_boundary(tmp_path: Path) -> None:
    edited = many(tmp_path)
    edited.text = edited.text.replace("Lamp 20\n", "Lamp 20\n    note: |\n      - id: lamp\n    tags: [a]\n")
    edited.write(tmp_path)
    known = known_in(tmp_path)
    edited.text = edited.text.replace("      - id: lamp\n", "      - id: lamp\n\n      - id: fog\n")
    edited.write(tmp_path)
    reading = load_chronology(tmp_path, known=known)
    assert unread_in(reading) == [0, 20, 21, 39]
    assert reading.chronology.events[20].note == "- id: lamp\n\n- id: fog\n"
    require_equal(reading, load_chronology(tmp_path))
