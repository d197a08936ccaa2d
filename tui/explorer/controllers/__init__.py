"""Controllers: what the commands of the main screen do, one file for each concern."""
