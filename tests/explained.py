"""An explainer of a record alone, whose documents were received just as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import SimpleNamespace
from typing import Any

from rashomon.explanation import Explainer
from rashomon.model.links import Resolution
from rashomon.model.record import Record
from rashomon.model.spans import identity_map


def explainer_of(record: Record) -> Explainer:
    """Explains findings of a record.

    Args:
        record: The record.
    """
    texts = {doc.id: doc.text for doc in record.documents}

    def cleaned(key: str) -> Any:
        return SimpleNamespace(document=SimpleNamespace(origin=identity_map(len(texts[key]))))

    def captures(keys: Iterable[str]) -> Mapping[str, Any]:
        return {key: SimpleNamespace(text=texts[key]) for key in keys}

    return Explainer(record, Resolution(), cleaned, captures)
