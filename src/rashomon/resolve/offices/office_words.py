"""Words of offices: where they stand, and which two words name one office."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.lexicon.roles import Office, role_words
from rashomon.resolve.offices.portfolios import portfolio_after, portfolio_before
from rashomon.resolve.offices.role_words import Words

# Initials are offices in capitals only: "3 pm" is nobody.
_INITIALS = 3
_HYPHENATED = {"ex": "former", "then": "former", "former": "former"}
_WRITTEN_OUT = {
    "fm": "foreign minister",
    "pm": "prime minister",
    "ceo": "chief executive",
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "pres": "president",
    "gen": "general",
    "col": "colonel",
    "capt": "captain",
    "lt": "lieutenant",
    "maj": "major",
    "sgt": "sergeant",
    "adm": "admiral",
}
_MINISTERS = frozenset({"minister", "secretary", "undersecretary"})


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """An office where it stands.

    Args:
        first: Index of its first word.
        last: Index after its last word.
        noun: The office in small letters, singular.
        plural: Whether it stands in the plural.
    """

    first: int
    last: int
    noun: str
    plural: bool


def office_class(noun: str) -> str:
    """One name for all words of an office, with its rank and what it is for.

    Args:
        noun: An office in small letters, singular.

    >>> office_class("spokeswoman"), office_class("premier"), office_class("former pm")
    ('spokesperson', 'prime minister', 'former prime minister')
    >>> office_class("deputy foreign minister")
    'deputy foreign minister'
    """
    past, prefix, office = _parts(noun)
    name = office.name if office else ""
    return " ".join(word for word in ("former" if past else "", prefix, name) if word)


def speaks(noun: str) -> bool:
    """Whether the holder of an office is to speak or act for what it is an office of.

    Args:
        noun: An office in small letters, singular.

    >>> speaks("deputy foreign minister"), speaks("former president"), speaks("professor")
    (True, False, False)
    >>> speaks("opposition leader"), speaks("head of research"), speaks("head of communications")
    (False, False, True)
    """
    past, prefix, office = _parts(noun)
    lists = role_words()
    if past or office is None or not office.speaks:
        return False
    prefix, _, area = prefix.partition("of ")
    if area and area not in lists.voice:
        return False  # the president of one branch of a firm does not speak for the firm
    words = [word for word in prefix.split() if word not in lists.rank]
    return not words or " ".join(words) in lists.portfolios


def may_be_a_states(noun: str) -> bool:
    """Whether the adjective of a state before an office says whose it is.

    Args:
        noun: An office in small letters, singular.

    >>> may_be_a_states("foreign minister"), may_be_a_states("lawyer")
    (True, False)
    """
    office = _parts(noun)[2]
    return office is not None and office.state


def same_office(noun: str, other: str) -> bool:
    """Whether two offices of one body can be the same one.

    "The chief" may be whoever is at the top, so a word that says no more fits every top office.

    Args:
        noun: An office in small letters, singular.
        other: Another.

    >>> same_office("chief", "secretary-general"), same_office("chief", "spokesman")
    (True, False)
    """
    if office_class(noun) == office_class(other):
        return True
    (past, prefix, office), (past_other, prefix_other, office_other) = _parts(noun), _parts(other)
    if office is None or office_other is None or (past, prefix) != (past_other, prefix_other):
        return False
    return office.top and office_other.top and (office.generic or office_other.generic)


def _parts(noun: str) -> tuple[bool, str, Office | None]:
    """Whether it is held no longer, what stands before the office, and the office."""
    lists = role_words()
    if " of " in noun and noun not in lists.offices:
        head, _, area = noun.partition(" of ")
        past, prefix, office = _parts(head)
        return past, f"{prefix} of {area}".strip(), office
    words = noun.split()
    past = bool(words) and words[0] in lists.past
    words = words[past:]
    for start in range(len(words)):
        office = lists.offices.get(" ".join(words[start:]))
        if office is not None:
            prefix = " ".join(words[:start])
            if office.name not in _MINISTERS and " " in office.name and not prefix:
                return past, "", office
            return past, prefix, office
    return past, noun, None


def find_offices(words: Words) -> list[OfficeWords]:
    """Finds the words of offices in a document.

    Args:
        words: The document's words with its units.

    Returns:
        In order, disjoint; with what a minister is for, without rank and owner.
    """
    found: list[OfficeWords] = []
    index, end = 0, len(words.low)
    firsts = role_words().first_words
    while index < end:
        low = words.low[index]
        office = _office(words, index) if low in firsts or "-" in low else None
        if office is not None:
            found.append(office)
        index = office.last if office is not None else index + 1
    return found


def _office(words: Words, index: int) -> OfficeWords | None:
    unit = words.inside.get(index)
    if unit is not None and not (unit.kind == "person" and unit.first == index):
        return None  # "General Motors", "Leader Group"
    first, past = _without_prefix(words.low[index])
    lists = role_words()
    for parts in lists.first_words.get(first, ()):
        last = index + len(parts)
        if tuple(words.low[index + 1 : last]) != parts[1:]:
            continue
        name = " ".join(parts)
        if not _stands_as_office(words, index, last, name):
            continue
        noun, plural = _singular(name)
        found = OfficeWords(index, last, noun, plural)
        found = _with_portfolio(words, found)
        noun = f"former {found.noun}" if past else found.noun
        return OfficeWords(found.first, found.last, noun, found.plural)
    return None


def _without_prefix(word: str) -> tuple[str, bool]:
    """As in "ex-minister" → minister, held no longer."""
    prefix, mark, rest = word.partition("-")
    return (rest, True) if mark and prefix in _HYPHENATED else (word, False)


def _stands_as_office(words: Words, index: int, last: int, name: str) -> bool:
    if len(name) <= _INITIALS and (words.words[index].islower() or words.word(index - 1).isdigit()):
        return False
    if role_words().offices[name].title:
        unit = words.at.get(last + 1 if words.word(last) == "." else last)
        return words.words[index][0].isupper() and unit is not None and unit.kind == "person"
    return True


def _singular(name: str) -> tuple[str, bool]:
    """The singular of an office's words, shortened ones written out; whether it was a plural."""
    lists = role_words()
    office = lists.offices[name]
    if name in _WRITTEN_OUT:
        return _WRITTEN_OUT[name], False
    for ending, single in (("ies", "y"), ("men", "man"), ("people", "person"), ("s", "")):
        if name.endswith(ending):
            shorter = name.removesuffix(ending) + single
            if lists.offices.get(shorter) == office:
                return shorter, True
    head, _, rest = name.partition(" ")
    shorter = f"{head.removesuffix('s')} {rest}"
    if rest and shorter != name and lists.offices.get(shorter) == office:
        return shorter, True
    return name, name == "officials"


def _with_portfolio(words: Words, office: OfficeWords) -> OfficeWords:
    """A minister with what it is for: "foreign | minister", "minister | of foreign affairs"."""
    if office.noun == "minster" or office.noun in _MINISTERS:
        noun = "minister" if office.noun == "minster" else office.noun
        before = portfolio_before(words, office.first)
        if before is not None:
            return OfficeWords(before[0], office.last, f"{before[1]} {noun}", office.plural)
        after = portfolio_after(words, office.last)
        if after is not None:
            return OfficeWords(office.first, after[0], f"{after[1]} {noun}", office.plural)
        return OfficeWords(office.first, office.last, noun, office.plural)
    return office
