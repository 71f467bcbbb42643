"""Phrases of offices: whose office it is, said before or behind its noun.

"the Russian foreign minister", "the ministry's chief spokesman", "deputy head of Ruiz's office",
"his spokesman", "the UN chief's spokesman".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.lexicon.inflection import words as word_set
from rashomon.lexicon.roles import role_words
from rashomon.resolve.offices.office_words import OfficeWords, office_class, speaks
from rashomon.resolve.offices.role_words import Unit, Words
from rashomon.resolve.offices.states import cue_verbs

_ARTICLES = frozenset({"the", "a", "an", "this", "that", "another", "one"})
_HIS = frozenset({"his", "her"})
_PRONOUNS = frozenset({*_HIS, "their", "its"})
_AND = frozenset({"and", "&", "/"})
# Words of an office that lists do not know ("human rights chief"), at most.
_STRANGE = 2
# Modifiers before an office, at most.
_MODIFIERS = 5
# Words between "professor of" and the "at" that tells where, at most.
_FIELD = 5
_LINKS = frozenset({"of", "for", "at", "with", "from"})
# "Ruiz spokesman", where the possessive is left out or lost.
_BARE_OWNER = frozenset({"spokesperson", "lawyer", "adviser"})
_STOPS = word_set(
    "and or but of in on at for from to by with as that which who whose while when after before "
    "over against not also is are was were be been has have had will would can could may might "
    "must than then if so because since until about into out up down off between among what how "
    "under behind beyond above around amid despite like near during without within across "
    "through toward towards per via where why there here week month year day time today "
    "yesterday it he she they we i you him them us me"
)


@dataclass(slots=True)
class Phrase:
    """A phrase of one office, or of several that one person holds at once.

    Args:
        offices: The offices, in order.
        first: Index of the first word, without an article.
        last: Index after the last word.
        nouns: The office of each in small letters, with rank and "former".
        owners: What it is an office of; several for several holders.
        owner_phrase: The phrase of another office whose holder it belongs to.
        pronoun: Whether a possessive pronoun says whose it is.
        his: Whether that is a person's, "his" or "her".
        definite: Whether an article or owner makes it one certain person's.
        unclear: Whether it is an office of something that is told, but not understood.
        article: The article before it, or empty.
    """

    offices: tuple[OfficeWords, ...]
    first: int
    last: int
    nouns: tuple[str, ...]
    owners: tuple[Unit, ...] = ()
    owner_phrase: Phrase | None = field(default=None, repr=False)
    pronoun: bool = False
    his: bool = False
    unclear: bool = False
    definite: bool = False
    article: str = ""

    @property
    def start(self) -> int:
        """Index of the first word, article included."""
        return self.first - bool(self.article)

    @property
    def noun_end(self) -> int:
        """Index after the last office."""
        return self.offices[-1].last

    @property
    def plural(self) -> bool:
        """Whether it stands in the plural."""
        return self.offices[-1].plural


def find_phrases(words: Words, offices: Sequence[OfficeWords]) -> list[Phrase]:
    """Finds the phrases around the words of offices.

    Args:
        words: The document's words with its units, bodies among them.
        offices: The words of offices, in order.

    Returns:
        In order.
    """
    phrases = [_left(words, group) for group in _grouped(words, offices)]
    ends = {phrase.noun_end: phrase for phrase in phrases}
    starts = {phrase.first: phrase for phrase in phrases}
    for phrase in phrases:
        _possessor(words, phrase, ends)
        _right(words, phrase, starts)
    return phrases


def _grouped(words: Words, offices: Sequence[OfficeWords]) -> list[tuple[OfficeWords, ...]]:
    """Offices of one phrase: "co-founder and chief executive", and "chief | spokesman"."""
    groups: list[list[OfficeWords]] = []
    for office in offices:
        last = groups[-1][-1] if groups else None
        if last is not None and last.last == office.first and not last.plural:
            groups[-1][-1] = office  # "chief negotiator": the first word modifies
        elif (
            last is not None
            and last.last + 1 == office.first
            and words.low[last.last] in _AND
            and not office.plural
            and not last.plural
        ):
            groups[-1].append(office)
        else:
            groups.append([office])
    return [tuple(group) for group in groups]


@dataclass(slots=True)
class _Lead:
    """What stands before an office and belongs to it."""

    past: bool = False
    rank: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)

    def noun(self, office: str) -> str:
        """The office with what belongs to it."""
        past = ["former"] if self.past and not office.startswith("former ") else []
        return " ".join([*past, *self.strange, *self.rank, office])


def _left(words: Words, group: tuple[OfficeWords, ...]) -> Phrase:
    """The phrase with the modifiers, owner and article before its first office."""
    lead = _Lead()
    # A title in capitals begins where the capitals do: "for refugees | President Ruiz …".
    titled = words.words[group[0].first][0].isupper()
    at = _modifiers(words, group[0].first, lead, 0 if titled else _STRANGE)
    phrase = Phrase(group, at, group[-1].last, ())
    _owner(words, phrase, bool(lead.strange))
    told = phrase.owners or phrase.pronoun or phrase.article in ("the", "a", "an")
    if lead.strange and not told:
        lead = _Lead()  # nothing says that they belong to the phrase
        phrase.first = _modifiers(words, group[0].first, lead, 0)
        _owner(words, phrase, False)
    if phrase.owners and not phrase.article:
        phrase.first = _modifiers(words, phrase.first, lead, 0)
        _article(words, phrase)
    phrase.nouns = tuple(lead.noun(office.noun) for office in group)
    return phrase


def _modifiers(words: Words, at: int, lead: _Lead, strange: int) -> int:
    """Adds the modifiers that stand before a word; returns the index of the first."""
    lists = role_words()
    for _ in range(_MODIFIERS):
        word = words.word(at - 1)
        if at - 1 in words.inside or not word or words.possessive(at - 1):
            break
        if word in lists.past:
            lead.past = True
        elif word in lists.rank:
            lead.rank.insert(0, word)
        elif len(lead.strange) < strange and word not in lists.plain and _may_modify(words, at - 1):
            lead.strange.insert(0, word)
        elif word not in lists.plain:
            break
        at -= 1
    return at


def _may_modify(words: Words, index: int) -> bool:
    word = words.words[index]
    low = words.low[index]
    return (
        word.islower()
        and word.replace("-", "").isalpha()
        and low not in _STOPS
        and low not in _ARTICLES
        and low not in _PRONOUNS
        and not low.endswith(("ed", "ing"))
        and low not in cue_verbs()
    )


def _owner(words: Words, phrase: Phrase, strange: bool) -> None:
    """Finds what stands before the modifiers: an owner, an article or a pronoun."""
    at = phrase.first
    owned = words.possessive(at - 1)
    unit = words.ending.get(at - 1 if owned else at)
    if unit is not None and (owned or _may_own(phrase, unit, strange)):
        phrase.owners = (*_joined_before(words, unit), unit)
        phrase.first = phrase.owners[0].first
        phrase.definite = True
        if phrase.plural and words.word(phrase.first - 1) in _AND:
            phrase.owners = ()  # "White House and Pentagon spokesmen" are not one body's
    elif unit is not None and words.word(unit.first - 1) in _ARTICLES:
        phrase.first = unit.first  # "the Lima lawyer", "a pro-Peruvian leader"
    elif words.word(at - 1) in _PRONOUNS:
        phrase.pronoun = phrase.definite = True
        phrase.his = words.word(at - 1) in _HIS
        phrase.first = at - 1
        return
    _article(words, phrase)


def _article(words: Words, phrase: Phrase) -> None:
    """Notes the article before a phrase."""
    word = words.word(phrase.first - 1)
    if word in _ARTICLES:
        phrase.article = word
        phrase.definite |= word == "the"


def _may_own(phrase: Phrase, unit: Unit, strange: bool) -> bool:
    """Whether a unit without a possessive mark can say whose office it is."""
    if unit.key is None or unit.capital:
        return False  # "the Lima lawyer" lives there
    if unit.kind == "person":
        return office_class(phrase.offices[-1].noun) in _BARE_OWNER
    return unit.adjective or not strange or unit.kind == "organization"


def _joined_before(words: Words, unit: Unit) -> tuple[Unit, ...]:
    """As in "Russian and | Ukrainian presidents": states before the last one."""
    if unit.state is None or words.word(unit.first - 1) not in _AND:
        return ()
    other = words.ending.get(unit.first - 1)
    return (other,) if other is not None and other.state is not None else ()


def _possessor(words: Words, phrase: Phrase, ends: dict[int, Phrase]) -> None:
    """As in "the UN chief's | spokesman": a phrase in the place of the owner."""
    if phrase.owners or phrase.pronoun or not words.possessive(phrase.first - 1):
        return
    owner = ends.get(phrase.first - 1)
    if owner is not None and owner is not phrase:
        phrase.owner_phrase, phrase.definite = owner, True
        phrase.first, phrase.article = owner.first, owner.article


def _right(words: Words, phrase: Phrase, starts: dict[int, Phrase]) -> None:
    """Finds whose office it is behind the noun: "of the ministry", "for Ruiz"."""
    at = phrase.noun_end
    link = words.word(at)
    if link == "to" and (unit := _unit_at(words, at + 1)) is not None:
        phrase.last = unit.last  # "ambassador to Peru": where, not whose
        return
    if link not in _LINKS:
        return
    other = starts.get(at + 2 if words.word(at + 1) in _ARTICLES else at + 1)
    if other is not None and other is not phrase:
        _of_phrase(words, phrase, other)
        return
    unit, area = _unit_at(words, at + 1), ""
    if unit is None:
        unit, area = _behind_field(words, at + 1)
    if unit is None:
        _unresolved(words, phrase, at + 1)
        return
    if _is_firm(words, phrase, unit):
        phrase.unclear = True
        return
    if link == "of" and area:
        phrase.nouns = tuple(_with_field(noun, area) for noun in phrase.nouns)
    if _overrules(words, phrase, unit):
        phrase.owners = (unit,)
    phrase.last = unit.last


def _is_firm(words: Words, phrase: Phrase, unit: Unit) -> bool:
    """Whether a lawyer only works there: "a lawyer at the firm", "for builders at the firm"."""
    article = words.word(unit.first - 1) in _ARTICLES
    link = words.word(unit.first - 1 - article)
    return link in ("at", "with") and office_class(phrase.offices[-1].noun) == "lawyer"


def _of_phrase(words: Words, phrase: Phrase, other: Phrase) -> None:
    """As in "spokesman for | the UN chief", "for | President Ruiz": another office as owner."""
    named = words.at.get(other.noun_end)
    titled = named is not None and words.person(other.noun_end) is not None
    phrase.last = named.last if named is not None and titled else max(other.last, other.noun_end)
    if phrase.owners:
        return
    if named is not None and titled:
        phrase.owners = (named,)
    else:
        phrase.owner_phrase = other


def _unresolved(words: Words, phrase: Phrase, index: int) -> None:
    """Notes that an office is of something unknown: "head | of research", "of the town's band"."""
    if words.word(index - 1) not in ("of", "for"):
        return
    area = _area_end(words, index)
    if area > index and words.word(area) not in _LINKS:
        field_words = words.phrase(index, area)
        phrase.nouns = tuple(_with_field(noun, field_words) for noun in phrase.nouns)
    elif not phrase.owners and phrase.owner_phrase is None:
        phrase.unclear = True


def _area_end(words: Words, index: int) -> int:
    """The index after the words in small letters that name a field."""
    at = index
    while at < min(index + _FIELD, len(words.low)):
        word = words.low[at]
        plain = word.isalpha() and words.words[at].islower() and word not in _ARTICLES
        if not plain or at in words.inside or (word in _STOPS and word != "and"):
            break
        at += 1
    return at


def _overrules(words: Words, phrase: Phrase, unit: Unit) -> bool:
    """Whether what stands behind an office says whose it is, not what stands before it."""
    if phrase.owner_phrase is not None or phrase.pronoun:
        return False
    if not phrase.owners:
        return True
    # "the Supreme Court correspondent for The Courier": what one writes of, and for whom.
    return (
        not words.possessive(phrase.owners[-1].last)
        and not speaks(phrase.nouns[-1])
        and unit.kind == "organization"
    )


def _unit_at(words: Words, index: int) -> Unit | None:
    """The unit behind a preposition, up to an article and an adjective of a state."""
    article = words.word(index) in _ARTICLES
    unit = words.at.get(index + article)
    if unit is not None and unit.adjective:
        following = words.at.get(unit.last)
        return following if following is not None and following.kind != "person" else None
    if unit is None or unit.capital or words.possessive(unit.last):
        return None  # "head of Ruiz's party": the party's, which is not told
    if unit.kind in ("place", "person") and _modifies(words, unit.last, article):
        return None  # "head of the Lindow 2016 committee", "of a Lindow firm"
    return unit


def follows_noun(words: Words, index: int) -> bool:
    """Whether a further noun follows an office, which then modifies it: "member | states"."""
    return (
        index not in words.inside
        and bool(words.word(index))
        and _may_modify(words, index)
        and not words.low[index].endswith("ly")
    )


def _modifies(words: Words, index: int, article: bool) -> bool:
    """Whether the name before a word only modifies what follows."""
    if index in words.inside or not words.word(index):
        return False
    word = words.words[index]
    return word[0].isupper() or word[0].isdigit() or (article and _may_modify(words, index))


def _behind_field(words: Words, index: int) -> tuple[Unit | None, str]:
    """As in "professor of | early law at the University of Lindow": the unit, and the field."""
    at = _area_end(words, index)
    if at == index or words.word(at) not in _LINKS:
        return None, ""
    return _unit_at(words, at + 1), words.phrase(index, at)


def _with_field(noun: str, area: str) -> str:
    """An office with its field, where it makes another office of it."""
    return f"{noun} of {area}" if speaks(noun) else noun
