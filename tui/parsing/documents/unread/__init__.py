"""Files that are no documents to read here."""
