"""One user's place in one open chronology: query, results, cursor, mark, history. No screen, no thread."""
