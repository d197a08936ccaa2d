"""The commands about what is put to those whom a chronology criticises, and what they answered."""
