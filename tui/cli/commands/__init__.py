"""The commands of `dateline`, one file each. A new one is added in `tui.cli.main`."""
