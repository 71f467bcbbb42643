"""What each action does to a draft of the record."""
