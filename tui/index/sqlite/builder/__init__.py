"""Writing an index: every table of it, from a chronology as it was read."""
