"""Queries in words: the values they may have, what to leave out, and why an event is found."""
