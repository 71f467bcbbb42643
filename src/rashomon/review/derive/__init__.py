"""What follows from decisions: everything in the record that rests on what was changed."""
