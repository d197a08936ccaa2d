"""Dates as people write them: what is meant, and what else could be."""
