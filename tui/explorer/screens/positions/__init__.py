"""The page of positions."""
