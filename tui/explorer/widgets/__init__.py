"""Widgets: panes and bars, and the functions that draw their lines."""
