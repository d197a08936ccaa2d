"""The pages about what actors said."""
