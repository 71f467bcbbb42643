"""Two to four documents side by side, sentence by sentence."""
