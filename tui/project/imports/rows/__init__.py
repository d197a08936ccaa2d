"""The rows of a table: their dates, passages and events, and what a person made of them since."""
