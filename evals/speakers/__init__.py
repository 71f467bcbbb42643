"""Whether the resolver names the one who is reported as speaking."""
