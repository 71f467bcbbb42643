"""Statements that report one act of speaking, in whatever words and in however many documents."""
