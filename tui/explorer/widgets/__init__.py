"""The panes and bars, and what draws their lines."""
