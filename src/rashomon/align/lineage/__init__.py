"""What comes from what, and how many accounts are independent."""
