"""The page with the matrix of who was aware of which event, and when."""
