"""The digest of a words hash. Without the models, so that a fresh index is opened without loading them."""

from __future__ import annotations

from hashlib import sha256

_DIGITS = 16


def digest_words(words: bytes) -> str:
    """The first 16 hexadecimal digits of SHA-256 over words joined by single spaces, in UTF-8."""
    return sha256(words).hexdigest()[:_DIGITS]
