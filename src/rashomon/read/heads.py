"""What the network gives for each word piece, and in which columns.

Part of the model's definition, shared by training and running.
"""

LABELS = ("O", "B-SOURCE", "I-SOURCE", "B-CUE", "I-CUE", "B-CONTENT", "I-CONTENT")
"""Labels of attributions; the network gives them twice, see TAGS and INNER."""
NAME_LABELS = (
    "O",
    *("B-PERSON", "I-PERSON", "B-ORGANIZATION", "I-ORGANIZATION"),
    *("B-PLACE", "I-PLACE", "B-GROUP", "I-GROUP"),
)
"""Labels of names."""
DIMENSIONS = 128
"""Of a piece's share in the vector of the stretch of text it stands in."""

TAGS = slice(0, 7)
"""Attributions."""
INNER = slice(7, 14)
"""Attributions inside the content of those."""
NAMES = slice(14, 23)
VECTOR = slice(23, 23 + DIMENSIONS)
COLUMNS = VECTOR.stop
