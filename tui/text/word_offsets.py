"""The words that hashes count (`hash_words`), each with its offsets in the text it was made from."""

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
    """Where each word ends, half-open. Words that come from one character begin and end with it."""


def word_offsets(text: str) -> WordOffsets:
    """The words of a text with their offsets. Takes the time of `hash_words`, or a few times that."""
    offsets = WordOffsets([], array("Q"), array("Q"))
    for line in _LINE.finditer(text):
        _add_line(offsets, line[0], line.start())
    return offsets


def _add_line(offsets: WordOffsets, line: str, at: int) -> None:
    folded = hash_form(line)
    if folded != line.translate(_FORMS):
        for chunk in _CHUNK.finditer(line):
            _add_chunk(offsets, chunk[0], at + chunk.start())
    elif len(folded) == len(line):
        _add(offsets, folded, range(at, at + len(line)), range(at + 1, at + len(line) + 1))
    else:
        origins = [at + place for place, char in enumerate(line) for _ in _FORMS[ord(char)]]
        _add(offsets, folded, origins, [origin + 1 for origin in origins])


def _add_chunk(offsets: WordOffsets, chunk: str, at: int) -> None:
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
    folded = hash_form(chunk)
    if "".join(forms) == folded:
        _add(offsets, folded, starts, ends)
    else:
        # Scripts in which letters combine otherwise: the words stand somewhere in the stretch.
        _add(offsets, folded, [at] * len(folded), [at + len(chunk)] * len(folded))


def _add(offsets: WordOffsets, folded: str, starts: Sequence[int], ends: Sequence[int]) -> None:
    """Add the words of a folded text, given where each of its characters begins and ends in the text."""
    for match in _WORD.finditer(folded):
        word = match[0]
        first = match.start() + len(word) - len(word.lstrip(APOSTROPHES))
        last = match.end() - 1 - len(word) + len(word.rstrip(APOSTROPHES))
        for apostrophe in APOSTROPHES:
            word = word.replace(apostrophe, "")
        if word:
            offsets.words.append(word)
            offsets.starts.append(starts[first])
            offsets.ends.append(ends[last])
