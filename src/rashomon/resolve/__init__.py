"""Readings → who is who, who speaks, for and through whom, and when."""

VERSION = "5"
"""Bumped whenever this stage can give another output for the same input."""
