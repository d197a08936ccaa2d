"""The command `searches`."""
