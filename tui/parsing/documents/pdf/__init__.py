"""PDF: letters and where they stand, the order in which they are read, paragraphs, and what is left out."""
