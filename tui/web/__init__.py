"""The explorer in a browser, for those without a terminal. Knows it only as a program to start."""
