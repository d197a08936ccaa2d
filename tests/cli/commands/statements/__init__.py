"""Commands about what sources say, taken together, run as a user runs them."""
