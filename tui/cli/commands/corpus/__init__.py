"""`corpus`: the sources as files: made, hashed, attached, and read for dates. One file a command."""
