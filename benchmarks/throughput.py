"""Words per second and peak memory of reading accounts, on one core and on several.

::

    python -m benchmarks.throughput --synthetic 200 --workers 1 2 --date 2031-04-01
    python -m benchmarks.throughput --data FOLDER --workers 1 2 --out result.json

Each number of workers is measured in a process of its own, so that one does not warm up another
and memory can be told apart.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

import onnxruntime

from benchmarks.machine import cpu_seconds, describe_machine, in_megabytes, peak_bytes
from benchmarks.options import add_pile, keep, make_parser
from benchmarks.pile import pile_digest, write_pile
from benchmarks.stopwatch import Stopwatch
from rashomon.clean.document import clean_capture
from rashomon.errors import InputError
from rashomon.ingest import discover, open_received, read_file
from rashomon.model.documents import Capture
from rashomon.pipeline import STAGES, build
from rashomon.read import reader, tagger
from rashomon.settings import Settings, load_settings

# What only the whole story can tell is timed apart from the path of one account.
_WHOLE_STORY = ("resolve", "align", "judge", "publish")


def main(arguments: list[str] | None = None) -> int:
    """Runs the benchmark from the command line."""
    options = _options().parse_args(arguments)
    if options.inner:
        sys.stdout.write(json.dumps(_inner(options.inner, Path(options.data), options.workers[0])))
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(options.data) if options.data else Path(scratch)
        if not options.data:
            write_pile(folder, options.synthetic)
        result = _measured(folder, options.workers)
    result |= {
        "date": options.date,
        "pile": (options.data and "given") or f"synthetic {options.synthetic}",
    }
    _show(result)
    keep(result, options.out)
    return 0


def _options() -> argparse.ArgumentParser:
    parser = make_parser("throughput", __doc__)
    add_pile(parser, 200)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--inner", choices=("build", "parts"), help=argparse.SUPPRESS)
    return parser


def _measured(folder: Path, workers: list[int]) -> dict[str, Any]:
    return {
        "version": version("rashomon"),
        "stages": dict(STAGES),
        "model": dict(reader.model_digests()),
        "machine": describe_machine(),
        "corpus_sha256": pile_digest(folder),
        "runs": [_apart("build", folder, count) for count in workers],
        "parts": _apart("parts", folder, 1),
    }


def _apart(what: str, folder: Path, workers: int) -> dict[str, Any]:
    """Measures in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.throughput", "--inner", what]
    command += ["--data", str(folder), "--workers", str(workers)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


def _inner(what: str, folder: Path, workers: int) -> dict[str, Any]:
    return _build(folder, workers) if what == "build" else _parts(folder)


def _build(folder: Path, workers: int) -> dict[str, Any]:
    """One build from files to record."""
    settings = load_settings(overrides={"engine.workers": workers})
    with tempfile.TemporaryDirectory() as scratch:
        begin = time.perf_counter()
        load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
        report = build([folder], Path(scratch) / "bench.story", settings)
        wall = time.perf_counter() - begin
        size = (Path(scratch) / "bench.story").stat().st_size
    cpu = cpu_seconds()
    whole_story = sum(report.seconds[stage] for stage in _WHOLE_STORY)
    path = wall - whole_story
    return {
        "workers": workers,
        "documents": report.documents,
        "words": report.words,
        "failures": report.failed,
        "wall_seconds": round(wall, 3),
        "whole_story_seconds": round(whole_story, 3),
        "words_per_second": round(report.words / path, 1),
        "documents_per_second": round(report.documents / path, 2),
        "cpu_seconds": None if cpu is None else round(cpu, 3),
        "words_per_cpu_second": None if cpu is None else round(report.words / cpu, 1),
        "stage_seconds": {stage: round(value, 3) for stage, value in report.seconds.items()},
        "story_bytes": size,
        "peak_bytes": peak_bytes(),
        "peak_bytes_of_a_worker": peak_bytes(of_workers=True),
        "load_before": load,
    }


def _parts(folder: Path) -> dict[str, Any]:
    """The path of one account after the other, function by function."""
    settings = Settings()
    captures = read_captures(folder, settings)
    watch = Stopwatch()
    reading = reader.Reader(settings)
    network = onnxruntime.InferenceSession.run
    words = 0
    onnxruntime.InferenceSession.run = watch.timed("network", network)
    read = watch.timed("reader, the rest", reading.read)
    clean = watch.timed("clean", clean_capture)
    try:
        with watch.watching(reader, tagger):
            for capture in captures:
                try:
                    doc = clean(capture, settings)
                except InputError:
                    continue
                words += len(doc.text.split())
                read(doc)
    finally:
        onnxruntime.InferenceSession.run = network
    return {
        "words": words,
        "seconds": {label: round(value, 4) for label, value in watch.seconds.items()},
        "calls": dict(watch.calls),
    }


def read_captures(folder: Path, settings: Settings) -> list[Capture]:
    """Opens all accounts of a folder.

    Args:
        folder: The pile.
        settings: Its limits are kept.
    """
    found: list[Capture] = []
    for file in discover([folder])[0]:
        received = read_file(file.path, settings.limits)
        opened = open_received(received, file.name, settings.limits)
        found += [capture for capture in opened if isinstance(capture, Capture)]
    return found


def _show(result: dict[str, Any]) -> None:
    print(f"rashomon {result['version']}, pile {result['pile']}, {result['corpus_sha256'][:16]}")
    print("workers  documents    words   wall s  words/s  docs/s  words/cpu s  peak MB  worker MB")
    for run in result["runs"]:
        print(
            f"{run['workers']:7}  {run['documents']:9}  {run['words']:7}"
            f"  {run['wall_seconds']:7.1f}  {run['words_per_second']:7.0f}"
            f"  {run['documents_per_second']:6.1f}"
            f"  {run['words_per_cpu_second'] or 0:11.0f}  {in_megabytes(run['peak_bytes']):>7}"
            f"  {in_megabytes(run['peak_bytes_of_a_worker']):>9}"
        )
    print("\nstage seconds, summed over workers")
    for run in result["runs"]:
        stages = "  ".join(f"{name} {value:.2f}" for name, value in run["stage_seconds"].items())
        print(f"{run['workers']:7}  {stages}")
    parts = result["parts"]
    whole = sum(parts["seconds"].values())
    print("\nclean and read, by function, one worker")
    for label, seconds in sorted(parts["seconds"].items(), key=lambda item: -item[1]):
        if seconds >= whole / 200:
            print(f"{seconds:9.2f} s  {seconds / whole:6.1%}  {label}")


if __name__ == "__main__":
    raise SystemExit(main())
