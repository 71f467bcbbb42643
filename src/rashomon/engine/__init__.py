"""Where work is run, behind one small protocol."""
