"""Accounts with their statements marked by hand: ``{s1:The mayor} {c1:denied} {x1:that …}``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.judge.inference.sentences import Predicate
from rashomon.judge.material import Material
from rashomon.judge.propositions.finding import find_propositions
from rashomon.model.documents import Document
from rashomon.model.ids import attribution_id
from rashomon.model.judgement import Proposition
from rashomon.model.links import (
    Addressee,
    Alignment,
    Carrier,
    DisputedSpeaker,
    Entity,
    Place,
    Resolution,
    Speaker,
)
from rashomon.model.reading import Attribution, Kind, Reading
from rashomon.model.spans import Span
from rashomon.read.acts import find_act
from tests.documents import make_document

_MARK = re.compile(r"\{([scx])(\d):|\}")


class Sure:
    """A sentence model that finds nothing doubtful; it remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def factuality(self, sentences: Sequence[str]) -> list[tuple[Predicate, ...]]:
        self.asked.extend(sentences)
        return [() for _ in sentences]


class Doubting(Sure):
    """A sentence model that finds every word an event that is left open."""

    def factuality(self, sentences: Sequence[str]) -> list[tuple[Predicate, ...]]:
        return [
            tuple(Predicate(Span(*m.span()), 0.0) for m in re.finditer(r"\w+", text))
            for text in sentences
        ]


def read_marks(marked: str) -> tuple[str, dict[str, dict[str, list[Span]]]]:
    """The text without its marks, and the spans of source, cue and content by number."""
    text, at = "", 0
    open_marks: list[tuple[str, str, int]] = []
    found: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match[1]:
            open_marks.append((match[2], match[1], len(text)))
        else:
            number, part, start = open_marks.pop()
            found[number][part].append(Span(start, len(text)))
    return text + marked[at:], found


def make_material(
    *marked: str,
    names: Mapping[str, str | None] | None = None,
    speakers: Mapping[str, str] | None = None,
    via: Mapping[str, str] | None = None,
    told: Mapping[str, str] | None = None,
    disputed: Mapping[str, tuple[Sequence[str], str | None]] | None = None,
) -> Material:
    """A story of marked accounts.

    Args:
        *marked: The accounts.
        names: Each name of the story and for whom it speaks.
        speakers: Number of a statement to the name of its speaker; by default the source's words.
        via: Number of a statement to the name through whom it is known.
        told: Number of a statement to the name of the one spoken to.
        disputed: Number of a statement to those to whom it is given, and the likelier one.
    """
    names = names or {}
    documents, readings = [], []
    numbers: dict[str, str] = {}
    for count, one in enumerate(marked):
        text, parts = read_marks(one)
        doc = make_document(text, f"{count}.txt")
        attributions = _attributions(doc, parts, numbers)
        documents.append(doc)
        readings.append(Reading(doc.id, attributions=tuple(attributions)))
    found = {att.id: att for reading in readings for att in reading.attributions}
    texts = {doc.id: doc.text for doc in documents}
    said = {
        key: (speakers or {}).get(number) or _source(found[key], texts)
        for key, number in numbers.items()
    }
    by_number = {number: key for key, number in numbers.items()}
    spot = Span(0, 0)
    resolution = Resolution(
        entities=tuple(_entity(name, names, documents) for name in sorted(names)),
        speakers=tuple(
            Speaker(key, who, "test", spot) for key, who in said.items() if who in names
        ),
        carriers=tuple(
            Carrier(by_number[number], who, "test", spot) for number, who in (via or {}).items()
        ),
        addressees=tuple(
            Addressee(by_number[number], who, "test", spot) for number, who in (told or {}).items()
        ),
    )
    alignment = Alignment(
        disputed=tuple(
            DisputedSpeaker(by_number[number], tuple(who), likelier)
            for number, (who, likelier) in (disputed or {}).items()
        )
    )
    return Material(documents, readings, resolution, alignment)


def _source(att: Attribution, texts: Mapping[str, str]) -> str:
    return " ".join(span.of(texts[att.document]) for span in att.source)


def _attributions(
    doc: Document, parts: Mapping[str, Mapping[str, list[Span]]], numbers: dict[str, str]
) -> list[Attribution]:
    found: list[Attribution] = []
    for number in sorted(parts):
        rows = [parts[number].get(part, []) for part in "scx"]
        quoted = rows[2][0].of(doc.text)[:1] in '“"'
        kind: Kind = "direct" if quoted else "indirect"
        act = find_act(doc.text, rows[1], rows[2], rows[0])
        att = Attribution(
            id=attribution_id(doc.id, doc.text, *rows),
            document=doc.id,
            kind=kind,
            source=tuple(rows[0]),
            cue=tuple(rows[1]),
            content=tuple(rows[2]),
            act=act.act or "assert",
            act_reason=act.reason,
            mode=act.mode,
            parent=None,
            confidence=1.0,
        )
        outer = [o for o in found if any(part.covers(rows[2][0]) for part in o.content)]
        found.append(replace(att, parent=outer[-1].id if outer else None))
        numbers[att.id] = number
    return found


def _entity(name: str, names: Mapping[str, str | None], documents: Sequence[Document]) -> Entity:
    mentions = tuple(
        Place(doc.id, Span(*match.span()))
        for doc in documents
        for match in re.finditer(rf"\b{re.escape(name)}\b", doc.text)
    )
    return Entity(name, "person", name, (name,), names[name], mentions)


def find(material: Material, model: Sure | None = None) -> list[Proposition]:
    """The propositions in order of place."""
    found = find_propositions(material, model or Sure())
    return sorted(found, key=lambda item: (item.document, item.span, item.id))


def words(material: Material, item: Proposition) -> str:
    """The words of a proposition."""
    return item.span.of(material.documents[item.document].text)


def stances(marked: str, **story: object) -> list[tuple[str | None, str]]:
    """Stance and words of each proposition of one account that a statement reports."""
    material = make_material(marked, **story)  # type: ignore[arg-type]
    found = [item for item in find(material) if not item.rule.startswith("narration")]
    return [(item.stance, words(material, item)) for item in found]
