"""Parsing `events.yaml`: its sections and items, its citations, and the messages for mistakes in them."""
