"""What a reader wants everywhere (the config file), and where they were last time (the state)."""
