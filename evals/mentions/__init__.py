"""Names (who and what a text names), on hand-labelled passages of several corpora."""
