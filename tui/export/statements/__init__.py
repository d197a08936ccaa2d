"""Statements of sources in words, for exports and views alike."""
