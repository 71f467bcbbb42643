"""Names that stand in sources and that the reading did not mark as names.

Who is reported as speaking is somebody, so that a source is where capitals prove most.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from rashomon.lexicon.grammar import grammar
from rashomon.lexicon.names import name_words
from rashomon.model.documents import Document
from rashomon.model.reading import Mention, Reading
from rashomon.model.spans import Span
from rashomon.resolve.referring.phrases import pronoun_of
from rashomon.resolve.referring.sources import mentions_in

_NAME = re.compile(
    r"^(?:[Tt]he\s)?((?:[A-Z][\w’'&.-]*[^\W_])(?:\s(?:of|and|for|&|[A-Z][\w’'&.-]*[^\W_])){0,3})$"
)
# A given name and one or two names behind it, at the end of a source or before its first comma.
_PERSON = re.compile(
    r"(?:^|\s)(?P<name>(?P<given>[A-Z][\w’'-]+)(?:\s[A-Z]\.)?(?:\s[A-Z][\w’'-]+[^\W_’']){1,2})$"
)
# Capitals that open a sentence prove nothing: "Critics said".
_OPENS = re.compile(r"(?:^|[.!?:\n“\"]\s*)$")
_CAPITALISED = re.compile(r"(?<!\w)[A-Z]\w*")
_LETTER = re.compile(r"\w")
# Places of a word that are looked at for its capital inside a sentence.
_PLACES = 64
_LONGEST = 60
_LONGEST_SOURCE = 200


def with_unread_names(doc: Document, reading: Reading) -> Reading:
    """A reading with the names that its sources hold and its mentions do not.

    Args:
        doc: The document.
        reading: Its reading.

    Returns:
        The reading, with more mentions where there are such names; they stay disjoint.
    """
    found = {mention.span: mention for mention in _unread(doc, reading)}
    if not found:
        return reading
    mentions = sorted((*reading.mentions, *found.values()), key=lambda mention: mention.span)
    return replace(reading, mentions=tuple(mentions))


def _unread(doc: Document, reading: Reading) -> Iterator[Mention]:
    headline = doc.title_span
    for att in reading.attributions:
        for source in att.source:
            # The capitals of a headline prove nothing.
            if len(source) > _LONGEST_SOURCE or (headline and headline.covers(source)):
                continue
            mention = _named(doc.text, source)
            if mention and not _overlaps(reading, mention.span):
                yield mention


def _named(text: str, source: Span) -> Mention | None:
    head = source.of(text).partition(",")[0]
    hit = _PERSON.search(head)
    if hit is not None and hit["given"] in name_words().given_names:
        span = Span(hit.start("name"), hit.end("name")).shifted(source.start)
        return Mention(span, "person")
    name = find_unread_name(text, source)
    return None if name is None else Mention(name, "organization")


def _overlaps(reading: Reading, span: Span) -> bool:
    around = Span(max(0, span.start - _LONGEST_SOURCE), span.end + _LONGEST_SOURCE)
    near = mentions_in(reading.mentions, around)
    return any(m.span.start < span.end and span.start < m.span.end for m in near)


def find_unread_name(text: str, source: Span) -> Span | None:
    """A source that is nothing but a name.

    Args:
        text: The document's text.
        source: A source.

    Returns:
        The name without an article; ``None`` where it may be a common noun: one word that has a
        capital nowhere but where a sentence opens, or that the lists know as a word for people.
    """
    hit = _NAME.match(source.of(text)) if len(source) <= _LONGEST else None
    if hit is None:
        return None
    name, start = hit[1], source.start + hit.start(1)
    words = name.split()
    if words[-1] in ("of", "and", "for", "&") or any(_is_common(word) for word in words):
        return None
    if len(words) == 1 and not _stands_inside(text, name):
        return None
    return Span(start, start + len(name))


def _is_common(word: str) -> bool:
    lists = name_words()
    low = word.lower()
    single = low.removesuffix("s")
    known = lists.people | lists.offices | lists.plurals
    common = low in known or single in known or word in lists.calendar
    return common or pronoun_of(word) is not None or low in grammar().relatives


def _stands_inside(text: str, name: str) -> bool:
    """Whether a word has its capital inside a sentence, too."""
    hit = _CAPITALISED.match(name)
    for start in _capitals(text).get(hit[0], ()) if hit else ():
        end = start + len(name)
        whole = text.startswith(name, start) and not _LETTER.match(text, end)
        if whole and not _OPENS.search(text[max(0, start - 4) : start]):
            return True
    return False


@lru_cache(maxsize=4)
def _capitals(text: str) -> Mapping[str, Sequence[int]]:
    """Where each word with a capital stands, in the first of its places."""
    found: dict[str, list[int]] = defaultdict(list)
    for hit in _CAPITALISED.finditer(text):
        if len(found[hit[0]]) < _PLACES:
            found[hit[0]].append(hit.start())
    return found
