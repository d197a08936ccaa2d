"""The export formats, one file each. `tui.export.format_table` lists them."""
