"""Document → reading: mentions, quotations, attributions, acts, times."""

VERSION = "4"
"""Bumped whenever this stage can give another output for the same input."""
