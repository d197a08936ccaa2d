"""Keys as people write them, and what Textual calls them when a terminal sends them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser
from textual.events import Key
from textual.keys import _character_to_key

from tests.cases import each
from tui.views.commands.table import COMMANDS
from tui.views.keys.key_format import key_words
from tui.views.keys.key_parser import NAMED, InvalidKey, parse_key


@each(
    ("written", "key"),
    [
        ("j", "j"),
        ("G", "G"),
        ("é", "é"),
        ("ж", "ж"),
        ("/", "/"),
        ("+", "+"),
        (",", "comma"),
        ("comma", "comma"),
        (" ", "space"),
        ("Space", "space"),
        ("PgDn", "pagedown"),
        ("Page-Up", "pageup"),
        ("Esc", "escape"),
        ("Return", "enter"),
        ("F5", "f5"),
        ("Shift+Down", "shift+down"),
        ("shift+ctrl+left", "ctrl+shift+left"),
        ("Shift+Tab", "shift+tab"),
        ("BackTab", "shift+tab"),
        ("Ctrl+q", "ctrl+q"),
        ("control+Q", "ctrl+q"),
        ("ctrl+f5", "ctrl+f5"),
        ("alt+x", "alt+x"),
        ("Alt+X", "alt+shift+x"),
        ("option+3", "alt+3"),
    ],
)
def test_keys_that_can_be_sent(written: str, key: str) -> None:
    assert parse_key(written) == key


@each(
    ("written", "remedy"),
    [
        ("", "write one character"),
        ("\x1b", "write one character"),
        ("\u0301", "write one character"),
        ("\ue000", "write one character"),
        ("pagedwn", "did you mean pagedown?"),
        ("qwertyuiop", "write one character"),
        ("cmd+k", "use ctrl, alt or shift, or none"),
        ("Super+Shift+k", "use ctrl, alt or shift, or none"),
        ("crtl+k", "did you mean ctrl?"),
        ("j+k", "write one character"),
        ("shift+j", "write J"),
        ("shift+space", "write the character itself"),
        ("ctrl+i", "write tab"),
        ("ctrl+m", "write enter"),
        ("ctrl+H", "write backspace"),
        ("ctrl+[", "write escape"),
        ("ctrl+1", "with ctrl use a letter"),
        ("ctrl++", "with ctrl use a letter"),
        ("ctrl+enter", "with ctrl use a letter"),
        ("ctrl+shift+j", "use the key alone"),
        ("alt+up", "use the key alone"),
        ("f13", "did you mean"),
        ("++", "write one character"),
    ],
)
def test_keys_that_cannot(written: str, remedy: str) -> None:
    key = parse_key(written)
    assert isinstance(key, InvalidKey)
    assert remedy in key.remedy


@each("key", sorted({key for command in COMMANDS for key in command.keys} | set(NAMED)))
def test_what_is_shown_can_be_written(key: str) -> None:
    assert parse_key(key_words(key)) == key
    assert parse_key(key) == key


@settings(deadline=None, max_examples=300)
@given(
    st.one_of(
        st.text(max_size=12),
        st.lists(st.sampled_from(["ctrl", "shift", "+", "j", "F1", "Tab"])).map("+".join),
    )
)
def test_any_text_is_a_key_or_none(written: str) -> None:
    key = parse_key(written)
    if isinstance(key, InvalidKey):
        assert key.message
        assert key.remedy
    else:
        assert parse_key(key) == key
        assert "," not in key


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("j", "j"),
        ("\x18", "ctrl+x"),
        ("\x1b[1;2B", "shift+down"),
        ("\x1b[1;5D", "ctrl+left"),
        ("\x1b[1;6A", "ctrl+shift+up"),
        ("\x1b[15~", "f5"),
        ("\x1b[15;5~", "ctrl+f5"),
        ("\x1b[Z", "shift+tab"),
        ("\x1bx", "alt+x"),
        ("\x1bX", "alt+shift+x"),
        ("\x1b[3~", "delete"),
        (",", "comma"),
    ],
)
def test_a_terminal_sends_it_under_that_name(sent: str, key: str) -> None:
    parser = XTermParser()
    # An escape may be the first of more; an empty text is the end.
    events = [event for event in (*parser.feed(sent), *parser.feed("")) if isinstance(event, Key)]
    assert [event.key for event in events] == [_character_to_key(key) if len(key) == 1 else key]
    assert parse_key(key) == key
