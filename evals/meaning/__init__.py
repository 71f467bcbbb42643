"""What sentences mean: whether vectors find those that tell of the same event."""
