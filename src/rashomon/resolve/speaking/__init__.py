"""Who is reported as the speaker of a statement."""
