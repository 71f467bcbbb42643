"""Main text and metadata of pages, beside two libraries that do the same without offsets."""
