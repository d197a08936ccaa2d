"""Screens over the panes: dialogs, list pages, and the export screen."""
