"""When an account was published, and when a statement was made."""
