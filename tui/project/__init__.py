"""The door to a chronology: find it, open it, notice changes, write beside it safely."""
