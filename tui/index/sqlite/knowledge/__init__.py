"""Queries for knowledge: who is shown to have been aware of events, and from when."""
