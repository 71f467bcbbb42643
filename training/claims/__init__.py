"""How the shipped sentence model was made: `python -m training.claims`."""
