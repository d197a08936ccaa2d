"""What one actor said, day by day: the table of it, as records and as a document."""
