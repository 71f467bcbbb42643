"""Dates of publication: chosen, refused and inferred."""
