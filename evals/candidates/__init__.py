"""What the judge makes of statements of unrelated accounts that it sets side by side."""
