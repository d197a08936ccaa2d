"""Searches of the sources as readers see them: the same words on screens, in commands and in exports."""
