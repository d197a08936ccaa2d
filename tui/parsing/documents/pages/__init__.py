"""Parts of reading a page of HTML: its encoding, metadata, tables, marks of notes, and what is left out."""
