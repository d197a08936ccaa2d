"""The words of a sourced chronology: dates, problems, sources, events and differences."""
