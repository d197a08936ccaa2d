"""What a changed cell becomes in the chronology: the value of a key, or what is wrong with the cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from tui.chronology.enums import EventStatus
from tui.export.escape import collapse_whitespace, show_hidden, to_single_line
from tui.export.formats.xlsx_format import cut_text
from tui.parsing.yaml.tree import Data
from tui.project.events.date_entry import DateEntry, read_date_entry
from tui.text.failure import Failure
from tui.text.suggest import closest_match

_WORDS = re.compile(r"[^ \t\n\r]+")
_LONG = ("summary", "note")
"""The keys whose texts may have several lines."""


def read_cell(key: str, text: str, old: Data, kinds: Mapping[str, str]) -> Data | Failure:
    """Return the value that a changed cell gives to a key of an event.

    Args:
        key: The key: `title`.
        text: What the cell shows now.
        old: The value that the key has, as it is written; None for none.
        kinds: The labels of the kinds, by id.

    Returns:
        The value, empty where the cell is; or what is wrong with the cell.
    """
    if key == "date":
        return read_date(text)
    if key == "status":
        return _read_status(text)
    if key == "kind":
        return _read_kind(text, kinds)
    if key == "tags":
        return _read_tags(text, old)
    written = old if isinstance(old, str) else ""
    return merge_words(written, text if key in _LONG else collapse_whitespace(text))


def read_date(text: str) -> str | Failure:
    """Return the date of a cell as EDTF; empty for an empty cell."""
    read = read_date_entry(text) if text.strip() else ""
    return read.text if isinstance(read, DateEntry) else read


def doubt_date(text: str) -> str:
    """Return how the date of a cell was read, where something else may be meant; empty where nothing may."""
    read = read_date_entry(text) if text.strip() else None
    if not isinstance(read, DateEntry) or not (read.remark or read.text != text.strip()):
        return ""
    return "; ".join(filter(None, (f"“{text}” is read as {read.words}", read.remark)))


def merge_words(old: str, text: str) -> str | Failure:
    """Return a text as it is written, with the words that were changed in a cell.

    A cell shows a text on one line, without its paragraphs and with its hidden characters made visible. Each
    word that was left as it is keeps the characters that it is written with, and the white space beside it.

    Args:
        old: The text as it is written.
        text: What the cell shows now.

    Returns:
        The text; or why it cannot be put together.
    """
    line = to_single_line(old)
    if cut_text(line) != line:
        return Failure("this text is longer than a cell can be", "change it in the chronology")
    words = list(_WORDS.finditer(old))
    shown = [show_hidden(word[0]) for word in words]
    if " ".join(shown).strip() != line:
        return Failure("this text has characters that no cell can keep", "change it in the chronology")
    hidden = {seen: word[0] for seen, word in zip(shown, words, strict=True) if seen != word[0]}
    typed = list(_typed_words(hidden).finditer(text))
    given = [word[0] for word in typed]
    pieces: list[str] = []
    for what, first, end, begin, stop in SequenceMatcher(None, shown, given, autojunk=False).get_opcodes():
        if what == "delete":
            continue
        before = text[typed[begin - 1].end() : typed[begin].start()] if begin else ""
        if what != "insert" and "\n" not in before and bool(begin) == bool(first):
            before = old[words[first - 1].end() if first else 0 : words[first].start()]
        if what == "equal":
            kept = old[words[first].start() : words[end - 1].end()]
        else:
            added = text[typed[begin].start() : typed[stop - 1].end()]
            kept = _typed_words(hidden).sub(lambda word: hidden.get(word[0], word[0]), added)
        pieces += [before, kept]
    tail = old[words[-1].end() :] if words and pieces else ""
    return "".join(pieces) + tail


def _typed_words(hidden: Mapping[str, str]) -> re.Pattern[str]:
    """Return what finds the words of a cell; one that is shown with a space in it is still one."""
    spaced = sorted((re.escape(seen) for seen in hidden if " " in seen), key=len, reverse=True)
    return re.compile("|".join([*spaced, _WORDS.pattern]))


def _read_status(text: str) -> str | Failure:
    statuses = [status.value for status in EventStatus]
    word = text.strip().casefold()
    if not word or word in statuses:
        return word
    near = closest_match(word, statuses)
    return Failure(f"there is no status `{text}`", f"write {near or 'one of: ' + ', '.join(statuses)}")


def _read_kind(text: str, kinds: Mapping[str, str]) -> str | Failure:
    name = text.strip()
    if not name or name in kinds:
        return name
    for read in (str, str.casefold):
        found = [kind for kind, label in kinds.items() if read(to_single_line(label)) == read(name)]
        if len(found) == 1:
            return found[0]
        if found:
            return Failure(f"{len(found)} kinds are called “{name}”", f"write one of: {', '.join(found)}")
    near = closest_match(name, [*kinds, *kinds.values()])
    listed = ", ".join(list(kinds.values())[:8])
    return Failure(f"there is no kind `{name}`", f"write {near or 'one of: ' + listed}")


def _read_tags(text: str, old: Data) -> Data | Failure:
    tags = [tag for tag in old if isinstance(tag, str)] if isinstance(old, list) else []
    if odd := next((tag for tag in tags if ";" in tag), ""):
        return Failure(
            f"the tag “{odd}” has a semicolon, which separates tags here", "change them in the chronology"
        )
    written = {to_single_line(tag): tag for tag in tags}
    return list(dict.fromkeys(written.get(tag, tag) for tag in _split_tags(text)))


def _split_tags(text: str) -> Iterable[str]:
    return filter(None, (collapse_whitespace(tag) for tag in re.split(r"[;\n]", text)))
