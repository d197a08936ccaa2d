"""Whether the words that are quoted are in the text that is cited."""
