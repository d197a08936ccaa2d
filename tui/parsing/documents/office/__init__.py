"""What mammoth does not read of a DOCX: automatic numbers, and what is hidden, struck out or apart."""
