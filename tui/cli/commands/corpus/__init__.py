"""`corpus`: the sources as files: made, sealed, attached, and read for dates. One file a command."""
