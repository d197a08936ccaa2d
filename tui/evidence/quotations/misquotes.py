"""Finding a figure or negation in which a quotation differs from its source, by aligning their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from tui.evidence.quotations.negations import are_opposite
from tui.evidence.quotations.number_words import ORDINAL
from tui.evidence.quotations.word_tokens import TokenType, WordToken, split_tokens
from tui.text.cancellation import stop_if_asked

_Pair: TypeAlias = "tuple[WordToken | None, WordToken | None]"
"""A word of the quotation and the word of the source at the same place; None where one has no such word."""

# The costs of a step of the alignment. A word of the quotation stays without a counterpart only if no near
# word fits: otherwise a negation at an edge would be skipped together with the word it negates.
_LEFT_OUT = 1
_SLIP = 2
_OTHER_WORD = 4
_PUT_IN = 6
_PUT_IN_TELLING = 2
"""For a figure or negation: cheap, so that one a few words away is not taken for its counterpart."""
_NEVER = 1 << 40
_ROOM = 30
"""Words by which the alignment may drift, in addition to a fifth of the quotation's length."""
_MOST_DRIFT = 100
"""The largest such fifth, in words. Texts that drift further count as different."""
_AROUND = 60
"""Code points around an edge of a piece of text, in which a word that it cuts is looked for."""
_WHOLE = re.compile(
    r"(?<=[£$€¥])\d{1,3}(?: \d{3})+"
    r"|(?:(?<![\w.,)\]£$€¥])[-−](?=\.?\d))?(?:(?<![\w.])\.(?=\d))?"
    r"[^\W_]+(?:(?:(?<=\d)[.,'’\u00a0\u2007\u2009\u202f](?=\d)|(?<=[^\W\d_])['’ʼ‑-](?=[^\W\d_]))[^\W_]+)*"
)
"""A word or number with everything that belongs to it: `1,500`, `didn't`, `non-payment`."""
_IN_BRACKETS = re.compile(r"\[(\w)\](?=\w)")
"""A letter that the editor changed in a quotation, as in `[T]he`."""


@dataclass(frozen=True, slots=True)
class Misquote:
    """The first figure or negation that differs."""

    quoted: str
    """In the quotation; empty where it leaves one out."""
    written: str
    """In the source; empty where it has none."""


def find_misquote(quote: str, text: str, language: str = "") -> Misquote | None:
    """Find the first figure or negation in which a quotation differs from a similar text.

    Words of the text before its first and after its last quoted word are ignored.

    Args:
        quote: Normalised.
        text: Normalised: the most similar part of the source, with some words around it.
        language: The language tag of both (BCP 47), such as `de-AT`; empty for English.

    Returns:
        None where every figure and negation of one has its counterpart in the other.
    """
    quote = _IN_BRACKETS.sub(r"\1", quote)
    pairs = _align(split_tokens(quote, language), split_tokens(text, language))
    for at, (quoted, written) in enumerate(pairs):
        if not _agree(quoted, written, is_omitted=_is_omitted(pairs, at)):
            return Misquote(_shown(quote, quoted), _shown(text, written))
    return None


def _agree(quoted: WordToken | None, written: WordToken | None, *, is_omitted: bool) -> bool:
    if quoted is None or written is None:
        left = quoted or written
        is_passed_over = is_omitted and quoted is None
        return left is None or not left.counts or (is_passed_over and left.sort is TokenType.FIGURE)
    if quoted.is_same(written):
        return True
    return not (quoted.counts or written.counts or are_opposite(quoted.text, written.text))


def _is_omitted(pairs: Sequence[_Pair], at: int) -> bool:
    """Whether a word of the source is among those that the quotation leaves out with dots."""
    for step in (-1, 1):
        near = at
        while 0 <= near < len(pairs) and pairs[near][0] is None:
            near += step
        if 0 <= near < len(pairs) and (quoted := pairs[near][0]) and quoted.sort is TokenType.OMISSION:
            return True
    return False


def _shown(text: str, token: WordToken | None) -> str:
    return text[token.start : token.end] if token else ""


def _align(quoted: Sequence[WordToken], written: Sequence[WordToken]) -> list[_Pair]:
    """The cheapest alignment of the words, in order; words of the source around it are left out."""
    width = len(written) + 1
    drift = min(len(quoted) // 5, _MOST_DRIFT) + _ROOM
    row = [0] * width
    steps = [bytearray(width)]
    for at, token in enumerate(quoted, 1):
        stop_if_asked()
        low, high = max(1, at - drift), min(width - 1, at + drift)
        above, row = row, [_NEVER] * width
        step = bytearray(width)
        alone = _alone(token)
        if low == 1:
            row[0], step[0] = above[0] + alone, 1
        for column in range(low, high + 1):
            counterpart = written[column - 1]
            together = above[column - 1] + _cost(token, counterpart)
            put_in, left_out = above[column] + alone, row[column - 1] + _LEFT_OUT
            if together <= put_in and together <= left_out:
                row[column] = together
            else:
                row[column], step[column] = (left_out, 2) if left_out < put_in else (put_in, 1)
        steps.append(step)
    return _walked_back(quoted, written, steps, row.index(min(row)))


def _walked_back(
    quoted: Sequence[WordToken], written: Sequence[WordToken], steps: Sequence[bytearray], column: int
) -> list[_Pair]:
    pairs: list[_Pair] = []
    at = len(quoted)
    while at:
        match steps[at][column]:
            case 0:
                at, column = at - 1, column - 1
                pairs.append((quoted[at], written[column]))
            case 1:
                at -= 1
                pairs.append((quoted[at], None))
            case _:
                column -= 1
                pairs.append((None, written[column]))
    return pairs[::-1]


def _alone(token: WordToken) -> int:
    """The cost of a word of the quotation without a counterpart."""
    if token.sort is TokenType.OMISSION:
        return 0
    return _PUT_IN_TELLING if token.counts else _PUT_IN


def _cost(token: WordToken, counterpart: WordToken) -> int:
    if token.text == counterpart.text or token.is_same(counterpart):
        return 0
    if token.sort is TokenType.OMISSION:
        return _NEVER
    word, counterword = token.text, counterpart.text
    is_slip = word[0] == counterword[0] or word[-2:] == counterword[-2:]
    return _SLIP if is_slip and abs(len(word) - len(counterword)) <= 3 else _OTHER_WORD


@dataclass(frozen=True, slots=True)
class TextCut:
    """A piece of text that is only part of another figure or negation."""

    start: int
    """Half-open, in code points, with the rest of the word or number that the piece cuts."""
    end: int
    misquoted: Misquote
    """The part as quoted, and the whole word or number as written."""


def cut(text: str, start: int, end: int, language: str = "") -> TextCut | None:
    """Find a word or number that the edge of a piece of text cuts, so that its meaning changes.

    Examples are `500` in `1,500`, `lawful` in `unlawful` and `was` in `wasn't`.

    Args:
        text: As it is written, or normalised.
        start: Where the piece begins, in code points from 0.
        end: Where it ends, half-open.
        language: The language tag of the text (BCP 47), such as `de-AT`; empty for English.

    Returns:
        None where the piece has the same figures and negations as with the rest of its first and last word.
    """
    low, high, misquote = start, end, None
    for edge in (start, end):
        if (whole := _whole(text, edge)) is not None:
            low, high = min(low, whole[0]), max(high, whole[1])
            part, word = text[max(whole[0], start) : min(whole[1], end)], text[slice(*whole)]
            if _says_another(part, word, language):
                misquote = misquote or Misquote(part, word)
    return TextCut(low, high, misquote) if misquote else None


def _whole(text: str, edge: int) -> tuple[int, int] | None:
    """The half-open offsets of the word or number that an edge cuts; None where it cuts none."""
    if not 0 < edge < len(text) or (text[edge - 1].isspace() and not text[edge].isdigit()):
        return None
    first = max(0, edge - _AROUND)
    for word in _WHOLE.finditer(text, first, edge + _AROUND):
        if word.start() >= edge:
            return None
        if word.end() > edge:
            return word.span()
    return None


@lru_cache(maxsize=1024)
def _says_another(part: str, whole: str, language: str) -> bool:
    few, more = split_tokens(part, language), split_tokens(whole, language)
    few_senses, more_senses = (
        [token.sense.rstrip(ORDINAL) for token in tokens if token.counts] for tokens in (few, more)
    )
    if few_senses != more_senses:
        return True
    words = ("".join(token.text for token in tokens) for tokens in (few, more))
    return are_opposite(*words)
