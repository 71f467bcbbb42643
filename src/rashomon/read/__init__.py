"""Document → reading: mentions, quotations, attributions, acts, times."""

VERSION = "3"
"""Bumped whenever this stage can give another output for the same input."""
