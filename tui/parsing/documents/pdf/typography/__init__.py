"""How the text of a PDF is set: the signs of lines, and the columns in which they stand."""
