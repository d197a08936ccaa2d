"""Reading `positions/`: what those whom a chronology criticises answered, one file for each."""
