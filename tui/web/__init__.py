"""The explorer in a browser, for people without a terminal: it is started as a program, not imported."""
