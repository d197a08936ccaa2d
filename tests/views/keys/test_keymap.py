"""The table of commands with the reader's keys."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.views.commands.table import COMMANDS
from tui.views.keys.key_format import footer_commands, keys_lines, keys_table
from tui.views.keys.keymap import WAYS_OUT, KeyConflict, changed_keys, key_for, rebind_keys
from tui.views.lines import plain


def test_without_wishes_it_is_the_table() -> None:
    assert rebind_keys({}) == (COMMANDS, ())
    assert changed_keys(COMMANDS) == {}


@pytest.mark.parametrize(
    ("keymap", "keys", "clashes"),
    [
        ({"mark": ("&",)}, {"mark": "&"}, ()),
        # A key that is given is taken from whoever had it.
        ({"mark": ("n", "j")}, {"mark": "n,j", "next-event": "down", "next-match": "<ignore>"}, ()),
        # Two that change places.
        ({"mark": ("e",), "export": ("m",)}, {"mark": "e", "export": "m"}, ()),
        ({"mark": ("&", "&")}, {"mark": "&"}, ()),
        ({"mark": ()}, {"mark": "<ignore>"}, ()),
        (
            {"mark": ("&",), "export": ("&", "y")},
            {"mark": "&", "export": "y", "copy": "<ignore>"},
            (KeyConflict("&", "mark", "export"),),
        ),
        # In another place a key means something else.
        ({"mark": ("$",)}, {"mark": "$"}, ()),
        # Whoever wants both keys of `quit` gets neither.
        ({"mark": ("q",), "export": ("ctrl+q",)}, {"mark": "<ignore>", "export": "<ignore>"}, ()),
        # In a pane of text no key leads deeper in that should lead out.
        (
            {"scroll-down": ("q", "j")},
            {"scroll-down": "j"},
            (KeyConflict("q", "close-export", "scroll-down"),),
        ),
        # Esc always leads back.
        ({"close-page": ("x",)}, {"close-page": "x,escape"}, ()),
        ({"nothing-of-ours": ("j",)}, {}, ()),
    ],
)
def test_keys_in_effect(
    keymap: dict[str, tuple[str, ...]], keys: dict[str, str], clashes: tuple[KeyConflict, ...]
) -> None:
    commands, told = rebind_keys(keymap)
    assert changed_keys(commands) == keys
    assert told == clashes


KEYS = sorted({key for command in COMMANDS for key in command.keys})


@settings(deadline=None, max_examples=200)
@given(
    st.dictionaries(
        st.sampled_from([it.id for it in COMMANDS]), st.lists(st.sampled_from(KEYS), max_size=4).map(tuple)
    )
)
def test_no_key_means_two_things_and_there_is_a_way_out(keymap: dict[str, tuple[str, ...]]) -> None:
    commands, _ = rebind_keys(keymap)
    assert [command.id for command in commands] == [command.id for command in COMMANDS]
    bound = [(command.where, key) for command in commands for key in command.keys]
    assert len(bound) == len(set(bound))
    assert all(command.keys for command in commands if command.id in WAYS_OUT)


def test_everything_that_names_keys_names_those() -> None:
    commands, _ = rebind_keys({"search": ("ctrl+x",), "mark": ()})
    assert "  Ctrl+x " in plain(keys_lines(commands), None)
    assert "| `Ctrl+x` | Search as you type" in keys_table(commands)
    assert "|  | Mark the event, or remove its mark" in keys_table(commands)
    assert next(it for it in footer_commands("timeline", commands) if it.id == "search").keys == ("ctrl+x",)
    assert (key_for(commands, "search"), key_for(commands, "mark"), key_for(commands, "?")) == (
        "ctrl+x",
        "",
        "",
    )
