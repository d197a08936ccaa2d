"""Seals: a promise about words that are not shown, which whoever holds them can verify.

A seal is the number of words, and the first 16 hexadecimal digits of SHA-256 over the words joined by
single spaces, in UTF-8. What counts as a word is `tui.text.words.seal_words`, the rule that the format
publishes: spacing, punctuation, capitals and kinds of apostrophe make no difference, any word does.
"""

from __future__ import annotations

from tui.chronology.source import Seal
from tui.evidence.digest import digest_of
from tui.text.words import seal_words


def seal_of(text: str) -> Seal:
    """The seal of a passage.

    Raises:
        ValueError: Where the text has no words; there is nothing to promise.
    """
    words = seal_words(text)
    if not words:
        raise ValueError("a text without words cannot be sealed")
    return Seal(words=len(words), digest=digest_of(" ".join(words).encode()))


def matches(seal: Seal, text: str) -> bool:
    """Whether the text has exactly the words that were sealed."""
    words = seal_words(text)
    return len(words) == seal.words and seal_of(text) == seal
