"""Whether statements that report one act of speaking are one utterance."""
