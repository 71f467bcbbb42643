"""Time, memory and growth of finding shared passages, beside a plain pipeline of MinHash.

::

    python -m benchmarks.aligning --documents 1000 10000 --date 2031-04-01 --out result.json

Invented documents in families (`benchmarks/families.py`) of which it is known who shares what.
Each figure comes from a process of its own with one thread; the making of the documents is not
counted.  The peer (`rensa`, in the dependency group `evals`) looks for documents that are alike as
wholes, by sets of five-word runs; it finds no passages.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from importlib.util import find_spec
from itertools import pairwise
from typing import Any

from benchmarks.families import Member, make_members, true_pairs
from benchmarks.machine import describe_machine, in_megabytes, peak_bytes
from benchmarks.options import keep, make_parser
from benchmarks.stopwatch import Stopwatch
from rashomon.align.reuse import candidates, passages
from rashomon.align.reuse.duplicates import find_duplicates
from rashomon.model.documents import Document, Published
from rashomon.model.ids import content_id, sha256_hex
from rashomon.model.spans import identity_map
from rashomon.text.words import find_words

Pair = tuple[int, int]
Members = list[tuple[int, Member]]

_PEER = "rensa"
_HASHES = 128
_SHINGLE = 5
# Bands for which documents of this likeness meet half the time: (1 / bands) ** (bands / hashes).
_BANDS = {0.5: 32, 0.7: 16}
_BATCH = 2_000


def main(arguments: list[str] | None = None) -> int:
    """Runs the benchmark from the command line."""
    options = _options().parse_args(arguments)
    if options.inner:
        members = list(make_members(options.documents[0]))
        sys.stdout.write(json.dumps(_INNER[options.inner](members)))
        return 0
    print("documents  who           cpu s   wall s  peak MB  recall  precision  line alone")
    runs = []
    for count in sorted(options.documents):
        runs.append(_measured(count))
        _show(runs[-1])
    result = {
        "version": version("rashomon"),
        "date": options.date,
        "peer": f"{_PEER} {version(_PEER)}" if find_spec(_PEER) else None,
        "machine": describe_machine(),
        "runs": runs,
        "growth": _growth(runs),
    }
    print("growth exponents:", *result["growth"])
    if not result["peer"]:
        print(f"no peer: install {_PEER} (pip install --group evals)")
    keep(result, options.out)
    return 0


def _options() -> argparse.ArgumentParser:
    parser = make_parser("aligning", __doc__)
    parser.add_argument(
        "--documents", type=int, nargs="+", default=[1000, 10_000], help="how many, by turns"
    )
    parser.add_argument("--inner", choices=sorted(_INNER), help=argparse.SUPPRESS)
    return parser


def _measured(count: int) -> dict[str, Any]:
    peers = _apart("peer", count) if find_spec(_PEER) else []
    return {"documents": count, **_apart("ours", count), "peers": peers}


def _apart(what: str, count: int) -> Any:
    """Measures in a process of its own, with one thread."""
    command = [sys.executable, "-m", "benchmarks.aligning", "--inner", what]
    command += ["--documents", str(count)]
    one = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "RAYON_NUM_THREADS": "1"}
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, env=os.environ | one)
    return json.loads(done.stdout)


def alignment_figures(members: Members) -> dict[str, Any]:
    """Finds the passages that documents share, and judges what was found.

    Args:
        members: The documents with their families.

    Returns:
        Seconds, bytes, counts, recall and precision of pairs.
    """
    documents = [_document(number, member) for number, (_, member) in enumerate(members)]
    index = {document.id: number for number, document in enumerate(documents)}
    before = peak_bytes()
    watch = Stopwatch(time.process_time)
    run = watch.timed("the rest", passages.find_passages)
    wall, begin = time.perf_counter(), time.process_time()
    with watch.watching(passages, candidates):
        found = run(documents)
    figures = {
        "wall_seconds": round(time.perf_counter() - wall, 2),
        "cpu_seconds": round(time.process_time() - begin, 2),
        "peak_bytes": peak_bytes(),
        "peak_bytes_before": before,
        "parts": {name: round(seconds, 2) for name, seconds in watch.seconds.items()},
        "passages": len(found),
        "corpus_sha256": sha256_hex("\0".join(doc.text for doc in documents).encode()),
    }
    pairs = {(index[p.left.document], index[p.right.document]) for p in found}
    return figures | {"found": _judged(pairs, members, documents)}


def _document(number: int, member: Member) -> Document:
    name = f"{number:08}"
    return Document(
        id=content_id("doc", name),
        capture=content_id("cap", name),
        name=name,
        sha256="0" * 64,
        title=None,
        title_span=None,
        outlet=None,
        url=None,
        language="en",
        authors=(),
        text=member.text,
        published=Published(),
        origin=identity_map(len(member.text)),
    )


def _judged(
    pairs: Iterable[Pair], members: Members, documents: Sequence[Document]
) -> dict[str, Any]:
    """How many of the pairs that share something were found, documents with one text as one."""
    index = {document.id: number for number, document in enumerate(documents)}
    first = list(range(len(documents)))
    for group in find_duplicates(documents):
        for document in group:
            first[index[document]] = index[group[0]]
    found = _folded(pairs, first)
    true = {_fold(pair, first): kind for pair, kind in true_pairs(members).items()}
    true = {pair: kind for pair, kind in true.items() if pair[0] != pair[1]}
    kinds = Counter(true.values())
    met = Counter(kind for pair, kind in true.items() if pair in found)
    others = Counter(_why(pair, members) for pair in found if pair not in true)
    right = sum(met.values())
    return {
        "recall": round(right / max(1, len(true)), 4),
        "precision": round(right / max(1, right + others["strangers"]), 4),
        "recall_by_kind": {kind: round(met[kind] / kinds[kind], 4) for kind in sorted(kinds)},
        "pairs": {"true": len(true), "found": right, **others},
    }


def _folded(pairs: Iterable[Pair], first: Sequence[int]) -> set[Pair]:
    return {pair for pair in (_fold(pair, first) for pair in pairs) if pair[0] != pair[1]}


def _fold(pair: Pair, first: Sequence[int]) -> Pair:
    one, two = first[pair[0]], first[pair[1]]
    return min(one, two), max(one, two)


def _why(pair: Pair, members: Members) -> str:
    """What two documents have in common that are no true pair."""
    (family, one), (other, two) = members[pair[0]], members[pair[1]]
    if family == other:
        return "few words of one family"
    return "a standing line" if one.line >= 0 and one.line == two.line else "strangers"


def _peer(members: Members) -> list[dict[str, Any]]:
    """The plain pipeline: sets of runs, MinHash, bands, and the likeness of those that meet."""
    documents = [_document(number, member) for number, (_, member) in enumerate(members)]
    begin, wall = time.process_time(), time.perf_counter()
    prints = _prints([document.text for document in documents])
    spent = time.process_time() - begin, time.perf_counter() - wall
    results = []
    for likeness, bands in _BANDS.items():
        begin, wall = time.process_time(), time.perf_counter()
        pairs = _alike(prints, likeness, bands)
        used = time.process_time() - begin + spent[0], time.perf_counter() - wall + spent[1]
        results.append(
            {
                "likeness": likeness,
                "cpu_seconds": round(used[0], 2),
                "wall_seconds": round(used[1], 2),
                "peak_bytes": peak_bytes(),
                "found": _judged(pairs, members, documents),
            }
        )
    return results


def _prints(texts: Sequence[str]) -> list[Any]:
    from rensa import RMinHash  # of the evaluations alone

    prints: list[Any] = []
    for at in range(0, len(texts), _BATCH):
        runs = []
        for text in texts[at : at + _BATCH]:
            words = find_words(text).forms
            starts = range(max(1, len(words) - _SHINGLE + 1))
            runs.append([" ".join(words[start : start + _SHINGLE]) for start in starts])
        prints += RMinHash.from_token_sets(runs, _HASHES, 1)
    return prints


def _alike(prints: Sequence[Any], likeness: float, bands: int) -> set[Pair]:
    from rensa import RMinHashLSH

    lsh = RMinHashLSH(likeness, _HASHES, bands)
    lsh.insert_many(prints)
    return {
        (number, other)
        for number, one in enumerate(prints)
        for other in lsh.query(one)
        if number < other and one.jaccard(prints[other]) >= likeness
    }


_INNER: dict[str, Callable[[Members], Any]] = {"ours": alignment_figures, "peer": _peer}


def _growth(runs: Sequence[dict[str, Any]]) -> list[float]:
    """From each number of documents to the next: by which power of it processor time grew."""
    return [
        round(
            math.log(two["cpu_seconds"] / one["cpu_seconds"])
            / math.log(two["documents"] / one["documents"]),
            3,
        )
        for one, two in pairwise(runs)
    ]


def _show(run: dict[str, Any]) -> None:
    _show_row(run["documents"], "rashomon", run)
    for peer in run["peers"]:
        _show_row(run["documents"], f"{_PEER} {peer['likeness']}", peer)
    for who, found in [("rashomon", run), *((_PEER, peer) for peer in run["peers"][:1])]:
        kinds = found["found"]["recall_by_kind"].items()
        shares = ", ".join(f"{kind} {share:.0%}" for kind, share in kinds)
        print(f"           {who} found of: {shares}")
    parts = sorted(run["parts"].items(), key=lambda part: -part[1])[:5]
    print("           cpu s in:", ", ".join(f"{name} {used}" for name, used in parts), flush=True)


def _show_row(count: int, who: str, run: dict[str, Any]) -> None:
    found = run["found"]
    print(
        f"{count:9}  {who:11} {run['cpu_seconds']:7.1f} {run['wall_seconds']:8.1f}"
        f" {in_megabytes(run['peak_bytes']):>8} {found['recall']:7.3f} {found['precision']:10.3f}"
        f" {found['pairs'].get('a standing line', 0):11}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
