"""Merging another chronology into this one: the plan, its decisions, and what they write."""
