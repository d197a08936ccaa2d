"""Text of the panes and of the matching commands, as marked lines or JSON. No screen, no colours.

Come here to change what a pane or a command of the same name says.
"""
