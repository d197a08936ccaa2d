"""Tables: the rows of CSV, TSV, XLSX and DOCX files, timelines, and lists of references."""
