"""Documents that are the same, statements that are the same."""
