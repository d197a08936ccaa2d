"""Reading files: YAML and Markdown become the models of `tui.chronology`, with the location of each value."""
