"""Rashomon: an accountable record of who said what, from many accounts of one story."""
