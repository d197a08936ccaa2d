"""The command line: answers on standard output, messages on standard error, and an exit code."""
