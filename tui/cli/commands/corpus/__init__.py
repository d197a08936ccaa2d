"""`corpus`: the sources as files: made, given hashes, attached, and read for dates. One file a command."""
