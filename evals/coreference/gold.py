"""Who is who among the people and bodies of ECB+ (Cybulska & Vossen 2014).

    DATA/ecbplus/<1-35>/*.xml

A file lists `token`s (t_id, sentence); under `Markables` a mention names its tokens by
`token_anchor`, and its tag tells what it is; under `Relations` a CROSS_DOC_COREF has the chain's
id in `note` and an INTRA_DOC_COREF its own `r_id`, and both name their mentions by `source`.
Topics 36-45 are held out and never opened.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from evals.mentions.texts import join_tokens

LAST_TOPIC = 35
"""The held-out topics come after it."""
TAGS = (
    "HUMAN_PART",
    "HUMAN_PART_PER",
    "HUMAN_PART_ORG",
    "HUMAN_PART_GPE",
    "HUMAN_PART_FAC",
    "HUMAN_PART_VEH",
    "HUMAN_PART_MET",
    "HUMAN_PART_GENERIC",
)
"""Human participants, as section 3.2 of the guidelines divides them (Cybulska & Vossen 2014)."""
_ADDRESS = "http"
_EVENT = "ACTION"
_ACROSS = "CROSS_DOC_COREF"


@dataclass(frozen=True, slots=True)
class GoldMention:
    """One mention of a human participant.

    Args:
        start: First code point in its document's text.
        end: Code point after the last one.
        chain: Name of its chain, unique in the topic; a mention in no chain is its own.
        tag: One of TAGS.
        checked: Whether its sentence tells of an event in a chain across documents: there, and
            seldom elsewhere, the makers of the corpus looked who is who.
    """

    start: int
    end: int
    chain: str
    tag: str
    checked: bool


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One document with its mentions.

    Args:
        name: File name.
        text: One sentence a line; addresses are left out.
        mentions: In order of position.
    """

    name: str
    text: str
    mentions: tuple[GoldMention, ...]


@dataclass(frozen=True, slots=True)
class GoldTopic:
    """The documents of one topic, which tell of two events of one kind.

    Args:
        number: 1 to 35.
        documents: In order of name.
    """

    number: int
    documents: tuple[GoldDocument, ...]


def read_topics(data: Path, first: int, last: int) -> list[GoldTopic]:
    """Read a range of the open topics.

    Args:
        data: Folder that holds ecbplus/.
        first: Number of the first topic.
        last: Number of the last topic, at most LAST_TOPIC.

    Returns:
        The topics that are there; empty where the corpus is absent.

    Raises:
        ValueError: The range reaches into the held-out topics.
    """
    if last > LAST_TOPIC:
        raise ValueError(f"topic {last} is held out; topics 1 to {LAST_TOPIC} are open")
    topics = []
    for number in range(first, last + 1):
        paths = sorted((data / "ecbplus" / str(number)).glob("*.xml"))
        if paths:
            topics.append(GoldTopic(number, tuple(_read_document(path) for path in paths)))
    return topics


def _read_document(path: Path) -> GoldDocument:
    root = ElementTree.parse(path).getroot()
    text, places = _lay_out(root)
    chains = _find_chains(root, path.name)
    checked = _find_checked(root)
    sentences = {token.get("t_id", ""): token.get("sentence", "") for token in root.iter("token")}
    found = []
    for mention in _children(root, "Markables"):
        spans = [places[a.get("t_id", "")] for a in mention if a.get("t_id") in places]
        if mention.tag in TAGS and spans:
            start, end = min(s for s, _ in spans), max(e for _, e in spans)
            number = mention.get("m_id", "")
            chain = chains.get(number, f"{path.name}#{number}")
            home = sentences[mention[0].get("t_id", "")]
            found.append(GoldMention(start, end, chain, mention.tag, home in checked))
    return GoldDocument(path.name, text, tuple(sorted(found, key=lambda m: (m.start, m.end))))


def _lay_out(root: ElementTree.Element) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text, and where each token stands in it."""
    sentences: dict[str, list[tuple[str, str]]] = {}
    for token in root.iter("token"):
        row = (token.get("t_id", ""), token.text or "")
        sentences.setdefault(token.get("sentence", ""), []).append(row)
    text = ""
    places: dict[str, tuple[int, int]] = {}
    for rows in sentences.values():
        if rows[0][1] == _ADDRESS:
            continue
        at = len(text)
        line = join_tokens([word for _, word in rows])
        text += line + "\n"
        for number, word in rows:
            at += text[at] == " "  # tokens are joined by one blank or none
            places[number] = (at, at + len(word))
            at += len(word)
    return text.removesuffix("\n"), places


def _find_chains(root: ElementTree.Element, name: str) -> dict[str, str]:
    chains: dict[str, str] = {}
    for relation in _children(root, "Relations"):
        chain = relation.get("note") or f"{name}:{relation.get('r_id')}"
        for member in relation.iter("source"):
            chains[member.get("m_id", "")] = chain
    return chains


def _find_checked(root: ElementTree.Element) -> set[str]:
    """Sentences with an event that is in a chain across documents."""
    across = {
        member.get("m_id")
        for relation in _children(root, "Relations")
        if relation.tag == _ACROSS
        for member in relation.iter("source")
    }
    homes = {token.get("t_id"): token.get("sentence", "") for token in root.iter("token")}
    return {
        homes[mention[0].get("t_id")]
        for mention in _children(root, "Markables")
        if _EVENT in mention.tag and len(mention) and mention.get("m_id") in across
    }


def _children(root: ElementTree.Element, tag: str) -> Iterator[ElementTree.Element]:
    holder = root.find(tag)
    return iter(()) if holder is None else iter(holder)
