"""Sentences that tell of the same events, from ECB+ (Cybulska & Vossen 2014).

    DATA/ecbplus/<1-35>/*.xml

A topic has two seminal events of one kind (two actors who go into rehabilitation): the files
`*ecb.xml` tell of one and `*ecbplus.xml` of the other. A file lists `token`s (t_id, sentence);
under `Markables` a mention names its tokens by `token_anchor`, and an event's tag holds ACTION
(ACTION_OCCURRENCE, NEG_ACTION_STATE); under `Relations` a CROSS_DOC_COREF has the chain's id
in `note` and names its mentions by `source`. Topics 36-45 are held out and never opened.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
from numpy.typing import NDArray

from evals.mentions.texts import join_tokens

LAST_TOPIC = 35
"""The held-out topics come after it."""
_EVENT = "ACTION"
_SECOND = "ecbplus"
_ADDRESS = "http"

Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A line of a text that is read.

    Args:
        document: Name of the text.
        line: Number of the line in it, from 0.
        text: The line.
    """

    document: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with at least one annotated event.

    Args:
        stretch: Where it stands and how it reads.
        seminal: Which of its topic's two events its document tells of, 0 or 1.
        chains: Ids of the chains that its event mentions are in.
    """

    stretch: Stretch
    seminal: int
    chains: frozenset[str]


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic.

    Args:
        number: 1 to 35.
        documents: The lines of each document, in order, as far as the last one that tells of an
            event; addresses are left out.
        sentences: Those lines that tell of an event.
    """

    number: int
    documents: tuple[tuple[Stretch, ...], ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Relations:
    """How the sentences of a topic stand to one another; all (sentences, sentences).

    Args:
        apart: They stand in different documents; only such pairs count.
        shared: They share an event chain.
        same_seminal: Their documents tell of the same seminal event.
    """

    apart: Bools
    shared: Bools
    same_seminal: Bools


def read_topics(data: Path) -> list[Topic]:
    """Read the open topics that are there.

    Args:
        data: Folder that holds ecbplus/.

    Returns:
        Topics with pairs of both kinds, such that share a chain and such that do not.
    """
    topics = []
    for number in range(1, LAST_TOPIC + 1):
        paths = sorted((data / "ecbplus" / str(number)).glob("*.xml"))
        read = [_read_document(path) for path in paths]
        topic = Topic(
            number,
            tuple(lines for lines, _ in read if lines),
            tuple(sentence for _, sentences in read for sentence in sentences),
        )
        relations = relate(topic.sentences)
        if (relations.apart & relations.shared).any() and (
            relations.apart & ~relations.shared
        ).any():
            topics.append(topic)
    return topics


def relate(sentences: Sequence[Sentence]) -> Relations:
    """Compare the gold labels of all pairs of sentences.

    Args:
        sentences: Of one topic.

    Returns:
        The relations of all pairs.
    """
    names = {name: number for number, name in enumerate(_distinct(sentences))}
    member = np.zeros((len(sentences), len(names)), np.int32)
    for row, sentence in enumerate(sentences):
        member[row, [names[chain] for chain in sentence.chains]] = 1
    homes = np.array([sentence.stretch.document for sentence in sentences], np.str_)
    seminal = np.array([sentence.seminal for sentence in sentences], np.int64)
    return Relations(
        apart=homes[:, None] != homes[None, :],
        shared=(member @ member.T) > 0,
        same_seminal=seminal[:, None] == seminal[None, :],
    )


def _distinct(sentences: Sequence[Sentence]) -> list[str]:
    return sorted({chain for sentence in sentences for chain in sentence.chains})


def _read_document(path: Path) -> tuple[tuple[Stretch, ...], list[Sentence]]:
    root = ElementTree.parse(path).getroot()
    tokens: dict[str, list[str]] = {}
    for token in root.iter("token"):
        tokens.setdefault(token.get("sentence", ""), []).append(token.text or "")
    stretches = {
        number: Stretch(path.name, line, join_tokens(words))
        for line, (number, words) in enumerate(
            item for item in tokens.items() if item[1][0] != _ADDRESS
        )
    }
    chains = _find_chains(root)
    seminal = int(path.stem.endswith(_SECOND))
    found = [
        Sentence(stretch, seminal, frozenset(chains[number]))
        for number, stretch in stretches.items()
        if number in chains
    ]
    last = max((one.stretch.line for one in found), default=-1)
    return tuple(stretches.values())[: last + 1], found


def _find_chains(root: ElementTree.Element) -> dict[str, set[str]]:
    """Chains of each sentence with an event; empty for events that are in none."""
    places = {token.get("t_id"): token.get("sentence", "") for token in root.iter("token")}
    homes = {
        mention.get("m_id"): {places[anchor.get("t_id")] for anchor in mention}
        for mention in _children(root, "Markables")
        if _EVENT in mention.tag and len(mention)
    }
    chains: dict[str, set[str]] = {home: set() for found in homes.values() for home in found}
    for relation in _children(root, "Relations"):
        if relation.tag != "CROSS_DOC_COREF":
            continue
        for source in relation.iter("source"):
            for home in homes.get(source.get("m_id"), ()):
                chains[home].add(relation.get("note", ""))
    return chains


def _children(root: ElementTree.Element, tag: str) -> Iterator[ElementTree.Element]:
    holder = root.find(tag)
    return iter(()) if holder is None else iter(holder)
