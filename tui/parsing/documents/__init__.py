"""Documents: text files, Markdown, HTML, PDF and DOCX, read as paragraphs with their labels."""
