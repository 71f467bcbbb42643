"""Doubts that show where documents are laid side by side, or a text against its own order."""
