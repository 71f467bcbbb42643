"""Judges: what is claimed and by whom, what is contested, proposed and answered, and when."""

VERSION = "5"
"""Bumped whenever this stage can give another output for the same input."""
