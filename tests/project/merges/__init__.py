"""Merging another chronology: proposals, the plan, and what each decision writes."""
