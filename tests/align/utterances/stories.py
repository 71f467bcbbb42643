"""Stories of a few statements, written by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rashomon.align.utterances.finding import find_utterances
from rashomon.model.documents import DateCandidate, Document, Published
from rashomon.model.links import Resolution, Utterance
from rashomon.model.reading import Act, Attribution, Kind, Reading
from rashomon.resolve.story import resolve
from tests.documents import make_attribution, make_document, make_reading


@dataclass(frozen=True)
class Told:
    """One document of one statement: ``who said content``.

    Args:
        who: The words that name the speaker.
        content: What is said.
        cue: The cue.
        kind: Kind of the attribution.
        act: What the cue does.
        lead: Words before it.
        published: Day of publication.
    """

    who: str
    content: str
    cue: str = "said"
    kind: Kind = "indirect"
    act: Act = "assert"
    lead: str = ""
    published: str = ""


def make_story(*told: Told) -> tuple[list[Document], list[Reading], Resolution]:
    """Documents with one statement each, and how they are resolved."""
    documents, readings = [], []
    for number, one in enumerate(told):
        text = f"{one.lead}{one.who} {one.cue} {one.content}."
        doc = make_document(text, f"{number}.txt")
        if one.published:
            date = DateCandidate(one.published, "metadata")
            doc = replace(doc, published=Published(candidates=(date,)))
        att: Attribution = make_attribution(doc, one.who, one.cue, one.content, one.kind)
        documents.append(doc)
        readings.append(make_reading(doc, replace(att, act=one.act)))
    return documents, readings, resolve(documents, readings)


def count(members: object) -> tuple[int, int]:
    """No independent reports are counted here."""
    return (1, 1)


def utterances(*told: Told) -> tuple[Utterance, ...]:
    """The utterances of a story of one statement a document."""
    documents, readings, resolution = make_story(*told)
    return find_utterances(documents, readings, resolution, (), count)


def are_one(left: Told, right: Told) -> bool:
    """Whether two statements are found to report one utterance."""
    return len(utterances(left, right)) == 1
