"""Frozen records that every stage speaks; standard library only."""
