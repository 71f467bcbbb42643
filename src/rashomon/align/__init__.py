"""What documents share, what comes from what, and statements that report one utterance."""

VERSION = "2"
"""Bumped whenever this stage can give another output for the same input."""
