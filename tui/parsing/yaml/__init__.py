"""YAML read from libyaml's events: a tree with places, its mistakes, comments that cut values."""
