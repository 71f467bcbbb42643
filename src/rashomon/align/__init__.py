"""Documents that are the same, statements that are the same."""

VERSION = "1"
"""Bumped whenever this stage can give another output for the same input."""
