"""Positions as lines and as JSON."""
