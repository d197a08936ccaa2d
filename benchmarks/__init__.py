"""Measurements, as ratios to a comparator in the same run; and documents, made from the real program."""
