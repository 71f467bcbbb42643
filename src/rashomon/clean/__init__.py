"""Capture → document, with a map back to every character received."""

VERSION = "4"
"""Bumped whenever this stage can give another output for the same input."""
