"""Searches of the sources as readers see them: the same words on the screen, on the command line and in exports."""
