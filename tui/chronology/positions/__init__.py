"""What those whom a chronology criticises say of it: positions, each on a statement as it was put."""
