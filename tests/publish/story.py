"""A small story, written for these tests: findings as the stages hand them on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from rashomon.model.documents import (
    Caution,
    DateCandidate,
    Document,
    Failure,
    Published,
)
from rashomon.model.ids import content_id, text_sha256
from rashomon.model.judgement import Judgement
from rashomon.model.links import (
    AccountGroup,
    Accounts,
    Addressee,
    Alignment,
    Carrier,
    Clue,
    Derivation,
    Direction,
    Entity,
    Passage,
    Place,
    Resolution,
    Speaker,
    SpokenAt,
    Utterance,
    UtteranceLink,
)
from rashomon.model.reading import Attribution, Reading
from rashomon.model.record import Record, Run
from rashomon.model.spans import Span, identity_map
from rashomon.publish.assemble import assemble

RUN = Run("0.1.0", (("clean", "1"), ("read", "3")), "5e771465", (("reader", "ab" * 32),))


def find_span(text: str, words: str) -> Span:
    """The first place of these words."""
    return Span(text.index(words), text.index(words) + len(words))


def document(name: str, text: str, **changes: Any) -> Document:
    """A cleaned document whose text is what was received."""
    doc = Document(
        id=content_id("doc", name, text),
        capture=content_id("cap", name, text),
        name=name,
        sha256=text_sha256(text),
        title=None,
        title_span=None,
        outlet=None,
        url=None,
        language="en",
        authors=(),
        text=text,
        published=Published(),
        origin=identity_map(len(text)),
    )
    return replace(doc, **changes)


def attribution(doc: Document, source: str, cue: str, content: str, **changes: Any) -> Attribution:
    """An attribution by its words; empty words are no span."""
    parts = {"source": source, "cue": cue, "content": content}
    spans = {k: (find_span(doc.text, v),) if v else () for k, v in parts.items()}
    att = Attribution(
        id="",
        document=doc.id,
        kind="indirect",
        act="assert",
        act_reason="cue.say",
        mode="speech",
        parent=None,
        confidence=0.9,
        **spans,
    )
    places = [[s.start, s.end] for s in (*att.source, *att.cue, *att.content)]
    return replace(att, id=content_id("att", doc.id, places, content), **changes)


def entity(doc: Document, name: str, **changes: Any) -> Entity:
    """A person named once."""
    made = Entity(
        id=content_id("ent", "person", name),
        kind="person",
        name=name,
        aliases=(name,),
        speaks_for=None,
        mentions=(Place(doc.id, find_span(doc.text, name)),),
    )
    return replace(made, **changes)


@dataclass
class Findings:
    """Everything that ``assemble`` is given."""

    documents: list[Document] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    resolution: Resolution = field(default_factory=Resolution)
    alignment: Alignment = field(default_factory=Alignment)
    judgement: Judgement = field(default_factory=Judgement)
    cautions: list[Caution] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    def record(self) -> Record:
        """The record of these findings."""
        return assemble(
            RUN,
            self.documents,
            self.readings,
            self.resolution,
            self.alignment,
            replace(self.judgement, cautions=tuple(self.cautions)),
            self.failures,
        )


def findings_of(docs: Sequence[Document], atts: Sequence[Attribution]) -> Findings:
    """Findings in which nobody is known to be the speaker."""
    readings = [
        Reading(doc.id, attributions=tuple(a for a in atts if a.document == doc.id)) for doc in docs
    ]
    utterances = [utterance(content_id("utt", a.id), (a.id,)) for a in atts]
    return Findings(list(docs), readings, alignment=Alignment(tuple(utterances)))


def utterance(
    key: str, atts: Sequence[str], speakers: Sequence[str] = (), disputed: bool = False
) -> Utterance:
    """An utterance each report of which stands in a document of its own."""
    links = tuple(
        UtteranceLink(left, right, 0.9, "words.same", ("speaker.same",))
        for left, right in pairwise(atts)
    )
    rule = "words.same" if links else "single"
    range_of = (1, len(atts))
    return Utterance(key, tuple(atts), tuple(speakers), disputed, rule, len(atts), range_of, links)


_HARBOUR = (
    "Ferry pier reopens\n\n"
    "The pier at Ostrel will reopen on Monday, harbour master Ilva Renko said. "
    "“We have checked every bolt,” Renko told the Ostrel Courier.\n\n"
    "According to the town, tickets stay at two crowns."
)
_LANTERN = (
    "Pier to open, says Renko\n\n"
    "“We have checked every bolt,” Ilva Renko told the Ostrel Courier. "
    "A passenger, who gave no name, feared that the planks would not last the winter."
)


def harbour_story() -> Findings:
    """Two outlets, three documents (two of them the same), a failure and cautions."""
    one = document(
        "courier.txt",
        _HARBOUR,
        title="Ferry pier reopens",
        title_span=find_span(_HARBOUR, "Ferry pier reopens"),
        outlet="Ostrel Courier",
        url="https://courier.example/pier",
        authors=("Ana Toll",),
        published=Published("2031-04-23", "byline", (DateCandidate("2031-04-23", "byline"),)),
    )
    two = document("copy.txt", _HARBOUR, outlet="Bay Mirror", url="javascript:alert(1)")
    three = document(
        "lantern.txt",
        _LANTERN,
        title="Pier to open, says Renko",
        title_span=find_span(_LANTERN, "Pier to open, says Renko"),
        outlet="The Lantern",
        published=Published("2031-04-24", "metadata", (DateCandidate("2031-04-24", "metadata"),)),
    )
    three = replace(
        three,
        cautions=(
            Caution("boilerplate.removed", three.id, None, "2 lines left out: caption."),
            Caution("date.contradicted", three.id, Span(0, 4), "The byline has another day."),
        ),
    )
    return _read([one, two, three])


def _read(docs: list[Document]) -> Findings:
    atts = []
    bolts = []
    for doc in docs:
        direct = attribution(
            doc, "Renko", "told", "“We have checked every bolt,”", kind="direct", confidence=0.97
        )
        bolts.append(direct)
        atts.append(direct)
    atts += [
        attribution(doc, "harbour master Ilva Renko", "said", "The pier at Ostrel will reopen")
        for doc in docs[:2]
    ]
    atts.append(
        attribution(
            docs[2],
            "A passenger",
            "feared",
            "that the planks would not last the winter",
            mode="attitude",
            act="warn",
            confidence=0.4,
        )
    )
    findings = findings_of(docs, atts)
    town = entity(docs[0], "the town", kind="government")
    courier = replace(
        entity(docs[0], "Ostrel Courier", kind="organization"),
        mentions=tuple(sorted(Place(d.id, find_span(d.text, "Ostrel Courier")) for d in docs)),
    )
    renko = replace(
        entity(docs[0], "Ilva Renko", aliases=("Ilva Renko", "Renko")),
        mentions=tuple(sorted(Place(d.id, find_span(d.text, "Ilva Renko")) for d in docs)),
        speaks_for=town.id,
        speaks_for_rule="party.office",
        speaks_for_evidence=Place(docs[0].id, find_span(docs[0].text, "harbour master")),
    )
    known = [att for att in atts if att.mode == "speech"]
    told = [(att, find_span(docs[i].text, "Ostrel Courier")) for i, att in enumerate(bolts)]
    monday = find_span(docs[0].text, "Monday")
    findings.resolution = Resolution(
        (renko, town, courier),
        tuple(Speaker(a.id, renko.id, "name.full", a.source[0]) for a in known),
        carriers=tuple(Carrier(a.id, courier.id, "via.told", span) for a, span in told),
        addressees=tuple(Addressee(a.id, courier.id, "told", span) for a, span in told),
        spoken=(
            SpokenAt(bolts[0].id, "2031-04-21", "expression", "clause", monday),
            SpokenAt(bolts[2].id, "2031-04-18/2031-04-24", "document", "document"),
        ),
    )
    findings.alignment = _aligned(docs, atts, bolts, renko)
    findings.failures = [Failure("broken.gz", "gzip.broken", "The file ends too early.")]
    return findings


def _aligned(
    docs: list[Document], atts: list[Attribution], bolts: list[Attribution], renko: Entity
) -> Alignment:
    same = tuple(sorted(att.id for att in bolts))
    together = utterance(content_id("utt", *same), same, (renko.id,))
    alone = [utterance(content_id("utt", a.id), (a.id,)) for a in atts if a.id not in same]
    twins = tuple(sorted((docs[0].id, docs[1].id)))
    others = tuple(AccountGroup((d.id,), d.id, (1, 1), ("alone",)) for d in docs[2:])
    group = AccountGroup(twins, None, (1, 1), ("text.same",))
    return Alignment(
        (together, *alone), (twins,), *_copied(docs), Accounts((1, 2), (group, *others))
    )


def _copied(
    docs: list[Document],
) -> tuple[tuple[Passage, ...], tuple[Derivation, ...]]:
    """The second document took the first one's opening, and says so."""
    old, new = docs[0], docs[1]
    left, right = sorted((old, new), key=lambda doc: doc.id)
    size = min(len(old.text), len(new.text))
    passage = Passage(Place(left.id, Span(0, size)), Place(right.id, Span(0, size)), 0.98, "edited")
    direction: Direction = "left from right" if left is new else "right from left"
    clue = Clue("credit.note", new.id, Span(0, 5), None, new.text[:5])
    reasons = ("credit.note", "later")
    derivation = Derivation(left.id, right.id, direction, (0.9, 1.0), reasons, (clue,))
    return (passage,), (derivation,)
