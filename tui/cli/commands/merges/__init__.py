"""The commands that make one chronology, or one file, of two."""
