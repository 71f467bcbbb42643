"""Readings → entities and speakers."""

VERSION = "3"
"""Bumped whenever this stage can give another output for the same input."""
