"""Searches of the sources in an index in SQLite."""
