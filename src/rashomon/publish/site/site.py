"""A story made ready for its pages: everything that does not depend on what a reader asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from rashomon.model.corrections import Corrected
from rashomon.model.documents import Caution
from rashomon.model.record import Record
from rashomon.publish.comparison.brief import Brief, find_briefs
from rashomon.publish.dossier import (
    Doubt,
    Head,
    Person,
    Shown,
    find_doubts,
    find_failures,
    find_head,
    find_people,
    find_texts,
)
from rashomon.publish.excerpts import CONTEXT
from rashomon.publish.index import RecordIndex
from rashomon.publish.judged import (
    Matrix,
    ProposalRow,
    find_matrix,
    find_proposals,
)
from rashomon.publish.lineage import Account, Descent, find_accounts, find_descents
from rashomon.publish.panels import Panel, find_panel
from rashomon.publish.people import find_about
from rashomon.publish.site.facets import Facets
from rashomon.publish.site.log import Entry, find_entries, last_applied
from rashomon.publish.statements import CardKey, find_cards, find_numbers
from rashomon.publish.timeline import EventRow, find_timeline


class Site:
    """A story as its pages need it, made once for each version of the log.

    Making one costs next to nothing: each part is found when a page first needs it.

    Args:
        corrected: The record with people's decisions applied.
        title: Name of the story.
        context: Characters of each text shown around a finding; ``None`` shows whole texts.
    """

    def __init__(self, corrected: Corrected, *, title: str, context: int | None = None) -> None:
        self.corrected = corrected
        self.title = title
        self.context = context

    @cached_property
    def briefs(self) -> tuple[tuple[Brief, ...], int]:
        """Pairs that share text, side by side, and how many are not shown."""
        context = CONTEXT if self.context is None else self.context
        return find_briefs(self.index, context, full_text=self.context is None)

    @cached_property
    def beside(self) -> frozenset[tuple[str, str]]:
        """Ids of each of these pairs."""
        return frozenset(brief.documents for brief in self.briefs[0])

    @property
    def record(self) -> Record:
        """The record with people's decisions applied."""
        return self.corrected.record

    @cached_property
    def index(self) -> RecordIndex:
        """The record by id."""
        corrected = self.corrected
        return RecordIndex(corrected.record, corrected.states, corrected.layers)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Number of each statement."""
        return find_numbers(self.index)

    @cached_property
    def cards(self) -> tuple[CardKey, ...]:
        """What stands on each card, in order."""
        return find_cards(self.index, self.numbers)

    @cached_property
    def facets(self) -> Facets:
        """Statements by what they can be filtered by."""
        return Facets(self.index, tuple(self.numbers))

    @cached_property
    def head(self) -> Head:
        """The story as a whole."""
        return find_head(self.index)

    @cached_property
    def reviewed(self) -> tuple[int, int]:
        """How many of the statements a person looked at, and how many there are."""
        return self.corrected.reviewed

    @cached_property
    def reviewers(self) -> tuple[str, ...]:
        """Names of those whose decisions are in force, sorted."""
        return self.corrected.reviewers

    @cached_property
    def accounts(self) -> tuple[Account, ...]:
        """Documents that are one account."""
        return find_accounts(self.index)

    @cached_property
    def descents(self) -> tuple[tuple[Descent, ...], int]:
        """Who has text from whom, and how many pairs are not shown."""
        return find_descents(self.index)

    @cached_property
    def matrix(self) -> Matrix:
        """Claims by parties."""
        return find_matrix(self.index)

    @cached_property
    def told_claims(self) -> frozenset[str]:
        """Ids of the claims that stand in the matrix."""
        return frozenset(row.id for row in self.matrix.rows)

    @cached_property
    def proposals(self) -> tuple[tuple[ProposalRow, ...], int]:
        """Proposals, and how many are not shown."""
        return find_proposals(self.index)

    @cached_property
    def events(self) -> tuple[tuple[EventRow, ...], int]:
        """Events, and how many are not shown."""
        return find_timeline(self.index)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody and everything named."""
        return find_people(self.index)

    @cached_property
    def about(self) -> Mapping[str, tuple[str, ...]]:
        """For each entity the statements of others in whose words it is named."""
        return find_about(self.index)

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """Cautions."""
        return find_doubts(self.index)

    @cached_property
    def failures(self) -> tuple[tuple[str, str, str], ...]:
        """Inputs that could not be read."""
        return find_failures(self.record)

    @cached_property
    def texts(self) -> tuple[Shown, ...]:
        """All documents, in the order in which they are best read."""
        return find_texts(self.index)

    def document(self, key: str) -> Shown:
        """One document.

        Args:
            key: Its id.
        """
        return next(doc for doc in self.texts if doc.id == key)

    def panel(self, document: str, statement: str = "") -> Panel:
        """The text of a document, with marks.

        Args:
            document: Its id.
            statement: Id of the statement whose words are to be picked out, if any.
        """
        return find_panel(
            self.index.documents[document],
            self.index.by_document.get(document, []),
            self._cautions.get(document, []),
            self.context,
            statement,
        )

    @cached_property
    def _cautions(self) -> Mapping[str, list[Caution]]:
        found: dict[str, list[Caution]] = defaultdict(list)
        for caution in self.record.cautions:
            found[caution.document].append(caution)
        return found

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The log of decisions, newest first."""
        return find_entries(self.corrected)

    @property
    def last(self) -> Entry | None:
        """The decision that "undo" takes back."""
        return last_applied(self.entries)
