"""Settings of the user (the config file), and what is saved between sessions (the state folder)."""
