"""Searches of the sources that found nothing: which passages have their words now, and what that means."""
