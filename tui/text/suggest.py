"""Matching what a user typed against known words: the closest one, or those that contain it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final


def closest_match(word: str, choices: Iterable[str], cutoff: float = 70) -> str | None:
    """Return the choice most similar to a word, ignoring case; the first of equals.

    Args:
        word: What was typed.
        choices: The known words.
        cutoff: The least similarity, 0 to 100 (`rapidfuzz.fuzz.ratio`: insertions and deletions).

    Returns:
        The choice as it is given; None where none reaches the cutoff.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415  (27 ms, and only mistakes need it)

    candidates = list(choices)
    # Folded beforehand: a processor would be called back in Python for every choice.
    folded = [choice.casefold() for choice in candidates]
    best = process.extractOne(word.casefold(), folded, scorer=fuzz.ratio, score_cutoff=cutoff)
    return candidates[best[2]] if best else None


_LEAST_WITHIN: Final = 3
"""Characters from which a text may match within a word; a shorter one matches only where a word begins."""


def containing_matches(text: str, choices: Iterable[str], limit: int) -> list[str]:
    """Return the choices that contain a text, best match first. Case is ignored.

    Args:
        text: The text to look for. Empty matches nothing; under three characters it matches only at the
            beginning of a word.
        choices: The candidates.
        limit: The largest number of results.

    Returns:
        Choices that begin with the text, then those with a word that does, then the rest; each group sorted
        by code point.
    """
    wanted = text.casefold()
    word = re.compile(rf"\b{re.escape(wanted)}")
    ranked = []
    for choice in choices if wanted else ():
        folded = choice.casefold()
        of_word = word.search(folded) is not None
        if of_word or (len(wanted) >= _LEAST_WITHIN and wanted in folded):
            ranked.append((not folded.startswith(wanted), not of_word, choice))
    return [choice for *_, choice in sorted(ranked)[:limit]]
