"""The texts of events: what is searched of them, what differing sources say, what citations resolve to."""
