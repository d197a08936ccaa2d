"""A long source of invented words, and edits of quotations from it that say what their status must be.

What it must be follows from how an edit is made, never from comparing: typesetting changes nothing, a letter
more or less in a long quotation makes it near, words that stand elsewhere have moved.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tui.chronology.enums import QuoteStatus
from tui.chronology.event import Citation
from tui.chronology.source import Passage, Source

_SYLLABLES = [
    first + vowel + last
    for first in ("b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "br", "st")
    for vowel in ("a", "e", "i", "o", "u", "é")
    for last in ("", "n", "r", "ll")
]
_NEGATING = re.compile("no[nr]?|s?ten|.un.*")
"""Words that are negations or numbers by chance, or are when they lose a letter: another kind of mistake."""
_TYPESET: dict[str, dict[int, int] | dict[int, str]] = {
    "quotation marks": str.maketrans("“”’", '""\''),
    "other quotation marks": str.maketrans("“”’", "«»′"),
    "dashes": str.maketrans("–", "-"),
    "longer dashes": str.maketrans("–", "—"),
    "line breaks": str.maketrans(" ", "\n"),
    "spaces": {ord(" "): "\u00a0 "},
    "ligatures": {ord("ﬁ"): "fi"},
}
MOVED_EVERY = 5


@dataclass(frozen=True)
class Edit:
    """A quotation as somebody may have copied it."""

    name: str
    citation: Citation
    status: QuoteStatus


def source(rng: random.Random, size: int = 1_000_000) -> Source:
    """Passages of some 60 words each, `size` code points together, no two sentences of them alike."""
    made = ("".join(rng.choices(_SYLLABLES, k=rng.randint(1, 4))) for _ in range(6_000))
    words = [word for word in made if not _NEGATING.fullmatch(word)]
    weights = [1 / (place + 5) for place in range(len(words))]
    passages: list[Passage] = []
    length = 0
    while length < size:
        text = " ".join(_sentence(rng, rng.choices(words, weights, k=15)) for _ in range(4))
        passages.append(Passage(number=len(passages) + 1, text=text))
        length += len(text)
    return Source(id="minutes", title="Minutes", passages=tuple(passages))


def _sentence(rng: random.Random, words: list[str]) -> str:
    at = rng.randrange(2, 8)
    words[at] = f"“{words[at]}’s"
    words[at + 2] += "”"
    words[at + 4] += " –"
    words[at + 5] = f"ﬁ{words[at + 5]}"
    return " ".join(words).capitalize() + "."


def edits(rng: random.Random, of: Source, count: int) -> Iterator[Edit]:
    """So many edits, each kind as often as the others."""
    kinds: list[Callable[[random.Random, str], tuple[str, str, QuoteStatus]]] = [
        _untouched, _typeset, _decomposed, _hyphenated, _softened, _dropped, _doubled, _changed, _accented,
        _capital, _swapped, _several, _other,
    ]  # fmt: skip
    for number in range(count):
        passage = rng.choice(of.passages)
        name, quote, status = kinds[number % len(kinds)](rng, _words_of(rng, passage))
        named = rng.choice(("", passage.key))
        if status in (QuoteStatus.EXACT, QuoteStatus.NORMALISED) and rng.randrange(MOVED_EVERY) == 0:
            named, status = (
                rng.choice([other.key for other in of.passages if other is not passage]),
                QuoteStatus.MOVED,
            )
        yield Edit(name, Citation(source=of.id, passage=named, quote=quote), status)


def _words_of(rng: random.Random, passage: Passage) -> str:
    """Eleven to thirty words of a passage: enough to stand in no other, and to bear an edit or two."""
    words = passage.text.split()
    first = rng.randrange(len(words) - 31)
    return " ".join(words[first : first + rng.randint(11, 30)])


def _inside(rng: random.Random, quote: str) -> int:
    """The place of a letter of ASCII amid the quotation."""
    return rng.choice([at for at in range(8, len(quote) - 8) if quote[at].isascii() and quote[at].isalpha()])


def _untouched(rng: random.Random, quote: str) -> tuple[str, str, QuoteStatus]:
    return "untouched", quote, QuoteStatus.EXACT


def _typeset(rng: random.Random, quote: str) -> tuple[str, str, QuoteStatus]:
    name = rng.choice(list(_TYPESET))
    edited = quote.translate(_TYPESET[name])
    return name, edited, QuoteStatus.EXACT if edited == quote else QuoteStatus.NORMALISED


def _decomposed(rng: random.Random, quote: str) -> tuple[str, str, QuoteStatus]:
    edited = unicodedata.normalize("NFD", quote)
    return "decomposed", edited, QuoteStatus.EXACT if edited == quote else QuoteStatus.NORMALISED


def _hyphenated(rng: random.Random, quote: str) -> tuple[str, str, QuoteStatus]:
    places = [at for at in range(1, len(quote)) if quote[at - 1 : at + 1].islower() and quote[at].isalpha()]
    at = rng.choice([at for at in places if quote[at - 1].isalpha()])
    return "a word divided between lines", f"{quote[:at]}-\n{quote[at:]}", QuoteStatus.NORMALISED


def _softened(rng: random.Random, quote: str) -> tuple[str, str, QuoteStatus]:
    at = _inside(rng, quote)
    return "a soft hyphen", f"{quote[:at]}\u00ad{quote[at:]}", QuoteStatus.NORMALISED


def _dropped(rng: random.Random, quote: str) -> tuple[str, str, QuoteStatus]:
    at = _inside(rng, quote)
    return "a letter dropped", quote[:at] + quote[at + 1 :], QuoteStatus.NEAR


def _doubled(rng: random.Random, quote: str) -> tuple[str, str, QuoteStatus]:
    at = _inside(rng, quote)
    return "a letter doubled", quote[:at] + quote[at] + quote[at:], QuoteStatus.NEAR


def _changed(rng: random.Random, quote: str) -> tuple[str, str, QuoteStatus]:
    at = _inside(rng, quote)
    return "a letter changed", f"{quote[:at]}z{quote[at + 1 :]}", QuoteStatus.NEAR


def _accented(rng: random.Random, quote: str) -> tuple[str, str, QuoteStatus]:
    at = _inside(rng, quote)
    return "an accent added", f"{quote[: at + 1]}\u0302{quote[at + 1 :]}", QuoteStatus.NEAR


def _capital(rng: random.Random, quote: str) -> tuple[str, str, QuoteStatus]:
    at = _inside(rng, quote)
    return "a capital", quote[:at] + quote[at].swapcase() + quote[at + 1 :], QuoteStatus.NEAR


def _swapped(rng: random.Random, quote: str) -> tuple[str, str, QuoteStatus]:
    words = quote.split(" ")
    pairs = [
        at for at in range(1, len(words) - 2) if len(words[at]) < 7 and words[at] != words[at + 1]
    ]  # fmt: skip
    if not pairs:
        return _dropped(rng, quote)
    at = rng.choice(pairs)
    words[at], words[at + 1] = words[at + 1], words[at]
    # What is moved, the shorter of two words and its space, is deleted here and inserted there.
    return "words swapped", " ".join(words), QuoteStatus.NEAR


def _several(rng: random.Random, quote: str) -> tuple[str, str, QuoteStatus]:
    """Typesetting and a letter at once: the letter decides."""
    _, edited, _ = _typeset(rng, quote)
    _, edited, status = _dropped(rng, edited)
    return "typesetting and a letter", edited, status


def _other(rng: random.Random, quote: str) -> tuple[str, str, QuoteStatus]:
    """Every third letter another: no more than two thirds are left in place."""
    edited = ["z" if at % 3 == 0 and letter != " " else letter for at, letter in enumerate(quote)]
    return "other words", "".join(edited), QuoteStatus.MISSING
