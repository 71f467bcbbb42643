"""Doubts that only the whole story can raise."""
