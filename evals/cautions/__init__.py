"""How often the cautions about one text are right, and what damage they find."""
