"""How the application is ended, interrupted and suspended, and how internal errors are handled."""
