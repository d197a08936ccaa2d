"""Finding details that together may identify a protected person."""
