"""Files of many formats → captures; the only place that knows file formats."""

from rashomon.ingest.discover import InputFile, discover
from rashomon.ingest.opening import column_mapping, open_received
from rashomon.ingest.receive import read_file
from rashomon.ingest.replaying import replay, replay_many
from rashomon.ingest.undecoded import Undecoded, undecoded
from rashomon.ingest.whereabouts import Stretch, find_stretches, find_value

__all__ = [
    "InputFile",
    "Stretch",
    "Undecoded",
    "column_mapping",
    "discover",
    "find_stretches",
    "find_value",
    "open_received",
    "read_file",
    "replay",
    "replay_many",
    "undecoded",
]

VERSION = "2"
"""Bumped whenever this stage can give another output for the same input."""
