"""The overview: events as bars in lanes over time. Its data, its time axis, its drawing."""
