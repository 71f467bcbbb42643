"""Readings → entities and speakers."""
