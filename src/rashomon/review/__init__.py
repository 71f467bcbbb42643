"""People's decisions: how they are entered, found again by content, applied and undone."""
