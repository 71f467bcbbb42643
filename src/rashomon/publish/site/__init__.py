"""The pages of a story: what is on them, how they are asked for, where their links lead."""
