"""`dateline browse`: the explorer line by line, for screen readers."""
