"""Stories of a few statements, written by hand, and a reader of pairs that knows little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.judge.claims import find_claims
from rashomon.judge.inference import Relation
from rashomon.judge.material import Material
from rashomon.model.documents import DateCandidate, Document, Published
from rashomon.model.judgement import Claim, Proposition, Stance
from rashomon.model.links import Accounts, Alignment
from rashomon.model.reading import Act, Kind, Reading
from rashomon.model.reports import Reports
from rashomon.model.spans import Span
from rashomon.resolve.story import resolve
from rashomon.text.function_words import FUNCTION_WORDS
from rashomon.text.negation import NEGATIONS
from rashomon.text.stems import stem
from rashomon.text.words import find_words
from tests.documents import make_attribution, make_document, make_reading


@dataclass(frozen=True)
class Told:
    """One document of one statement: ``who said content``.

    Args:
        who: The words that name the speaker; empty for the account's own words.
        content: What is said.
        stance: What the speaker holds of it.
        cue: The cue.
        kind: Kind of the attribution.
        act: What the cue does.
        published: Day of publication.
        rest: Words after it.
    """

    who: str
    content: str
    stance: Stance | None = "affirms"
    cue: str = "said"
    kind: Kind = "indirect"
    act: Act = "assert"
    published: str = ""
    rest: str = ""


class WordReader:
    """Takes texts with the same stems for one, and an odd number of negations for a denial."""

    def __init__(self) -> None:
        self.asked = 0

    def relate(self, pairs: Sequence[tuple[str, str]]) -> list[Relation]:
        """Relations by words alone."""
        self.asked += len(pairs)
        return [_relation(*pair) for pair in pairs]


def _relation(premise: str, hypothesis: str) -> Relation:
    forms = [find_words(text).forms for text in (premise, hypothesis)]
    there, here = ({stem(form) for form in row if form not in FUNCTION_WORDS} for row in forms)
    if not here or len(there & here) < 0.5 * len(here):
        return Relation(0.05, 0.05, 0.9)
    flipped = sum(form in NEGATIONS for row in forms for form in row) % 2
    return Relation(0.02, 0.93, 0.05) if flipped else Relation(0.93, 0.02, 0.05)


def make_material(*told: Told) -> tuple[Material, tuple[Proposition, ...], Reports]:
    """A story of one statement a document, with one proposition each."""
    documents, readings, spans = [], [], []
    for number, one in enumerate(told):
        lead = f"{one.who} {one.cue} " if one.who else ""
        text = f"{lead}{one.content}. {one.rest}"
        doc = make_document(text, f"{number}.txt")
        if one.published:
            date = DateCandidate(one.published, "metadata")
            doc = replace(doc, published=Published(candidates=(date,)))
        reading = make_reading(doc)
        if one.who:
            att = make_attribution(doc, one.who, one.cue, one.content, one.kind)
            reading = make_reading(doc, replace(att, act=one.act))
        documents.append(doc)
        readings.append(reading)
        spans.append(Span(len(lead), len(lead) + len(one.content)))
    resolution = resolve(documents, readings)
    material = Material(documents, readings, resolution, Alignment())
    props = [
        _proposition(material, doc, reading, span, one)
        for doc, reading, span, one in zip(documents, readings, spans, told, strict=True)
    ]
    return material, tuple(props), Reports(documents, (), (), Accounts((0, 0), ()))


def _proposition(
    material: Material, doc: Document, reading: Reading, span: Span, one: Told
) -> Proposition:
    said = material.said_in(doc.id)[0] if reading.attributions else None
    return Proposition(
        id=f"prop-{doc.name}",
        document=doc.id,
        attribution=said.att.id if said else None,
        span=span,
        holder=said.speaker if said else None,
        party=said.party if said else None,
        per=(),
        stance=one.stance,
        rule="test",
        time=one.published or None,
    )


def claims(*told: Told) -> tuple[Claim, ...]:
    """The claims of a story of one statement a document."""
    material, props, reports = make_material(*told)
    return find_claims(material, props, WordReader(), reports)
