"""Writing events: reading events.yaml for it, checking what is to be written, composing and writing bytes."""
