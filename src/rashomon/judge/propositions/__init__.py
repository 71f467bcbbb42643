"""Statements and narration cut into propositions, each with its holder's stance."""
