"""What is open about the dates of imported tables: listed, answered, and written by the import itself."""
