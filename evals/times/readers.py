"""What our rules find in a document, and what dateparser finds, as a list of times each."""

from __future__ import annotations

import importlib.metadata
import multiprocessing
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.connection import Connection

from evals.times.corpus import GoldDocument, GoldTime
from rashomon.model.spans import Span
from rashomon.read.times import find_times
from rashomon.resolve.times import place_times

LIMIT_SECONDS = 20.0
"""Wall time that dateparser may take for one document; its search hangs on some."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What one reader found.

    Attributes:
        reader: Its name and version.
        times: For each document, in their order.
        seconds: CPU time for all of them.
        stopped: Names of documents that it was stopped on.
    """

    reader: str
    times: tuple[tuple[GoldTime, ...], ...]
    seconds: float
    stopped: tuple[str, ...] = ()


def run_rules(documents: Sequence[GoldDocument], version: str) -> Findings:
    """Finds and places times with our rules, the day of creation given."""
    started = time.process_time()
    found = tuple(find_in(doc.text, doc.created) for doc in documents)
    return Findings(f"rashomon {version}", found, time.process_time() - started)


def find_in(text: str, created: str) -> tuple[GoldTime, ...]:
    """Times of one text with the values that our rules give them."""
    placed = place_times(text, find_times(text), created)
    return tuple(GoldTime(one.span, one.type, one.value) for one in placed)


def run_dateparser(documents: Sequence[GoldDocument], limit: float = LIMIT_SECONDS) -> Findings:
    """Finds dates with ``dateparser.search.search_dates``, the day of creation being its base.

    Args:
        documents: In order.
        limit: Seconds for one document; one that takes longer counts as nothing found.
    """
    version = importlib.metadata.version("dateparser")
    times: list[tuple[GoldTime, ...]] = []
    stopped, seconds = [], 0.0
    worker = _Worker()
    for doc in documents:
        answer = worker.ask(doc, limit)
        if answer is None:
            stopped.append(doc.name)
            worker = _Worker()
        times.append(tuple(locate(doc.text, answer[0])) if answer else ())
        seconds += answer[1] if answer else limit
    worker.stop()
    return Findings(f"dateparser {version} search_dates", tuple(times), seconds, tuple(stopped))


_Answer = tuple[list[tuple[str, str]], float]


class _Worker:
    """A process that searches texts, so that it can be stopped."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        self._ours.recv()  # It has imported what it needs.

    def ask(self, doc: GoldDocument, limit: float) -> _Answer | None:
        self._ours.send((doc.text, doc.created))
        if self._ours.poll(limit):
            answer: _Answer = self._ours.recv()
            return answer
        self.stop()
        return None

    def stop(self) -> None:
        self._process.terminate()
        self._process.join()


def _serve(pipe: Connection) -> None:
    # Here, because the evals are imported where dateparser is not installed.
    from dateparser.search import (  # type: ignore[import-not-found,import-untyped,unused-ignore]
        search_dates,
    )

    pipe.send("ready")
    while True:
        text, created = pipe.recv()
        started = time.process_time()
        base = datetime.fromisoformat(created)
        hits = search_dates(text, languages=["en"], settings={"RELATIVE_BASE": base}) or []
        values = [(words, moment.date().isoformat()) for words, moment in hits]
        pipe.send((values, time.process_time() - started))


def locate(text: str, hits: Sequence[tuple[str, str]]) -> Iterator[GoldTime]:
    """Places of strings that were found in order.

    Args:
        text: The text.
        hits: String and day, as ``search_dates`` gives them, without offsets.

    Yields:
        Each that is found after the one before; of the type DATE, the only one that is given.
    """
    at = 0
    for words, value in hits:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            yield GoldTime(Span(start, at), "DATE", value)
