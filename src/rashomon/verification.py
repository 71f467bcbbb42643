"""A story checked against the bytes it was made from; nothing learned is run again.

What is checked: the file itself and its search index; the digest of everything received; every
capture, made again from those bytes; every document's map to its capture, character by character;
every id, made again from content; every span, against the words that stand beside it; every
decision, against the words that it stands on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rashomon.accounts import Cleaned, cleaned_of
from rashomon.clean.document import document_id
from rashomon.errors import InvariantError, RashomonError, VerificationFailed
from rashomon.findings import Findings, Keys, run_row
from rashomon.ingest import VERSION as INGEST_VERSION
from rashomon.ingest import open_received
from rashomon.model.codec import from_json
from rashomon.model.documents import Capture
from rashomon.model.ids import (
    attribution_id,
    claim_id,
    content_id,
    event_id,
    proposal_id,
    proposition_id,
    sha256_hex,
    text_sha256,
)
from rashomon.model.record import Record
from rashomon.publish.assemble import passage_id
from rashomon.publish.check import check_links
from rashomon.review.applying import apply
from rashomon.review.checking import changed_words
from rashomon.review.ground import Ground
from rashomon.settings import Settings
from rashomon.store.base import Input, RunRow, Store, input_of
from rashomon.store.packing import unpack
from rashomon.store.tables import COLUMNS, tables_of

# Stages of cleaning that put another character in the place of one received say so.
_REPAIRS = frozenset({"characters.repaired", "characters.damaged"})


# Fields that a document has in the record just as it has them after cleaning.
_SHARED = (
    "name",
    "sha256",
    "title",
    "title_span",
    "outlet",
    "url",
    "language",
    "authors",
    "text",
    "credits",
)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Something in a story that does not follow from its bytes.

    Args:
        slug: What kind: ``bytes.changed``, ``capture.changed``, ``text.changed``, ``id.changed``,
            ``table.changed``, ``record.changed``, ``decision.changed``, ``version.changed`` or
            ``file.damaged``.
        where: The input, document, statement or table.
        message: What was found instead of what.
    """

    slug: str
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class VerificationReport:
    """What was checked and what did not match.

    Args:
        checked: How many of each kind were checked.
        mismatches: Every mismatch, in the order of checking.
    """

    checked: Mapping[str, int]
    mismatches: tuple[Mismatch, ...]

    @property
    def sound(self) -> bool:
        """Whether everything matched."""
        return not self.mismatches

    def require(self) -> None:
        """Raises where something did not match.

        Raises:
            VerificationFailed: With the first mismatch and the number of all.
        """
        if self.mismatches:
            first = self.mismatches[0]
            raise VerificationFailed(
                f"{len(self.mismatches)} mismatches; the first: {first.where}: {first.message} "
                f"({first.slug}). Build the story anew from the files it was made of"
            )


def verify_story(store: Store, run: RunRow, keys: Keys, settings: Settings) -> VerificationReport:
    """Checks a story; see the module's own words for what.

    Args:
        store: The story.
        run: The run that made its record.
        keys: The keys of that run.
        settings: The settings of that run.

    Returns:
        What was checked and what did not match.
    """
    check = _Check(store, run, keys, settings)
    mismatches: list[Mismatch] = []
    for step in (check.file, check.received, check.captures, check.record):
        try:
            mismatches += step()
        except RashomonError as err:
            # A damaged row stops its step, never the steps after it.
            mismatches.append(Mismatch("file.damaged", "story", str(err)))
    return VerificationReport(dict(sorted(check.checked.items())), tuple(mismatches))


class _Check:
    """The steps of one verification."""

    def __init__(self, store: Store, run: RunRow, keys: Keys, settings: Settings) -> None:
        self._store = store
        self._run = run
        self._keys = keys
        self._settings = settings
        self.checked: Counter[str] = Counter()

    def file(self) -> Iterator[Mismatch]:
        """The file itself, and the run."""
        for fault in self._store.check():
            yield Mismatch("file.damaged", "story", fault)
        if self._settings.digest() != self._run.settings_digest:
            yield Mismatch("id.changed", self._run.id, "the settings have another digest")

    def received(self) -> Iterator[Mismatch]:
        """Digests of everything received."""
        for sha256 in self._store.received_digests():
            self.checked["received files"] += 1
            found = sha256_hex(self._store.received(sha256).data)
            if found != sha256:
                yield Mismatch("bytes.changed", sha256, f"the bytes have digest {found}")

    def captures(self) -> Iterator[Mismatch]:
        """Every capture, made again, and the document that was made of it."""
        made: set[str] = set()
        then = dict(self._keys.versions).get("ingest")
        if then != INGEST_VERSION:
            yield Mismatch(
                "version.changed",
                "captures",
                f"made by ingest {then}, and this is ingest {INGEST_VERSION}, which may read the "
                "same bytes in another way; build the story once more, then verify it",
            )
            return
        for item in self._store.inputs():
            if input_of(item.name, item.sha256) != item:
                yield Mismatch("id.changed", item.id, f"{item.name}: not the id of its content")
            yield from self._input(item, made)
        for work in self._store.scan_work(*self._keys.of("clean")):
            if work.subject not in made and cleaned_of(unpack(work.output)) is not None:
                yield Mismatch("capture.changed", work.subject, "no input holds this capture")

    def _input(self, item: Input, made: set[str]) -> Iterator[Mismatch]:
        work = self._store.get_work(self._keys.work("ingest", item.id))
        if work is None:
            yield Mismatch("capture.changed", item.name, "what is in it was never kept")
            return
        before: dict[str, str] = dict(unpack(work.output)["captures"])
        received = self._store.received(item.sha256)
        now: set[str] = set()
        for found in open_received(received, item.name, self._settings.limits):
            if isinstance(found, Capture):
                now.add(found.id)
                if found.id not in made:
                    self.checked["captures"] += 1
                    yield from self._capture(found, before.get(found.id))
        made |= now
        for capture in sorted(before.keys() - now):
            yield Mismatch("capture.changed", item.name, f"no longer holds capture {capture}")

    def _capture(self, capture: Capture, before: str | None) -> Iterator[Mismatch]:
        if text_sha256(capture.text) != before:
            yield Mismatch("capture.changed", capture.name, "the bytes give another text now")
        work = self._store.get_work(self._keys.work("clean", capture.id))
        kept = None if work is None else cleaned_of(unpack(work.output))
        if kept is not None:
            self.checked["documents"] += 1
            yield from _document(capture, kept)

    def record(self) -> Iterator[Mismatch]:
        """The record: it follows from the findings kept, and the tables follow from it."""
        findings = Findings.load(self._store, self._keys)
        work = self._store.get_work(self._keys.work("publish", findings.id))
        if work is None:
            yield Mismatch("record.changed", "record", "it was made from other findings")
            return
        record = from_json(Record, unpack(work.output))
        try:
            check_links(record)
        except InvariantError as err:
            yield Mismatch("record.changed", "record", str(err))
            return
        if run_row(record.run, self._settings) != self._run:
            yield Mismatch("record.changed", "record", "it names another run")
        yield from self._documents(record, findings)
        yield from self._statements(record, findings)
        yield from self._shared(record)
        yield from self._judged(record)
        yield from self._tables(record, findings)
        yield from self._decisions(record)

    def _documents(self, record: Record, findings: Findings) -> Iterator[Mismatch]:
        cleaned = {doc.id: doc for doc in findings.documents}
        for doc in record.documents:
            kept = cleaned.get(doc.id)
            for name in _SHARED:
                if kept is None or getattr(kept, name) != getattr(doc, name):
                    yield Mismatch("text.changed", doc.name, f"the record holds another {name}")
        for missing in sorted(cleaned.keys() - {doc.id for doc in record.documents}):
            yield Mismatch("record.changed", missing, "the record leaves this document out")

    def _statements(self, record: Record, findings: Findings) -> Iterator[Mismatch]:
        texts = {doc.id: doc.text for doc in record.documents}
        read = {
            att.id: (att.document, att.source, att.cue, att.content)
            for reading in findings.readings
            for att in reading.attributions
        }
        for att in record.attributions:
            self.checked["statements"] += 1
            self.checked["spans"] += len(att.source) + len(att.cue) + len(att.content)
            if (
                attribution_id(att.document, texts[att.document], att.source, att.cue, att.content)
                != att.id
            ):
                yield Mismatch("id.changed", att.id, "not the id of its document and words")
            if read.pop(att.id, None) != (att.document, att.source, att.cue, att.content):
                yield Mismatch("record.changed", att.id, "the reading has other spans for it")
        for missing in sorted(read):
            yield Mismatch("record.changed", missing, "the record leaves this statement out")
        for utterance in record.utterances:
            self.checked["utterances"] += 1
            if content_id("utt", sorted(utterance.attributions)) != utterance.id:
                yield Mismatch("id.changed", utterance.id, "not the id of its statements")

    def _shared(self, record: Record) -> Iterator[Mismatch]:
        """Every passage and derivation: the id of its places, and of its documents."""
        for passage in record.reuse:
            self.checked["passages"] += 1
            if passage_id(passage.left, passage.right) != passage.id:
                yield Mismatch("id.changed", passage.id, "not the id of its two places")
        for item in record.derivations:
            self.checked["derivations"] += 1
            if content_id("der", [item.left, item.right]) != item.id:
                yield Mismatch("id.changed", item.id, "not the id of its two documents")

    def _judged(self, record: Record) -> Iterator[Mismatch]:
        """Every claim, proposition, proposal and event: the id of what it is made of."""
        for kind, key, made, of in _judged_ids(record):
            self.checked[kind] += 1
            if made != key:
                yield Mismatch("id.changed", key, f"not the id of its {of}")

    def _decisions(self, record: Record) -> Iterator[Mismatch]:
        """Every decision: its words, where the text is the one decided upon; and what it makes."""
        decisions = self._store.decisions()
        self.checked["decisions"] += len(decisions)
        for key, message in changed_words(record, decisions):
            yield Mismatch("decision.changed", key, message)
        try:
            check_links(apply(Ground(record), decisions).record)
        except InvariantError as err:
            yield Mismatch("decision.changed", "decisions", f"they do not fit the record ({err})")

    def _tables(self, record: Record, findings: Findings) -> Iterator[Mismatch]:
        """Every row of every table, and so the words beside every span."""
        for name, rows in tables_of(record, findings.provenance).items():
            columns = COLUMNS[name]
            there = sorted(
                (tuple(row[column] for column in columns) for row in self._store.table(name)),
                key=repr,
            )
            expected = sorted(rows, key=repr)
            self.checked["table rows"] += len(expected)
            changed = len(Counter(map(repr, expected)) - Counter(map(repr, there)))
            added = len(Counter(map(repr, there)) - Counter(map(repr, expected)))
            if changed or added:
                yield Mismatch(
                    "table.changed",
                    name,
                    f"{changed} rows do not stand as the record has them, {added} others do",
                )


def _judged_ids(record: Record) -> Iterator[tuple[str, str, str, str]]:
    """Kind of finding, its id, the id made again, and what that is made from."""
    for claim in record.claims:
        for item in claim.propositions:
            made = proposition_id(
                item.document, item.attribution, item.span, item.holder, item.party
            )
            yield "propositions", item.id, made, "words and holder"
        yield "claims", claim.id, claim_id(p.id for p in claim.propositions), "propositions"
    for proposal in record.proposals:
        made = proposal_id(proposal.attributions, proposal.spans)
        yield "proposals", proposal.id, made, "statements and words"
    for event in record.events:
        yield "events", event.id, event_id(event.spans), "words"


def _document(capture: Capture, kept: Cleaned) -> Iterator[Mismatch]:
    """Whether a document is what its map says its capture is."""
    doc = kept.document
    if document_id(capture) != doc.id or doc.capture != capture.id:
        yield Mismatch("id.changed", doc.name, f"{doc.id} is not the id of its capture")
    if doc.origin.length != len(doc.text):
        yield Mismatch("text.changed", doc.name, "its map is made for another text")
        return
    repaired = any(caution.slug in _REPAIRS for caution in doc.cautions)
    for piece in doc.origin.pieces:
        if piece.origin_end > len(capture.text):
            yield Mismatch("text.changed", doc.name, f"{piece} lies outside of what was received")
            return
        if not piece.one_to_one or repaired:
            continue
        clean = doc.text[piece.start : piece.end]
        received = capture.text[piece.origin_start : piece.origin_end]
        if not _is_same(clean, received):
            yield Mismatch(
                "text.changed", doc.name, f"[{piece.start}, {piece.end}) is not what was received"
            )
            return


def _is_same(clean: str, received: str) -> bool:
    """Whether two stretches are the same to the letter, any white space being a blank."""
    return clean == received or all(
        left == right or (left.isspace() and right.isspace())
        for left, right in zip(clean, received, strict=True)
    )
