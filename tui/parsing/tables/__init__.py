"""Tables: the rows of CSV, TSV, XLSX and DOCX files, as they are written there."""
