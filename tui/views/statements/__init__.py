"""What one actor said, day by day, as lines and as JSON."""
