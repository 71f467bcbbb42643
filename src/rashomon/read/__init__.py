"""Document → reading: mentions, quotations, attributions, acts."""
