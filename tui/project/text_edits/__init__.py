"""Changing some stretches of the user's files: bytes are edited, old words and dates replaced."""
