"""Parsing of key names: which keys a terminal can send, and what they are called in Textual.

A terminal sends bytes, not keys: Ctrl and a letter is one byte, four of which are Tab, Enter, Backspace and
Escape; Shift and a letter is the capital; Ctrl and a digit is nothing (ECMA-48; xterm, "Control sequences").
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from tui.text.failure import Failure
from tui.text.suggest import closest_match

_LONE = ("tab", "enter", "escape", "space", "backspace", *(f"f{number}" for number in range(1, 13)))
_MOVING = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete")
NAMED = (*_LONE, *_MOVING)
"""Keys that print nothing."""
_OTHER_NAMES = {
    "esc": "escape",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "page-up": "pageup",
    "page-down": "pagedown",
    "del": "delete",
    "ins": "insert",
    "return": "enter",
    "comma": ",",
    "plus": "+",
    "slash": "/",
    "colon": ":",
    "question_mark": "?",
    "backtab": "shift+tab",
}
_MODIFIERS = {"ctrl": "ctrl", "control": "ctrl", "shift": "shift", "alt": "alt", "option": "alt"}
_NEVER = frozenset({"super", "cmd", "command", "win", "windows", "meta", "hyper"})
_SAME_BYTE = {"i": "tab", "m": "enter", "h": "backspace", "[": "escape"}
TAKEN = {"ctrl+c": "", "ctrl+q": "quit", "ctrl+p": "palette"}
"""Keys that work the same on every screen, each with the one command that may have it; empty for none."""


@dataclass(frozen=True, slots=True)
class InvalidKey(Failure):
    """A written key that a terminal cannot send, and what to write instead."""


def parse_key(written: str) -> str | InvalidKey:
    """Return the name that bindings use for a key: `Shift+Down` is `shift+down`, `PgDn` is `pagedown`.

    Args:
        written: A character, or names joined by `+`, in upper or lower case.

    Returns:
        The name; or why a terminal cannot send that key.
    """
    if len(written) == 1:
        return _character(written)
    *before, last = [*written[:-2].split("+"), "+"] if written.endswith("++") else written.split("+")
    modifiers = [word.strip().casefold() for word in before]
    if _NEVER & set(modifiers):
        return InvalidKey("the window system reserves that key", "use ctrl, alt or shift, or none")
    strange = next((word for word in modifiers if word not in _MODIFIERS), None)
    if strange is not None:
        meant = closest_match(strange, _MODIFIERS)
        return InvalidKey(
            "only ctrl, shift and alt are written before a +", f"did you mean {meant}?" if meant else _HOW
        )
    name = last.strip()
    if len(name) > 1:
        name = _OTHER_NAMES.get(name.casefold(), name.casefold())
    pressed = {_MODIFIERS[word] for word in modifiers}
    return _held(pressed, name) if pressed else _named(name)


_HOW = f"write one character, or one of: {', '.join(NAMED)}"


def _character(character: str) -> str | InvalidKey:
    if character == " ":
        return "space"
    if not character.isprintable() or unicodedata.category(character) in {"Mn", "Mc", "Me", "Co"}:
        return InvalidKey("no key sends that character", _HOW)
    # The comma separates keys where Textual lists them.
    return "comma" if character == "," else character


def _named(name: str) -> str | InvalidKey:
    if len(name) == 1:
        return _character(name)
    if name in NAMED or name == "shift+tab":
        return name
    meant = closest_match(name, (*NAMED, *_OTHER_NAMES), cutoff=60)
    return InvalidKey("there is no key of that name", f"did you mean {meant}?" if meant else _HOW)


def _held(pressed: set[str], name: str) -> str | InvalidKey:
    """Return a key with modifiers."""
    low = name.lower()
    if low in _MOVING and "alt" not in pressed:
        return "+".join([*sorted(pressed), low])
    if pressed == {"shift"}:
        return _shifted(name)
    if pressed == {"ctrl"}:
        return _with_control(low)
    if pressed <= {"alt", "shift"} and len(name) == 1 and name.isascii() and name.isalnum():
        return _with_alt(name, shift="shift" in pressed or name.isupper())
    return InvalidKey("most terminals cannot send that key", "use the key alone, or with ctrl")


def _shifted(name: str) -> str | InvalidKey:
    if name == "tab":
        return "shift+tab"
    if len(name) == 1 and name.isalpha():
        return InvalidKey("a terminal sends Shift and a letter as the capital", f"write {name.upper()}")
    return InvalidKey("most terminals cannot send that key", "write the character itself, or use another key")


def _with_alt(name: str, *, shift: bool) -> str | InvalidKey:
    """Return Alt and a character, which a terminal sends as an escape and the character."""
    if shift and not name.isalpha():
        return InvalidKey("Shift and a digit give another character on each keyboard", "use a letter")
    return f"alt+shift+{name.lower()}" if shift else f"alt+{name}"


def _with_control(name: str) -> str | InvalidKey:
    if same := _SAME_BYTE.get(name):
        return InvalidKey(
            f"terminals send the same code for it as for {same}", f"write {same}, or use another key"
        )
    if len(name) == 1 and name.isascii() and name.isalpha():
        return f"ctrl+{name}"
    if name.startswith("f") and name in _LONE:
        return f"ctrl+{name}"
    return InvalidKey("most terminals cannot send that key", "with ctrl use a letter, an arrow or an F key")
