"""A story that was built: its findings, what they rest on, and a search through them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from rashomon.accounts import Cleaned, cleaned_of
from rashomon.deciding import Deciding
from rashomon.errors import NotFound, StoreError, UsageError
from rashomon.explanation import Explainer, Explanation
from rashomon.findings import Keys
from rashomon.ingest import replay_many
from rashomon.model.codec import from_json, from_text
from rashomon.model.documents import Capture, Caution, Failure
from rashomon.model.ids import canonical_json
from rashomon.model.links import Entity, Resolution, Utterance
from rashomon.model.received import RawExcerpt
from rashomon.model.record import Record, RecordDocument, Statement
from rashomon.model.spans import Span
from rashomon.publish.comparison.choosing import find_document
from rashomon.publish.comparison.view import Comparison, compare
from rashomon.publish.index import RecordIndex
from rashomon.publish.layers import layer_cells
from rashomon.publish.tables import document_rows, statement_rows
from rashomon.received import AROUND, raw_excerpt
from rashomon.review.wording import told_of
from rashomon.settings import Settings
from rashomon.store.base import Hit, RunRow, Store
from rashomon.store.packing import unpack, unpack_text
from rashomon.store.sqlite import open_for_reading
from rashomon.verification import VerificationReport, verify_story

Rows = list[dict[str, str | int | float | None]]

# Enough to see what a word brings up; the whole list is a matter for the tables.
_HITS = 20


def open_story(path: str | Path) -> Story:
    """Opens a story that was built, to be read; the file is not changed.

    Args:
        path: The story file.

    Returns:
        The story, to be used in a ``with`` block or closed by the caller.

    Raises:
        NotFound: There is no such file, or its first build has not ended yet.
        SchemaMismatch: The file is no story, or of another version.
        StoreError: It cannot be opened or is damaged.
    """
    store = open_for_reading(Path(path))
    try:
        return Story(store)
    except BaseException:
        store.close()
        raise


class Story(Deciding):
    """A story that was built.

    Args:
        store: The story, opened.

    Raises:
        NotFound: Its first build has not ended yet.

    >>> with open_story("talks.story") as story:  # doctest: +SKIP
    ...     for hit in story.search("bridge"):
    ...         print(hit.words)
    """

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        run = store.run()
        if run is None:
            raise NotFound(
                "the first build of this story has not ended; give the same 'rashomon build' "
                "again, which goes on from where it was stopped"
            )
        self._run = run

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets the file go."""
        self._store.close()

    def edition(self) -> str:
        """A text that is another one once the file holds another record; cheap to ask for.

        What was read of a record stays as it was read.  A program that keeps a story open asks
        again, and opens it anew where the answer has changed.

        Raises:
            StoreError: The file is damaged.
        """
        run = self._store.run()
        made = sorted(self._store.done(*self._keys.of("publish")))
        return canonical_json([run.id if run else None, made])

    @property
    def run(self) -> RunRow:
        """What made the record, with the settings in full."""
        return self._run

    @cached_property
    def settings(self) -> Settings:
        """The settings that the record was made with."""
        return from_json(Settings, _parsed(self._run.settings))

    @cached_property
    def record(self) -> Record:
        """The whole record, as the machine made it.

        Raises:
            StoreError: It is damaged.
        """
        return from_text(Record, unpack_text(self._concluded("publish")))

    @property
    def documents(self) -> tuple[RecordDocument, ...]:
        """Documents, sorted by id."""
        return self.record.documents

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Reported statements, in the order of the record."""
        return self.record.attributions

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Who and what is named, sorted by id."""
        return self.record.entities

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        """Acts of speaking, sorted by id."""
        return self.record.utterances

    @property
    def cautions(self) -> tuple[Caution, ...]:
        """Published doubts."""
        return self.record.cautions

    @property
    def failures(self) -> tuple[Failure, ...]:
        """Inputs that could not be read."""
        return self.record.failures

    def statement_rows(self) -> Rows:
        """Statements as flat rows, which data frames take as they are.

        People's decisions are applied; ``reviewed`` and ``layer`` say to which.
        """
        now = self.corrected
        return [{**row, **layer_cells(now, row)} for row in statement_rows(now.record)]

    def document_rows(self) -> Rows:
        """Documents as flat rows, without their text; as ``statement_rows``."""
        now = self.corrected
        return [{**row, **layer_cells(now, row)} for row in document_rows(now.record)]

    def search(self, text: str, limit: int = _HITS) -> tuple[Hit, ...]:
        """Statements, then documents, that hold all words of a query; best first.

        Args:
            text: Words, and phrases in straight double quotation marks.  Case and accents do
                not count.
            limit: Most answers.
        """
        return self._store.search(text, limit)

    def compare(self, documents: Sequence[str]) -> Comparison:
        """Puts two to four documents side by side, sentence by sentence.

        Args:
            documents: Their ids or names; the first is the reference.

        Returns:
            Rows of sentences that stand for one another, with the words in which they differ.

        Raises:
            UsageError: There are fewer than two or more than four, one is named twice, or a name
                is that of several documents.
            NotFound: There is no such document.
        """
        index = RecordIndex(self.corrected.record)
        return compare(index, [find_document(index, name) for name in documents])

    def raw_excerpt(
        self, finding: str, spans: Sequence[Span] = (), around: int = AROUND
    ) -> RawExcerpt:
        """The bytes received around a statement or around words of a document.

        Args:
            finding: Id of a statement, or of a document.
            spans: Where the words stand in the document's text; where none are given, those of
                the statement, or the beginning of the document.
            around: Characters shown on each side, 0 to 2,000.

        Returns:
            What stands there, to be shown as text and never to be rendered.

        Raises:
            NotFound: There is no such statement or document.
            UsageError: A span reaches outside the text, or ``around`` is out of bounds.
            InputError: The stored bytes do not give it any more.
        """
        # A statement that somebody rejected still has the words that it was read from.
        atts = (*self.corrected.record.attributions, *self.record.attributions)
        att = next((item for item in atts if item.id == finding), None)
        document = att.document if att is not None else finding
        kept = self.cleaned(document)
        size = len(kept.document.text)
        chosen = tuple(spans) or (att.content if att else (Span(0, min(size, around)),))
        if max(span.end for span in chosen) > size:
            raise UsageError(f"spans of {document} end behind its text; allowed: up to {size}")
        received = self._store.received(kept.document.sha256)
        limits = self.settings.limits
        return raw_excerpt(kept, lambda: self.capture(document), received, chosen, around, limits)

    def capture(self, document: str) -> Capture:
        """What was received of a document, made again from the stored bytes.

        Args:
            document: Document id.

        Raises:
            NotFound: There is no such document.
            InputError: The stored bytes do not give it any more.
        """
        return self.captures([document])[document]

    def captures(self, documents: Iterable[str]) -> dict[str, Capture]:
        """What was received of some documents; every file is read once.

        Args:
            documents: Document ids.

        Raises:
            NotFound: There is no such document.
            InputError: The stored bytes do not give it any more.
        """
        by_file: dict[str, list[Cleaned]] = {}
        for document in sorted(set(documents)):
            kept = self.cleaned(document)
            by_file.setdefault(kept.document.sha256, []).append(kept)
        found: dict[str, Capture] = {}
        for sha256, items in by_file.items():
            wanted = [(item.document.name, item.locator) for item in items]
            again = replay_many(self._store.received(sha256), wanted, self.settings.limits)
            found |= {item.document.id: one for item, one in zip(items, again, strict=True)}
        return found

    def cleaned(self, document: str) -> Cleaned:
        """A document with its map to what was received, and how that was reached.

        Args:
            document: Document id.

        Raises:
            NotFound: There is no such document.
        """
        subject = self._subjects.get(document)
        if subject is None:
            raise NotFound(f"no document {document} in this story; 'rashomon show' lists them")
        work = self._store.get_work(self._keys.work("clean", subject))
        kept = None if work is None else cleaned_of(unpack(work.output))
        if kept is None:
            raise StoreError(f"{document}: what it was made of is gone; run 'rashomon verify'")
        return kept

    @cached_property
    def _subjects(self) -> dict[str, str]:
        """For each document id the id of its capture, under which work on it is kept."""
        found: dict[str, str] = {}
        for work in self._store.scan_work(*self._keys.of("clean")):
            output = unpack(work.output)
            if "document" in output:
                found[output["document"]["id"]] = work.subject
        return found

    def explain(self, finding: str) -> Explanation:
        """Why a finding is in the record: rules, words, characters received, people's decisions.

        Args:
            finding: Id of a statement, entity, utterance or document.

        Returns:
            What the machine found, or what people added, and what they decided about it.

        Raises:
            NotFound: There is no such finding.
        """
        now = self.corrected
        told = told_of(now, finding)
        try:
            found = self._explainer.explain(finding)
        except NotFound:
            if now.record is self.record:
                raise
            key = now.superseded.get(finding, finding)
            found = self._explainer_of(now.record).explain(key)
        return replace(found, decisions=told) if told else found

    def verify(self) -> VerificationReport:
        """Checks every span, digest and id of the story against the stored bytes.

        Returns:
            What was checked, and every mismatch; ``require()`` on it raises for the first.
        """
        return verify_story(self._store, self._run, self._keys, self.settings)

    @cached_property
    def _explainer(self) -> Explainer:
        return self._explainer_of(self.record)

    def _explainer_of(self, record: Record) -> Explainer:
        resolution = from_json(Resolution, unpack(self._concluded("resolve")))
        return Explainer(record, resolution, self.cleaned, self.captures)

    @cached_property
    def _keys(self) -> Keys:
        stages = [(stage, number) for stage, number in _parsed(self._run.stages)]
        models = [(model, sha256) for model, sha256 in _parsed(self._run.models)]
        return Keys(stages, models, self._run.settings_digest)

    def _concluded(self, stage: str) -> bytes:
        for work in self._store.scan_work(*self._keys.of(stage)):
            return work.output
        raise StoreError(
            f"the story's {stage} output is missing; give the same 'rashomon build' again"
        )


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, TypeError, RecursionError) as err:
        raise StoreError(
            f"story file: its row of the last run is damaged ({err}); build the story anew from "
            "the files it was made of"
        ) from err
