"""Splitting a quotation at what its writer marked: words left out, put in or changed.

Marked are words left out (`[...]`, `…`, `. . .`), words put in (`[the council]`), a first letter (`[T]he`)
and an ending (`claim[ed]`), as guides to citing have it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tui.evidence.quotations.normalized_text import normalize_quote
from tui.text.lazy_pattern import LazyPattern

MOST_PIECES = 60
"""Pieces of a quotation that is looked for piece by piece."""
_MARKS = LazyPattern(
    r"(?P<dots>[\[(]\s*(?:…|\.\s?\.\s?\.(?:\s?\.)?)\s*[\])]|\.?\s?…\.?|\.\s?\.\s?\.(?:\s?\.)?|\[?\*\s?\*\s?\*\]?)"
    r"|\[(?P<inside>[^\[\]]{0,200})\]"
)
_SIC = frozenset(("sic", "sic!"))
_EDGE = " \t\n,;:.!?-–—\"'"
"""What may stand at the edge of a piece where words were left out, and not in the source."""


class PieceJoin(Enum):
    """How a piece follows the one before it in the source."""

    LEFT_OUT = "left-out"
    """After any words."""
    PUT_IN = "put-in"
    """After a few words, in whose place others were put in; or after none."""
    CLOSE = "close"
    """Directly."""


@dataclass(frozen=True, slots=True)
class QuotePiece:
    """Words that must stand in the source as they are."""

    words: str
    """Normalised, without a first letter that was changed."""
    join: PieceJoin
    letter: str = ""
    """The letter in front of the words that may be large or small in the source; empty for none."""
    is_open: bool = False
    """Whether its last word may end otherwise in the source."""


@dataclass(frozen=True, slots=True)
class SplitQuote:
    """A quotation split at its marks."""

    pieces: tuple[QuotePiece, ...]
    put_in: tuple[str, ...]
    """The words in brackets."""
    changed: int
    """Words with a changed letter or ending."""
    begins_left_out: bool = False
    """Whether it begins with a mark of words left out."""
    ends_left_out: bool = False
    """Whether it ends with one."""

    @property
    def is_marked(self) -> bool:
        """Whether anything is marked in it."""
        return len(self.pieces) > 1 or bool(
            self.put_in or self.changed or self.begins_left_out or self.ends_left_out
        )


def split_quote(quote: str) -> SplitQuote | None:
    """Split a quotation at its marks.

    Args:
        quote: As it is written.

    Returns:
        None where nothing is left to be looked for, where a bracket is not understood, and for more than
        `MOST_PIECES` pieces.
    """
    return _Splitter(normalize_quote(quote).text.strip()).split()


class _Splitter:
    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[QuotePiece] = []
        self.put_in: list[str] = []
        self.changed = 0
        self.join = PieceJoin.CLOSE
        self.letter = ""

    def split(self) -> SplitQuote | None:
        at = 0
        begins = ends = False
        for match in _MARKS.finditer(self.text):
            words, at = self.text[at : match.start()], match.end()
            if match["dots"]:
                begins = begins or not (self.pieces or self.put_in or self.letter or words.strip(_EDGE))
                self._add(words, PieceJoin.LEFT_OUT)
                ends = not self.text[at:].strip(_EDGE)
            elif not self._take_bracket(match["inside"].strip(), words, at):
                return None
        self._add("" if ends else self.text[at:], PieceJoin.CLOSE)
        if not self.pieces or len(self.pieces) > MOST_PIECES:
            return None
        return SplitQuote(tuple(self.pieces), tuple(self.put_in), self.changed, begins, ends)

    def _take_bracket(self, inside: str, words: str, end: int) -> bool:
        """Take a bracket with the words before it; False where it is not understood."""
        is_behind_word = words[-1:].isalnum()
        if self.text[end : end + 1].isalnum():
            if is_behind_word or len(inside) != 1 or not inside.isalpha():
                return False
            self._add(words, PieceJoin.CLOSE)
            self.letter = inside
            self.changed += 1
        elif is_behind_word:
            if not inside.isalpha():
                return False
            self._add(words, PieceJoin.CLOSE, is_open=True)
            self.changed += 1
        elif not inside or inside.casefold() in _SIC:
            self._add(words, PieceJoin.CLOSE)
        else:
            self._add(words, PieceJoin.PUT_IN)
            self.put_in.append(inside)
        return True

    def _add(self, words: str, following: PieceJoin, *, is_open: bool = False) -> None:
        """Add the words before a mark, and keep how the next ones follow."""
        if self.join is not PieceJoin.CLOSE and not self.letter:
            words = words.lstrip(_EDGE)
        if following is not PieceJoin.CLOSE:
            words = words.rstrip(_EDGE)
        words = words.rstrip() if self.letter else words.strip()
        if words:
            self.pieces.append(QuotePiece(words, self.join, self.letter, is_open))
            self.join, self.letter = following, ""
        elif self.join is PieceJoin.CLOSE or following is PieceJoin.LEFT_OUT:
            self.join = following
