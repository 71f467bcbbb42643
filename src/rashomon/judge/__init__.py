"""Doubts that only the whole story can raise."""

VERSION = "2"
"""Bumped whenever this stage can give another output for the same input."""
