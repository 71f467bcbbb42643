"""Accounts with statements marked by hand, dated and resolved as the stages before do it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.judge.events.finding import find_events
from rashomon.judge.inference import Relation
from rashomon.judge.inference.sentences import Predicate
from rashomon.judge.material import Material
from rashomon.judge.propositions.finding import find_propositions
from rashomon.model.documents import DateCandidate, Document, Published
from rashomon.model.ids import attribution_id
from rashomon.model.judgement import Claim, Event, Proposal
from rashomon.model.links import Alignment, Utterance
from rashomon.model.reading import Attribution, Kind, Reading
from rashomon.model.spans import Span
from rashomon.read.acts import find_act
from rashomon.read.mentions import find_mentions
from rashomon.read.times import find_times
from rashomon.resolve.story import resolve
from rashomon.text.sentences import paragraphs
from tests.documents import make_document
from tests.judge.propositions.marked import read_marks

FRIDAY = "2031-04-25"
"""Day of publication where a test names none: a Friday."""


class Silent:
    """A sentence model that supports nothing; it remembers what it was asked."""

    def __init__(self, supports: float = 0.0) -> None:
        self.supports = supports
        self.asked: list[tuple[str, str]] = []

    def relate(self, pairs: Sequence[tuple[str, str]]) -> list[Relation]:
        self.asked.extend(pairs)
        return [Relation(self.supports, 0.0, 1.0 - self.supports) for _ in pairs]

    def factuality(self, sentences: Sequence[str]) -> list[tuple[Predicate, ...]]:
        return [() for _ in sentences]


def make_account(
    marked: str, published: str | None = FRIDAY, name: str = "one"
) -> tuple[Document, Reading]:
    """One account: ``{s1:The mayor} {c1:denied} {x1:that …}``, published on a day."""
    text, parts = read_marks(marked)
    doc = make_document(text, f"{name}.txt")
    if published:
        dates = (DateCandidate(published, "metadata"),)
        doc = replace(doc, published=Published(candidates=dates))
    reading = Reading(
        document=doc.id,
        mentions=find_mentions(text, paragraphs(text)),
        attributions=tuple(_attributions(doc, parts)),
        times=find_times(text),
    )
    return doc, reading


def _attributions(
    doc: Document, parts: Mapping[str, Mapping[str, list[Span]]]
) -> list[Attribution]:
    found: list[Attribution] = []
    for number in sorted(parts):
        rows = [parts[number].get(part, []) for part in "scx"]
        kind: Kind = "direct" if rows[2][0].of(doc.text)[:1] in '“"' else "indirect"
        act = find_act(doc.text, rows[1], rows[2], rows[0])
        outer = [o for o in found if any(part.covers(rows[2][0]) for part in o.content)]
        found.append(
            Attribution(
                id=attribution_id(doc.id, doc.text, *rows),
                document=doc.id,
                kind=kind,
                source=tuple(rows[0]),
                cue=tuple(rows[1]),
                content=tuple(rows[2]),
                act=act.act or "assert",
                act_reason=act.reason,
                mode=act.mode,
                parent=outer[-1].id if outer else None,
                confidence=1.0,
            )
        )
    return found


def make_story(accounts: Sequence[tuple[Document, Reading]], *same: Sequence[str]) -> Material:
    """A story of accounts; statements with the words of one row are one utterance."""
    documents, readings = [doc for doc, _ in accounts], [reading for _, reading in accounts]
    texts = {doc.id: doc.text for doc in documents}
    utterances = []
    for row in same:
        members = sorted(
            att.id
            for reading in readings
            for att in reading.attributions
            if att.content[0].of(texts[att.document]) in row
        )
        utterances.append(
            Utterance("utt-" + members[0], tuple(members), (), False, "test", 1, (1, 1))
        )
    alignment = Alignment(utterances=tuple(utterances))
    return Material(documents, readings, resolve(documents, readings), alignment)


def timeline(
    material: Material,
    claims: Sequence[Claim] = (),
    proposals: Sequence[Proposal] = (),
    model: Silent | None = None,
) -> tuple[Event, ...]:
    """The events of a story."""
    model = model or Silent()
    return find_events(material, find_propositions(material, model), claims, proposals, model)


def tell(*marked: str, published: str | None = FRIDAY) -> list[tuple[str | None, str, str]]:
    """Time, status and label of each event of a story of marked accounts."""
    accounts = [make_account(one, published, str(at)) for at, one in enumerate(marked)]
    return [(e.time.value, e.status, e.label) for e in timeline(make_story(accounts))]
