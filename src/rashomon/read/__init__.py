"""Document → reading: mentions, quotations, attributions, acts."""

VERSION = "2"
"""Bumped whenever this stage can give another output for the same input."""
