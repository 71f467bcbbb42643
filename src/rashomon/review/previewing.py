"""What decisions would touch, before they are made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.model.corrections import Corrected, Decision, caution_id
from rashomon.model.record import Record

_KINDS = {
    "att": ("statement", "statements"),
    "utt": ("utterance", "utterances"),
    "ent": ("entity", "entities"),
    "doc": ("document", "documents"),
    "clm": ("claim", "claims"),
    "pps": ("proposal", "proposals"),
    "evt": ("event", "events"),
    "der": ("derivation", "derivations"),
    "use": ("passage", "passages"),
    "cau": ("caution", "cautions"),
    "dec": ("decision", "decisions"),
    "bat": ("batch of decisions", "batches of decisions"),
}


@dataclass(frozen=True, slots=True)
class Preview:
    """What decisions would touch.

    Args:
        touched: For each kind of finding (``statements``, ``claims`` …) the ids of those that are
            decided upon or that change with them, sorted.
        after: The record as it would be.
    """

    touched: Mapping[str, tuple[str, ...]]
    after: Corrected

    @property
    def summary(self) -> str:
        """One sentence: ``this touches 37 statements and 2 claims``."""
        parts = [
            f"{len(ids)} {one if len(ids) == 1 else many}"
            for one, many in _KINDS.values()
            if (ids := self.touched.get(many, ()))
        ]
        if not parts:
            return "this touches nothing"
        *first, last = parts
        return f"this touches {', '.join(first)} and {last}" if first else f"this touches {last}"


def preview(before: Corrected, after: Corrected, entered: Sequence[Decision]) -> Preview:
    """Compares a record with what decisions would make of it.

    Args:
        before: As it is.
        after: As it would be.
        entered: The decisions.
    """
    ids = {part for one in entered for part in one.target.split(":")[:1] if part}
    ids |= set(_changed(before.record, after.record))
    touched: dict[str, list[str]] = {}
    for key in sorted(ids):
        kind = _KINDS.get(key.partition("-")[0])
        if kind is not None:
            touched.setdefault(kind[1], []).append(key)
    return Preview({name: tuple(keys) for name, keys in touched.items()}, after)


def _changed(before: Record, after: Record) -> Iterable[str]:
    """Ids of all findings that are new, gone or other than they were."""
    for name in _SEQUENCES:
        old, new = ({item.id: item for item in getattr(one, name)} for one in (before, after))
        yield from _differing(old, new)
    cautions = ({caution_id(item): item for item in one.cautions} for one in (before, after))
    yield from _differing(*cautions)


def _differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterable[str]:
    for key in old.keys() | new.keys():
        one, other = old.get(key), new.get(key)
        if one is not other and one != other:
            yield key


_SEQUENCES = (
    *("documents", "entities", "attributions", "utterances", "claims", "proposals"),
    *("reuse", "derivations", "events"),
)
