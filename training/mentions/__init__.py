"""Labels of names for training: `python -m training.mentions`."""
