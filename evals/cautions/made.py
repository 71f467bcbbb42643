"""Damage of a known kind through the product, and which cautions come of it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evals.cautions.damages import DAMAGES
from evals.cautions.raised import slugs_of
from evals.cautions.texts import clean_texts, foreign_texts, furniture_lines
from rashomon.align.reuse.duplicates import find_duplicates
from rashomon.clean.document import clean_capture
from rashomon.errors import InputError
from rashomon.ingest import open_received
from rashomon.model.documents import Capture, Document, Received
from rashomon.model.ids import sha256_hex
from rashomon.settings import Settings

AS_WRITTEN = "nothing"
"""What was done to a text that is left as it was."""


@dataclass(frozen=True, slots=True)
class Found:
    """What became of the texts that one thing was done to.

    Args:
        slug: The caution that it should raise; empty where none should be raised.
        done: What was done.
        texts: Number of texts that it was done to.
        raised: Number of those with that caution; of clean texts those with any.
        right: Number of those whose text came out as it was before; ``None`` where damage
            cannot be undone.
    """

    slug: str
    done: str
    texts: int
    raised: int
    right: int | None = None


def take(data: bytes, name: str = "one.txt") -> Document | None:
    """The document of a file; ``None`` where the product finds no account in it."""
    settings = Settings()
    for capture in open_received(Received(sha256_hex(data), data), name, settings.limits):
        if isinstance(capture, Capture):
            try:
                return clean_capture(capture, settings)
            except InputError:
                return None
    return None


def damaged_figures(texts: Sequence[str]) -> Iterator[Found]:
    """Every damage done to every text that it changes."""
    clean = {text: take(text.encode()) for text in texts}
    for slug, ways in DAMAGES.items():
        for done, damage in ways.items():
            rng = random.Random(f"cautions {slug} {done}")
            pairs = [(text, damage(text, rng)) for text in texts]
            changed = [(clean[text], take(data)) for text, data in pairs if data != text.encode()]
            documents = [doc for _, doc in changed if doc]
            yield Found(
                slug,
                done,
                len(changed),
                sum(slug in slugs_of(doc) for doc in documents),
                sum(bool(was and doc and was.text == doc.text) for was, doc in changed)
                if slug in ("characters.repaired", "encoding.guessed")
                else None,
            )


def clean_figures(texts: Sequence[str]) -> tuple[Found, Counter[str]]:
    """Texts as they were written, and how many of them raise each caution."""
    documents = [doc for text in texts if (doc := take(text.encode()))]
    alarms = Counter(slug for doc in documents for slug in sorted(slugs_of(doc)))
    raised = sum(bool(slugs_of(doc)) for doc in documents)
    return Found("", AS_WRITTEN, len(documents), raised), alarms


def furniture_figures(texts: Sequence[str]) -> Iterator[Found]:
    """One line of a site in each text: told as left out, and gone."""
    lines = furniture_lines()
    for done, last in (("a line between paragraphs", False), ("a line at the end", True)):
        raised = right = 0
        for number, text in enumerate(texts):
            line = lines[number % len(lines)]
            paragraphs = text.split("\n\n")
            paragraphs.insert(len(paragraphs) if last else 3, line)
            doc = take("\n\n".join(paragraphs).encode())
            raised += bool(doc and "boilerplate.removed" in slugs_of(doc))
            right += bool(doc and doc.text == text)
        yield Found("boilerplate.removed", done, len(texts), raised, right)


def language_figures(texts: Sequence[str]) -> Iterator[Found]:
    """Accounts in other languages, and one foreign paragraph in an English account."""
    foreign = [take(text.encode()) for text in foreign_texts().values()]
    raised = sum(bool(doc and "language.unsupported" in slugs_of(doc)) for doc in foreign)
    yield Found("language.unsupported", "an account in another language", len(foreign), raised)
    mixed = [f"{texts[0]}\n\n{text.split(chr(10) * 2)[0]}" for text in foreign_texts().values()]
    documents = [take(text.encode()) for text in mixed]
    raised = sum(bool(doc and "language.unsupported" in slugs_of(doc)) for doc in documents)
    yield Found("", "one paragraph in another language", len(documents), raised)


def duplicate_figures(texts: Sequence[str]) -> Iterator[Found]:
    """Copies that differ in letter case, marks and blanks, and copies that differ in a word."""
    same = [text.replace("“", '"').replace("”", '"').replace("\n\n", "\n\n\n ") for text in texts]
    same = [text.partition("\n")[0].upper() + "\n" + text.partition("\n")[2] for text in same]
    yield Found("duplicate.document", "other case and marks", len(texts), _copies(texts, same))
    other = [f"{text.rpartition(' ')[0]} never." for text in texts]
    yield Found("", "another last word", len(texts), _copies(texts, other))


def _copies(texts: Sequence[str], others: Sequence[str]) -> int:
    """Texts that are said to be the same as their copy."""
    documents = []
    for number, pair in enumerate(zip(texts, others, strict=True)):
        for side, text in zip("ab", pair, strict=True):
            doc = take(text.encode(), f"{number}{side}.txt")
            documents += [doc] if doc else []
    names = {doc.id: doc.name for doc in documents}
    groups = find_duplicates(documents)
    return sum(len({names[doc].rstrip("abtx.") for doc in group}) == 1 for group in groups)


def made_figures() -> tuple[list[Found], Counter[str]]:
    """All of them, and the alarms on clean texts by caution."""
    texts = clean_texts()
    clean, alarms = clean_figures(texts)
    rows = [clean, *damaged_figures(texts), *furniture_figures(texts)]
    return [*rows, *language_figures(texts), *duplicate_figures(texts)], alarms
