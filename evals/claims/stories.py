"""Build the labelled piles as stories are, and find the claims' positions in the texts received."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evals.attribution.scoring import Piece
from evals.claims.labels import Stretch
from evals.utterances.stories import Story
from rashomon.model.documents import Document
from rashomon.model.judgement import Claim, Judgement, Position, Proposition
from rashomon.model.judgement import Stance as Taken
from rashomon.model.links import Alignment, Place, Resolution
from rashomon.model.reading import Attribution, Reading
from rashomon.model.spans import Span
from rashomon.pipeline import PIPELINE

Judge = Callable[
    [Sequence[Document], Sequence[Reading], Resolution, Alignment],
    Judgement,
]
# Of the shorter of the two, the share that both must cover: what the record keeps may be cut
# narrower or wider than what was labelled, and is still the same position.
_SAME_PLACE = 0.5


@dataclass(frozen=True, slots=True)
class Held:
    """Words in which the record has a position on a claim.

    Attributes:
        party: Entity id of the party; None for narration.
        stance: What it holds of the claim's text.
        document: Name of the document.
        pieces: The words, in code points of the text received.
        behind: Whether they are not the position's own but stand behind it.
    """

    party: str | None
    stance: Taken
    document: str
    pieces: tuple[Piece, ...]
    behind: bool = False

    def share(self, stretch: Stretch) -> float:
        """How much of the shorter both cover; 0 where that is too little or elsewhere."""
        if self.document != stretch.document:
            return 0.0
        share = find_share(self.pieces, stretch.pieces)
        return share if share >= _SAME_PLACE else 0.0


@dataclass(frozen=True, slots=True)
class Stated:
    """One claim of the record, in the texts received.

    Attributes:
        text: Its words.
        contested: Whether the record calls it contested.
        held: Positions and narration; a statement's whole content and the words that a stance rests
            on stand for a position as well.
        changes: By change of a position its places before and after.
        values: By value of one quantity its places.
    """

    text: str
    contested: bool
    held: tuple[Held, ...]
    changes: tuple[tuple[Held, ...], ...]
    values: tuple[tuple[Held, ...], ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What the record says of one pile.

    Attributes:
        claims: Its claims, in the order of the record.
        names: Name of each entity, by its id.
    """

    claims: tuple[Stated, ...]
    names: Mapping[str, str]


def find_share(left: Sequence[Piece], right: Sequence[Piece]) -> float:
    """Of the shorter of two stretches the share that both cover."""
    both = sum(
        max(0, min(end, other_end) - max(start, other_start))
        for start, end in left
        for other_start, other_end in right
    )
    shorter = min(sum(end - start for start, end in pieces) for pieces in (left, right))
    return both / shorter if shorter else 0.0


def judge_story(story: Story, judge: Judge) -> Judged:
    """Resolve, align and judge one story.

    Args:
        story: The story as read.
        judge: The stage that is scored.

    Returns:
        Its claims and names.
    """
    docs, readings = story.documents, story.readings
    resolution = PIPELINE.resolve(docs, readings)
    alignment = PIPELINE.align(docs, readings, resolution)
    judgement = judge(docs, readings, resolution, alignment)
    known = _Known(docs, readings)
    return Judged(
        tuple(known.claim(one) for one in judgement.claims),
        {one.id: one.name for one in resolution.entities},
    )


class _Known:
    """What is needed to find the words of claims again."""

    def __init__(self, docs: Sequence[Document], readings: Sequence[Reading]) -> None:
        self._docs: Mapping[str, Document] = {doc.id: doc for doc in docs}
        self._said: Mapping[str, tuple[str, Attribution]] = {
            att.id: (reading.document, att) for reading in readings for att in reading.attributions
        }

    def claim(self, claim: Claim) -> Stated:
        """A claim with its places in the texts received."""
        return Stated(
            claim.text,
            claim.contested,
            tuple(self._held(claim)),
            tuple(tuple(self._places(one.party, one.before, one.spans)) for one in claim.changes),
            tuple(tuple(self._places(None, "affirms", one.spans)) for one in claim.values),
        )

    def _held(self, claim: Claim) -> Iterator[Held]:
        for position in claim.positions:
            yield from self._places(position.party, position.stance, position.spans)
            for said in position.attributions:
                document, att = self._said[said]
                behind = bool(position.spans)
                yield self._place(position.party, position.stance, document, att.content, behind)
            for one in claim.propositions:
                if _is_behind(one, position) and one.evidence:
                    party, stance = position.party, position.stance
                    yield self._place(party, stance, one.document, one.evidence, True)
        for told in claim.narration:
            yield self._place(None, told.stance, told.document, [told.span])

    def _places(self, party: str | None, stance: Taken, places: Iterable[Place]) -> Iterator[Held]:
        return (self._place(party, stance, one.document, [one.span]) for one in places)

    def _place(
        self,
        party: str | None,
        stance: Taken,
        document: str,
        spans: Iterable[Span],
        behind: bool = False,
    ) -> Held:
        doc = self._docs[document]
        parts = (part for span in spans for part in doc.origin.to_origin(span))
        pieces = tuple(sorted((part.start, part.end) for part in parts))
        return Held(party, stance, doc.name, pieces, behind)


def _is_behind(proposition: Proposition, position: Position) -> bool:
    """Whether a position rests on a proposition: then its cue ("denied") stands for it as well."""
    place = Place(proposition.document, proposition.span)
    return proposition.party == position.party and place in position.spans
