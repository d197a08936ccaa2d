"""Finding a quotation piece by piece, in order, in one passage or over the end of one.

All places of each piece are looked up once, and each is joined to the nearest place of the piece before it,
so that the work is the number of pieces times the length of the source. Of several ways to read a stretch of
the source, the one that leaves out least is taken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from tui.evidence.quotations.misquotes import cut
from tui.evidence.quotations.negations import is_denial
from tui.evidence.quotations.quote_edits import QuoteEdits
from tui.evidence.quotations.quote_pieces import PieceJoin, QuotePiece, SplitQuote
from tui.evidence.quotations.word_tokens import TokenType, split_tokens
from tui.evidence.source_text import SourceText
from tui.text.cancellation import stop_if_asked
from tui.text.lazy_pattern import LazyPattern

MOST_LEFT_OUT = 3_000
"""Code points that may be left out at one place."""
_MOST_REPLACED = 80
"""Code points in whose place words may be put in."""
_MOST_OCCURRENCES = 2_000
"""Places of one piece that are looked at."""
_MOST_WORK = 5_000_000
"""Code points that are compared for places that turn out to be none."""
_LONGEST_ENDING = 30
MOST_HIDING = 3
"""Words that hide a negation among them, where no more are left out or put in at one place."""
_WORD = LazyPattern(r"[^\W_]+(?:['-][^\W_]+)*")
_SENTENCE_END = LazyPattern(r"[.!?][\"'”’)\]]*(?=\s|$)")
_NO_SPACES = re.compile("[\u0e00-\u0eff\u2e80-\U0003ffff]")
"""Writing in which words are not set apart."""


@dataclass(frozen=True, slots=True)
class ShortenedPlace:
    """Where all pieces of a quotation stand."""

    start: int
    """In code points of `SourceText.flowing`."""
    end: int
    """Half-open."""
    first: int
    """The index of the passage in which it begins, from 0."""
    last: int
    """The index of the passage in which it ends."""
    spans: tuple[tuple[int, int], ...]
    """Where each piece stands, half-open."""


@dataclass(frozen=True, slots=True)
class _Step:
    """A place of a piece, and the place of the piece before it."""

    start: int
    end: int
    before: _Step | None


class PieceSearch:
    """The search for one quotation in one source."""

    def __init__(self, quote: SplitQuote, text: SourceText) -> None:
        self.quote, self.text, self.flow = quote, text, text.flowing
        self.is_complete = True
        """False where not all places could be looked at."""
        self._work = 0

    def places(self, within: int | None = None) -> list[ShortenedPlace]:
        """Return where the quotation stands, in order, without overlaps.

        Args:
            within: The index, from 0, of the only passage to search; None for all, and over their ends.
        """
        starts = self.text.levelled.starts
        low, high = (0, len(self.flow)) if within is None else (starts[within], starts[within + 1] - 1)
        steps: list[_Step] = []
        for number in range(len(self.quote.pieces)):
            stop_if_asked()
            steps = list(self._next(number, steps, low, high))
            if not steps:
                return []
        found: list[ShortenedPlace] = []
        for step in steps:
            spans = _spans(step)
            if found and spans[0][0] < found[-1].end:
                continue
            if not any(self._is_cut(start, end) for start, end in spans):
                found.append(self._place(spans))
        return found

    def _is_cut(self, start: int, end: int) -> bool:
        """Whether a piece is only part of another figure or negation."""
        edges = [self.flow[max(0, at - 1) : at + 1] for at in (start, end)]
        if any(_NO_SPACES.search(edge) for edge in edges):
            return any(len(edge) == 2 and all(map(_is_numeral, edge)) for edge in edges)
        return cut(self.flow, start, end, self.text.language) is not None

    def _place(self, spans: Sequence[tuple[int, int]]) -> ShortenedPlace:
        start, end = spans[0][0], spans[-1][1]
        first, last = self.text.levelled.at(start), self.text.levelled.at(end - 1)
        return ShortenedPlace(start, end, first, last, tuple(spans))

    def _next(self, number: int, steps: Sequence[_Step], low: int, high: int) -> Iterator[_Step]:
        """The places of a piece, by its number from 0, that follow the places of the one before it."""
        piece = self.quote.pieces[number]
        if not number:
            yield from (_Step(start, end, None) for start, end in self._occurrences(piece, low, high))
        elif piece.join is PieceJoin.CLOSE:
            yield from self._close(number, steps, high)
        else:
            room = MOST_LEFT_OUT if piece.join is PieceJoin.LEFT_OUT else _MOST_REPLACED
            at = -1
            for start, end in self._occurrences(
                piece, steps[0].end, min(high, steps[-1].end + room + len(piece.words) + 1)
            ):
                while at + 1 < len(steps) and steps[at + 1].end <= start:
                    at += 1
                if at >= 0 and start - steps[at].end <= room:
                    yield _Step(start, end, steps[at])

    def _occurrences(self, piece: QuotePiece, low: int, high: int) -> Iterator[tuple[int, int]]:
        """Where a piece stands as whole words."""
        count = 0
        place = self.flow.find(piece.words, low, high)
        while place >= 0:
            start = place - len(piece.letter)
            end = place + len(piece.words)
            if start >= low and self._is_whole(piece, start, end):
                yield start, end
                count += 1
            else:
                self._work += len(piece.words)
            if count > _MOST_OCCURRENCES or self._work > _MOST_WORK:
                self.is_complete = False
                return
            place = self.flow.find(piece.words, place + 1, high)

    def _is_whole(self, piece: QuotePiece, start: int, end: int) -> bool:
        if piece.letter and self.flow[start].casefold() != piece.letter.casefold():
            return False
        return self._is_edge(start) and (piece.is_open or self._is_edge(end))

    def _is_edge(self, at: int) -> bool:
        """Whether a word ends or begins at an offset."""
        around = self.flow[max(0, at - 1) : at + 1]
        return at == 0 or not (len(around) == 2 and around.isalnum()) or _NO_SPACES.search(around) is not None

    def _close(self, number: int, steps: Sequence[_Step], high: int) -> Iterator[_Step]:
        """The places of a piece that stands directly behind the one before it."""
        before, piece = self.quote.pieces[number - 1 : number + 1]
        for step in steps:
            at = step.end
            if before.is_open:
                at = _passed(self.flow, at, str.isalpha, _LONGEST_ENDING)
            at = _passed(self.flow, at, str.isspace, 2)
            end = at + len(piece.letter) + len(piece.words)
            is_there = end <= high and self.flow.startswith(piece.words, at + len(piece.letter))
            if is_there and self._is_whole(piece, at, end):
                yield _Step(at, end, step)

    def edits(self, place: ShortenedPlace) -> QuoteEdits:
        """Return what a quotation leaves out, puts in and changes at a place.

        Args:
            place: One of `places`.
        """
        spans, first, last = place.spans, place.first, place.last
        joins = self.quote.pieces[1:]
        gaps = [
            self.flow[one[1] : other[0]]
            for (one, other), piece in zip(pairwise(spans), joins, strict=True)
            if piece.join is not PieceJoin.CLOSE
        ]
        if self.quote.begins_left_out:
            gaps.insert(0, self.flow[self._sentence_start(place.start, first) : place.start])
        if self.quote.ends_left_out:
            gaps.append(self.flow[place.end : self._sentence_end(place.end, last)])
        language = self.text.language
        keys = tuple(self.text.passages[at].key for at in range(first, last + 1)) if last > first else ()
        words, negations = list(map(_count_words, gaps)), [negations_in(gap, language) for gap in gaps]
        return QuoteEdits(
            sum(words),
            tuple(dict.fromkeys(chain.from_iterable(negations))),
            self.quote.put_in,
            tuple(chain.from_iterable(negations_in(words, language) for words in self.quote.put_in)),
            self.quote.changed,
            any(told and count <= MOST_HIDING for told, count in zip(negations, words, strict=True)),
            keys,
        )

    def _sentence_start(self, at: int, passage: int) -> int:
        low = max(self.text.levelled.starts[passage], at - MOST_LEFT_OUT)
        ends = [match.end() for match in _SENTENCE_END.finditer(self.flow[low:at])]
        return low + (ends[-1] if ends else 0)

    def _sentence_end(self, at: int, passage: int) -> int:
        high = min(self.text.levelled.starts[passage + 1] - 1, at + MOST_LEFT_OUT)
        match = _SENTENCE_END.search(self.flow[at:high])
        return at + match.start() if match else high


def _is_numeral(letter: str) -> bool:
    return unicodedata.numeric(letter, None) is not None


def _spans(step: _Step) -> list[tuple[int, int]]:
    spans = []
    last: _Step | None = step
    while last is not None:
        spans.append((last.start, last.end))
        last = last.before
    return spans[::-1]


def _passed(text: str, at: int, is_passed: Callable[[str], bool], most: int) -> int:
    """The offset behind the characters of a kind, of which there are at most some."""
    end = at
    while end < len(text) and end - at < most and is_passed(text[end]):
        end += 1
    return end


def _count_words(text: str) -> int:
    return sum(1 for _ in _WORD.finditer(text))


def puts_in_negation(quote: SplitQuote, language: str) -> bool:
    """Return whether hardly more than a negation is put in at one place: `was [not] seen`.

    Args:
        quote: The quotation.
        language: The language tag of its source (BCP 47); empty for English.
    """
    return any(_count_words(words) <= MOST_HIDING and negations_in(words, language) for words in quote.put_in)


def negations_in(text: str, language: str) -> list[str]:
    """Return the negations and denials of a text as they are written, each once.

    Args:
        text: Normalised.
        language: Its language tag (BCP 47); empty for English.
    """
    told = (
        text[token.start : token.end]
        for token in split_tokens(text, language)
        if token.sort is TokenType.NEGATION or is_denial(token.text)
    )
    return list(dict.fromkeys(told))
