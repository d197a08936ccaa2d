"""Two normal forms of text, for hashes of words and for searching; and where search terms occur in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from tui.light_dataclass import dataclass
from tui.text.char_map import CharMap

APOSTROPHES = "'’"
"""Deleted: they do not separate words."""
_WORD = re.compile(r"\w+")

_NO_SPACES = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\u1780-\u17ff"  # Burmese, Khmer
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"  # Japanese kana, and the signs that stand for ideographs
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # ideographs
)
"""Scripts in which nothing shows where a word ends, for a class of a regular expression."""
_MARKS = re.compile("(?:[^\\w\\x00-\\x7f]|[\uff9e\uff9f]){30}")
"""Thirty characters in a row that may be combining marks. (Halfwidth voicing marks decompose into some.)"""


@dataclass(frozen=True, slots=True)
class SearchTerm:
    """One term of a search."""

    text: str
    """In the search's normal form (see `normalize`)."""
    phrase: bool = False
    """True for exactly these words in this order; False for the beginning of one word."""


def hash_words(text: str) -> list[str]:
    r"""Return the words of a text that a words hash counts and hashes, in order.

    The rule: NFKC, case-folded, `'` and `’` deleted, then every run of `\w`. It is part of the file format
    and never changes.
    """
    return _WORD.findall(hash_form(text).translate(_DELETED))


def hash_form(text: str) -> str:
    """NFKC, case-folded: the first step of `hash_words`, before it deletes apostrophes and splits words."""
    # Unicode's own limit, the Stream-Safe Text Format (UAX #15, §13): sorting marks takes quadratic time.
    text = _MARKS.sub(lambda run: run[0] + "\u034f", text)
    return unicodedata.normalize("NFKC", text).casefold()


def normalize(text: str) -> str:
    r"""Return a text folded for searching: words of letters and digits joined by single spaces.

    NFKD without marks, case-folded, apostrophes and format characters (soft hyphens, joiners) deleted;
    everything else separates words, the underscore too, as in SQLite's `unicode61`. In scripts that put no
    spaces between words (Chinese, Japanese, Thai ...), every character is a word. Idempotent.
    """
    return " ".join(text.translate(_FOLDED).split())


def fold_words(text: str) -> str:
    """Return a text with its words as `normalize` has them, and what is between them as it was.

    Quicker, for long texts in which words are looked for: one begins where no letter or digit stands before.
    """
    plain = _beyond_ascii().sub(lambda run: run[0].translate(_FOLDED), text)
    return plain.replace("'", "").casefold()


def is_unspaced(folded: str) -> bool:
    """Whether a folded text has a character of a script that puts no spaces between words."""
    return _unspaced().search(folded) is not None


def join_unspaced(folded: str) -> str:
    """The text as it is written: without the spaces that `normalize` put between unspaced characters."""
    return _between_unspaced().sub("", folded)


# Compiled when a search needs them, since that takes milliseconds.


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{_NO_SPACES}]")


@cache
def _beyond_ascii() -> re.Pattern[str]:
    return re.compile("[^\\x00-\\x7f]+")


@cache
def _between_unspaced() -> re.Pattern[str]:
    return re.compile(f"(?<=[{_NO_SPACES}]) (?=[{_NO_SPACES}])")


def find_terms(text: str, terms: Sequence[SearchTerm]) -> list[tuple[int, int]]:
    """Find the search terms in a text, for highlighting.

    Args:
        text: As it is shown; it is folded here.
        terms: A prefix matches the whole word it begins, a phrase all its words and what is between them.

    Returns:
        Half-open offsets in code points, sorted, not touching; empty where nothing matches.
    """
    prefixes = tuple(term.text for term in terms if term.text and not term.phrase)
    phrases = [term.text.split() for term in terms if term.text and term.phrase]
    if not prefixes and not phrases:
        return []
    words = list(_placed_words(text))
    spans = [(start, end) for word, start, end in words if prefixes and word.startswith(prefixes)]
    for phrase in phrases:
        spans.extend(_phrase_spans(words, phrase))
    return _merged(spans)


def _folded(char: str) -> str:
    """What one character contributes. NFKD and case-folding look at each by itself, once marks are gone."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", char) if unicodedata.category(c)[0] != "M")
    return "".join(_part(c) for c in bare.casefold())


def _part(char: str) -> str:
    if char.isalnum():
        return f" {char} " if is_unspaced(char) else char
    # The zero width space is a format character too, but it separates words.
    deleted = char in APOSTROPHES or (unicodedata.category(char) == "Cf" and char != "\u200b")
    return "" if deleted else " "


_FOLDED = CharMap(_folded)
_DELETED = dict.fromkeys(map(ord, APOSTROPHES))


def _placed_words(text: str) -> Iterator[tuple[str, int, int]]:
    """The folded words, each with the half-open offsets of what it was folded from."""
    folded = text.translate(_FOLDED)
    # From an offset in the folded text to one in the text; folding may shorten and lengthen.
    origin = [at for at, char in enumerate(text) for _ in _FOLDED[ord(char)]]
    for word in re.finditer("[^ ]+", folded):
        yield word[0], origin[word.start()], _past_marks(text, origin[word.end() - 1] + 1)


def _past_marks(text: str, at: int) -> int:
    while at < len(text) and unicodedata.category(text[at])[0] == "M":
        at += 1
    return at


def _phrase_spans(words: list[tuple[str, int, int]], phrase: list[str]) -> Iterator[tuple[int, int]]:
    length = len(phrase)
    for at in range(len(words) - length + 1):
        if words[at][0] == phrase[0] and [word for word, _, _ in words[at : at + length]] == phrase:
            yield words[at][1], words[at + length - 1][2]


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
