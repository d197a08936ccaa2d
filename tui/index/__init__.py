"""The index: a database compiled from a chronology, and the interface through which it is queried."""
