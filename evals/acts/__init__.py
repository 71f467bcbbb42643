"""How well the act and mode of a cue are found, on hand-labelled cues in context."""
