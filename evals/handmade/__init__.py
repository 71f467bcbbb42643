"""Attributions labelled by hand in the product's own piles; the README has the protocol."""
