"""What grows faster than its input: each check and reader on inputs of n, 2n and 4n, counted in steps."""
