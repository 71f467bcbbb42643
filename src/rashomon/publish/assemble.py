"""One record from what the stages found, in an order that no order of input can change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rashomon.model.documents import Caution, Document, Failure
from rashomon.model.ids import content_id
from rashomon.model.judgement import Judgement
from rashomon.model.links import (
    Addressee,
    Alignment,
    Carrier,
    Dating,
    Derivation,
    Passage,
    Place,
    Resolution,
)
from rashomon.model.reading import Attribution, Reading
from rashomon.model.record import (
    FORMAT,
    VERSION,
    PublishedCandidate,
    PublishedDate,
    Record,
    RecordDerivation,
    RecordDocument,
    Reuse,
    Run,
    SaidAt,
    Statement,
)
from rashomon.model.spans import Span
from rashomon.publish.check import check_links
from rashomon.publish.invariants import unique_by


def assemble(  # noqa: PLR0913 - one argument for each stage that hands something on
    run: Run,
    documents: Sequence[Document],
    readings: Sequence[Reading],
    resolution: Resolution,
    alignment: Alignment,
    judgement: Judgement,
    failures: Sequence[Failure] = (),
) -> Record:
    """Puts the findings of all stages into one record.

    Args:
        run: What made the record.
        documents: Every cleaned document, in any order.
        readings: At most one for each document, in any order.
        resolution: Who is who.
        alignment: What is the same across documents.
        judgement: What the whole story shows.
        failures: Inputs that could not be read.

    Returns:
        The record; the same findings in any order give an equal one.

    Raises:
        InvariantError: An id leads nowhere or stands for two things, a span reaches outside its
            text, or a finding points at no words.
    """
    docs = sorted(documents, key=lambda doc: doc.id)
    by_document = unique_by(readings, lambda item: item.document, "reading of document")
    linked = _Links(resolution)
    datings = unique_by(resolution.datings, lambda item: item.document, "dating of document")
    ordered = [by_document[key] for key in sorted(by_document)]
    atts = sorted((att for item in ordered for att in item.attributions), key=_att_key)
    record = Record(
        format=FORMAT,
        version=VERSION,
        run=run,
        documents=tuple(_document(doc, datings.get(doc.id)) for doc in docs),
        entities=tuple(sorted(resolution.entities, key=lambda item: item.id)),
        attributions=tuple(_statement(att, linked) for att in atts),
        utterances=tuple(sorted(alignment.utterances, key=lambda item: item.id)),
        claims=tuple(sorted(judgement.claims, key=lambda item: item.id)),
        proposals=tuple(sorted(judgement.proposals, key=lambda item: item.id)),
        reuse=_reuse(alignment),
        derivations=tuple(_derivation(item) for item in sorted(alignment.derivations, key=_pair)),
        accounts=alignment.accounts,
        events=judgement.events,
        cautions=_cautions(
            docs, ordered, resolution.datings, (*alignment.cautions, *judgement.cautions)
        ),
        failures=_failures(failures),
    )
    check_links(record, readings_of=by_document.keys(), resolved=linked.attributions())
    return record


def _att_key(att: Attribution) -> tuple[str, tuple[Span, ...], tuple[Span, ...], str]:
    return att.document, att.content, att.source, att.id


def _document(doc: Document, dating: Dating | None) -> RecordDocument:
    published = dating.published if dating else doc.published
    candidates = (PublishedCandidate(c.value, c.basis, c.span) for c in published.candidates)
    return RecordDocument(
        id=doc.id,
        name=doc.name,
        sha256=doc.sha256,
        title=doc.title,
        title_span=doc.title_span,
        outlet=doc.outlet,
        url=doc.url,
        language=doc.language,
        authors=doc.authors,
        text=doc.text,
        times=dating.times if dating else (),
        published=PublishedDate(
            published.value,
            published.basis,
            tuple(candidates),
            dating.rule if dating and dating.rule else None,
            dating.evidence if dating else (),
        ),
        removals=doc.removals,
        credits=doc.credits,
    )


class _Links:
    """What was resolved of each statement.

    Args:
        resolution: Who is who, who speaks through whom, and when.
    """

    def __init__(self, resolution: Resolution) -> None:
        self.speakers = unique_by(resolution.speakers, lambda item: item.attribution, "speaker of")
        self.insides = unique_by(resolution.insides, lambda item: item.attribution, "parent of")
        self.spoken = unique_by(resolution.spoken, lambda item: item.attribution, "time of")
        self.carriers = _by_attribution(resolution.carriers)
        self.addressees = _by_attribution(resolution.addressees)

    def attributions(self) -> frozenset[str]:
        """Every attribution of which something was resolved."""
        kinds = (self.speakers, self.insides, self.spoken, self.carriers, self.addressees)
        return frozenset(attribution for kind in kinds for attribution in kind)


def _by_attribution(items: Iterable[Carrier | Addressee]) -> dict[str, dict[str, Span]]:
    """Entities by attribution in the order given, each once, with the words that name it."""
    found: dict[str, dict[str, Span]] = {}
    for item in items:
        found.setdefault(item.attribution, {}).setdefault(item.entity, item.evidence)
    return found


def _statement(att: Attribution, linked: _Links) -> Statement:
    speaker = linked.speakers.get(att.id)
    inside = linked.insides.get(att.id)
    spoken = linked.spoken.get(att.id)
    carriers = linked.carriers.get(att.id, {})
    addressees = linked.addressees.get(att.id, {})
    return Statement(
        id=att.id,
        document=att.document,
        kind=att.kind,
        source=att.source,
        cue=att.cue,
        content=att.content,
        speaker=speaker.entity if speaker else None,
        speaker_rule=speaker.rule if speaker else None,
        speaker_evidence=speaker.evidence if speaker else None,
        via=tuple(carriers),
        via_evidence=tuple(carriers.values()),
        parent=inside.parent if inside else att.parent,
        act=att.act,
        act_reason=att.act_reason,
        mode=att.mode,
        addressee=tuple(addressees),
        addressee_evidence=tuple(addressees.values()),
        time=SaidAt(spoken.value, spoken.basis) if spoken else SaidAt(None, "unknown"),
        time_rule=spoken.rule if spoken else None,
        time_evidence=spoken.evidence if spoken else None,
        confidence=att.confidence,
    )


def _reuse(alignment: Alignment) -> tuple[Reuse, ...]:
    """Shared passages by place, each with what is known of its two documents."""
    known = {_pair(item): item for item in alignment.derivations}
    passages = sorted(alignment.passages, key=lambda item: (item.left, item.right))
    return tuple(_passage(item, known) for item in passages)


def _passage(passage: Passage, known: Mapping[tuple[str, str], Derivation]) -> Reuse:
    found = known.get((passage.left.document, passage.right.document))
    # Only narration is evidence of copying: a shared quotation has its words from the speaker.
    copied = found if passage.kind == "narration" else None
    return Reuse(
        id=passage_id(passage.left, passage.right),
        left=passage.left,
        right=passage.right,
        score=passage.score,
        form=passage.form,
        kind=passage.kind,
        direction=copied.direction if copied else "unknown",
        reasons=copied.reasons if copied else (),
    )


def passage_id(left: Place, right: Place) -> str:
    """The id of a shared passage: its two places."""
    return content_id("use", [[p.document, p.span.start, p.span.end] for p in (left, right)])


def _pair(derivation: Derivation) -> tuple[str, str]:
    return derivation.left, derivation.right


def _derivation(item: Derivation) -> RecordDerivation:
    return RecordDerivation(
        id=content_id("der", [item.left, item.right]),
        left=item.left,
        right=item.right,
        direction=item.direction,
        shares=item.shares,
        reasons=item.reasons,
        clues=item.clues,
    )


def _cautions(
    docs: Sequence[Document],
    readings: Sequence[Reading],
    datings: Sequence[Dating],
    others: Sequence[Caution],
) -> tuple[Caution, ...]:
    """Every caution once, by place; those of a whole document before those of a span."""
    found = {caution for doc in docs for caution in doc.cautions}
    found.update(caution for reading in readings for caution in reading.cautions)
    found.update(caution for dating in datings for caution in dating.cautions)
    found.update(others)
    return tuple(sorted(found, key=_caution_key))


def _caution_key(caution: Caution) -> tuple[str, tuple[int, int], str, str]:
    place = (caution.span.start, caution.span.end) if caution.span else (-1, -1)
    return caution.document, place, caution.slug, caution.message


def _failures(failures: Sequence[Failure]) -> tuple[Failure, ...]:
    """Every failure, two alike kept apart: two inputs of one name may fail in the same way."""
    return tuple(sorted(failures, key=lambda item: (item.name, item.slug, item.message)))
