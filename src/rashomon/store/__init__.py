"""Where a story is kept, behind one small protocol."""
