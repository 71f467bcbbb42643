"""Who copied whom, on piles whose lineage is known because they were made here."""
