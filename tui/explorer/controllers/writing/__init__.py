"""Controllers that write events: drafts, the form, and the answers about imported dates."""
