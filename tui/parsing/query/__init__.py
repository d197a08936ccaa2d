"""The query line: read, edited, and its mistakes explained."""
