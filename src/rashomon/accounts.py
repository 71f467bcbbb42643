"""The part of a run that looks at one account alone: clean it, then read it.

This is what worker processes run.  Whatever a run needs of the stages is listed in ``Stages``, so
that a part can be exchanged without touching the run.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

from rashomon.errors import InputError, InvariantError, LimitExceeded
from rashomon.model.codec import from_json, to_json
from rashomon.model.documents import Capture, Document, Failure, Received
from rashomon.model.ids import text_sha256
from rashomon.model.judgement import Judgement
from rashomon.model.links import Alignment, Resolution
from rashomon.model.reading import Reading
from rashomon.model.record import Record, Run
from rashomon.settings import Limits, Settings
from rashomon.store.packing import pack


class GivenFile(Protocol):
    """A file as ``discover`` names it."""

    @property
    def path(self) -> Path:
        """Where it is."""
        ...

    @property
    def name(self) -> str:
        """What to call it."""
        ...


class AccountReader(Protocol):
    """Reads one document after another."""

    def read(self, document: Document) -> Reading:
        """Reads one document."""
        ...


class Assemble(Protocol):
    """Makes the record; see ``publish.assemble``."""

    def __call__(  # noqa: PLR0913 - one argument for each stage that hands something on
        self,
        run: Run,
        documents: Sequence[Document],
        readings: Sequence[Reading],
        resolution: Resolution,
        alignment: Alignment,
        judgement: Judgement,
        failures: Sequence[Failure],
    ) -> Record:
        """Puts the findings of all stages into one record."""
        ...


Documents = Sequence[Document]
Readings = Sequence[Reading]


@dataclass(frozen=True, slots=True)
class Stages:
    """What a run calls, in the order in which it does.

    Args:
        versions: ``(stage, version)`` in the order of the pipeline.
        read_file: Bytes of a file.
        open_received: Captures in some bytes.
        clean: Capture → document; importable by name, since workers load it.
        reader: Builds the reader; importable by name as well.
        models: ``(model, sha256)`` of each model that a stage uses.
        resolve: Readings → who is who.
        align: What is the same.
        judge: Claims, proposals, events and doubts of the whole story.
        assemble: The record.
    """

    versions: tuple[tuple[str, str], ...]
    read_file: Callable[[Path, Limits], Received]
    open_received: Callable[[Received, str, Limits], Iterator[Capture | Failure]]
    clean: Callable[[Capture, Settings], Document]
    reader: Callable[[Settings], AccountReader]
    models: Callable[[], tuple[tuple[str, str], ...]]
    resolve: Callable[[Documents, Readings], Resolution]
    align: Callable[[Documents, Readings, Resolution], Alignment]
    judge: Callable[[Documents, Readings, Resolution, Alignment], Judgement]
    assemble: Assemble


# Failures of an attempt and not of the input: the next run tries again.
PASSING = frozenset({"limit.seconds", "internal.error", "worker.lost"})


@dataclass(frozen=True, slots=True)
class OpenInput:
    """Looks which captures are in an input; a ``Task`` of an engine.

    Args:
        open_received: As in ``Stages``.
        limits: The run's limits.
    """

    open_received: Callable[[Received, str, Limits], Iterator[Capture | Failure]]
    limits: Limits

    def prepare(self) -> None:
        """Needs nothing."""

    def __call__(
        self, item: tuple[Received, str]
    ) -> tuple[tuple[tuple[str, str], ...], tuple[Failure, ...]]:
        """Opens one input.

        Args:
            item: Its bytes and its name.

        Returns:
            Id and digest of the text of each capture, and what could not be read.
        """
        captures: list[tuple[str, str]] = []
        failures: list[Failure] = []
        for found in self.open_received(*item, self.limits):
            if isinstance(found, Failure):
                failures.append(found)
            else:
                captures.append((found.id, text_sha256(found.text)))
        return tuple(captures), tuple(failures)


@dataclass(frozen=True, slots=True)
class Account:
    """One account to be worked on.

    Args:
        subject: Id of its capture.
        name: Its name, for messages.
        material: The capture, or the document where it was cleaned before.
    """

    subject: str
    name: str
    material: Capture | Document


@dataclass(frozen=True, slots=True)
class Result:
    """What one stage gave for one account.

    Args:
        stage: Which stage.
        output: Packed JSON: what ``cleaned`` and ``reading_of`` read.
        seconds: Wall seconds it took.
        failed: Whether it gave a failure.
        again: Whether the next run is to try again.
    """

    stage: Literal["clean", "read"]
    output: bytes
    seconds: float = 0.0
    failed: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A document as kept, with how its capture was reached.

    Args:
        document: The document.
        locator: As in the capture.
        media: As in the capture.
        encoding: As in the capture.
        characters: Characters of the capture's text.
        text_sha256: Digest of the capture's text.
    """

    document: Document
    locator: tuple[str, ...]
    media: str
    encoding: str
    characters: int
    text_sha256: str


@dataclass
class ReadAccounts:
    """Cleans and reads accounts; a ``Task`` of an engine.

    Args:
        clean: As in ``Stages``.
        make_reader: As ``Stages.reader``.
        settings: The run's settings.
    """

    clean: Callable[[Capture, Settings], Document]
    make_reader: Callable[[Settings], AccountReader]
    settings: Settings
    _reader: AccountReader | None = field(default=None, init=False, repr=False)

    def __getstate__(self) -> dict[str, Any]:
        """Without the reader: each process builds its own."""
        return {**self.__dict__, "_reader": None}

    def prepare(self) -> None:
        """Builds the reader."""
        if self._reader is None:
            self._reader = self.make_reader(self.settings)

    def __call__(self, item: Account) -> tuple[Result, ...]:
        """Cleans and reads one account.

        Args:
            item: The account.

        Returns:
            One result for each stage it went through; after a failed one there is none.
        """
        material = item.material
        if isinstance(material, Document):
            return (self._read(item, material),)
        result, document = self._clean(item, material)
        if document is None:
            return (result,)
        return result, self._read(item, document)

    def _clean(self, item: Account, capture: Capture) -> tuple[Result, Document | None]:
        begin = time.perf_counter()
        try:
            document = self.clean(capture, self.settings)
            seconds = time.perf_counter() - begin
            self._check_seconds("cleaned", seconds)
        except InputError as err:
            return failed("clean", item.name, err, time.perf_counter() - begin), None
        output = {
            "document": to_json(document),
            "locator": list(capture.locator),
            "media": capture.media,
            "encoding": capture.encoding,
            "characters": len(capture.text),
            "text_sha256": text_sha256(capture.text),
        }
        return Result("clean", pack(output), seconds), document

    def _read(self, item: Account, document: Document) -> Result:
        if self._reader is None:
            raise InvariantError("an account was to be read before the reader was prepared")
        begin = time.perf_counter()
        try:
            reading = self._reader.read(document)
        except InputError as err:
            return failed("read", item.name, err, time.perf_counter() - begin)
        seconds = time.perf_counter() - begin
        return Result("read", pack({"reading": to_json(reading)}), seconds)

    def _check_seconds(self, what: str, seconds: float) -> None:
        """A clock decides about an attempt, never about a result: it is tried again."""
        allowed = self.settings.limits.seconds
        if seconds > allowed:
            raise LimitExceeded(
                f"was {what} for {seconds:.0f} s, {allowed} s are allowed; it is tried again at "
                "the next run. Raise limits.seconds to give it longer",
                "limit.seconds",
            )


def failed(
    stage: Literal["clean", "read"], name: str, err: InputError, seconds: float = 0.0
) -> Result:
    """The result of an account that could not be used.

    Args:
        stage: Where it failed.
        name: The account's name.
        err: Why.
        seconds: Wall seconds it took.
    """
    again = err.slug in PASSING
    output = failures_output([Failure(name, err.slug, str(err))])
    return Result(stage, output, seconds, failed=True, again=again)


def failures_output(failures: Iterable[Failure]) -> bytes:
    """Failures as output of a stage."""
    return pack({"failures": [to_json(failure) for failure in failures]})


def failures_of(output: Any) -> tuple[Failure, ...]:
    """Failures in an unpacked output; empty where the stage succeeded."""
    return tuple(from_json(Failure, item) for item in output.get("failures", ()))


def cleaned_of(output: Any) -> Cleaned | None:
    """The document in an unpacked output of ``clean``, or ``None`` where that failed."""
    return None if "document" not in output else from_json(Cleaned, output)


def reading_of(output: Any) -> Reading | None:
    """The reading in an unpacked output of ``read``, or ``None`` where that failed."""
    return None if "reading" not in output else from_json(Reading, output["reading"])
