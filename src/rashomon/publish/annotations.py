"""Statements as W3C Web Annotations: which words of which account are attributed to whom.

One `AnnotationPage` of the Web Annotation Data Model (W3C Recommendation of 23 February 2017) in
JSON-LD, one annotation a line, one annotation for each statement.  Each has a target for each
stretch of its words, with the quotation (`TextQuoteSelector`) and the place
(`TextPositionSelector`).

Positions count Unicode code points, as the model has it, of **the cleaned text of the document**:
not of the live page, which may have changed, nor of its markup.  Each target says so by a
`TimeState` whose ``cached`` names that text by its SHA-256.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from rashomon.errors import InvariantError
from rashomon.model.corrections import Corrected, to_corrected
from rashomon.model.ids import content_id, text_sha256
from rashomon.model.record import Record, RecordDocument, Statement
from rashomon.model.spans import Span
from rashomon.publish.addresses import parse_address
from rashomon.publish.annotation_schema import check_page
from rashomon.publish.display import STRUCK, shortened, visible, with_gaps, writable
from rashomon.publish.excerpts import excerpted
from rashomon.publish.footnotes import NAME, outlet_of
from rashomon.publish.index import RecordIndex
from rashomon.publish.layers import is_draft, review_words
from rashomon.publish.wording import said_words

CONTEXT_IRI = "http://www.w3.org/ns/anno.jsonld"
# Code points before and after a quotation, as annotation clients write and expect them.
_BESIDE = 32
_URN = "urn:rashomon:"
_HIDDEN_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def to_annotations(record: Record | Corrected, *, title: str, full_text: bool = False) -> str:
    """Writes the statements of a record as one page of Web Annotations.

    Args:
        record: The record, or the record with people's decisions.
        title: Name of the story.
        full_text: Give all words, without a cap for each document.

    Returns:
        JSON-LD that ends in a line feed; the same record gives the same text.

    Raises:
        InvariantError: What was made is no such page, or a quotation is not what stands at its
            place.
    """
    corrected = to_corrected(record)
    record = corrected.record
    excerpts = excerpted(record, _BESIDE, full_text=full_text)
    index = RecordIndex(excerpts, corrected.states, corrected.layers)
    texts = {doc.id: f"urn:sha256:{text_sha256(doc.text)}" for doc in record.documents}
    items = [_annotation(index, att, texts[att.document]) for att in record.attributions]
    page = {
        "@context": CONTEXT_IRI,
        "id": _URN + content_id("pag", [[item["id"], item["target"]] for item in items]),
        "type": "AnnotationPage",
        "partOf": _collection(corrected, title, len(items)),
        "startIndex": 0,
        "items": items,
    }
    check_page(page)
    _check_quotations(record, page)
    return _written(page)


def _collection(corrected: Corrected, title: str, total: int) -> dict[str, Any]:
    record = corrected.record
    run = record.run
    state = "DRAFT, read by a machine and not reviewed."
    if corrected.version:
        draft = "DRAFT, not wholly reviewed. " if is_draft(corrected) else ""
        state = f"{draft}Reviewed: {_shown(review_words(corrected))}."
    return {
        "id": _URN + content_id("col", sorted(att.id for att in record.attributions)),
        "type": "AnnotationCollection",
        "label": f"{_shown(title)}: statements as reported. {state} Positions count Unicode code"
        " points of the cleaned text whose SHA-256 stands under state/cached.",
        "generator": {
            "id": _URN + content_id("run", run.rashomon, run.stages, run.settings, run.models),
            "type": "Software",
            "name": f"Rashomon {run.rashomon}",
        },
        "total": total,
    }


def _annotation(index: RecordIndex, att: Statement, text_urn: str) -> dict[str, Any]:
    doc = index.documents[att.document]
    cut = any(STRUCK in span.of(doc.text) for span in att.content)
    return {
        "id": _URN + att.id,
        "type": "Annotation",
        "motivation": "describing",
        "body": [_told(index, doc, att), *_tags(index, att, cut)],
        "target": [_target(doc, span, text_urn) for span in att.content if len(span)],
    }


def _told(index: RecordIndex, doc: RecordDocument, att: Statement) -> dict[str, Any]:
    """Who reports it of whom, in a sentence."""
    through = "".join(f" Through {_shown(index.names((key,)))}." for key in att.via)
    who = index.speaker_name(att) or index.words(doc.id, att.source)
    sentence = said_words(_shown(outlet_of(doc)), _shown(who), att.act, att.mode)
    reviewed = index.states.get(att.id, "not reviewed")
    value = f"{sentence}: these words.{through} ({att.kind}; {att.act}; as reported, {reviewed})"
    return _text_body("describing", value) | {"language": "en"}


def _tags(index: RecordIndex, att: Statement, cut: bool) -> Iterator[dict[str, Any]]:
    """What a program looks for: kind, act, speaker and chain, each as ``name:value``."""
    yield _text_body("tagging", f"kind:{att.kind}")
    yield _text_body("tagging", f"act:{att.act}")
    yield _text_body("tagging", f"mode:{att.mode}")
    speaker = index.speaker_name(att)
    yield _text_body("tagging", f"speaker:{_shown(speaker)}" if speaker else "speaker-unknown")
    for key in att.via:
        yield _text_body("tagging", f"via:{_shown(index.names((key,)))}")
    if att.parent:
        yield _text_body("tagging", f"within:{_URN}{att.parent}")
    if cut:
        yield _text_body("tagging", "excerpt:cut")
    if att.id in index.states:
        yield _text_body("tagging", f"reviewed:{index.states[att.id]}")
    for field in sorted(index.layers.get(att.id, ())):
        yield _text_body("tagging", f"by-hand:{field}")


def _text_body(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _shown(text: str) -> str:
    return shortened(" ".join(visible(with_gaps(text)).split()), NAME)


def _target(doc: RecordDocument, span: Span, text_urn: str) -> dict[str, Any]:
    address = parse_address(doc.url)
    cached = [address.archived, text_urn] if address.archived else text_urn
    state = {"type": "TimeState", "cached": cached}
    if address.captured:
        state["sourceDate"] = address.captured
    source = address.live or address.archived or text_urn
    return {"source": source, "state": state, "selector": _selectors(doc.text, span)}


def _selectors(text: str, span: Span) -> list[dict[str, Any]]:
    """Quotation and place of the words, or of as many as an export may carry."""
    words, gap, _ = span.of(text).partition(STRUCK)
    words = words.rstrip() if gap else words
    end = span.start + len(words) if words else span.end
    place = {"type": "TextPositionSelector", "start": span.start, "end": end}
    if not words:
        return [place]
    quote = {"type": "TextQuoteSelector", "exact": writable(words)}
    before = text[max(0, span.start - _BESIDE) : span.start].rpartition(STRUCK)[2]
    after = text[end : end + _BESIDE].partition(STRUCK)[0]
    quote |= {"prefix": writable(before)} if before.strip() else {}
    quote |= {"suffix": writable(after)} if after.strip() else {}
    return [quote, place]


def _check_quotations(record: Record, page: dict[str, Any]) -> None:
    """Every quotation must be what stands at its place in the text that it names."""
    texts = {doc.id: writable(doc.text) for doc in record.documents}
    for att, item in zip(record.attributions, page["items"], strict=True):
        for target in item["target"]:
            *quotes, place = target["selector"]
            found = texts[att.document][place["start"] : place["end"]]
            if any(quote["exact"] != found for quote in quotes):
                raise InvariantError(f"our own export: {att.id} quotes other words than its place")


def _written(page: dict[str, Any]) -> str:
    """JSON with one annotation a line; what could turn a line around is escaped."""
    items: Sequence[Any] = page["items"]
    head = _line({key: value for key, value in page.items() if key != "items"})
    body = ",\n".join(map(_line, items))
    return f'{head[:-1]}, "items": [\n{body}\n]}}\n' if items else f'{head[:-1]}, "items": []}}\n'


def _line(value: Any) -> str:
    text = writable(json.dumps(value, ensure_ascii=False))
    return _HIDDEN_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
