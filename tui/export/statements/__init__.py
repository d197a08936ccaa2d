"""Statements in words and as documents: what one actor said, and what cannot all hold."""
