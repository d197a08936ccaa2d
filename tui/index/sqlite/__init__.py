"""The index in one SQLite file. SQL is only written in this folder."""
