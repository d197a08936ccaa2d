"""The words that hashes count, each with the place in the text it was made from."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from tui.text.char_map import CharMap
from tui.text.search_text import APOSTROPHES, hash_form

# Nothing composes with a white space of ASCII before it, so what begins with one is folded by itself.
_LINE = re.compile(r"\n?[^\n]+|\n")
_CHUNK = re.compile(r"[ \t\n\r]?[^ \t\n\r]+|[ \t\n\r]", re.ASCII)
_WORD = re.compile(rf"[\w{APOSTROPHES}]+")
_FORMS = CharMap(hash_form)


@dataclass(frozen=True, slots=True)
class WordOffsets:
    """The words of `hash_words`, in order. Offsets are code points of the text."""

    words: list[str]
    starts: array[int]
    """Where each word begins."""
    ends: array[int]
    """Where each word ends. Words that one character stands for begin and end with it."""


def word_offsets(text: str) -> WordOffsets:
    """The words of a text with their places; in the time `hash_words` takes, or a few times that."""
    found = WordOffsets([], array("Q"), array("Q"))
    for line in _LINE.finditer(text):
        _add_line(found, line[0], line.start())
    return found


def _add_line(found: WordOffsets, line: str, at: int) -> None:
    form = hash_form(line)
    if form != line.translate(_FORMS):
        for chunk in _CHUNK.finditer(line):
            _add_chunk(found, chunk[0], at + chunk.start())
    elif len(form) == len(line):
        _add(found, form, range(at, at + len(line)), range(at + 1, at + len(line) + 1))
    else:
        origins = [at + place for place, char in enumerate(line) for _ in _FORMS[ord(char)]]
        _add(found, form, origins, [origin + 1 for origin in origins])


def _add_chunk(found: WordOffsets, chunk: str, at: int) -> None:
    """A stretch in which characters combine, as an accent does with the letter before it."""
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    start = 0
    for end in range(1, len(chunk) + 1):
        if end == len(chunk) or not unicodedata.combining(chunk[end]):
            forms.append(hash_form(chunk[start:end]))
            starts += [at + start] * len(forms[-1])
            ends += [at + end] * len(forms[-1])
            start = end
    form = hash_form(chunk)
    if "".join(forms) == form:
        _add(found, form, starts, ends)
    else:
        # Scripts in which letters combine otherwise: the words stand somewhere in the stretch.
        _add(found, form, [at] * len(form), [at + len(chunk)] * len(form))


def _add(found: WordOffsets, form: str, starts: Sequence[int], ends: Sequence[int]) -> None:
    """Add the words of a folded text, given where each of its characters begins and ends in the text."""
    for match in _WORD.finditer(form):
        word = match[0]
        first = match.start() + len(word) - len(word.lstrip(APOSTROPHES))
        last = match.end() - 1 - len(word) + len(word.rstrip(APOSTROPHES))
        for apostrophe in APOSTROPHES:
            word = word.replace(apostrophe, "")
        if word:
            found.words.append(word)
            found.starts.append(starts[first])
            found.ends.append(ends[last])
