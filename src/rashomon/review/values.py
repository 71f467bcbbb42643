"""The value that a finding has, as the log writes it."""

from __future__ import annotations

from rashomon.model.corrections import UNKNOWN
from rashomon.model.spans import Span
from rashomon.review.draft import Draft


def value_of(draft: Draft, finding: str, field: str) -> str:
    """One value of a finding before it is changed.

    Args:
        draft: The record.
        finding: Id of the finding.
        field: As in ``Edit.field``.

    Returns:
        The value as text, spans as ``start-end`` joined by commas, ``unknown`` where there is
        none; empty for a field that the finding does not have.
    """
    if finding.count(":") == 2:
        return finding.rpartition(":")[2]
    key = draft.now(finding)
    if field == "contested":
        return "yes" if key in draft.claims and draft.claims[key].contested else "no"
    if field == "published":
        return draft.documents[key].published.value or UNKNOWN if key in draft.documents else ""
    if field == "time" and (key in draft.statements or key in draft.events):
        dated = draft.statements.get(key) or draft.events[key]
        return dated.time.value or UNKNOWN
    kinds = (draft.statements, draft.entities, draft.documents)
    owner = next((kind[key] for kind in kinds if key in kind), None)
    value = getattr(owner, field, "") if field else ""
    if isinstance(value, tuple):
        return ",".join(f"{s.start}-{s.end}" for s in value if isinstance(s, Span))
    return UNKNOWN if value is None else str(value)
