"""Queries for statements of sources."""
