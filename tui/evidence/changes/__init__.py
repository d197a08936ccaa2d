"""Changes between two versions of a chronology, by meaning: dates, status, citations, passages."""
