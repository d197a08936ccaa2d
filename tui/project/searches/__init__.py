"""Writing searches of the sources into `events.yaml`."""
