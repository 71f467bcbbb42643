"""A record looked up by id, for those who write it out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any

from rashomon.model.corrections import Layers, ReviewState
from rashomon.model.links import AccountGroup, Entity, Utterance
from rashomon.model.record import Record, RecordDocument, Statement
from rashomon.model.spans import Span
from rashomon.publish.cells import Joined

_NOTHING: Mapping[str, Any] = MappingProxyType({})
# Between pieces of one stretch that stand apart in the text.
GAP = " … "


class RecordIndex:
    """Everything of a record by id.

    Args:
        record: A record whose ids all lead somewhere.
        states: For each finding that somebody looked at what came of it.
        layers: For each finding and field the decision that the value comes from.

    Attributes:
        documents: By id, in the order of the record.
        entities: By id.
        statements: By id.
        by_document: Statements of each document, in order of place.
        utterance_of: Utterance of each statement; one that align left alone may be absent.
        group_of: The group of accounts that a document is in, if any.
        cautions_of: How many cautions each document has.
        unspoken: How many statements have no established speaker.
        spoken_by: How many statements each entity is given.
    """

    def __init__(
        self,
        record: Record,
        states: Mapping[str, ReviewState] = _NOTHING,
        layers: Layers = _NOTHING,
    ) -> None:
        self.record = record
        self.states = states
        self.layers = layers
        self.documents: Mapping[str, RecordDocument] = {doc.id: doc for doc in record.documents}
        self.entities: Mapping[str, Entity] = {item.id: item for item in record.entities}
        self.statements: Mapping[str, Statement] = {att.id: att for att in record.attributions}
        self.by_document: Mapping[str, list[Statement]] = _by_document(record.attributions)
        self.utterance_of: Mapping[str, Utterance] = {
            att: item for item in record.utterances for att in item.attributions
        }
        self.group_of: Mapping[str, AccountGroup] = {
            doc: group for group in record.accounts.groups for doc in group.documents
        }
        self._groups = record.accounts.groups
        self._group_ids = {
            doc: at for at, group in enumerate(self._groups) for doc in group.documents
        }
        self.cautions_of = Counter(caution.document for caution in record.cautions)
        self.unspoken = sum(att.speaker is None for att in record.attributions)
        self.spoken_by = Counter(att.speaker for att in record.attributions if att.speaker)

    @cached_property
    def contested_by(self) -> Mapping[str, list[str]]:
        """Contested claims that each statement speaks of, by statement."""
        found: dict[str, list[str]] = defaultdict(list)
        for claim in self.record.claims:
            if claim.contested:
                for att in {att for item in claim.positions for att in item.attributions}:
                    found[att].append(claim.id)
        return found

    def words(self, document: str, spans: Iterable[Span]) -> str:
        """The exact words of spans of one document.

        Args:
            document: Its id.
            spans: Spans of its text.

        Returns:
            The words, pieces that stand apart joined by `` … ``.
        """
        text = self.documents[document].text
        return GAP.join(span.of(text) for span in spans)

    def speaker_name(self, att: Statement) -> str | None:
        """Name of the one reported as saying it, or ``None`` where that is not established."""
        return self.entities[att.speaker].name if att.speaker else None

    def parties_of(self, entity: str) -> tuple[str, ...]:
        """Those whom an entity speaks for, nearest first: ministry, then state.

        Args:
            entity: Its id.

        Returns:
            Entity ids; none where it speaks for itself alone.
        """
        found = [entity]
        while (above := self.entities[found[-1]].speaks_for) is not None and above not in found:
            found.append(above)
        return tuple(found[1:])

    def accounts_among(self, documents: Collection[str]) -> tuple[int, int]:
        """How many independent accounts some documents may be, as far as their groups tell.

        Args:
            documents: Their ids.

        Returns:
            Lowest and highest number; a group counts no more than it has documents here.
        """
        here = Counter(self._group_ids[key] for key in documents if key in self._group_ids)
        alone = len(documents) - here.total()
        low = high = alone
        for group, number in here.items():
            least, most = self._groups[group].independent
            low += min(1, least)
            high += min(number, max(most, 1))
        return max(low, min(1, high)), high

    def names(self, entities: Iterable[str]) -> str:
        """Names of entities in the order given, joined by ``; ``."""
        return str(self.name_cell(entities))

    def name_cell(self, entities: Iterable[str]) -> Joined:
        """Names of entities in the order given, as one cell of a table."""
        return Joined(self.entities[key].name for key in entities)


def _by_document(atts: Iterable[Statement]) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = defaultdict(list)
    for att in atts:
        found[att.document].append(att)
    return found
