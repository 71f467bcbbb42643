"""Why a finding is in the record: the rules, the exact words, and the characters received."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from rashomon.accounts import Cleaned
from rashomon.errors import NotFound
from rashomon.judgement_explanation import explain_judged, explain_roles
from rashomon.lineage_explanation import MarkedPlace, Reason, explain_account, explain_shared
from rashomon.model.documents import Capture
from rashomon.model.links import Addressee, Carrier, Entity, Resolution, Utterance
from rashomon.model.record import Record, RecordDocument, Run, Statement
from rashomon.model.spans import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that a finding rests on.

    Args:
        part: What they are to it: ``source``, ``cue``, ``content``, ``mention`` …
        document: Document id.
        span: Where in the document's text.
        words: The exact words there.
        origin: Where these characters were received, in the capture's text.
        received: The characters received, gaps shown as `` […] ``.
    """

    part: str
    document: str
    span: Span
    words: str
    origin: tuple[Span, ...]
    received: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a finding is in the record.

    Args:
        id: The finding.
        kind: ``statement``, ``entity``, ``utterance``, ``document``, ``passage``,
            ``derivation``, ``claim``, ``proposition``, ``proposal``, ``demand``, ``offer``,
            ``request`` or ``event``.
        summary: The finding in one line.
        reasons: The decisions that made it.
        evidence: The words it rests on.
        confidence: 0 to 1, of our reading; ``None`` where none is given.
        documents: ``(document id, name, outlet)`` of each document it rests on.
        run: What made the record.
        decisions: What people decided about it, in order.
    """

    id: str
    kind: str
    summary: str
    reasons: tuple[Reason, ...]
    evidence: tuple[Evidence, ...]
    confidence: float | None
    documents: tuple[tuple[str, str, str | None], ...]
    run: Run
    decisions: tuple[str, ...] = ()


class Explainer:
    """Explains findings of one record.

    Args:
        record: The record.
        resolution: Who was found to speak, with the words that say so.
        cleaned: Gives a document's map to what was received.
        captures: Gives what was received of some documents.
    """

    def __init__(
        self,
        record: Record,
        resolution: Resolution,
        cleaned: Callable[[str], Cleaned],
        captures: Callable[[Iterable[str]], Mapping[str, Capture]],
    ) -> None:
        self._record = record
        self._speakers = {item.attribution: item for item in resolution.speakers}
        self._carriers = resolution.carriers
        self._addressees = resolution.addressees
        self._insides = {item.attribution: item for item in resolution.insides}
        self._names = {item.id: item.name for item in record.entities}
        self._docs = {doc.id: doc for doc in record.documents}
        self._cleaned = cleaned
        self._captures = captures

    def explain(self, finding: str) -> Explanation:
        """Explains one finding.

        Args:
            finding: Its id.

        Raises:
            NotFound: The record holds no such finding.
        """
        record = self._record
        for att in record.attributions:
            if att.id == finding:
                return self._statement(att)
        for entity in record.entities:
            if entity.id == finding:
                return self._entity(entity)
        for utterance in record.utterances:
            if utterance.id == finding:
                return self._utterance(utterance)
        if finding in self._docs:
            return self._document(self._docs[finding])
        shared = explain_shared(record, finding)
        told = shared if shared is not None else explain_judged(record, finding)
        if told is not None:
            kind, summary, reasons, places = told
            return self._explanation(finding, kind, summary, reasons, places, None)
        raise NotFound(
            f"no finding {finding} in this story; 'rashomon show' lists statements, people, "
            "utterances, claims, proposals, events, documents and passages with their ids"
        )

    def _statement(self, att: Statement) -> Explanation:
        places: list[MarkedPlace] = [
            (part, att.document, span)
            for part, spans in (("source", att.source), ("cue", att.cue), ("content", att.content))
            for span in spans
        ]
        reasons = [Reason("act", att.act, att.act_reason)]
        speaker = self._speakers.get(att.id)
        if speaker is not None:
            name = self._names.get(speaker.entity, speaker.entity)
            reasons.append(Reason("speaker", name, speaker.rule))
            places.append(("speaker", att.document, speaker.evidence))
        else:
            reasons.append(Reason("speaker", "unknown", "no rule found exactly one"))
        for what, link in self._others(att):
            reasons.append(Reason(what, self._names[link.entity], link.rule))
            places.append((what, att.document, link.evidence))
        reasons.append(Reason("said", att.time.value or "unknown", att.time_rule or "no rule"))
        if att.time_evidence is not None:
            places.append(("time", att.document, att.time_evidence))
        reasons += [
            Reason("utterance", item.id, item.rule)
            for item in self._record.utterances
            if att.id in item.attributions
        ]
        roles, words = explain_roles(self._record, att.id)
        reasons += roles
        places += words
        if att.parent is not None:
            inside = self._insides.get(att.id)
            rule = inside.rule if inside is not None else "stands in its content"
            reasons.append(Reason("parent", att.parent, rule))
        doc = self._docs[att.document]
        said = " […] ".join(span.of(doc.text) for span in att.content)
        who = " ".join(span.of(doc.text) for span in att.source) or "an unnamed source"
        summary = f"{doc.outlet or doc.name} attributes to {who}: {said}"
        return self._explanation(att.id, "statement", summary, reasons, places, att.confidence)

    def _others(self, att: Statement) -> Iterator[tuple[str, Carrier | Addressee]]:
        """Through whom a statement came, and to whom it was made."""
        for carrier in self._carriers:
            if carrier.attribution == att.id:
                yield "through", carrier
        for addressee in self._addressees:
            if addressee.attribution == att.id:
                yield "to", addressee

    def _entity(self, entity: Entity) -> Explanation:
        reasons = [Reason("name", entity.name, "fullest name seen")]
        reasons += [Reason("alias", alias, "merged by name") for alias in entity.aliases]
        if entity.speaks_for is not None:
            name = self._names.get(entity.speaks_for, entity.speaks_for)
            reasons.append(Reason("speaks for", name, entity.speaks_for_rule or ""))
        places = [("mention", place.document, place.span) for place in entity.mentions]
        if entity.speaks_for_evidence is not None:
            place = entity.speaks_for_evidence
            places.append(("speaks for", place.document, place.span))
        summary = f"{entity.name} ({entity.kind})"
        return self._explanation(entity.id, "entity", summary, reasons, places, None)

    def _utterance(self, utterance: Utterance) -> Explanation:
        members = set(utterance.attributions)
        atts = [att for att in self._record.attributions if att.id in members]
        places = [("content", att.document, span) for att in atts for span in att.content]
        low, high = utterance.independent_reports
        reasons = [
            Reason("same utterance", f"{len(atts)} reported", utterance.rule),
            Reason("reports", f"{utterance.reports} documents", f"{low} to {high} independent"),
        ]
        reasons += [
            Reason("speaker", self._names.get(item, item), "speaker of a report")
            for item in utterance.speakers
        ]
        reasons += [
            Reason(
                "one with",
                f"{link.left} and {link.right}, score {link.score:.2f}",
                f"{link.rule}: {', '.join(link.reasons)}",
            )
            for link in utterance.links
        ]
        summary = f"one act of speaking, reported {len(atts)} times"
        return self._explanation(utterance.id, "utterance", summary, reasons, places, None)

    def _document(self, doc: RecordDocument) -> Explanation:
        kept = self._cleaned(doc.id)
        reasons = [
            Reason("reached by", " ".join(kept.locator) or "the whole file", kept.media),
            Reason("encoding", kept.encoding, "see the cautions for what was guessed"),
            Reason(
                "published",
                doc.published.value or "unknown",
                doc.published.rule or doc.published.basis,
            ),
        ]
        for item in doc.removals:
            place = f"received characters {item.origin.start}-{item.origin.end}"
            reasons.append(Reason("left out", item.words or place, item.slug))
        reasons += [
            Reason("credits", item.name, f"{item.slug}: {item.words}") for item in doc.credits
        ]
        reasons += explain_account(self._record, doc.id)
        places = [("title", doc.id, doc.title_span)] if doc.title_span is not None else []
        places += [("credit", doc.id, item.span) for item in doc.credits if item.span]
        places += [("date", doc.id, item.span) for item in doc.published.candidates if item.span]
        places += [("date", place.document, place.span) for place in doc.published.evidence]
        summary = f"{doc.name}: {doc.title or 'untitled'}"
        return self._explanation(doc.id, "document", summary, reasons, places, None, [doc.id])

    def _explanation(  # noqa: PLR0913 - one argument for each part of an explanation
        self,
        finding: str,
        kind: str,
        summary: str,
        reasons: Iterable[Reason],
        places: Iterable[MarkedPlace],
        confidence: float | None,
        documents: Iterable[str] = (),
    ) -> Explanation:
        evidence = tuple(self._evidence(places))
        touched = sorted({item.document for item in evidence} | set(documents))
        docs = (self._docs[key] for key in touched)
        return Explanation(
            id=finding,
            kind=kind,
            summary=summary,
            reasons=tuple(reasons),
            evidence=evidence,
            confidence=confidence,
            documents=tuple((doc.id, doc.name, doc.outlet) for doc in docs),
            run=self._record.run,
        )

    def _evidence(self, places: Iterable[MarkedPlace]) -> Iterator[Evidence]:
        asked = list(places)
        documents = sorted({document for _, document, _ in asked})
        maps = {document: self._cleaned(document).document.origin for document in documents}
        captures = self._captures(documents)
        for part, document, span in asked:
            origin = maps[document].to_origin(span)
            received = captures[document].text
            yield Evidence(
                part=part,
                document=document,
                span=span,
                words=span.of(self._docs[document].text),
                origin=origin,
                received=" […] ".join(item.of(received) for item in origin),
            )
