"""Who is shown to have been aware of events, in fixed words."""
