"""Statements that cannot all hold, and what the order leaves."""
