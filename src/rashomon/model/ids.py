"""Content ids: the same content has the same id on every machine, in any order of input."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any

from rashomon.model.links import Place
from rashomon.model.spans import Span

# 64 bits: the chance of one collision among 10 million records is below 3 in a million
# (birthday bound n²/2⁶⁵); the store refuses a second record under one id in any case.
_HEX_DIGITS = 16


def canonical_json(value: Any) -> str:
    """JSON with sorted keys, no blanks and no escapes beyond the necessary.

    Args:
        value: Anything ``json`` can write.

    Returns:
        One line; equal values give equal lines.
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256_hex(data: bytes) -> str:
    """SHA-256 of bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def text_sha256(text: str) -> str:
    """SHA-256 of a text in UTF-8; lone surrogates are kept as they are (``surrogatepass``)."""
    return sha256_hex(text.encode("utf-8", "surrogatepass"))


def attribution_id(document: str, text: str, *parts: Sequence[Span]) -> str:
    """The id of an attribution: its document, its spans and their exact words.

    Args:
        document: Document id.
        text: The document's text.
        *parts: The spans of source, cue and content.
    """
    exact = [[[span.start, span.end, span.of(text)] for span in part] for part in parts]
    return content_id("att", document, exact)


def proposition_id(
    document: str, attribution: str | None, span: Span, holder: str | None, party: str | None
) -> str:
    """The id of a proposition: where its words stand, and whose stance they show.

    Args:
        document: Document id.
        attribution: Whose content the words stand in, or ``None``.
        span: The words.
        holder: Who takes the stance, or ``None``.
        party: For whom the holder speaks, or ``None``.
    """
    return content_id("prop", document, attribution, [span.start, span.end], holder, party)


def claim_id(propositions: Iterable[str]) -> str:
    """The id of a claim: the ids of its propositions, in any order."""
    return content_id("clm", sorted(propositions))


def proposal_id(attributions: Iterable[str], places: Iterable[Place]) -> str:
    """The id of a proposal: the statements and the words that report it, in any order."""
    return content_id("pps", sorted(attributions), _ends(places))


def event_id(places: Iterable[Place]) -> str:
    """The id of an event: the words that tell it, in any order."""
    return content_id("evt", *_ends(places))


def _ends(places: Iterable[Place]) -> list[list[str | int]]:
    """Each place once, sorted, as plain values."""
    return [[p.document, p.span.start, p.span.end] for p in sorted(set(places))]


def content_id(prefix: str, *parts: Any) -> str:
    """An id made from content alone.

    Args:
        prefix: Kind of record, e.g. ``doc`` or ``att``.
        *parts: What makes the record itself; JSON values, joined as a JSON list so that no
            separator can be confused with content.

    Returns:
        ``prefix-`` and 16 hexadecimal digits.
    """
    payload = canonical_json([prefix, *parts]).encode("utf-8", "surrogatepass")
    return f"{prefix}-{sha256_hex(payload)[:_HEX_DIGITS]}"
