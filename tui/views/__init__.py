"""The views: what each pane and its linear twin say, before anything knows a screen or a colour."""
