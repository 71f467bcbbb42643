"""Which passages documents share, to the letter, edited or reworded, and of what kind they are."""
