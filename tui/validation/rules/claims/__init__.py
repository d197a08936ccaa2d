"""Rules about what is claimed: knowledge, positions, searches, and what a source says otherwise."""
