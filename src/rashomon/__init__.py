"""Rashomon: an accountable record of who said what, from many accounts of one story.

    >>> import rashomon
    >>> report = rashomon.build(["accounts/"], "visit.story")          # doctest: +SKIP
    >>> with rashomon.open_story("visit.story") as story:              # doctest: +SKIP
    ...     for row in story.statement_rows():
    ...         print(row["outlet"], "reports that", row["speaker"], "said", row["content"])

Everything named here is public; nothing else is.  Importing this package is cheap: a name's module
is loaded when the name is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

# The one place where a type checker must see imports that a run must not make: the names below are
# loaded on first use, so that `import rashomon` costs a few milliseconds.
if TYPE_CHECKING:
    from rashomon.errors import RashomonError
    from rashomon.model.documents import Caution, Failure
    from rashomon.model.links import Entity, Utterance
    from rashomon.model.reading import Attribution
    from rashomon.model.record import Record, RecordDocument, Statement
    from rashomon.model.spans import Span
    from rashomon.pipeline import build
    from rashomon.progress import RunReport
    from rashomon.read.reader import Reader
    from rashomon.settings import Settings, load_settings
    from rashomon.story import Story, open_story

__version__ = "0.1.0"

_HOMES = {
    "Attribution": "rashomon.model.reading",
    "Caution": "rashomon.model.documents",
    "Entity": "rashomon.model.links",
    "Failure": "rashomon.model.documents",
    "RashomonError": "rashomon.errors",
    "Reader": "rashomon.read.reader",
    "Record": "rashomon.model.record",
    "RecordDocument": "rashomon.model.record",
    "RunReport": "rashomon.progress",
    "Settings": "rashomon.settings",
    "Span": "rashomon.model.spans",
    "Statement": "rashomon.model.record",
    "Story": "rashomon.story",
    "Utterance": "rashomon.model.links",
    "build": "rashomon.pipeline",
    "load_settings": "rashomon.settings",
    "open_story": "rashomon.story",
}

__all__ = [
    "Attribution",
    "Caution",
    "Entity",
    "Failure",
    "RashomonError",
    "Reader",
    "Record",
    "RecordDocument",
    "RunReport",
    "Settings",
    "Span",
    "Statement",
    "Story",
    "Utterance",
    "build",
    "load_settings",
    "open_story",
]


def __getattr__(name: str) -> Any:
    """Loads a public name on first use (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'rashomon' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names."""
    return sorted([*__all__, "__version__"])
