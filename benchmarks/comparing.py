"""Time of putting two long documents side by side, by their length.

::

    python -m benchmarks.comparing --words 1000 10000 100000 --date 2031-04-01 --out result.json

Invented sentences of a vocabulary as uneven as that of prose.  The other document is an edit of the
first: one word in twelve replaced, one paragraph in ten gone; or the same with its paragraphs in
another order; or nothing of the first at all.  The last are one sentence over and over, of which
every one is like all others.  Processor seconds, the least of three.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import version
from types import MappingProxyType
from typing import Any

from benchmarks.machine import describe_machine
from benchmarks.options import keep, make_parser
from rashomon.model.links import Accounts
from rashomon.model.record import PublishedDate, Record, RecordDocument, Run
from rashomon.publish.comparison.view import Comparison, compare
from rashomon.publish.index import RecordIndex

_LETTERS = "abcdefghijklmnoprstuvw"
_FUNCTION = ("the", "of", "and", "in", "to", "a", "that", "is", "was", "for", "on", "with", "as")
_VOCABULARY = 20_000
_TIMES = 3
Paragraphs = list[list[str]]


def main(arguments: list[str] | None = None) -> int:
    """Runs the benchmark from the command line."""
    parser = make_parser("comparing", __doc__)
    parser.add_argument("--words", type=int, nargs="+", default=[1_000, 10_000])
    options = parser.parse_args(arguments)
    print("words    kind       cpu s   rows  side by side")
    runs = []
    for words in sorted(options.words):
        for kind in KINDS:
            runs.append(measured(words, kind))
            print("{words:<8} {kind:<9} {seconds:6.2f} {rows:6} {aligned:6}".format(**runs[-1]))
    result = {
        "version": version("rashomon"),
        "date": options.date,
        "machine": describe_machine(),
        "runs": runs,
    }
    keep(result, options.out)
    return 0


def measured(words: int, kind: str) -> dict[str, Any]:
    """One figure.

    Args:
        words: Words of the reference, about.
        kind: One of ``KINDS``.
    """
    left = _paragraphs(random.Random(1), words)
    right = KINDS[kind](random.Random(2), left)
    if kind == "refrain":
        left = right
    index = _index(_text(left), _text(right))
    ids = [doc.id for doc in index.record.documents]
    found, seconds = _timed(lambda: compare(index, ids))
    aligned = sum(not row.alone for row in found.rows)
    return {
        "words": words,
        "kind": kind,
        "seconds": round(seconds, 3),
        "rows": len(found.rows),
        "aligned": aligned,
    }


def _timed(work: Callable[[], Comparison]) -> tuple[Comparison, float]:
    taken = []
    for _ in range(_TIMES):
        begin = time.process_time()
        found = work()
        taken.append(time.process_time() - begin)
    return found, min(taken)


def _paragraphs(chance: random.Random, words: int) -> Paragraphs:
    vocabulary = [_word(chance) for _ in range(_VOCABULARY)]
    found: Paragraphs = []
    while sum(map(len, found)) < words:
        found.append([word for _ in range(4) for word in _sentence(chance, vocabulary)])
    return found


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(_LETTERS) for _ in range(chance.randint(3, 9)))


def _sentence(chance: random.Random, vocabulary: list[str]) -> Iterator[str]:
    size = chance.randint(8, 30)
    for at in range(size):
        rank = min(int(chance.paretovariate(0.6)), len(vocabulary) - 1)
        word = chance.choice(_FUNCTION) if chance.random() < 0.4 else vocabulary[rank]
        yield word.capitalize() if at == 0 else f"{word}." if at == size - 1 else word


def _edited(chance: random.Random, left: Paragraphs) -> Paragraphs:
    kept = [paragraph for paragraph in left if chance.random() > 0.1]
    return [
        [_word(chance) if chance.random() < 1 / 12 else word for word in paragraph]
        for paragraph in kept
    ]


def _shuffled(chance: random.Random, left: Paragraphs) -> Paragraphs:
    right = _edited(chance, left)
    chance.shuffle(right)
    return right


def _unlike(chance: random.Random, left: Paragraphs) -> Paragraphs:
    return _paragraphs(chance, sum(map(len, left)))


def _refrain(chance: random.Random, left: Paragraphs) -> Paragraphs:
    sentence = [_word(chance).capitalize(), *(_word(chance) for _ in range(10)), "pier."]
    return [sentence * 4 for _ in range(sum(map(len, left)) // (4 * len(sentence)))]


KINDS: Mapping[str, Callable[[random.Random, Paragraphs], Paragraphs]] = MappingProxyType(
    {"edited": _edited, "shuffled": _shuffled, "unlike": _unlike, "refrain": _refrain}
)


def _text(paragraphs: Paragraphs) -> str:
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)


def _index(*texts: str) -> RecordIndex:
    docs = tuple(_document(str(number), text) for number, text in enumerate(texts))
    record = Record(
        format="rashomon-record",
        version=1,
        run=Run("0", (), "", ()),
        documents=docs,
        entities=(),
        attributions=(),
        utterances=(),
        claims=(),
        proposals=(),
        reuse=(),
        derivations=(),
        accounts=Accounts((0, 0), ()),
        events=(),
        cautions=(),
        failures=(),
    )
    return RecordIndex(record)


def _document(name: str, text: str) -> RecordDocument:
    return RecordDocument(
        id=f"doc-{name}",
        name=name,
        sha256="",
        title=None,
        title_span=None,
        outlet=None,
        url=None,
        language="en",
        authors=(),
        text=text,
        times=(),
        published=PublishedDate(None, "metadata", (), None, ()),
        removals=(),
        credits=(),
    )


if __name__ == "__main__":
    raise SystemExit(main())
