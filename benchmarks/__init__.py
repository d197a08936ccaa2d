"""Measurements, as ratios to a comparator in the same run; and the pictures, drawn by the real program."""
