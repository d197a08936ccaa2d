"""Hashes of words that are not in the folder: computing them, and finding the words in originals."""
