"""Words in which one line of an account says whose text it is.

Only what speaks of the text counts.  An outlet named as the one that reported something, the
photographer's agency, and the outlet's own people are no credits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rashomon.lexicon.agencies import agencies, agency_of, is_agency_like, is_house
from rashomon.lexicon.outlets import outlet_words

CreditZone = Literal["head", "lead", "end", "foot"]

# Notes are short; a longer paragraph is prose in which such words may stand by chance.
LONGEST_NOTE = 500
_LONGEST_NAME = 60
_WORD = r"[\w&'’-]+(?:\.\w+)*"
_NAME = (
    r"(?:[Tt]he |https?://)?(?P<name>(?:[A-Z0-9][\w&'’-]*(?:\.\w+)*|(?:[a-z0-9-]{1,40}\.){1,3}[a-z]{2,10})"
    rf"(?: (?:[A-Z]{_WORD}|[A-Z&]|of|the|and|for|de|la|du)){{0,7}})"
)
_TEXT = r"(?:article|story|post|piece|column|essay|commentary|op-ed|analysis|item|dispatch)"
_WHAT = rf"(?:this|the|an?(?: \w+)? version of (?:this|the)) {_TEXT}"
_PHOTO = re.compile(r"\b(?:photo|image|picture|getty|pool|photograph|video|graphic)\b", re.I)
_NO_NAME = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(?:mon|tues|wednes|thurs|fri|satur"
    r"|sun)day|page|section|here|today|youtube|facebook|twitter|instagram|medium|\d.*",
    re.IGNORECASE,
)
_JOINERS = re.compile(r"(?: (?:of|the|and|for|de|la|du|&))+$")


# One of these stands in every note; most lines have none and are not looked at any further.
_SIGNS = re.compile(
    r"©|\([Cc]\)|copyright|courtesy|appear|publish|post|print|syndicat|full|original|whole|source"
    r"|complete|creat|provid|suppl|produc|distribut|contribut|report|writing|edit|compil|from|with"
    r"|via|credit|translat|adapt|excerpt|information",
    re.IGNORECASE,
)
_SHORT = 60


@dataclass(frozen=True, slots=True)
class CreditFound:
    """A credit in one line.

    Args:
        slug: What says so.
        name: Who is credited; empty where nobody is named.
        start: Where its words begin in the line.
        end: Where they end.
    """

    slug: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Rule:
    slug: str
    form: re.Pattern[str]
    zones: frozenset[str]
    accept: Callable[[str], bool]


def _is_listed(name: str) -> bool:
    return bool(agency_of(name))


def _any_name(_: str) -> bool:
    return True


def _rule(slug: str, form: str, zones: str, accept: Callable[[str], bool] = _any_name) -> _Rule:
    return _Rule(slug, re.compile(form), frozenset(zones.split()), accept)


_RULES = (
    _rule(
        "credit.note",
        rf"(?i:\b{_WHAT} (?:was |is |has been )?(?:first |originally |initially )"
        rf"(?:appeared|published|posted|printed|ran|produced)(?: in| on| at| by| for)+) {_NAME}",
        "lead end foot",
    ),
    _rule(
        "credit.note",
        rf"(?i:\b{_WHAT} (?:was |is |has been |has )?"
        rf"(?:appeared|published|posted|printed|produced|provided|supplied)"
        rf"(?: in| on| at| by| for)+) {_NAME}",
        "lead end foot",
        is_house,
    ),
    _rule("credit.note", rf"(?i:\bappeared first on) {_NAME}", "end foot"),
    _rule(
        "credit.note",
        rf"^\W*(?i:(?:first|originally) (?:appeared|published|posted|printed)"
        rf"(?: in| on| at| by)) {_NAME}",
        "lead end foot",
    ),
    _rule(
        "credit.note",
        rf"(?i:\b(?:re-?published|re-?posted|re-?printed|syndicated|cross-?posted) (?:here )?"
        rf"(?:from|(?:with|by)(?: the)?(?: kind)? permission (?:from|of)|courtesy of"
        rf"|by arrangement with|under licen[cs]e from)) {_NAME}",
        "lead end foot",
    ),
    _rule(
        "credit.note",
        rf"^\W*(?i:(?:excerpted|adapted|translated) from) {_NAME}",
        "lead end foot",
        is_house,
    ),
    _rule(
        "credit.note",
        rf"^\W*(?i:(?:story |article |text |content )?courtesy of) {_NAME}",
        "head lead end foot",
    ),
    _rule(
        "credit.note",
        r"^\W*(?i:(?:you can )?(?:read|view|see|find) (?:the|this) (?:full|original|whole|complete"
        rf"|entire|rest of the) ?(?:{_TEXT})?(?: here)? (?:at|on|from)) {_NAME}",
        "lead end foot",
    ),
    _rule(
        "credit.note",
        rf"^\W*(?i:(?:this )?(?:content|story|article) (?:was )?(?:created|provided|supplied"
        rf"|produced|distributed) by) {_NAME}",
        "lead end foot",
    ),
    _rule(
        "credit.note",
        rf"(?:^|[.!?] )From (?:(?:[A-Z][\w.]+ ){{2,3}}(?:writing )?(?:at|of|in|for) )?{_NAME}"
        r"(?: in [A-Z][\w ]{2,30})?:$",
        "lead",
        is_house,
    ),
    _rule(
        "credit.note",
        rf"^\W*(?i:via|source|credit|from)\b:?\s*{_NAME}[.)\s]*$",
        "end foot",
        is_house,
    ),
    _rule("credit.note", rf"^\W*[-–—(]\s*{_NAME}[.)\s]*$", "end foot", is_agency_like),
    _rule("credit.byline", rf"^\W*(?i:source|from|via)\b:?\s*{_NAME}[.)\s]*$", "head", is_house),
    _rule("credit.note", rf"^{_NAME}[.\s]*$", "foot", _is_listed),
    _rule(
        "credit.copyright",
        rf"(?:©|\([cC]\)|\b(?i:copyright))[\s\d©,&;™–—-]*(?i:\bby )?{_NAME}",
        "head end foot",
        is_agency_like,
    ),
    _rule(
        "credit.contributed",
        rf"(?i:\bwith (?:\w+ )?(?:files|reporting|inputs?|material|information|reports?)"
        rf" (?:from|by)) {_NAME}",
        "end foot",
        is_house,
    ),
    _rule("credit.contributed", rf"^\W*[Ww]ith {_NAME}[.)\s]*$", "end foot", is_house),
    _rule(
        "credit.contributed",
        rf"(?i:\b(?:material|information|reporting) from) {_NAME}(?: was | is | has )",
        "end foot",
        is_house,
    ),
)

_TRANSLATED = re.compile(
    r"^\W*(?i:automatic(?:ally)? translat|machine[ -]translat|translated (?:automatically|by a? ?"
    r"machine|(?:by|with|using) google)"
    rf"|{_WHAT} (?:was|has been) (?:automatically |machine[ -])?translated)[^\n]{{0,120}}"
)
_SIGNED_OFF = re.compile(
    r"\((?i:(?:additional |further )?(?:reporting|writing|editing|compiled) by) "
    r"(?P<name>[A-Z][^;.()]{2,80})"
)
_IN_PLACE = re.compile(r" (?:in|at|from|on) .*$")
_SENTENCE_END = re.compile(r"[a-z0-9)][.;] ")
_CONTRIBUTED = re.compile(r"\bcontributed(?: reporting)?(?: to (?:this|the)|[.)]?$)", re.IGNORECASE)
_WHOLE_NAME = re.compile(rf"\W*{_NAME}(?: also| has| have)? $")
_LISTED = re.compile(r"^\W*(?i:sources?|information from)\s?:\s?(?P<names>.{3,200})$")


def find_line_credits(line: str, zone: CreditZone) -> list[CreditFound]:
    """The credits in one line.

    Args:
        line: A line or paragraph as it reads.
        zone: Where it stands: ``head`` for what is left out around the headline, ``lead`` for
            the first paragraphs of the account, ``end`` for its last, ``foot`` for what is left
            out below.

    Returns:
        The credits in order, none twice.

    >>> find_line_credits("OSTREL, April 18 (MPA) - The lock is open.", "lead")[0].name
    'MPA'
    """
    found = list(_dateline(line)) if zone == "lead" else []
    if len(line) <= LONGEST_NOTE and (len(line) <= _SHORT or _SIGNS.search(line)):
        found += _by_rules(line, zone)
        found += _translated(line)
        if zone in ("end", "foot"):
            found += _contributors(line)
            found += _signed_off(line)
    if zone == "head":
        found += _houses_of_byline(line)
    return _sorted(found)


def _sorted(found: list[CreditFound]) -> list[CreditFound]:
    """Credits in order of place; of several to one name in one line the first by rule."""
    kept: dict[str, CreditFound] = {}
    for credit in found:
        kept.setdefault(credit.name.casefold(), credit)
    return sorted(kept.values(), key=lambda c: (c.start, c.end, c.slug))


def _by_rules(line: str, zone: CreditZone) -> Iterator[CreditFound]:
    for rule in _RULES:
        if zone not in rule.zones:
            continue
        for match in rule.form.finditer(line):
            name = tidy_name(match["name"])
            if name and rule.accept(name) and not _PHOTO.search(line[: match.start("name")][-40:]):
                end = match.start("name") + len(name)
                yield CreditFound(rule.slug, name, match.start(), end)


def speaks_of_pictures(words: str) -> bool:
    """Whether words are a credit for a picture and not for the text."""
    return bool(_PHOTO.search(words))


def tidy_name(name: str) -> str:
    """A name as it is credited, without what a pattern took with it.

    Args:
        name: The words found.

    Returns:
        The name; empty where it is a date or a place on the web.
    """
    name = _JOINERS.sub("", name.strip(" .,;:|/–—-"))
    name = re.split(r" (?:View|Read|See|Click|Reprinted|Used|Follow|Contact|All)\b", name)[0]
    if len(name) > _LONGEST_NAME or not name or _NO_NAME.fullmatch(name.split()[0]):
        return ""
    return name


_DATELINE = re.compile(
    r"(?P<lead>[^()/\n]{0,70}?)[\s–—-]*(?:\((?P<name>[A-Z][\w.&' -]{1,40})\)"
    r"|/(?P<wire>[A-Z][\w.&' -]{1,40})/)\s?(?:[-–—]|$)"
)
_LEAD_WORD = re.compile(r"[A-Z0-9][\w.'’/-]*,?|(?:and|de|del|la|of|the|do|da|el|al),?|&")


def _dateline(line: str) -> Iterator[CreditFound]:
    """``OSTREL, April 18 (MPA) -``: places, a date, and the agency in brackets."""
    match = _DATELINE.match(line[:140])
    if match is None or any(not _LEAD_WORD.fullmatch(word) for word in match["lead"].split()):
        return
    group = "name" if match["name"] else "wire"
    name = match[group].strip()
    capitals = re.fullmatch("[A-Z]{2,6}", name) is not None
    # A state or a party stands in brackets behind a person's name: not all of that is capitals.
    placed = any(len(w) > 2 and w.strip(",.").isupper() for w in match["lead"].split())
    dated = bool(re.search(r"\d", match["lead"]))
    if agency_of(name) or is_house(name) or (capitals and (placed or dated)):
        yield CreditFound("credit.dateline", name, match.start(group), match.end(group))


_PART = re.compile(r"\s*(?:,|;|\||•|·| [-–—] |/|\band\b|\bwith\b|\bfor\b|\bby\b|&)\s*", re.I)
_BY = re.compile(r"^\W*(?:(?:written|posted|story|words|reported|source|from|via)\b\W*)?", re.I)
_BY_WORD = re.compile(r"\W*(?:\w+ )?(?:by|source|from|via)\b", re.I)
_DATE_BEHIND = re.compile(r" (?=[A-Z][a-z]{2,8}\.? \d|\d{1,2}[:/.]\d|\d{4})")
# What someone is at the house that is named before: "CNN Supreme Court Reporter".
_POST = re.compile(r" .*\b(?:reporter|correspondent|editor|writer|staff|producer|bureau)s?$", re.I)
_STAFF_AND = re.compile(
    r"\b(?:staff|agencies|reporters?|correspondents?)\s?(?:,|/|and|with|&)\s?(?P<name>[A-Z]{2,6})\b"
)


def _houses_of_byline(line: str) -> Iterator[CreditFound]:
    """Houses among the names of a byline, each a part of its own."""
    if _PHOTO.search(line) or len(line) > 200:
        return
    # Without a "By" any line of a page's head may name an outlet; then only agencies count.
    accept = is_house if _BY_WORD.match(line) else _is_listed
    start = 0
    for cut in [*_PART.finditer(line), None]:
        end = cut.start() if cut else len(line)
        yield from _house_part(line, start, end, accept)
        start = cut.end() if cut else end
    for match in _STAFF_AND.finditer(line):
        yield CreditFound("credit.byline", match["name"], *match.span("name"))


def _house_part(
    line: str, start: int, end: int, accept: Callable[[str], bool]
) -> Iterator[CreditFound]:
    by = _BY.match(line[start:end])
    begin = start + (by.end() if by else 0)
    name = line[begin:end].strip(" .,:–—-()")
    name = _DATE_BEHIND.split(name)[0].strip()
    known = _house_names().match(name)
    if known and _POST.match(name, known.end()):
        name = known[0]
    if name and accept(name):
        at = line.index(name, begin)
        yield CreditFound("credit.byline", name, at, at + len(name))


@cache
def _house_names() -> re.Pattern[str]:
    names = {*agencies().names, *outlet_words().names}
    listed = sorted((n for n in names if len(n) > 1), key=lambda n: (-len(n), n))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, listed)) + r")(?!\w)")


def _contributors(line: str) -> Iterator[CreditFound]:
    """``Associated Press writer Ada Vane contributed to this report.``, ``Sources: AP, AFP``."""
    listed = _LISTED.match(line)
    given = _CONTRIBUTED.search(line)
    if listed:
        for part in re.finditer(r"[^,;/]+", listed["names"]):
            name = tidy_name(part[0])
            if name and is_house(name):
                at = listed.start("names") + part.start() + part[0].index(name[0])
                yield CreditFound("credit.contributed", name, at, at + len(name))
    elif given:
        ends = [match.end() for match in _SENTENCE_END.finditer(line, 0, given.start())]
        begin = ends[-1] if ends else 0
        whole = _WHOLE_NAME.match(line, begin, given.start())
        if whole and is_house(whole["name"]):
            yield CreditFound("credit.contributed", whole["name"], *whole.span("name"))
        for match in _house_names().finditer(line, begin, given.start()):
            yield CreditFound("credit.contributed", match[0], *match.span())


def _signed_off(line: str) -> Iterator[CreditFound]:
    match = _SIGNED_OFF.search(line)
    if match:
        name = _IN_PLACE.sub("", match["name"]).strip(" ,")
        yield CreditFound(
            "credit.signoff", name, match.start("name"), match.start("name") + len(name)
        )


def _translated(line: str) -> Iterator[CreditFound]:
    match = _TRANSLATED.search(line)
    if match:
        yield CreditFound("credit.translation", "", match.start(), match.end())
