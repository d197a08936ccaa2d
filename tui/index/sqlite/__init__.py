"""The index in one SQLite file: the only folder that speaks SQL."""
