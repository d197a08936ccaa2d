"""`corpus`: commands that make, hash and attach sources, and read their dates. One file each."""
