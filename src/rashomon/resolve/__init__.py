"""Readings → entities and speakers."""

VERSION = "1"
"""Bumped whenever this stage can give another output for the same input."""
