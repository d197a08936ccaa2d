"""How the application ends, is interrupted, and what becomes of an internal error."""
