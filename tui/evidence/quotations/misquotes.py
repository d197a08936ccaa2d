"""Where a quotation has another figure or negation than its source: words compared in pairs."""

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
"""A word of the quotation and the word of the source in its place; None where one has no such word."""

# What a step costs. A word of the quotation is left alone only if nothing near can be its counterpart: at an
# edge, a negation in front of it would else be passed over together with the word it negates.
_LEFT_OUT = 1
_SLIP = 2
_OTHER_WORD = 4
_PUT_IN = 6
_PUT_IN_TELLING = 2
"""Of a figure or negation: it is told, where one that is a few words away would be taken for it."""
_NEVER = 1 << 40
_ROOM = 30
"""Words by which two texts that are alike may run apart, beside a fifth of the quotation's."""
_MOST_DRIFT = 100
"""However long the quotation is: what runs further apart is told as different."""
_AROUND = 60
"""Code points at the edge of a stretch in which the word it may cut is looked for."""
_WHOLE = re.compile(
    r"(?<=[£$€¥])\d{1,3}(?: \d{3})+"
    r"|(?:(?<![\w.,)\]£$€¥])[-−](?=\.?\d))?(?:(?<![\w.])\.(?=\d))?"
    r"[^\W_]+(?:(?:(?<=\d)[.,'’\u00a0\u2007\u2009\u202f](?=\d)|(?<=[^\W\d_])['’ʼ‑-](?=[^\W\d_]))[^\W_]+)*"
)
"""A word or number with all that belongs to it: `1,500`, `didn't`, `non-payment`."""
_IN_BRACKETS = re.compile(r"\[(\w)\](?=\w)")
"""A letter changed by who quotes, as in `[T]he`."""


@dataclass(frozen=True, slots=True)
class Misquote:
    """The first figure or negation that differs."""

    quoted: str
    """In the quotation; empty where it leaves one out."""
    written: str
    """In the source; empty where it has none."""


def find_misquote(quote: str, text: str, language: str = "") -> Misquote | None:
    """The first figure or negation in which a quotation differs from the text that is like it.

    What the text has in front of its first and behind its last word that is quoted does not count.

    Args:
        quote: Normalised.
        text: Normalised, the likest stretch with some words around it.
        language: Of both, as a tag; empty for English.

    Returns:
        None where every figure and negation of one has its counterpart in the other.
    """
    quote = _IN_BRACKETS.sub(r"\1", quote)
    pairs = _align(split_tokens(quote, language), split_tokens(text, language))
    for at, (one, other) in enumerate(pairs):
        if not _agree(one, other, is_omitted=_is_omitted(pairs, at)):
            return Misquote(_shown(quote, one), _shown(text, other))
    return None


def _agree(one: WordToken | None, other: WordToken | None, *, is_omitted: bool) -> bool:
    if one is None or other is None:
        left = one or other
        is_passed_over = is_omitted and one is None
        return left is None or not left.counts or (is_passed_over and left.sort is TokenType.FIGURE)
    if one.is_same(other):
        return True
    return not (one.counts or other.counts or are_opposite(one.text, other.text))


def _is_omitted(pairs: Sequence[_Pair], at: int) -> bool:
    """Whether a word of the source is among those that dots in the quotation stand for."""
    for step in (-1, 1):
        near = at
        while 0 <= near < len(pairs) and pairs[near][0] is None:
            near += step
        if 0 <= near < len(pairs) and (one := pairs[near][0]) and one.sort is TokenType.OMISSION:
            return True
    return False


def _shown(text: str, token: WordToken | None) -> str:
    return text[token.start : token.end] if token else ""


def _align(quoted: Sequence[WordToken], written: Sequence[WordToken]) -> list[_Pair]:
    """The cheapest way to pair the words, in order; what the source has around them is left alone."""
    width = len(written) + 1
    drift = min(len(quoted) // 5, _MOST_DRIFT) + _ROOM
    row = [0] * width
    steps = [bytearray(width)]
    for at, one in enumerate(quoted, 1):
        stop_if_asked()
        low, high = max(1, at - drift), min(width - 1, at + drift)
        above, row = row, [_NEVER] * width
        step = bytearray(width)
        alone = _alone(one)
        if low == 1:
            row[0], step[0] = above[0] + alone, 1
        for there in range(low, high + 1):
            other = written[there - 1]
            together = above[there - 1] + _cost(one, other)
            put_in, left_out = above[there] + alone, row[there - 1] + _LEFT_OUT
            if together <= put_in and together <= left_out:
                row[there] = together
            else:
                row[there], step[there] = (left_out, 2) if left_out < put_in else (put_in, 1)
        steps.append(step)
    return _walked_back(quoted, written, steps, row.index(min(row)))


def _walked_back(
    quoted: Sequence[WordToken], written: Sequence[WordToken], steps: Sequence[bytearray], there: int
) -> list[_Pair]:
    pairs: list[_Pair] = []
    at = len(quoted)
    while at:
        match steps[at][there]:
            case 0:
                at, there = at - 1, there - 1
                pairs.append((quoted[at], written[there]))
            case 1:
                at -= 1
                pairs.append((quoted[at], None))
            case _:
                there -= 1
                pairs.append((None, written[there]))
    return pairs[::-1]


def _alone(one: WordToken) -> int:
    """What it costs that a word of the quotation has no counterpart."""
    if one.sort is TokenType.OMISSION:
        return 0
    return _PUT_IN_TELLING if one.counts else _PUT_IN


def _cost(one: WordToken, other: WordToken) -> int:
    if one.text == other.text or one.is_same(other):
        return 0
    if one.sort is TokenType.OMISSION:
        return _NEVER
    one_word, other_word = one.text, other.text
    is_slip = one_word[0] == other_word[0] or one_word[-2:] == other_word[-2:]
    return _SLIP if is_slip and abs(len(one_word) - len(other_word)) <= 3 else _OTHER_WORD


@dataclass(frozen=True, slots=True)
class TextCut:
    """A stretch that is part of another figure or negation."""

    start: int
    """Of the stretch with the rest of the word or number that it cuts, in code points."""
    end: int
    misquoted: Misquote
    """The part, and the whole word or number."""


def cut(text: str, start: int, end: int, language: str = "") -> TextCut | None:
    """What a stretch of a text cuts, if the rest of it makes another figure or negation.

    So `500` in `1,500`, `lawful` in `unlawful` and `was` in `wasn't`.

    Args:
        text: As it is written, or normalised.
        start: Where the stretch begins, in code points.
        end: Where it ends.
        language: Of the text, as a tag; empty for English.

    Returns:
        None where the stretch says what it would with the rest.
    """
    low, high, found = start, end, None
    for edge in (start, end):
        if (whole := _whole(text, edge)) is not None:
            low, high = min(low, whole[0]), max(high, whole[1])
            part, word = text[max(whole[0], start) : min(whole[1], end)], text[slice(*whole)]
            if _says_another(part, word, language):
                found = found or Misquote(part, word)
    return TextCut(low, high, found) if found else None


def _whole(text: str, edge: int) -> tuple[int, int] | None:
    """Where the word or number stands that an edge cuts; None where it cuts none."""
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
        [token.sense.rstrip(ORDINAL) for token in some if token.counts] for some in (few, more)
    )
    if few_senses != more_senses:
        return True
    words = ("".join(token.text for token in some) for some in (few, more))
    return are_opposite(*words)
