"""How fast accounts are read, and in how much memory, on a fixed pile."""
