"""Hashes of words that are not in the folder, by which anyone who has the original can verify them.

A hash is the number of words, and the first 16 hexadecimal digits of SHA-256 (FIPS 180-4) over the words
joined by single spaces, in UTF-8. `tui.text.search_text.hash_words` defines what a word is, by the published
rule of the format: spacing, punctuation, capitals and kinds of apostrophe make no difference, any word does.
"""

from __future__ import annotations

from tui.chronology.keys import WordsHash
from tui.evidence.hashes.words_digest import digest_words
from tui.text.search_text import hash_words


def compute_hash(text: str) -> WordsHash:
    """Return the hash of a passage's words.

    Raises:
        ValueError: The text has no words.
    """
    words = hash_words(text)
    if not words:
        raise ValueError("a text without words has no hash")
    return WordsHash(words=len(words), digest=digest_words(" ".join(words).encode()))
