"""What is put to those whom a chronology criticises, and what they answered: a letter, and a schedule."""
