"""Input that breaks readers: each kind must end in a clear failure or a sound capture."""
