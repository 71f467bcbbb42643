"""What a run tells while it goes on, and what it tells at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from rashomon.model.documents import Failure


@dataclass(frozen=True, slots=True)
class Event:
    """How far one stage has come.

    Args:
        stage: Name of the stage, as in ``pipeline.STAGES``.
        done: Items finished in this run, failed ones included.
        total: Items to be worked on in this run.
        failed: How many of those done gave nothing.
        skipped: Items that an earlier run has finished.
    """

    stage: str
    done: int
    total: int
    failed: int = 0
    skipped: int = 0


Progress: TypeAlias = Callable[[Event], None]


def silent(event: Event) -> None:
    """Progress for nobody."""
    del event


@dataclass(frozen=True, slots=True)
class Files:
    """What became of the files given to a run.

    Args:
        new: Not in the story before.
        known: In the story already: the same bytes under the same name.
        unread: Could not be read at all.
    """

    new: int = 0
    known: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did, and what the story holds after it.

    Args:
        files: What became of the files given.
        read: Accounts read in this run.
        kept: Accounts whose reading was kept from an earlier run.
        documents: Documents in the story.
        languages: How many documents are in each language.
        words: Words of all documents.
        statements: How many statements of each kind.
        cautions: How many cautions of each slug.
        failures: Inputs that could not be read, as published in the record.
        seconds: Wall seconds of each stage, summed over workers; for display alone.
    """

    files: Files
    read: int
    kept: int
    documents: int
    languages: Mapping[str, int]
    words: int
    statements: Mapping[str, int]
    cautions: Mapping[str, int]
    failures: tuple[Failure, ...]
    seconds: Mapping[str, float]

    @property
    def failed(self) -> Mapping[str, int]:
        """How many failures of each slug."""
        return counted(failure.slug for failure in self.failures)


def report_of(
    record: Mapping[str, Any], seconds: Mapping[str, float], *, files: Files, read: int, kept: int
) -> RunReport:
    """The report of a run that has written a record.

    Args:
        record: The record as JSON values, which is how a story keeps it.
        seconds: Wall seconds of each stage.
        files: What became of the files given.
        read: Accounts read in the run.
        kept: Accounts whose reading was kept.
    """
    documents = record["documents"]
    return RunReport(
        files=files,
        read=read,
        kept=kept,
        documents=len(documents),
        languages=counted(doc["language"] for doc in documents),
        words=sum(len(doc["text"].split()) for doc in documents),
        statements=counted(att["kind"] for att in record["attributions"]),
        cautions=counted(caution["slug"] for caution in record["cautions"]),
        failures=tuple(Failure(**failure) for failure in record["failures"]),
        seconds=dict(seconds),
    )


def counted(values: Iterable[str]) -> dict[str, int]:
    """How often each value occurs, sorted by value.

    >>> counted(["b", "a", "b"])
    {'a': 1, 'b': 2}
    """
    return dict(sorted(Counter(values).items()))


# Failures that say what was passed over on purpose; nothing is wrong.
_FOR_INFORMATION = frozenset({"path.skipped"})


def exit_code(report: RunReport) -> int:
    """What a command that ran a build ends with.

    Args:
        report: The run's report.

    Returns:
        0 where every input of the story was read, 1 where some were not, 3 where the story
        holds no document at all.
    """
    if report.documents == 0:
        return 3
    return 1 if any(f.slug not in _FOR_INFORMATION for f in report.failures) else 0
