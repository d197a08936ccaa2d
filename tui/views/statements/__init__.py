"""Statements as lines and as JSON: what one actor said, and what cannot all hold."""
