"""events.yaml: its items, their keys and citations, and what is said of mistakes in them."""
