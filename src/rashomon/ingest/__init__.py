"""Files of many formats → captures; the only place that knows file formats."""

VERSION = "1"
"""Bumped whenever this stage can give another output for the same input."""
