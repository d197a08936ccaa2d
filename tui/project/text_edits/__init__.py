"""Changing some stretches of the user's files: how bytes are edited, and the old words that are replaced."""
