"""The first frame: it was drawn on leaving, and is shown at the next start before anything else is imported.

Nothing here imports anything but what Python needs a millisecond for: every import is waited for.
"""
