"""Reading a text again with what is known of an earlier one: as if nothing were known, whatever the edit."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.parsing.events.edited_text import EditedText
from tui.evidence.differences import name_difference
from tui.parsing.events import known_items
from tui.parsing.events.known_items import KnownItems, read_rest
from tui.parsing.events.partial_event import outline_text
from tui.parsing.loader import LoadedChronology, load_chronology
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
@given(st.integers(0, 2**32), st.integers(1, 14), st.integers(1, 6))
def test_a_text_that_was_edited_is_read_as_if_nothing_were_known(seed: int, events: int, edits: int) -> None:
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        patch.setattr(known_items, "MOST_PARSED", 2)
        root, edited = Path(folder), EditedText(random.Random(seed), events)
        edited.write(root)
        whole = load_chronology(root)
        known = known_of(whole, check_again(whole))
        for _ in range(edits):
            edited.edit()
            edited.write(root)
            again = load_chronology(root, known=known)
            known = known_of(again, require_equal(again, load_chronology(root)))
