"""Doubts that only the whole story can raise."""

VERSION = "1"
"""Bumped whenever this stage can give another output for the same input."""
