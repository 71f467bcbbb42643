"""Which documents were made from which, and what says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.align.lineage.credited import Named, Voice, find_voice
from rashomon.align.lineage.kin import keep_evident
from rashomon.align.lineage.narration import Sharing, find_narrations, find_sharings
from rashomon.align.lineage.settling import (
    break_cycles,
    find_common_origins,
    find_merged,
    keep_nearest,
)
from rashomon.align.lineage.weighing import Side, Verdict, published_days, weigh
from rashomon.align.reuse.duplicates import find_duplicates
from rashomon.model.documents import Document
from rashomon.model.links import Dating, Derivation, Passage


def find_derivations(
    documents: Sequence[Document], datings: Sequence[Dating], passages: Sequence[Passage]
) -> tuple[Derivation, ...]:
    """Finds documents that were made from one another or from a third.

    Args:
        documents: The story's documents.
        datings: Their dates of publication.
        passages: What they share, sorted by kind; narration alone is evidence.

    Returns:
        At most one for each two documents, sorted; their directions go in no circle.
    """
    narrations = find_narrations(documents, passages)
    sharings = keep_evident(narrations, find_sharings(narrations, passages))
    sides = _sides(documents, datings)
    in_pairs = {doc for pair in sharings for doc in pair}
    named = {doc: Named(narrations[doc].document) for doc in in_pairs}
    merged = find_merged(narrations, sharings)
    verdicts = [
        weigh(
            Side(narrations[left], *sides.of(left, right), named[left]),
            Side(narrations[right], *sides.of(right, left), named[right]),
            sharing,
            merged,
        )
        for (left, right), sharing in sharings.items()
    ]
    settled = find_common_origins(narrations, keep_nearest(break_cycles(verdicts)))
    return tuple(_derivation(verdict) for verdict in settled)


def _derivation(verdict: Verdict) -> Derivation:
    sharing: Sharing = verdict.sharing
    return Derivation(
        left=sharing.left,
        right=sharing.right,
        direction=verdict.direction,
        shares=(round(sharing.shares[0], 4), round(sharing.shares[1], 4)),
        reasons=verdict.reasons,
        clues=verdict.clues,
    )


class _Sides:
    """As whom and when documents speak.

    Of documents with one text one stands for all, so what is told of any of them is told of it,
    except beside another of them.
    """

    def __init__(
        self,
        voices: Mapping[str, Voice],
        datings: Mapping[str, Dating],
        same: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._voices = voices
        self._datings = datings
        self._same = same
        self._together = {ids: self._joined(ids) for ids in set(same.values())}

    def of(self, doc: str, other: str) -> tuple[Voice, Dating | None]:
        ids = self._same.get(doc)
        if ids is None or other in ids:
            return self._voices[doc], self._datings.get(doc)
        voice, dating = self._together[ids]
        return replace(voice, document=doc), dating

    def _joined(self, ids: tuple[str, ...]) -> tuple[Voice, Dating | None]:
        voices = [self._voices[one] for one in ids]
        houses = tuple(dict.fromkeys(house for voice in voices for house in voice.houses))
        whole = Voice(ids[0], houses, ())
        given = tuple(
            (document, credit)
            for voice in voices
            for document, credit in voice.credits
            if not whole.is_house(credit.name)
        )
        dated = [
            self._datings[one]
            for one in ids
            if one in self._datings and self._datings[one].published.value
        ]
        first = min(dated, key=lambda d: (published_days(d), d.document), default=None)
        authors = tuple(author for voice in voices for author in voice.authors)
        return replace(whole, credits=given, authors=authors), first


def _sides(documents: Sequence[Document], datings: Sequence[Dating]) -> _Sides:
    same = {doc: ids for ids in find_duplicates(documents) for doc in ids}
    return _Sides(
        {doc.id: find_voice(doc) for doc in documents},
        {dating.document: dating for dating in datings},
        same,
    )
