"""Sources of the open chronology: adding one, hashing its passages, attaching its original."""
