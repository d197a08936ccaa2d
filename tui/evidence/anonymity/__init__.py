"""What may identify a protected person."""
