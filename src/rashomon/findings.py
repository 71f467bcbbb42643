"""What a story file holds between its stages: the keys of work, and all findings so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from rashomon.accounts import cleaned_of, failures_of, reading_of
from rashomon.model.codec import to_json
from rashomon.model.documents import Document, Failure
from rashomon.model.ids import canonical_json, content_id
from rashomon.model.reading import Reading
from rashomon.model.record import Run
from rashomon.settings import Settings
from rashomon.store.base import RunRow, Store, WorkKey
from rashomon.store.packing import unpack
from rashomon.store.tables import Provenance

WHOLE_STORY = ("resolve", "align", "judge", "publish")

# Whether a file can be read at all depends on the file system alone, so these failures have a key
# without versions and settings: each is published until a file of that name can be read.
_FILES = ("files", "1", "")
# From which stage on a model's digest is part of the keys, where that is not the reader's; what
# stands behind a dash in its name tells its files apart.
_STAGE_OF = {"claims": "judge"}


class Keys:
    """Keys of all work of one run.

    A stage's key names the versions of all stages before it too: a document cleaned in another
    way is another document to the reader.

    Args:
        versions: ``(stage, version)`` in the order of the pipeline.
        models: ``(model, sha256)`` of each model; each is part of the keys from the stage on that
            uses it.
        settings: Digest of the settings.
    """

    def __init__(
        self,
        versions: Sequence[tuple[str, str]],
        models: Sequence[tuple[str, str]],
        settings: str,
    ) -> None:
        self.versions = tuple(versions)
        self.models = tuple(sorted(models))
        self.settings = settings
        self._of = {"files": _FILES}
        chain: list[str] = []
        for stage, number in versions:
            chain.append(f"{stage} {number}")
            # As many digits as an id has, for the same reason.
            chain.extend(
                f"{model} {sha256[:16]}"
                for model, sha256 in self.models
                if _STAGE_OF.get(model.partition("-")[0], "read") == stage
            )
            self._of[stage] = (stage, ", ".join(chain), settings)

    def of(self, stage: str) -> tuple[str, str, str]:
        """Stage, version and settings of a stage's work."""
        return self._of[stage]

    def work(self, stage: str, subject: str) -> WorkKey:
        """The key of a stage's work on one subject."""
        return WorkKey(*self._of[stage], subject)

    def all(self) -> tuple[tuple[str, str, str], ...]:
        """Stage, version and settings of every stage's work."""
        return tuple(self._of.values())


@dataclass(frozen=True, slots=True)
class Findings:
    """All that the stages before ``resolve`` found in a story.

    Args:
        id: As ``findings_id`` gives it.
        documents: Every document that was read, sorted by id.
        readings: Their readings, in the same order.
        failures: What could not be read, sorted.
        provenance: For each document id, where it came from.
    """

    id: str
    documents: tuple[Document, ...]
    readings: tuple[Reading, ...]
    failures: tuple[Failure, ...]
    provenance: Mapping[str, Provenance]

    @classmethod
    def load(cls, store: Store, keys: Keys) -> Findings:
        """Collects the findings of a run's keys from a story.

        Args:
            store: The story.
            keys: The run's keys.
        """
        captures = captures_of(store, keys)
        failures = set(_failures(store, keys, captures))
        readings: dict[str, Reading] = {}
        for work in store.scan_work(*keys.of("read")):
            reading = reading_of(unpack(work.output))
            if reading is not None and work.subject in captures:
                readings[work.subject] = reading
        documents: dict[str, Document] = {}
        provenance: dict[str, Provenance] = {}
        for work in store.scan_work(*keys.of("clean")):
            kept = cleaned_of(unpack(work.output)) if work.subject in readings else None
            if kept is not None:
                doc = kept.document
                documents[doc.id] = doc
                provenance[doc.id] = Provenance(
                    captures[work.subject],
                    kept.locator,
                    kept.media,
                    kept.encoding,
                )
        by_document = {reading.document: reading for reading in readings.values()}
        ordered = tuple(documents[key] for key in sorted(documents))
        told = tuple(sorted(failures, key=lambda item: (item.name, item.slug, item.message)))
        return cls(
            id=findings_id(store, keys),
            documents=ordered,
            readings=tuple(by_document[doc.id] for doc in ordered),
            failures=told,
            provenance=provenance,
        )


def captures_of(store: Store, keys: Keys) -> dict[str, str]:
    """Captures in a story's inputs.

    Args:
        store: The story.
        keys: The run's keys.

    Returns:
        For each capture id the id of an input it is in: of several, the first.
    """
    found: dict[str, str] = {}
    for work in store.scan_work(*keys.of("ingest")):
        for capture, _ in unpack(work.output)["captures"]:
            found.setdefault(capture, work.subject)
    return found


def findings_id(store: Store, keys: Keys) -> str:
    """Content id of all findings before ``resolve``, told without looking at each of them.

    What was finished follows from its key alone; only failures to be tried again can differ.

    Args:
        store: The story.
        keys: The run's keys.
    """
    captures = captures_of(store, keys).keys()
    finished = [
        sorted(store.done(*keys.of("ingest"))),
        sorted(store.done(*keys.of("clean")) & captures),
        sorted(store.done(*keys.of("read")) & captures),
    ]
    passing = {
        (failure.name, failure.slug, failure.message)
        for stage in ("files", "ingest", "clean", "read")
        for work in store.scan_work(*keys.of(stage))
        if work.again
        for failure in failures_of(unpack(work.output))
    }
    return content_id("story", finished, sorted(passing))


def _failures(store: Store, keys: Keys, captures: Mapping[str, str]) -> Iterator[Failure]:
    for stage in ("files", "ingest", "clean", "read"):
        for work in store.scan_work(*keys.of(stage)):
            if stage in ("files", "ingest") or work.subject in captures:
                yield from failures_of(unpack(work.output))


def run_of(keys: Keys) -> Run:
    """What makes a record under these keys."""
    return Run(version("rashomon"), keys.versions, keys.settings, keys.models)


def run_row(run: Run, settings: Settings) -> RunRow:
    """A run as a story keeps it, with its settings in full.

    Args:
        run: The run.
        settings: Its settings; where work was placed is left out, since it changes no result.
    """
    values = {key: value for key, value in to_json(settings).items() if key != "engine"}
    parts = (
        run.rashomon,
        canonical_json([list(stage) for stage in run.stages]),
        canonical_json([list(model) for model in run.models]),
        run.settings,
        canonical_json(values),
    )
    return RunRow(content_id("run", *parts), *parts)
