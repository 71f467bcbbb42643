"""Golden stories: what a careful reader finds in them, and the checks of those labels."""
