"""The rules of a sound chronology, one function each, and the report of what they find."""
