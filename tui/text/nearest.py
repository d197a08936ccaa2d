"""The word that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, choices: Iterable[str], cutoff: float = 70) -> str | None:
    """The choice most like the word, whatever its case; of equals the first; None below the cutoff.

    Args:
        word: What was written.
        choices: What is known.
        cutoff: The least likeness, of 100 (`rapidfuzz.fuzz.ratio`: insertions and deletions).
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415  (27 ms, and only mistakes need it)

    known = list(choices)
    # Folded beforehand: a processor would be called back in Python for every choice.
    folded = [choice.casefold() for choice in known]
    best = process.extractOne(word.casefold(), folded, scorer=fuzz.ratio, score_cutoff=cutoff)
    return known[best[2]] if best else None
