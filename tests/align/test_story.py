"""What must hold of the whole stage, on the bundled story and its strangers."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache

import pytest

from rashomon.align.story import align
from rashomon.clean.document import clean_capture
from rashomon.errors import InputError
from rashomon.ingest import discover, open_received, read_file
from rashomon.model.documents import Capture, Document
from rashomon.model.links import Alignment, Resolution
from rashomon.model.reading import Reading
from rashomon.read.reader import Reader
from rashomon.resolve.story import resolve
from rashomon.sample import story_folder
from rashomon.settings import Settings
from tests.documents import make_document

_STRANGERS = (
    "The choir of the hill chapel sings on Sundays in summer, and its treasurer keeps a list of the"
    " candles that were paid for, the oldest of them by a widow from the mill.\n\nNobody counted"
    " the swallows under the roof this year, though the sexton promised a bench to whoever would.",
    "Apples were small in the orchards along the canal. A grower with three hundred trees said “We"
    " picked for nine days and slept for two,” and lent his ladder to the school.",
)
Read = tuple[Document, Reading]


@cache
def _bundled() -> tuple[Read, ...]:
    settings, found = Settings(), []
    reader = Reader(settings)
    for file in discover([story_folder()])[0]:
        try:
            received = read_file(file.path, settings.limits)
            for item in open_received(received, file.name, settings.limits):
                if isinstance(item, Capture):
                    doc = clean_capture(item, settings)
                    found.append((doc, reader.read(doc)))
        except InputError:
            continue  # one file of the story is broken on purpose
    return tuple(found)


@cache
def _strangers() -> tuple[Read, ...]:
    reader = Reader(Settings())
    docs = [make_document(text, f"stranger-{n}.txt") for n, text in enumerate(_STRANGERS)]
    return tuple((doc, reader.read(doc)) for doc in docs)


def _resolved(pile: Sequence[Read]) -> tuple[list[Document], list[Reading], Resolution]:
    docs, readings = [doc for doc, _ in pile], [reading for _, reading in pile]
    return docs, readings, resolve(docs, readings)


def _aligned(pile: Sequence[Read]) -> Alignment:
    return align(*_resolved(pile))


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_documents_changes_nothing(seed: int) -> None:
    pile = list(_bundled())
    before = _aligned(pile)
    random.Random(seed).shuffle(pile)
    assert _aligned(pile) == before


def test_strangers_change_nothing_that_was_found() -> None:
    alone, joined = _aligned(_bundled()), _aligned((*_bundled(), *_strangers()))
    assert joined.passages == alone.passages
    assert joined.derivations == alone.derivations
    assert joined.cautions == alone.cautions
    assert set(alone.utterances) <= set(joined.utterances)
    assert set(alone.accounts.groups) <= set(joined.accounts.groups)


def test_what_shares_nothing_can_be_left_out() -> None:
    pile = _bundled()
    whole = _aligned(pile)
    touched = {place.document for p in whole.passages for place in (p.left, p.right)}
    part = _aligned([(doc, reading) for doc, reading in pile if doc.id in touched])
    assert part.passages == whole.passages
    pairs = [(item.left, item.right, item.shares) for item in whole.derivations]
    assert [(item.left, item.right, item.shares) for item in part.derivations] == pairs


def test_every_document_and_every_statement_has_one_place() -> None:
    pile = (*_bundled(), *_strangers())
    found = _aligned(pile)
    grouped = [doc for group in found.accounts.groups for doc in group.documents]
    assert sorted(grouped) == sorted(doc.id for doc, _ in pile)
    told = [att for utterance in found.utterances for att in utterance.attributions]
    assert sorted(told) == sorted(att.id for _, reading in pile for att in reading.attributions)
    low, high = found.accounts.independent
    assert low <= high <= len(pile)


def test_directions_of_the_bundled_story_go_in_no_circle() -> None:
    made: dict[str, set[str]] = {}
    for item in _aligned(_bundled()).derivations:
        if " from " in item.direction:
            child, parent = (item.left, item.right)
            if item.direction == "right from left":
                child, parent = parent, child
            made.setdefault(child, set()).add(parent)
    seen: set[str] = set()

    def above(doc: str, path: tuple[str, ...]) -> None:
        assert doc not in path
        if doc not in seen:
            for parent in made.get(doc, ()):
                above(parent, (*path, doc))
            seen.add(doc)

    for doc in made:
        above(doc, ())


def test_an_empty_story_has_nothing() -> None:
    assert align([], [], Resolution()) == Alignment()


def test_a_document_without_a_reading_is_an_account() -> None:
    doc = make_document("The ferry to Velm has not sailed since Monday.", "one.txt")
    assert align([doc], [], Resolution()).accounts.independent == (1, 1)
