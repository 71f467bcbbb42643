"""What kind of thing a run of capitalised words names, from the run and its neighbours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from rashomon.lexicon.names import NameWords, name_words
from rashomon.model.reading import EntityKind, Mention
from rashomon.model.spans import Span
from rashomon.read.name_runs import Run, Word

_INITIAL = re.compile(r"^(?:[^\W\d_]\.)+$")
_POSSESSIVE = re.compile(r"^[’']s?(?!\w)")
# Two letters are as often a postal code or a blood group as an organization.
_ACRONYM = re.compile(r"^[A-Z][A-Z&]{2,6}s?$")
_AGE = re.compile(r"^, (?:aged )?\d{2},")
_SAYS = re.compile(
    r"^,? (?:said|says|told|added|wrote|tweeted|replied|argued|insisted|warned|claimed|explained|"
    r"noted|stressed|recalled|testified|admitted|acknowledged|joked|quipped|declined|denied)\b"
)
# "Ana Ruiz, a sociologist at …": a role in apposition; agent nouns in -ist are nearly all people's.
_ROLE_AFTER = re.compile(r"^, ((?:[\w\-’']+ ){0,5}[\w\-’']+)")
_WHO_AFTER = re.compile(r"^,? (?:who|whose)\b")
_BEFORE_PLACE = re.compile(
    r"\b(?:city|town|village|province|republics?|region|port|district|island|capital|streets|outskirts)"
    r" of (?:the )?$"
)
_LEAD_OF = frozenset(
    (
        "Academy",
        "Association",
        "Bank",
        "Board",
        "Bureau",
        "Chamber",
        "Church",
        "College",
        "Commission",
        "Committee",
        "Council",
        "Court",
        "Department",
        "Embassy",
        "Federation",
        "Fund",
        "Government",
        "House",
        "Institute",
        "League",
        "Ministry",
        "Office",
        "Organisation",
        "Organization",
        "Parliament",
        "Party",
        "Republic",
        "School",
        "Society",
        "Union",
        "University",
    )
)
_GOVERNMENT_LEADS = frozenset(
    ("Department", "Embassy", "Government", "House", "Ministry", "Parliament")
)
# Acronyms that name no organization.
_NO_NAME = frozenset(
    (
        "TV",
        "CEO",
        "CFO",
        "COO",
        "CTO",
        "FM",
        "PM",
        "MP",
        "MPs",
        "VP",
        "OK",
        "PDF",
        "GDP",
        "DNA",
        "HIV",
        "AIDS",
        "COVID",
        "FAQ",
        "CD",
        "DVD",
        "PC",
        "AI",
        "IT",
        "PR",
        "HR",
        "ID",
        "LGBT",
        "LGBTQ",
        "PHOTO",
        "VIDEO",
        "UPDATE",
        "READ",
        "MORE",
        "AM",
        "PM",
        "BST",
        "CET",
        "ISBN",
        "URL",
    )
)


@dataclass(frozen=True, slots=True)
class Named:
    """A classified part of a run.

    Args:
        mention: The mention.
        words: Its words, without titles.
    """

    mention: Mention
    words: tuple[Word, ...]


def classify(text: str, run: Run) -> list[Named]:
    """Cuts a run into names and says what each one is.

    Args:
        text: The document's text.
        run: A run of capitalised words.

    Returns:
        Names in order; parts whose kind no evidence tells are left out.
    """
    found: list[Named] = []
    for part, title, titled in _parts(text, run):
        kind = _person_or_other(text, part, titled, run)
        if kind is not None:
            span = Span(part[0].span.start, part[-1].span.end)
            found.append(Named(Mention(span, kind, title), part))
    return found


def _parts(text: str, run: Run) -> list[tuple[tuple[Word, ...], Span | None, bool]]:
    """Splits at titles and at ``and``: (words, title span, whether a title stands before)."""
    out: list[tuple[tuple[Word, ...], Span | None, bool]] = []
    title = _lower_title(text, run.words[0].span.start, run.words[-1].span.end)
    for group in _at_joins(text, run.words):
        rest, own = group, None
        cut = _office(rest)
        if cut is not None:
            lead, office, rest = rest[: cut[0]], rest[cut[0] : cut[1]], rest[cut[1] :]
            if lead:
                out.append((lead, None, False))
            own = Span(office[0].span.start, office[-1].span.end)
            rest = _after_office(rest)
        if rest:
            stands = own or title
            out.append((_trim(rest), stands, stands is not None))
        title = None
    return [item for item in out if item[0]]


def _is_body_word(word: str, lists: NameWords) -> bool:
    """Whether a word names a body rather than somebody."""
    return (
        word in lists.organizations
        or word in lists.governments
        or word in lists.outlets
        or word in lists.places
        or word in _LEAD_OF
    )


def _after_office(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Skips the portfolio of an office: "Minister of Foreign Affairs Ana Ruiz" → "Ana Ruiz"."""
    if not words or words[0].text != "of":
        return words
    given = (i for i, w in enumerate(words) if i and w.text in name_words().given_names)
    start = next(given, None)
    return () if start is None else words[start:]


def _trim(words: tuple[Word, ...]) -> tuple[Word, ...]:
    while words and words[0].joins:
        words = words[1:]
    while words and words[-1].joins:
        words = words[:-1]
    return words


def _at_joins(text: str, words: tuple[Word, ...]) -> list[tuple[Word, ...]]:
    """Splits where two names meet: at ``and`` or ``for``, a possessive, a stray small word."""
    groups: list[list[Word]] = [[]]
    for at, word in enumerate(words):
        fresh = _begins_anew(words[at + 1 : at + 2])
        joins = word.text in ("and", "for", "on", "&")
        apart = joins and ((fresh and word.text == "and") or not _is_body(groups[-1], word.text))
        if apart or (at and not word.joins and word.text.lower() in name_words().openers):
            groups.append([])
        else:
            groups[-1].append(word)
        if _POSSESSIVE.match(text[word.span.end : word.span.end + 3]):
            groups.append([])
    return [_trim(tuple(g)) for g in groups if _trim(tuple(g))]


def _begins_anew(following: tuple[Word, ...]) -> bool:
    """Whether what follows a joining word is another name ("… and the Supreme Court")."""
    if not following:
        return False
    return following[0].text == "the" or following[0].text in name_words().demonyms


def _is_body(words: list[Word], join: str) -> bool:
    """Whether an organization's name goes on over a joining word."""
    if not words:
        return False
    if join == "&":
        return True
    leads = any(w.text in _LEAD_OF for w in words)
    if join == "and":
        return leads and any(w.text == "of" or w.text == "for" for w in words)
    return leads


def _office(words: tuple[Word, ...]) -> tuple[int, int] | None:
    """Where the longest title of office stands in a run, as word indices."""
    lists = name_words()
    for start in range(len(words)):
        if start and words[start - 1].joins:
            continue  # "Department of Justice" names no judge
        for end in range(min(len(words), start + 4), start, -1):
            phrase = " ".join(w.text for w in words[start:end])
            if end < len(words) and _is_body_word(words[end].text, lists):
                continue  # "Justice Department", "Leader Group"
            plain = phrase.rstrip(".")
            if plain in lists.honorifics or phrase.lower() in lists.offices:
                while end < len(words) and words[end].text.rstrip(".") in lists.honorifics:
                    end += 1
                return start, end
            if phrase.lower().endswith("s") and phrase.lower()[:-1] in lists.offices:
                return start, end
    return None


_LOWER_TITLE = re.compile(r"((?:[a-z][\w\-]*[ ]){0,2}[a-z][\w\-]*)(,?) $")


def _lower_title(text: str, start: int, end: int) -> Span | None:
    """An office in small letters just before a name ("spokesman Ivan Petrov", "president, X,")."""
    before = text[max(0, start - 40) : start]
    hit = _LOWER_TITLE.search(before)
    # "the president, Petrov insisted" gives nobody a title; "the president, Petrov, said" does.
    if hit is None or (hit.group(2) and text[end : end + 1] != ","):
        return None
    words = hit.group(1).split(" ")
    for size in range(min(3, len(words)), 0, -1):
        phrase = " ".join(words[-size:])
        if phrase in name_words().offices:
            stop = start - len(before) + hit.end(1)
            return Span(stop - len(phrase), stop)
    return None


def _person_or_other(
    text: str, words: tuple[Word, ...], has_title: bool, run: Run
) -> EntityKind | None:
    lists = name_words()
    name = " ".join(w.text for w in words)
    known = _known(name, lists)
    if known is not None:
        return known
    if all(w.text in lists.demonyms or w.text in lists.calendar for w in words):
        return None
    if words[0].text in lists.given_names and _has_role(text, words[-1].span.end, lists):
        return "person"  # "Jenny Field, the editor of …", whatever "field" may name elsewhere
    shape = None if run.titled and len(words) > 3 else _by_shape(words, lists)
    if shape is not None or run.titled:
        return shape
    if _is_person(text, words, has_title, lists):
        return "person"
    start = words[0].span.start
    if len(words) <= 3 and _BEFORE_PLACE.search(text[max(0, start - 24) : start]):
        return "place"
    return None


def _known(name: str, lists: NameWords) -> EntityKind | None:
    plain = name.removeprefix("The ").removeprefix("the ")
    if plain in lists.seats:
        return "government"
    if plain in lists.known_organizations:
        return "organization"
    if plain in lists.known_places or plain in lists.state_names or plain in lists.capitals:
        return "place"
    return None


def _by_shape(words: tuple[Word, ...], lists: NameWords) -> EntityKind | None:
    first, last = words[0].text, words[-1].text.rstrip(".")
    joined = len(words) > 2 and words[1].text in ("of", "for", "on")
    if joined and first in _LEAD_OF:
        if first in _GOVERNMENT_LEADS:
            return "government"
        return "place" if first == "Republic" else "organization"
    if len(words) == 1:
        return _one_word(first)
    head = next((words[i - 1].text for i, w in enumerate(words) if w.text in ("of", "for")), last)
    if head in lists.governments:
        return "government"
    if head in lists.organizations or last in lists.organizations or last in lists.outlets:
        return "organization"
    if last in lists.places or (first.rstrip(".") in lists.place_leads and len(words) <= 3):
        return "place"
    return None


def _one_word(word: str) -> EntityKind | None:
    if _ACRONYM.match(word) and word not in _NO_NAME:
        return "organization"
    return None


def _is_person(text: str, words: tuple[Word, ...], has_title: bool, lists: NameWords) -> bool:
    """Title, given name, initial, age, or words of speaking right after two or three words."""
    plain = [w for w in words if not w.joins]
    if len(words) > 5 or any(w.text in lists.demonyms for w in plain):
        return False
    if any(w.text in ("of", "and", "for", "the", "on") for w in words):
        return False
    if any(_ACRONYM.match(w.text) or _is_body_word(w.text, lists) for w in plain):
        return False
    if has_title:
        return True
    if len(plain) < 2:
        return False
    if plain[0].text in lists.given_names or plain[0].text.split("-")[0] in lists.given_names:
        return True
    after = text[words[-1].span.end : words[-1].span.end + 24]
    return (
        any(_INITIAL.match(w.text) and w.text not in lists.state_names for w in plain[:-1])
        or bool(_AGE.match(after))
        or bool(_SAYS.match(after))
        or _has_role(text, words[-1].span.end, lists)
    )


def _has_role(text: str, at: int, lists: NameWords) -> bool:
    """Whether a role stands in apposition after a name."""
    after = text[at : at + 90]
    hit = _ROLE_AFTER.match(after)
    if hit is None or _WHO_AFTER.match(after):
        return hit is not None
    words = hit.group(1).lower().split()
    joined = {*words, *(f"{a} {b}" for a, b in pairwise(words))}
    # Short words in -ist ("list", "exist") are no agents.
    return bool(joined & lists.offices) or any(w.endswith("ist") and len(w) > 5 for w in words)
