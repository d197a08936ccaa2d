"""Hashes of words: made, found in originals, compared."""
