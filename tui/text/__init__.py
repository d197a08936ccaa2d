"""Letters: folding, cleaning, measuring and wrapping text. Knows no dates and no events."""
