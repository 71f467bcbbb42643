"""Statements by what they can be filtered by, with the number of each value.

Statements are bits of one integer each value has: counting what every value would leave takes one
"and" of two integers, however many statements there are.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.errors import UsageError
from rashomon.model.record import Statement
from rashomon.publish.display import shortened
from rashomon.publish.footnotes import NAME
from rashomon.publish.index import RecordIndex
from rashomon.publish.site.asked import Asked
from rashomon.publish.site.shared import SharedAccounts

UNKNOWN = "unknown"
CHOICES = ("speaker", "party", "outlet", "account", "kind", "act", "caution", "language")
SWITCHES = ("contested", "unreviewed")
# Values of one filter that a page offers, the most frequent: a story of six hundred documents has
# thousands of speakers, and text search finds the others.
_VALUES = 150


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a filter.

    Args:
        value: As it stands in an address.
        label: As people read it.
        count: Number of statements it would leave, given all other filters.
        chosen: Whether it is chosen.
    """

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter.

    Args:
        name: Its key in an address.
        values: The most frequent first.
        more: Number of values not offered.
    """

    name: str
    values: tuple[Value, ...]
    more: int


class Facets:
    """All statements of a record by the values of every filter.

    Args:
        index: The record.
        order: Ids of all statements in the order in which they are counted.
    """

    def __init__(self, index: RecordIndex, order: Sequence[str]) -> None:
        self._index = index
        self._order = list(order)
        self._shared = SharedAccounts(index)
        self._all = (1 << len(self._order)) - 1
        places: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        values = _Values(index, self._shared)
        for at, key in enumerate(self._order):
            for name, value in values.of(index.statements[key]):
                places[name][value].append(at)
        self._masks = {
            name: {value: _mask(found, len(self._order)) for value, found in by_value.items()}
            for name, by_value in places.items()
        }
        self._texts: list[str] | None = None
        self._searched = "", self._all

    def matching(self, asked: Asked) -> frozenset[str]:
        """Ids of the statements that are asked for.

        Args:
            asked: The filters.

        Raises:
            UsageError: A filter has a value that no statement of the story has.
        """
        mask = self._mask_of(asked)
        return frozenset(key for at, key in enumerate(self._order) if mask >> at & 1)

    def facets(self, asked: Asked) -> tuple[Facet, ...]:
        """Every filter with its values and what each would leave.

        Args:
            asked: The filters.

        Raises:
            UsageError: A filter has a value that no statement of the story has.
        """
        return tuple(self._facet(name, asked) for name in (*CHOICES, *SWITCHES))

    def values(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """Every statement with name and value of each filter that leaves it."""
        values = _Values(self._index, self._shared)
        for key in self._order:
            yield key, list(values.of(self._index.statements[key]))

    def _facet(self, name: str, asked: Asked) -> Facet:
        rest = self._mask_of(asked, but=name)
        chosen = "1" if getattr(asked, name) is True else getattr(asked, name)
        masks = self._masks.get(name, {})
        counts = {value: (mask & rest).bit_count() for value, mask in masks.items()}
        shown = [value for value, count in counts.items() if count or value == chosen]
        shown.sort(key=lambda value: (value == UNKNOWN, -counts[value], self.label(name, value)))
        kept = [at for at, value in enumerate(shown) if at < _VALUES or value == chosen]
        return Facet(
            name,
            tuple(
                Value(
                    shown[at], self.label(name, shown[at]), counts[shown[at]], shown[at] == chosen
                )
                for at in kept
            ),
            len(shown) - len(kept),
        )

    def label(self, name: str, value: str) -> str:
        """A value as people read it.

        Args:
            name: The filter.
            value: Its value.
        """
        if value == UNKNOWN:
            return "not established" if name in ("speaker", "party") else "not known"
        if name in ("speaker", "party"):
            return shortened(self._index.entities[value].name, NAME)
        if name == "account":
            return self._shared.label(value)
        if name == "language" and value == "und":
            return "not known"
        return shortened(value, NAME)

    def _mask_of(self, asked: Asked, but: str = "") -> int:
        mask = self._all
        for name in (*CHOICES, *SWITCHES):
            value = getattr(asked, name)
            if value and name != but:
                mask &= self._value_mask(name, "1" if value is True else value)
        return mask & self._text_mask(asked.q) if asked.q else mask

    def _text_mask(self, words: str) -> int:
        """Statements that hold all words; kept for the next question, which asks the same."""
        if self._searched[0] != words:
            wanted = _folded(words).split()
            found = (
                at
                for at, text in enumerate(self._folded_texts())
                if all(word in text for word in wanted)
            )
            self._searched = words, _mask(found, len(self._order))
        return self._searched[1]

    def _value_mask(self, name: str, value: str) -> int:
        masks = self._masks.get(name, {})
        if value in masks:
            return masks[value]
        if name in SWITCHES or (name in ("speaker", "party") and value in self._index.entities):
            return 0
        raise UsageError(
            f"no statement of this story has {name} {value!r}; the filters beside the list give "
            "all that any has"
        )

    def _folded_texts(self) -> list[str]:
        if self._texts is None:
            self._texts = [_searched(self._index, key) for key in self._order]
        return self._texts


class _Values:
    """What one statement can be filtered by."""

    def __init__(self, index: RecordIndex, shared: SharedAccounts) -> None:
        self._index = index
        self._shared = shared
        self._doubts: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
        for caution in index.record.cautions:
            span = caution.span
            edges = (span.start, span.end) if span else (-1, -1)
            self._doubts[caution.document].append((caution.slug, *edges))

    def of(self, att: Statement) -> Iterator[tuple[str, str]]:
        """Name and value of every filter that leaves it."""
        doc = self._index.documents[att.document]
        yield "speaker", att.speaker or UNKNOWN
        if att.speaker:
            for party in self._index.parties_of(att.speaker) or (att.speaker,):
                yield "party", party
        else:
            yield "party", UNKNOWN
        yield "outlet", doc.outlet or UNKNOWN
        yield "account", self._shared.of(att.document)
        yield "kind", att.kind
        yield "act", att.act
        for slug in self._slugs(att):
            yield "caution", slug
        yield "language", doc.language
        if att.id in self._index.contested_by:
            yield "contested", "1"
        if att.id not in self._index.states:
            yield "unreviewed", "1"

    def _slugs(self, att: Statement) -> Iterable[str]:
        doubts = self._doubts.get(att.document)
        if not doubts:
            return ()
        spans = (*att.source, *att.cue, *att.content)
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        return sorted({slug for slug, a, b in doubts if b < 0 or (a < end and start < b)})


def _mask(places: Iterable[int], size: int) -> int:
    bits = bytearray(size // 8 + 1)
    for at in places:
        bits[at >> 3] |= 1 << (at & 7)
    return int.from_bytes(bits, "little")


def _folded(text: str) -> str:
    """Without case and accents."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def _searched(index: RecordIndex, statement: str) -> str:
    """All that a search looks at: words, source, cue, speaker, outlet."""
    att = index.statements[statement]
    doc = index.documents[att.document]
    spans = (*att.content, *att.source, *att.cue)
    return _folded(
        "\n".join(
            (index.words(doc.id, spans), index.speaker_name(att) or "", doc.outlet or doc.name)
        )
    )
