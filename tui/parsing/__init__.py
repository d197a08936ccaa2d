"""Files in: YAML and Markdown become the words of `tui.chronology`, with the place of everything."""
