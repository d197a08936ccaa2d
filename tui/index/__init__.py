"""The index: one SQLite file compiled from a chronology, and the questions it answers."""
