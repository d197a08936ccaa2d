"""Hashes of words that are not shown: whoever holds the words can verify them.

A hash is the number of words, and the first 16 hexadecimal digits of SHA-256 over the words joined by
single spaces, in UTF-8. What counts as a word is `tui.text.search_text.hash_words`, the rule that the format
publishes: spacing, punctuation, capitals and kinds of apostrophe make no difference, any word does.
"""

from __future__ import annotations

from tui.chronology.source import WordsHash
from tui.evidence.hashes.words_digest import digest_words
from tui.text.search_text import hash_words


def compute_hash(text: str) -> WordsHash:
    """The hash of a passage.

    Raises:
        ValueError: Where the text has no words; there is nothing to hash.
    """
    words = hash_words(text)
    if not words:
        raise ValueError("a text without words has no hash")
    return WordsHash(words=len(words), digest=digest_words(" ".join(words).encode()))


def matches_hash(words_hash: WordsHash, text: str) -> bool:
    """Whether the text has exactly the words that the hash is of."""
    words = hash_words(text)
    return len(words) == words_hash.words and compute_hash(text) == words_hash
