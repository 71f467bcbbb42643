"""What a document has said or mentioned so far, for denials that point back at it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.judge.material import Said
from rashomon.judge.propositions.account import Account
from rashomon.judge.propositions.accusing import Accusation, find_accusations
from rashomon.judge.propositions.stands import Holder
from rashomon.model.judgement import Proposition
from rashomon.model.spans import Span
from rashomon.text.sentences import paragraphs
from rashomon.text.words import word_set

ACCUSATIONS = word_set("accusation accusations allegation allegations charge charges")
"""Nouns for what is held against somebody."""
MOST = 3
"""Propositions that one denial may deny; a longer list is no one thing that was denied."""
_LONGEST_GAP = 2
"""Words between a statement and the one that points back at it: "and has"."""
_WINDOW = 12
"""Earlier statements and accusations that are looked at."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A statement or an accusation that may be denied later on.

    Args:
        extent: From its first word to its last.
        paragraph: Number of its paragraph.
        words: What it affirms.
        party: Whose it is; ``None`` where that is unknown.
        accuses: Whether it holds something against somebody.
        against: The parties it speaks of; of an accusation the accused.
        said: The statement; ``None`` for an accusation that is only mentioned.
        accused: Who is accused, where the accusation is only mentioned.
    """

    extent: Span
    paragraph: int
    words: tuple[Span, ...]
    party: str | None
    accuses: bool
    against: frozenset[str]
    said: Said | None = None
    accused: Holder | None = None


class Voiced:
    """What a document says and mentions.

    Args:
        account: The document.
        stated: Its statements with their propositions, without those that only reject others.
    """

    def __init__(
        self, account: Account, stated: Sequence[tuple[Said, Sequence[Proposition]]]
    ) -> None:
        self._account = account
        self._paragraphs = [span.start for span in paragraphs(account.tokens.text)]
        voices = [self._from_statement(said, items) for said, items in stated]
        voices.extend(map(self._from_accusation, find_accusations(account)))
        self._voices = sorted(voices, key=lambda item: (item.extent, item.words))
        self._starts = [item.extent.start for item in self._voices]

    def _from_statement(self, said: Said, items: Sequence[Proposition]) -> Voice:
        affirmed = tuple(item.span for item in items if item.stance == "affirms")
        against = frozenset(
            party
            for span in affirmed
            for party in self._account.naming.find_parties(said.att.document, span)
        )
        paragraph = self._find_paragraph(said.extent.start)
        accuses = said.att.act == "accuse"
        return Voice(said.extent, paragraph, affirmed, said.party, accuses, against, said)

    def _from_accusation(self, found: Accusation) -> Voice:
        held = found.accused
        against = frozenset((held.party,)) if held and held.party else frozenset[str]()
        paragraph = self._find_paragraph(found.extent.start)
        return Voice(found.extent, paragraph, (found.span,), None, True, against, None, held)

    def _find_paragraph(self, place: int) -> int:
        return bisect_right(self._paragraphs, place)

    def before(self, place: int, *, same: bool) -> list[Voice]:
        """What stands before a place, in its paragraph or, unless ``same``, the one before."""
        first = self._find_paragraph(place) - (not same)
        stop = bisect_left(self._starts, place)
        near = self._voices[max(0, stop - _WINDOW) : stop]
        return [item for item in near if item.paragraph >= first and item.extent.end <= place]

    def find_latest(self, place: int) -> int:
        """Where the sentence begins that stands before the one of a place."""
        found = self._account.material.sentences(self._account.document)
        at = bisect_right(found, place, key=lambda span: span.start) - 1
        return found[max(0, at - 1)].start if found else 0

    def find_against(self, party: str, place: int, *, single: bool) -> tuple[Span, ...]:
        """The words held against a party before a place.

        Args:
            party: The party.
            place: Where it denies them.
            single: Whether it denies one thing.

        Returns:
            The words of the one accusation near, or where several things are denied of all in the
            nearest paragraph; none where it is open what is meant.
        """
        near = [
            item
            for item in self.before(place, same=False)
            if item.accuses and item.words and party in item.against and item.party != party
        ]
        near = [item for item in near if item.paragraph == near[-1].paragraph]
        words = tuple(sorted({span for item in near for span in item.words}))
        return words if len(words) <= (1 if single else MOST) else ()

    def find_mention(self, party: str, place: int, *, single: bool) -> tuple[Span, ...]:
        """The words of the last statement near, if it alone speaks of a party and is not its own.

        Args:
            party: The party.
            place: Where it denies something.
            single: Whether it denies one thing.
        """
        near = [item for item in self.before(place, same=False) if item.said and item.words]
        fits = [item for item in near if party in item.against]
        if len(fits) != 1 or fits[0] is not near[-1] or fits[0].party == party:
            return ()
        return fits[0].words if len(fits[0].words) <= (1 if single else MOST) else ()

    def find_taken_up(self, party: str, place: int, *, accusing: bool) -> tuple[Span, ...]:
        """The words that "it", "which" and "a claim that he denies" take up.

        Args:
            party: Who denies it; nobody denies their own words so.
            place: Where the denial begins; what it takes up ends right before.
            accusing: Whether only what accuses somebody can be meant.
        """
        near = [
            item
            for item in self.before(place, same=True)
            if item.words and self.is_next(item, place) and (item.accuses or not accusing)
        ]
        near = near if len(near) == 1 else [item for item in near if item.accuses]
        if len(near) != 1 or near[0].party == party or len(near[0].words) != 1:
            return ()
        only = near[0]
        if only.said is None and party not in only.against and only.against:
            return ()
        return only.words if only.said is None or only.party is not None else ()

    def find_accused(self, place: int) -> Holder | None:
        """The only one mentioned as accused before a place, in its paragraph or the one before."""
        for same in (True, False):
            found = {item.accused for item in self.before(place, same=same) if item.said is None}
            if found:
                return next(iter(found)) if len(found) == 1 else None
        return None

    def is_next(self, item: Voice, place: int) -> bool:
        """Whether hardly a word stands between a statement and a place.

        What was asked or demanded in between cannot be denied, and is passed over.
        """
        tokens = self._account.tokens
        gap = Span(item.extent.end, max(item.extent.end, place))
        passed = [
            other.extent
            for other in self._voices
            if not other.words and gap.start <= other.extent.start
        ]
        left = [
            at
            for at in tokens.within(gap)
            if tokens.is_word(at)
            and not any(span.start <= tokens.starts[at] < span.end for span in passed)
        ]
        return len(left) <= _LONGEST_GAP
