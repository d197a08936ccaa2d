"""Commands about knowledge: who is shown to have been aware of events."""
