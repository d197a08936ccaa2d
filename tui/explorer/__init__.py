"""The screen: panes over the index, dialogs and pages. Only this floor imports Textual.

`main_screen` puts the parts together; `controllers` do what commands ask, `widgets` draw.
"""
