"""Whether documents that share an origin are told from those that share words by chance."""
