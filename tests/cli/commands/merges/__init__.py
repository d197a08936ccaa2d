"""Commands that make one of two, run as a user runs them."""
