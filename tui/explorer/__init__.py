"""The screen: panes over the index. Only this floor knows Textual."""
