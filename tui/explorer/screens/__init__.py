"""Whole screens, dialogs and list pages over the panes."""
