"""Who enters the cast of a story, and with which words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.lexicon.roles import role_words
from rashomon.model.documents import Document
from rashomon.model.links import Place, Speaker
from rashomon.model.reading import Reading
from rashomon.model.spans import Span
from rashomon.resolve.cast import Cast
from rashomon.resolve.names.clusters import Key, Naming
from rashomon.resolve.offices.bodies import Body
from rashomon.resolve.offices.parties import Party, party_of
from rashomon.resolve.offices.roles import Role
from rashomon.resolve.offices.states import States, government_of, stands_for_government

Found = Mapping[str, tuple[Key, Speaker]]

# Words that describe somebody become a name of theirs; pronouns and other people's names do not.
_DESCRIBES = ("role.", "description.", "body.", "place.")
_NEXT = re.compile(r" ([a-z]+)\b")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def with_governments(doc: Document, namings: Sequence[Naming], states: States) -> list[Naming]:
    """Namings in which a place that acts is its government.

    Args:
        doc: The document.
        namings: Its namings, in order.
        states: The story's states.
    """
    return [_acting(doc, naming, states) for naming in namings]


def _acting(doc: Document, naming: Naming, states: States) -> Naming:
    place = naming.mention.kind == "place" and naming.key is not None
    acts = place and stands_for_government(doc.text, naming.mention.span)
    if not acts and not _is_of_act(doc.text, naming, states):
        return naming
    key = government_of(naming.name, states)
    return naming if key is None else replace(naming, key=key, rule="place.government")


def _is_of_act(text: str, naming: Naming, states: States) -> bool:
    """Whether it is the adjective of a state before an act of its government: "a Velmian claim"."""
    if naming.mention.kind != "group" or naming.name not in states.adjectives:
        return False
    hit = _NEXT.match(text, naming.mention.span.end)
    return hit is not None and hit[1] in role_words().act_nouns


def note_bodies(cast: Cast, doc: Document, bodies: Iterable[Body]) -> None:
    """Notes every description of a body."""
    for body in bodies:
        cast.add_body(body, doc)


def note_sources(cast: Cast, doc: Document, reading: Reading, found: Found) -> None:
    """Notes the words that sources use for their speakers.

    Args:
        cast: The cast.
        doc: The document.
        reading: Its reading.
        found: Its speakers.
    """
    sources = {att.id: att.source for att in reading.attributions}
    for attribution, (key, speaker) in found.items():
        own = sources[attribution]
        described = speaker.rule.startswith(_DESCRIBES) and len(own) == 1
        cast.add(key, doc, _plain(doc.text, own[0]) if described else speaker.evidence)


def unnamed_parties(roles: Sequence[Role], found: Found) -> dict[Key, Party]:
    """For whom the unnamed speakers of a document speak.

    Args:
        roles: The document's roles, in order.
        found: Its speakers.
    """
    parties = {
        key: party_of(roles, speaker.evidence)
        for key, speaker in found.values()
        if key[0] == "unnamed"
    }
    return {key: party for key, party in parties.items() if party is not None}


def note_parties(
    cast: Cast, documents: Iterable[Document], parties: Mapping[Key, Party], states: States
) -> None:
    """Notes those who are spoken for and stand in the cast by no words of their own.

    Args:
        cast: The cast.
        documents: The story's documents.
        parties: For whom everybody speaks.
        states: The story's states.
    """
    docs = {doc.id: doc for doc in documents}
    for party in parties.values():
        if party.evidence is not None and not cast.holds(party.speaks_for):
            doc = docs[party.evidence.document]
            cast.add(party.speaks_for, doc, _named_in(doc, party, states, party.evidence))


def _named_in(doc: Document, party: Party, states: States, place: Place) -> Span:
    """The state's name or adjective in the words that say for whom somebody speaks."""
    for hit in _WORD.finditer(doc.text, place.span.start, place.span.end):
        if government_of(hit.group(), states) == party.speaks_for:
            return Span(hit.start(), hit.end())
    return place.span


def _plain(text: str, span: Span) -> Span:
    """A span without marks and white space at its ends."""
    words = span.of(text)
    start = len(words) - len(words.lstrip(" ,\n"))
    return Span(span.start + start, span.start + len(words.rstrip(" ,\n")))
