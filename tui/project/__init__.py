"""A chronology on disk: find it, open it, notice changes, and write files safely.

The command line and the explorer both come here for files; nothing here shows anything.
"""
