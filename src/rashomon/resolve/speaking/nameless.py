"""Sources that nobody names: groups, relatives, "some", and writings without an author.

Each is somebody, or something, of its own document alone, whatever other documents call so.  A
single "the minister" or "the ministry" is no such source: it stands for one who is named
elsewhere, and is left open where that one cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from rashomon.lexicon.names import name_words
from rashomon.model.reading import Mention
from rashomon.model.spans import Span
from rashomon.resolve.referring.phrases import Phrase, parse_phrase
from rashomon.resolve.referring.sources import mentions_in, nameless_span
from rashomon.resolve.speaking.writings import is_writing

Kind = Literal["unnamed", "document"]

# Pronouns for people of whom no more is told (Quirk et al. 1985, ch. 6).
_SOME = re.compile(
    r"^(?:some|others|another|many|several|most|a few|few|both|one|someone|somebody|"
    r"(?:some|many|most|several|all|both|one|others|two|three|four|five|six)\s+(?:of|in|among|at)\s"
    r"[^,;]{1,60})$",
    re.IGNORECASE,
)
# So many of whomever: "21 percent", "a third of all voters", "two out of three".
_SHARE = re.compile(
    r"^(?:(?:a|an|about|almost|another|around|at least|fewer than|just|less than|mere|more than|"
    r"nearly|only|over|roughly|some|the other|up to)\s)*"
    r"(?:[\d.,]+|[a-z]+(?:-[a-z]+)?)\s?(?:%|percent\b|per cent\b|quarters?\b|thirds?\b|half\b|"
    r"(?:out of|in)\s(?:every\s)?(?:\d+|two|three|four|five|six|ten)\b)"
    r"|^(?:about |almost |more than |nearly |roughly )?half\b"
    r"|^(?:a |one )(?:third|quarter|majority)\b",
    re.IGNORECASE,
)
# Nouns of kinship and company: whose they are is told, who they are is not (Quirk et al., ch. 5).
_RELATED = frozenset(
    (
        *("aunt", "boyfriend", "brother", "child", "colleague", "cousin", "dad", "daughter"),
        *("driver", "employer", "ex-husband", "ex-wife", "father", "fiance", "fiancé", "friend"),
        *("girlfriend", "grandfather", "grandmother", "grandson", "husband", "landlord", "lover"),
        *("mom", "mother", "mum", "neighbor", "neighbour", "nephew", "niece", "parent", "partner"),
        *("relative", "roommate", "sibling", "sister", "son", "spouse", "stepfather"),
        *("stepmother", "twin", "uncle", "widow", "wife"),
    )
)
_COMPANY = frozenset(
    (
        *("band", "camp", "campaign", "circle", "coalition", "couple", "crew", "crowd"),
        *("delegation", "entourage", "family", "group", "handful", "majority", "minority"),
        *("number", "pair", "panel", "side", "staff", "team", "trio"),
    )
)
_PLURAL_SOURCES = frozenset(
    (
        *("candidate", "city", "company", "conservative", "consumer", "contender", "country"),
        *("court", "delegate", "donor", "firm", "independent", "lawmaker", "liberal", "maker"),
        *("moderate", "network", "opponent", "outlet", "plaintiff", "pollster", "progressive"),
        *("respondent", "rival", "surrogate", "troop", "union", "associate", "endorser"),
        *("accuser", "challenger", "complainant", "defender", "group", "litigant", "petitioner"),
    )
)


def find_nameless(text: str, source: Span, mentions: Sequence[Mention]) -> tuple[Kind, Span] | None:
    """The words for somebody or something that is not named.

    Args:
        text: The document's text.
        source: A source that means nobody named.
        mentions: The document's mentions, in order.

    Returns:
        Whether it is people or a writing, and the words up to a clause that tells of them;
        ``None`` where a name may be meant or the words are of no people.
    """
    span = nameless_span(text, source)
    words = span.of(text)
    if _SOME.match(words) or _SHARE.match(words):
        return "unnamed", span
    if is_writing(words):
        return "document", span
    phrase = parse_phrase(text, span)
    if phrase is None or _names_its_head(phrase, mentions):
        return None
    return ("unnamed", span) if _is_people(phrase, words) else None


def _names_its_head(phrase: Phrase, mentions: Sequence[Mention]) -> bool:
    """Whether the head noun is, or is part of, the name of one person or body."""
    around = mentions_in(mentions, Span(phrase.span.start, phrase.head_span.end))
    return any(m.span.end >= phrase.head_span.end and m.kind != "group" for m in around)


def _is_people(phrase: Phrase, words: str) -> bool:
    lists = name_words()
    people = phrase.head in lists.people or phrase.head in lists.offices
    if phrase.plural:
        told = people or phrase.head in _RELATED or phrase.head in _PLURAL_SOURCES
        return told or _is_party(words, phrase)
    if phrase.head in _COMPANY:
        return phrase.determiner in ("indefinite", "possessed")
    return phrase.head in _RELATED and phrase.determiner in ("possessed", "indefinite")


def _is_party(words: str, phrase: Phrase) -> bool:
    """Whether a plural with a capital has words before it: "skittish Democrats"."""
    start = phrase.head_span.start - phrase.span.start
    return bool(phrase.modifiers) and words[start : start + 1].isupper()
