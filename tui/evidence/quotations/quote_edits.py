"""`QuoteEdits`: what a quotation leaves out, puts in and changes, where it was found piece by piece."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class QuoteEdits:
    """What the writer of a quotation that was found piece by piece did to the words of its source."""

    left_out: int = 0
    """Words of the source that it leaves out."""
    negations: tuple[str, ...] = ()
    """The negations and denials among them, as written."""
    put_in: tuple[str, ...] = ()
    """Words in square brackets that the source does not have."""
    negations_put_in: tuple[str, ...] = ()
    """The negations and denials among those."""
    changed: int = 0
    """Words of which brackets change a letter or the ending: `[T]he`."""
    hides_negation: bool = False
    """Whether hardly more than a negation was left out at one place: the sense may be turned round."""
    passages: tuple[str, ...] = ()
    """The keys of the passages over which it runs, in order; empty for one passage."""

    @classmethod
    def parse(cls, text: str) -> QuoteEdits:
        """Return the edits from its JSON, as `as_json` writes it.

        Raises:
            ValueError: It is not written like that.
        """
        try:
            left_out, negations, put_in, negations_put_in, changed, hides, passages = json.loads(text)
            return cls(
                left_out,
                tuple(negations),
                tuple(put_in),
                tuple(negations_put_in),
                changed,
                hides,
                tuple(passages),
            )
        except TypeError as error:
            raise ValueError(f"{text!r} are no edits") from error

    def as_json(self) -> str:
        """Return it as JSON in one line."""
        return json.dumps(astuple(self), ensure_ascii=False)

    @property
    def has_negation(self) -> bool:
        """Whether a negation was left out or put in."""
        return bool(self.negations or self.negations_put_in)

    @property
    def in_words(self) -> str:
        """What it does, in a few words, the most telling ones first: `“not” among 12 words left out`."""
        return "; ".join(filter(None, (self._left_out, self._put_in, self._changed, self._passages)))

    @property
    def _left_out(self) -> str:
        if not self.left_out:
            return ""
        if not self.negations:
            return f"{_count(self.left_out, 'word')} left out"
        named = _named(self.negations)
        is_alone = len(self.negations) == self.left_out
        return f"{named} left out" if is_alone else f"{named} among {_count(self.left_out, 'word')} left out"

    @property
    def _put_in(self) -> str:
        return f"{_named(self.put_in)} put in" if self.put_in else ""

    @property
    def _changed(self) -> str:
        return f"{_count(self.changed, 'word')} changed in brackets" if self.changed else ""

    @property
    def _passages(self) -> str:
        if not self.passages:
            return ""
        joiner = "and" if len(self.passages) == 2 else "to"
        return f"over passages {self.passages[0]} {joiner} {self.passages[-1]}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _named(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in dict.fromkeys(words))
