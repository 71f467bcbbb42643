"""Whom names, pronouns and descriptions of one document mean."""
