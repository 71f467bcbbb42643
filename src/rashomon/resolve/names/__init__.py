"""Names: one person, body or place under many spellings."""
