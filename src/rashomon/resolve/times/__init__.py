"""Values of expressions of time, and the days and EDTF dates that they stand for."""

from __future__ import annotations

from rashomon.resolve.times.edtf import bounds, to_edtf
from rashomon.resolve.times.placing import modifier, place_times

__all__ = ["bounds", "modifier", "place_times", "to_edtf"]
