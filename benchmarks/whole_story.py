"""Processor seconds of the stages `resolve`, `align` and `judge`, by part and for growing stories.

::

    python -m benchmarks.whole_story --synthetic 300 --date 2031-04-01 --out result.json
    python -m benchmarks.whole_story --data FOLDER --hostile

The accounts are read once; only the three stages are timed.  Processor time of one process.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.machine import describe_machine, in_megabytes, peak_bytes
from benchmarks.options import add_pile, keep, make_parser
from benchmarks.pile import pile_digest, write_pile
from benchmarks.reading import read_documents
from benchmarks.stopwatch import Stopwatch
from rashomon.align import story as aligning
from rashomon.clean.document import clean_capture
from rashomon.ingest import open_received
from rashomon.judge import story as judging
from rashomon.model.documents import Capture, Document, Received
from rashomon.model.ids import sha256_hex
from rashomon.model.reading import Reading
from rashomon.read.reader import Reader
from rashomon.resolve import story as resolving
from rashomon.settings import Settings

_SENTENCE = (
    "Foreign minister Orla Venn told Ivo Ames on Friday that he would close the harbour, and she "
    "said the ministry’s spokesman had asked them to wait, according to the Port Courier. "
)
# Of the accounts: a half, then all, so that growth shows.
_SHARES = (4, 2, 1)
_HOSTILE_BYTES = 500_000


def main(arguments: list[str] | None = None) -> int:
    """Runs the benchmark from the command line."""
    options = _options().parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(options.data or scratch)
        if not options.data:
            write_pile(folder, options.synthetic)
        documents = read_documents(folder)
        digest = pile_digest(folder)
    readings = _read(documents)
    result = {
        "version": version("rashomon"),
        "date": options.date,
        "pile": (options.data and "given") or f"synthetic {options.synthetic}",
        "corpus_sha256": digest,
        "machine": describe_machine(),
        "growth": [_timed(documents[::share], readings[::share]) for share in _SHARES],
        "parts": _parts(documents, readings),
    }
    if options.hostile:
        hostile = _hostile_document()
        result["hostile"] = _timed([hostile], _read([hostile]))
    _show(result)
    keep(result, options.out)
    return 0


def _options() -> argparse.ArgumentParser:
    parser = make_parser("whole_story", __doc__)
    add_pile(parser, 300)
    parser.add_argument("--hostile", action="store_true", help="one endless paragraph, too")
    return parser


def _read(documents: Sequence[Document]) -> list[Reading]:
    reader = Reader(Settings())
    return [reader.read(document) for document in documents]


def _timed(documents: Sequence[Document], readings: Sequence[Reading]) -> dict[str, Any]:
    words = sum(len(document.text.split()) for document in documents)
    begin = time.process_time()
    resolution = resolving.resolve(documents, readings)
    resolved = time.process_time()
    alignment = aligning.align(documents, readings, resolution)
    aligned = time.process_time()
    judgement = judging.judge(documents, readings, resolution, alignment)
    judged = time.process_time()
    return {
        "documents": len(documents),
        "words": words,
        "entities": len(resolution.entities),
        "speakers": len(resolution.speakers),
        "passages": len(alignment.passages),
        "derivations": len(alignment.derivations),
        "utterances": len(alignment.utterances),
        "claims": len(judgement.claims),
        "contested": sum(claim.contested for claim in judgement.claims),
        "proposals": len(judgement.proposals),
        "events": len(judgement.events),
        "peak_mb": in_megabytes(peak_bytes()),
        **_seconds("resolve", resolved - begin, words),
        **_seconds("align", aligned - resolved, words),
        **_seconds("judge", judged - aligned, words),
    }


def _seconds(stage: str, used: float, words: int) -> dict[str, float]:
    return {
        f"{stage}_cpu_seconds": round(used, 3),
        f"{stage}_cpu_seconds_per_1000_words": round(1000 * used / max(1, words), 4),
    }


def _parts(documents: Sequence[Document], readings: Sequence[Reading]) -> dict[str, float]:
    """Processor seconds by module; what is timed costs a little itself."""
    watch = Stopwatch(time.process_time)
    resolve = watch.timed("resolve: the rest", resolving.resolve)
    align = watch.timed("align: the rest", aligning.align)
    judge = watch.timed("judge: the rest", judging.judge)
    modules = [sys.modules[stage.__name__] for stage in (resolving, aligning, judging)]
    with watch.watching(*modules):
        resolution = resolve(documents, readings)
        judge(documents, readings, resolution, align(documents, readings, resolution))
    parts: dict[str, float] = defaultdict(float)
    for label, seconds in watch.seconds.items():
        parts[label.partition(".")[0]] += seconds
    return {part: round(seconds, 4) for part, seconds in parts.items()}


def _hostile_document() -> Document:
    """One paragraph in which hundreds of pronouns and offices follow one another."""
    data = (_SENTENCE * (_HOSTILE_BYTES // len(_SENTENCE))).encode()
    settings = Settings()
    received = Received(sha256_hex(data), data)
    opened = open_received(received, "endless.txt", settings.limits)
    (capture,) = [item for item in opened if isinstance(item, Capture)]
    return clean_capture(capture, settings)


def _show(result: dict[str, Any]) -> None:
    print(f"rashomon {result['version']}, pile {result['pile']}, {result['corpus_sha256'][:16]}")
    print("documents    words  speakers  passages  stage    cpu s  cpu s per 1000 words  peak MB")
    for row in (*result["growth"], *filter(None, [result.get("hostile")])):
        for stage in ("resolve", "align", "judge"):
            print(
                f"{row['documents']:9}  {row['words']:7}  {row['speakers']:8}  {row['passages']:8}"
                f"  {stage:7}{row[f'{stage}_cpu_seconds']:7.2f}"
                f"  {row[f'{stage}_cpu_seconds_per_1000_words']:20.4f}  {row['peak_mb']:7}"
            )
    print("\ncpu seconds by part")
    for part, seconds in sorted(result["parts"].items(), key=lambda item: -item[1]):
        print(f"{seconds:9.3f}  {part}")


if __name__ == "__main__":
    raise SystemExit(main())
