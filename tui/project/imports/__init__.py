"""Importing a table: its mapping, what its rows become, the comparison with what is there."""
