"""Keys of the keyboard: how they are read from settings, named, and assigned to commands."""
