"""Who is shown to have been aware of events, as lines and as a table of events by actors."""
