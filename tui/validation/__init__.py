"""Checking a chronology: the rules, one function each, and the formats in which problems are reported."""
