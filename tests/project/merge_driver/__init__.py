"""Merging two versions of a file with the one they come from."""
