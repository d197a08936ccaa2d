"""The command line: stdout is the answer, stderr the talk, the exit code says how it went."""
