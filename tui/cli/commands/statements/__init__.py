"""Commands about statements: what one actor said, and what sources say of time, taken together."""
