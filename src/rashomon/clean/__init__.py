"""Capture → document, with a map back to every character received."""
