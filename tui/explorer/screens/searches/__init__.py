"""The page that makes a search of the sources, and the dialog that asks what was looked for."""
