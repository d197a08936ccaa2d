"""Gate A: makes text from files safe to show in a terminal. All text from files goes through it to a widget.

A terminal obeys control characters, reverses text at bidirectional controls (UAX #9), and shows other
characters not at all. Here each becomes something that can be read: `␛`, `<9B>`, `<RLO>`, `<U+E0041>`. Only
one is removed: a variation selector 15 or 16 behind a character, which chooses its emoji or its text form,
and on whose width terminals do not agree. The models keep the text as it was.
"""

from __future__ import annotations

import re
import unicodedata

from tui.text.cell_width import cell_width
from tui.text.char_map import CharMap

MOST_MARKS = 8
"""Combining marks shown on one letter; Vietnamese, pointed Hebrew and Vedic Sanskrit stay below it."""

_NAMES = {
    0x85: "NEL", 0xAD: "SHY", 0x34F: "CGJ", 0x61C: "ALM", 0x180E: "MVS", 0x200B: "ZWSP", 0x200C: "ZWNJ",
    0x200D: "ZWJ", 0x200E: "LRM", 0x200F: "RLM", 0x2028: "LS", 0x2029: "PS", 0x202A: "LRE", 0x202B: "RLE",
    0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO", 0x2060: "WJ", 0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI",
    0x2069: "PDI", 0xFEFF: "BOM",
}  # fmt: skip
"""Abbreviations of the Unicode Standard (NameAliases.txt)."""

_TONES = {0x1F3FB: "TONE1-2", 0x1F3FC: "TONE3", 0x1F3FD: "TONE4", 0x1F3FE: "TONE5", 0x1F3FF: "TONE6"}
"""Emoji modifiers: not hidden, but terminals do not agree how wide they are."""

_IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Default_Ignorable_Code_Point (DerivedCoreProperties.txt): what a terminal shows as nothing."""

_HARMLESS = (
    "\n\\x20-\\x7e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0590\u05d0-\u05ea\u1e00-\u1fff\u2010-\u2027"
    "\u2030-\u205e\u2070-\u20cf\u2100-\u2cee\u3000-\u3029\u3030-\u3098\u309b-\u3163\u3165-\ua48f\uac00-\ud7a3"
    "\uff00-\uff9f\U0001f000-\U0001f3fa\U0001f400-\U0001faff\U00020000-\U0002fffd"
)
_SUSPECT = re.compile(f"[^{_HARMLESS}]")
"""Anything that may need a replacement. Most text has none, which one search finds out."""

_PRESENTATION = re.compile("(?<=[^\\s\ufe0e\ufe0f])[\ufe0e\ufe0f]")
"""One variation selector 15 or 16 behind a character. Several in a row may hide a message, and are shown."""

_JOINER = re.compile("[\u200c\u200d]")
_JOINING = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\u1a20-\u1aaf\u1b00-\u1bff\ua840-\ua87f\ua8e0-\ua9ff"
    "\ufb50-\ufdff\ufe70-\ufefc\U00010ac0-\U00010aff\U00011000-\U00011fff\U0001e900-\U0001e95f]"
)
"""Scripts that cannot be spelt without joiners: Arabic, Syriac, N'Ko, Mongolian, Adlam and the Indic ones."""


def sanitize(text: str, *, tab: int = 4) -> str:
    r"""Return a text safe for a terminal: no control but `\n`, nothing hidden, at most 8 marks a letter.

    Idempotent. Text that needs no change is returned as the same object.

    Args:
        text: Anything, lone surrogates included.
        tab: Cells between tab stops, counted from the beginning of each line.
    """
    if not _SUSPECT.search(text):
        return text
    text = _PRESENTATION.sub("", text).translate(_SHOWN)
    if not text.isascii():
        text = _JOINER.sub(_joiner, _limit_marks(text))
    return _expand_tabs(text, tab) if "\t" in text else text


def sanitize_line(text: str) -> str:
    """As `sanitize`, for text shown on one line: each line feed becomes a space."""
    return sanitize(text.replace("\n", " "))


def show_controls(char: str) -> str:
    """The replacement shown for a character that must not be shown itself; empty for one that may be."""
    code = ord(char)
    if code < 0x20 and char not in "\n\t":
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    category = unicodedata.category(char)
    if name := _NAMES.get(code) or _TONES.get(code) or _variation(code):
        return f"<{name}>"
    if 0x80 <= code < 0xA0 or category == "Cs" or _is_noncharacter(code):
        return f"<{code:02X}>"
    if category == "Cf" or _IGNORABLE.match(char):
        return f"<U+{code:04X}>"
    return ""


def find_hidden_controls(text: str) -> tuple[int, ...]:
    """Find characters that a reader would not see.

    These are controls, bidirectional controls, format and zero-width characters, surrogates and
    noncharacters; not tabs and line feeds, parts of emoji, or joiners in scripts that need them.

    Returns:
        The offset of each in code points, from 0, in order; empty where there are none.
    """
    return tuple(match.start() for match in _SUSPECT.finditer(text) if _hides(text, match.start()))


def _hides(text: str, at: int) -> bool:
    char = text[at]
    if not show_controls(char) or ord(char) in _TONES or _PRESENTATION.match(text, at):
        return False
    if not _JOINER.match(char):
        return True
    before, after = _around(text, at)
    # An emoji may be followed by a variation selector or a skin tone.
    of_emoji = _is_symbol(after) and (
        _is_symbol(before) or before == "\ufe0f" or ord(before or " ") in _TONES
    )
    return not (of_emoji or (_joins(before) and _joins(after)))


def _is_symbol(char: str) -> bool:
    return char != "" and unicodedata.category(char) == "So"


def _variation(code: int) -> str:
    if 0xFE00 <= code <= 0xFE0F:
        return f"VS{code - 0xFE00 + 1}"
    if 0xE0100 <= code <= 0xE01EF:
        return f"VS{code - 0xE0100 + 17}"
    return ""


def _is_noncharacter(code: int) -> bool:
    return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE


def _shown(char: str) -> str:
    return char if _JOINER.match(char) else show_controls(char) or char


def _joiner(match: re.Match[str]) -> str:
    return match[0] if all(map(_joins, _around(match.string, match.start()))) else show_controls(match[0])


def _around(text: str, at: int) -> tuple[str, str]:
    """The characters before and behind one; empty at the ends."""
    return text[max(at - 1, 0) : at], text[at + 1 : at + 2]


def _joins(char: str) -> bool:
    return bool(_JOINING.match(char)) and (char.isalpha() or unicodedata.category(char)[0] == "M")


def _shape(char: str) -> str:
    """M for a mark or joiner, a space for white space, x for what can carry a mark; J for a joiner."""
    if _JOINER.match(char):
        return "J"
    if char.isspace():
        return " "
    return "M" if unicodedata.category(char)[0] == "M" else "x"


_SHOWN = CharMap(_shown)
_SHAPE = CharMap(_shape)
_MARKS = re.compile("[MJ]+")
"""In a text's shape: one letter's marks. Joiners count as marks, so that none splits a run of marks."""


def _limit_marks(text: str) -> str:
    pieces: list[str] = []
    done = 0
    for run in _MARKS.finditer(shape := text.translate(_SHAPE)):
        start, end = run.span()
        bare = shape[start] == "M" and (start == 0 or shape[start - 1] == " ")
        if bare or end - start > MOST_MARKS:
            shown = min(end, start + MOST_MARKS)
            pieces += [text[done:start], "◌" if bare else "", text[start:shown], _more(end - shown)]
            done = end
    return "".join(pieces) + text[done:]


def _more(marks: int) -> str:
    if not marks:
        return ""
    return f"<+{marks} mark{'s' if marks > 1 else ''}>"


def _expand_tabs(text: str, tab: int) -> str:
    """Replace tabs by spaces, counting cells; `str.expandtabs` counts code points."""
    lines: list[str] = []
    for line in text.split("\n"):
        shown, *parts = line.split("\t")
        pieces, column = [shown], cell_width(shown)
        for part in parts:
            gap = tab - column % tab
            pieces.append(" " * gap + part)
            column += gap + cell_width(part)
        lines.append("".join(pieces))
    return "\n".join(lines)
