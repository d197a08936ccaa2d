"""The form of an event: its fields, the lists to choose from, and the words of a passage to quote."""
