"""Capture → document, with a map back to every character received."""

VERSION = "3"
"""Bumped whenever this stage can give another output for the same input."""
