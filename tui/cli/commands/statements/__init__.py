"""Commands about statements of sources: what they say of time, taken together."""
