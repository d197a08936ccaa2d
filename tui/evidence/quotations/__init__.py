"""Checking that quoted words are in the cited text: exactly, normalised, or with differences that matter."""
