"""Statements of sources as lines."""
