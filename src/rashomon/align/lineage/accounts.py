"""How many of a story's documents are independent accounts, as a range.

An account is independent where whoever wrote it wrote at least half of its narration, so texts
with most of their narration in common count once, and a text of its own that takes a paragraph
over counts.  The low end takes for another's all that may be: text made from what may be its
parent, paragraphs of which a part is shared and whose rest may be reworded, what is credited to
an outlet that is not among the documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.align.lineage.credited import WHOLE_TEXT, Voice, find_voice, house_of, is_for_whole
from rashomon.align.lineage.narration import (
    Narration,
    Pair,
    Sharing,
    Stretch,
    find_narrations,
    find_sharings,
    united,
)
from rashomon.lexicon.agencies import agency_of, is_agency_like
from rashomon.model.documents import Document
from rashomon.model.joining import joined
from rashomon.model.links import AccountGroup, Accounts, Derivation, Passage

_HALF = 0.5
# Where some sentences were found told in other words, others may be so far from those that they
# were not; so much found makes it possible that the whole is one text.
_MAY_BE_WHOLE = 0.25


def count_accounts(
    documents: Sequence[Document],
    derivations: Sequence[Derivation],
    passages: Sequence[Passage],
) -> Accounts:
    """Counts independent accounts.

    Args:
        documents: The story's documents.
        derivations: Which of them were made from one another.
        passages: What they share, sorted by kind.

    Returns:
        Every document in exactly one group, with a range for each group and for all.
    """
    if not documents:
        return Accounts((0, 0), ())
    story = _Story.of(documents, derivations, passages)
    over = joined((found.left, found.right) for found in derivations)
    members: dict[str, list[str]] = defaultdict(list)
    for doc in sorted(story.voices):
        members[over.get(doc, doc)].append(doc)
    taken: set[str] = set()
    groups = [_count_group(story, tuple(ids), taken) for ids in _largest_first(members)]
    low = sum(group.independent[0] for group in groups)
    high = sum(group.independent[1] for group in groups)
    return Accounts((max(1, low), high), tuple(sorted(groups, key=lambda g: g.documents)))


@dataclass(frozen=True, slots=True, eq=False)
class _Story:
    """What is known of all documents.

    Args:
        narrations: By document id; of those that share anything.
        sharings: Of pairs with a derivation.
        derivations: By pair.
        partners: For each document those it has a derivation with.
        voices: Outlet and credits of each document.
        translated: Documents that say that they are translations.
    """

    narrations: Mapping[str, Narration]
    sharings: Mapping[Pair, Sharing]
    derivations: Mapping[Pair, Derivation]
    partners: Mapping[str, tuple[str, ...]]
    voices: Mapping[str, Voice]
    translated: frozenset[str]

    @classmethod
    def of(
        cls,
        documents: Sequence[Document],
        derivations: Sequence[Derivation],
        passages: Sequence[Passage],
    ) -> _Story:
        narrations = find_narrations(documents, passages)
        pairs = {(found.left, found.right): found for found in derivations}
        sharings = find_sharings(
            narrations,
            [p for p in passages if (p.left.document, p.right.document) in pairs],
        )
        partners: dict[str, list[str]] = defaultdict(list)
        for left, right in sorted(pairs):
            partners[left].append(right)
            partners[right].append(left)
        return cls(
            narrations,
            sharings,
            pairs,
            {doc: tuple(others) for doc, others in partners.items()},
            {doc.id: find_voice(doc) for doc in documents},
            frozenset(
                doc.id
                for doc in documents
                if any(credit.slug == "credit.translation" for credit in doc.credits)
            ),
        )

    def share(self, doc: str, other: str, *, touched: bool) -> float:
        """How much of the narration of one document is shared with another."""
        sharing = self.sharings.get(_pair(doc, other))
        if sharing is None:
            return 0.0
        at = 0 if sharing.left == doc else 1
        return (sharing.touched if touched else sharing.shares)[at]

    def stretches(self, doc: str, other: str) -> tuple[Stretch, ...]:
        sharing = self.sharings.get(_pair(doc, other))
        return sharing.stretches[0 if sharing.left == doc else 1] if sharing else ()

    def parent(self, doc: str, other: str) -> bool | None:
        """Whether one document was made from another; ``None`` where that is open."""
        found = self.derivations[_pair(doc, other)]
        if found.direction in ("unknown", "common origin"):
            return None
        return found.direction == ("left from right" if found.left == doc else "right from left")

    def reasons(self, doc: str, other: str) -> tuple[str, ...]:
        return self.derivations[_pair(doc, other)].reasons


def _pair(one: str, two: str) -> Pair:
    return (one, two) if one < two else (two, one)


def _texts(story: _Story, members: Sequence[str], *, touched: bool) -> list[tuple[str, ...]]:
    """Documents of a group by the text that they have in common for half of each or more."""
    among = set(members)
    over = joined(
        (doc, other)
        for doc in members
        for other in story.partners.get(doc, ())
        if doc < other and other in among and _is_one_text(story, doc, other, touched=touched)
    )
    texts: dict[str, list[str]] = defaultdict(list)
    for doc in members:
        texts[over.get(doc, doc)].append(doc)
    return [tuple(ids) for _, ids in sorted(texts.items())]


def _is_one_text(story: _Story, one: str, two: str, *, touched: bool) -> bool:
    reasons = story.reasons(one, two)
    if "merged" in reasons:
        return False
    shares = (
        story.share(one, two, touched=touched),
        story.share(two, one, touched=touched),
    )
    if "credit.same" in reasons:
        return max(shares) >= _HALF
    reworded = touched and "reworded" in reasons
    return min(shares) >= (_MAY_BE_WHOLE if reworded else _HALF)


def _count_group(story: _Story, members: tuple[str, ...], taken: set[str]) -> AccountGroup:
    """The range of one group.

    Args:
        story: What is known of all documents.
        members: Ids of the group's documents, sorted.
        taken: Agencies whose text has been counted; added to.
    """
    high = sum(not _is_taken_over(story, text) for text in _texts(story, members, touched=False))
    low = 0
    lowered: list[str] = []
    for text in _texts(story, members, touched=True):
        if not _is_surely_own(story, text):
            continue
        elsewhere = _elsewhere(story, text, taken)
        lowered += [elsewhere] if elsewhere else []
        low += not elsewhere
    high = max(1, high)
    low = min(high, low if low or lowered else 1)
    origin, why = _origin(story, members)
    reasons = [why, *sorted(set(lowered))]
    if len(members) > 1 and high > 1:
        reasons.append("own.narration" if low > 1 or low == high else "may.be.reworded")
    return AccountGroup(members, origin, (low, high), tuple(dict.fromkeys(reasons)))


def _is_taken_over(story: _Story, text: Sequence[str]) -> bool:
    """Whether half of a text or more surely comes from documents outside it."""
    return any(
        _covered(story, doc, (p for p in story.partners.get(doc, ()) if story.parent(doc, p)), text)
        >= _HALF
        for doc in text
    )


def _is_credited_away(story: _Story, doc: str, text: Sequence[str]) -> bool:
    """Whether a document says that its whole text is that of one outside it."""
    return any(
        other not in text
        and story.parent(doc, other)
        and any(clue.slug in WHOLE_TEXT for clue in story.derivations[_pair(doc, other)].clues)
        for other in story.partners.get(doc, ())
    )


def _is_surely_own(story: _Story, text: Sequence[str]) -> bool:
    """Whether more than half of a text cannot come from a document outside it."""
    return any(
        not _is_credited_away(story, doc, text)
        and _covered(
            story,
            doc,
            (p for p in story.partners.get(doc, ()) if story.parent(doc, p) is not False),
            text,
        )
        < _HALF
        for doc in text
    )


def _covered(story: _Story, doc: str, others: Iterable[str], text: Sequence[str]) -> float:
    """How much of a document's narration others hold that are not of its text."""
    narration = story.narrations.get(doc)
    if narration is None or not narration.total:
        return 0.0
    within = set(text)
    stretches = united(
        stretch
        for other in others
        if other not in within
        for stretch in story.stretches(doc, other)
    )
    return narration.count(stretches) / narration.total


def _elsewhere(story: _Story, text: Sequence[str], taken: set[str]) -> str:
    """Why a text may be another's after all, by what its documents say; empty if nothing says so.

    Args:
        story: What is known of all documents.
        text: Ids of the documents that have it.
        taken: Agencies whose text has been counted; added to.
    """
    agencies: set[str] = set()
    for doc in text:
        given = [credit for _, credit in story.voices[doc].credits if is_for_whole(credit)]
        if not given and doc not in story.translated:
            return ""
        agencies |= {house_of(credit) for credit in given if is_agency_like(credit.name)}
    if agencies:
        agency = min(agencies)
        counted = agency in taken
        taken.add(agency)
        return "agency.counted" if counted else ""
    return "translated" if set(text) <= story.translated else "credit.elsewhere"


def _largest_first(members: Mapping[str, Sequence[str]]) -> list[Sequence[str]]:
    """Groups in an order that does not depend on ids alone: those with most documents first."""
    return sorted(members.values(), key=lambda ids: (-len(ids), ids[0]))


def _origin(story: _Story, members: Sequence[str]) -> tuple[str | None, str]:
    """The document or agency that a group comes from, and why."""
    credited = _credited(story, members)
    if len(members) == 1:
        own = not credited and members[0] not in story.translated
        return (members[0] if own else _agency(credited), "alone")
    root = _root(story, members)
    if root is not None:
        return root, "origin.found"
    if len(credited) == 1 and _agency(credited) and _one_text(story, members):
        return _agency(credited), "origin.credited"
    return None, "origin.open"


def _one_text(story: _Story, members: Sequence[str]) -> bool:
    return len(_texts(story, members, touched=False)) == 1


def _credited(story: _Story, members: Sequence[str]) -> dict[str, str]:
    """Houses that documents of a group credit for their whole text, with a name as written."""
    found: dict[str, str] = {}
    for doc in members:
        for _, credit in story.voices[doc].credits:
            if is_for_whole(credit):
                found.setdefault(house_of(credit), credit.name)
    return found


def _agency(credited: Mapping[str, str]) -> str | None:
    """The one agency among what is credited; ``None`` where there are none or several."""
    names = [agency_of(name) or name for name in credited.values() if is_agency_like(name)]
    return names[0] if len(names) == 1 and len(credited) == 1 else None


def _root(story: _Story, members: Sequence[str]) -> str | None:
    """The one document from which all others of a group come."""
    roots = [
        doc
        for doc in members
        if not any(story.parent(doc, other) for other in story.partners.get(doc, ()))
    ]
    if len(roots) != 1:
        return None
    reached = {roots[0]}
    waiting = list(roots)
    while waiting:
        doc = waiting.pop()
        for other in story.partners.get(doc, ()):
            if other not in reached and story.parent(other, doc):
                reached.add(other)
                waiting.append(other)
    return roots[0] if len(reached) == len(members) else None
