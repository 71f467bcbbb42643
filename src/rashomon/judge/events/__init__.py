"""The timeline: what is said to have been when, and to be when."""

from rashomon.judge.events.comparing import Model
from rashomon.judge.events.finding import find_events

__all__ = ["Model", "find_events"]
