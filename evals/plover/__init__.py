"""What political events sentences tell of, by the project's acts."""
