"""Plain text: folding, cleaning, measuring and wrapping it. Nothing here knows dates or events."""
