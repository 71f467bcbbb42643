"""Words per processor second of the reader alone, by part, beside a peer and on hostile texts.

::

    python -m benchmarks.reading --synthetic 60 --date 2031-04-01
    python -m benchmarks.reading --data FOLDER --peer-python VENV/bin/python --hostile --out r.json

Processor time, not wall time: of use on a machine that is busy with something else. Each figure
comes from a process of its own with one thread.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import onnxruntime

from benchmarks.machine import describe_machine, in_megabytes, peak_bytes
from benchmarks.options import add_pile, keep, make_parser
from benchmarks.pile import pile_digest, write_pile
from benchmarks.stopwatch import Stopwatch
from benchmarks.throughput import read_captures
from rashomon.clean.document import clean_capture
from rashomon.errors import InputError
from rashomon.model.documents import Document
from rashomon.read import reader
from rashomon.settings import Settings

_SENTENCE = (
    "Orla Venn said on Friday that the harbour would close by noon and “nobody asked” the crews, "
    "while Mr. Ames called it a mess. "
)
HOSTILE: dict[str, Callable[[], str]] = {
    "one paragraph of 5 MB": lambda: _SENTENCE * (5_000_000 // len(_SENTENCE)),
    "10,000 quotation marks": lambda: "“ " * 10_000,
    "a million letters": lambda: "x" * 1_000_000,
    "100,000 short lines": lambda: "Go on.\n" * 100_000,
}
_PARTS = {
    "network": "network",
    "tokens": "words",
    "borders": "words",
    "windows": "word pieces",
    "decoding": "decoding",
    "signatures": "decoding",
    "repair": "decoding",
    "linking": "linking",
    "confidence": "linking",
    "mentions": "names",
    "name_labels": "names",
    "naming": "names",
    "quotations": "quotation marks",
    "acts": "acts",
    "nesting": "nested attributions",
    "sentences": "paragraphs",
}


def main(arguments: list[str] | None = None) -> int:
    """Runs the benchmark from the command line."""
    options = _options().parse_args(arguments)
    if options.inner:
        sys.stdout.write(json.dumps(_INNER[options.inner](options.data)))
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(options.data or scratch)
        if not options.data:
            write_pile(folder, options.synthetic)
        result = _measured(folder, options)
    _show(result)
    keep(result, options.out)
    return 0


def _options() -> argparse.ArgumentParser:
    parser = make_parser("reading", __doc__)
    add_pile(parser, 60)
    parser.add_argument("--peer-python", help="a Python that has spaCy and the pipeline")
    parser.add_argument("--peer-model", default="en_core_web_sm", help="the pipeline's package")
    parser.add_argument("--hostile", action="store_true", help="texts made to be slow, too")
    parser.add_argument("--inner", choices=sorted(_INNER), help=argparse.SUPPRESS)
    return parser


def _measured(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    result = {
        "version": version("rashomon"),
        "date": options.date,
        "pile": (options.data and "given") or f"synthetic {options.synthetic}",
        "corpus_sha256": pile_digest(folder),
        "model": dict(reader.model_digests()),
        "machine": describe_machine(),
        "load_before": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        "start": _apart("start", ""),
        "reading": _apart("reading", str(folder)),
        "parts": _apart("parts", str(folder)),
    }
    if options.hostile:
        result["hostile"] = {name: _apart("hostile", name) for name in HOSTILE}
    if options.peer_python:
        result["peer"] = _ask_peer(folder, options.peer_python, options.peer_model)
    return result


def _apart(what: str, data: str) -> Any:
    """Measures in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.reading", "--inner", what, "--data", data]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def _ask_peer(folder: Path, python: str, model: str) -> dict[str, Any]:
    """The same texts, read by somebody else in the same run."""
    texts = [document.text for document in read_documents(folder)]
    program = str(Path(__file__).with_name("peer_spacy.py"))
    done = subprocess.run(
        [python, program, model],
        input=json.dumps(texts).encode(),
        stdout=subprocess.PIPE,
        check=True,
        env=os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
    )
    peer: dict[str, Any] = json.loads(done.stdout)
    peer["words_per_cpu_second"] = round(_count_words(texts) / peer["cpu_seconds"], 1)
    return peer


def _start(_: str) -> dict[str, float]:
    """From nothing to a reader that can read: what a command costs before its first word."""
    program = (
        "import time, rashomon\nfrom rashomon.read.reader import Reader\nReader()\n"
        "print(time.process_time())"
    )
    runs = []
    for _repeat in range(3):
        begin = time.perf_counter()
        done = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, check=True)
        runs.append((float(done.stdout), time.perf_counter() - begin))
    return {
        "cpu_seconds": round(min(cpu for cpu, _ in runs), 3),
        "wall_seconds": round(min(wall for _, wall in runs), 3),
    }


def _reading(data: str) -> dict[str, Any]:
    """All accounts once, after one that warms up."""
    documents = read_documents(Path(data))
    reading = reader.Reader(Settings())
    idle = peak_bytes()
    reading.read(documents[0])
    begin = time.process_time()
    found = sum(len(reading.read(document).attributions) for document in documents)
    used = time.process_time() - begin
    words = _count_words([document.text for document in documents])
    return {
        "documents": len(documents),
        "words": words,
        "attributions": found,
        "cpu_seconds": round(used, 3),
        "words_per_cpu_second": round(words / used, 1),
        "peak_bytes": peak_bytes(),
        "peak_bytes_before": idle,
    }


def _parts(data: str) -> dict[str, float]:
    """Processor seconds by part; what is timed costs a little itself."""
    documents = read_documents(Path(data))
    reading = reader.Reader(Settings())
    watch = Stopwatch(time.process_time)
    run = onnxruntime.InferenceSession.run
    onnxruntime.InferenceSession.run = watch.timed("network", run)
    read = watch.timed("", reading.read)
    try:
        with watch.watching(*_modules()):
            for document in documents:
                read(document)
    finally:
        onnxruntime.InferenceSession.run = run
    parts: dict[str, float] = defaultdict(float)
    for label, seconds in watch.seconds.items():
        parts[_PARTS.get(label.partition(".")[0], "the rest")] += seconds
    return {part: round(seconds, 4) for part, seconds in parts.items()}


def _modules() -> list[Any]:
    """The reader's modules that call the parts."""
    callers = ("rashomon.read.reader", "rashomon.read.tagger", "rashomon.read.network")
    return [sys.modules[name] for name in callers if name in sys.modules]


def _hostile(name: str) -> dict[str, Any]:
    text = HOSTILE[name]()
    reading = reader.Reader(Settings())
    begin = time.process_time()
    found = len(reading.attribute(text))
    return {
        "characters": len(text),
        "attributions": found,
        "cpu_seconds": round(time.process_time() - begin, 2),
        "peak_bytes": peak_bytes(),
    }


_INNER: dict[str, Callable[[str], dict[str, Any]]] = {
    "start": _start,
    "reading": _reading,
    "parts": _parts,
    "hostile": _hostile,
}


def read_documents(folder: Path) -> list[Document]:
    """Cleans all accounts of a folder; those that cannot be cleaned are left out.

    Args:
        folder: The pile.
    """
    settings = Settings()
    found = []
    for capture in read_captures(folder, settings):
        try:
            found.append(clean_capture(capture, settings))
        except InputError:
            continue
    return found


def _count_words(texts: list[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _show(result: dict[str, Any]) -> None:
    own, start = result["reading"], result["start"]
    print(f"rashomon {result['version']}, pile {result['pile']}, {result['corpus_sha256'][:16]}")
    print(f"{own['words']} words of {own['documents']} documents\n")
    print("words/cpu s  start cpu s  peak MB")
    rows = [(own, start["cpu_seconds"], "rashomon")]
    if peer := result.get("peer"):
        rows.append((peer, peer["start_cpu_seconds"], peer["name"]))
    for row, begun, name in rows:
        speed, peak = row["words_per_cpu_second"], in_megabytes(row["peak_bytes"])
        print(f"{speed:11.0f}  {begun:11.2f}  {peak:>7}  {name}")
    whole = sum(result["parts"].values())
    print("\ncpu seconds by part")
    for part, seconds in sorted(result["parts"].items(), key=lambda item: -item[1]):
        print(f"{seconds:9.2f}  {seconds / whole:6.1%}  {part}")
    for name, row in result.get("hostile", {}).items():
        peak = in_megabytes(row["peak_bytes"])
        print(f"{row['cpu_seconds']:9.2f} s  {peak:>5} MB  {row['attributions']:6}  {name}")


if __name__ == "__main__":
    raise SystemExit(main())
