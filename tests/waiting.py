"""How long anything in a test may take: a last limit for what has gone wrong, never what a test waits for."""

from __future__ import annotations

LONGEST = 120.0
"""Seconds: a hundred times what it takes, for machines on which many other things run."""
