"""Searches of the sources as lines."""
