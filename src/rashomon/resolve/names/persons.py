"""The parts of a personal name, ready for comparison."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile
from typing import Literal

from rashomon.lexicon.name_variants import name_variants
from rashomon.lexicon.names import name_words
from rashomon.resolve.names.names import fold, spelling_key

Sex = Literal["feminine", "masculine"]

_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "", "ii": "ii", "iii": "iii", "iv": "iv"}
_QUOTES = re.compile(r"[“”\"()\[\]{},;:!@#*]")
_APOSTROPHE = re.compile(r"[’'`ʼ‘]")
_POSSESSIVE = re.compile(r"(?:[’'`]s|(?<=s)[’'`])$")
# Two blanks where there was a letter at the end of a word.
_GAP = re.compile(r"(?<=\w)  (?=\w)")
_NICKNAME = re.compile(r"(?<=\w) [“\"(‘'] ?([A-Z]\w+(?: [A-Z]\w+){0,2}) ?[”\")’'](?= \w)")
# "Gov.Ana Ruiz": a title without the blank after it.
_GLUED = re.compile(r"^([A-Z][a-z]{1,5})\.(?=[A-Z][a-z])")
_LOST = re.compile(r"(?<=\S)[?\ufffd]+(?=\S)|\ufffd+")
_SYLLABLES = re.compile(r"(?:[bcdfghjklmnpqrstwxyz]{0,2}[aeiouy]{1,3}(?:ng|[nklmpt])?){1,2}\Z")
# Names of more words than this are no names; they are compared by their first words alone.
_MOST_WORDS = 8
_REMEMBERED = 65_536


@dataclass(frozen=True, slots=True)
class PersonName:
    """A personal name taken apart.

    Args:
        tokens: Spelling keys of its words, the surname last; without titles, particles, suffix.
        plain: The same words without case and accents alone.
        suffix: ``jr``, ``ii`` …, empty for none; a senior has none.
        particle: The small word before the surname ("van"), or empty.
        opener: A capitalised particle that opens the name ("Van Rompuy"), or empty: then the name
            may be a surname, or a given name with a surname ("Van Morrison").
        pattern: The name with ``*`` where letters were lost; empty where none was.
        titled: Whether a title stood in the name that goes with a given name ("Pope").
        nickname: A name in quotation marks or brackets inside the name, folded, or empty.
    """

    tokens: tuple[str, ...]
    plain: tuple[str, ...]
    suffix: str = ""
    particle: str = ""
    opener: str = ""
    pattern: str = ""
    titled: bool = False
    nickname: str = ""

    @property
    def id(self) -> str:
        """Equal for two spellings that differ in blanks, hyphens and romanisation alone."""
        return "".join(self.tokens) + (f" {self.suffix}" if self.suffix else "")

    @property
    def key(self) -> str:
        """The name in a form that tells it from other people's."""
        return " ".join((*self.tokens, self.suffix)).strip()

    @property
    def surname(self) -> str:
        """Key of the last word."""
        return self.tokens[-1] if self.tokens else ""

    @property
    def given(self) -> tuple[str, ...]:
        """The words before the last, only folded, as tables of given names have them."""
        return self.plain[:-1]

    @property
    def is_initials(self) -> bool:
        """Whether nothing but initials stands before the surname ("J. K. Rowling")."""
        return len(self.plain) > 1 and all(len(word) == 1 for word in self.plain[:-1])

    @property
    def is_full(self) -> bool:
        """Whether it holds a given name and a surname."""
        return len(self.tokens) > 1 and not self.is_initials


@lru_cache(maxsize=_REMEMBERED)
def parse_person(words: str) -> PersonName:
    """Takes a personal name apart.

    Args:
        words: The name as printed, with or without title.

    Returns:
        Its parts; no tokens where nothing is left.

    >>> parse_person("Mr. Bashar al-Assad’s").tokens
    ('bashar', 'asad')
    >>> parse_person("Peter Moll Jr.").suffix, parse_person("H.R. McMaster").tokens
    ('jr', ('h', 'r', 'mcmaster'))
    """
    words, nickname = _without_nickname(_GAP.sub("\ufffd ", words))
    printed = _POSSESSIVE.sub("", _QUOTES.sub(" ", words).strip()).rstrip("?")
    printed = _GLUED.sub(r"\1. ", printed)
    pattern = _pattern(printed)
    kept, titled = _without_titles(_LOST.sub("", printed).split()[:_MOST_WORDS])
    kept, suffix = _without_suffix(_unshouted(_without_place(kept)))
    mixed = not " ".join(kept).isupper()
    pieces = [piece for word in kept for piece in _pieces(word, mixed=mixed)]
    parts, particle, opener = _without_particles(pieces)
    plain = tuple(filter(None, (fold(_APOSTROPHE.sub("", part)).strip("-_/") for part in parts)))
    tokens = tuple(spelling_key(part) or part for part in plain)
    return PersonName(tokens, plain, suffix, particle, opener, pattern, titled, nickname)


def _without_nickname(words: str) -> tuple[str, str]:
    """The name without what stands in marks inside it, and that: William “Bill” Stern."""
    hit = _NICKNAME.search(words)
    if hit is None:
        return words, ""
    return f"{words[: hit.start()]} {words[hit.end() :]}", fold(hit.group(1))


def _without_titles(words: list[str]) -> tuple[list[str], bool]:
    """Leading titles, offices and names of states left out ("U.S. President Ana Ruiz")."""
    titled = False
    while (size := _title_size(words)) > 0:
        titled = titled or fold(words[0].rstrip(".")) in _GIVEN_NAME_TITLES
        words = words[size:]
    return words, titled


def _title_size(words: list[str]) -> int:
    """How many words at the start are a title, at least one word left out ("Prime Minister")."""
    offices = name_words().offices
    for size in (3, 2):
        phrase = " ".join(words[:size])
        if len(words) > size and phrase[:1].isupper() and phrase.lower() in offices:
            return size
    return int(len(words) > 1 and _is_title(words[0]))


def _without_place(words: list[str]) -> list[str]:
    """The name before "of", and behind the name of a place: "New York Governor", "… of Lindow"."""
    words = list(takewhile(lambda word: word not in _BEHIND, words)) or words
    if len(words) > 2 and " ".join(words[:2]) in name_words().known_places:
        words = words[2:]
    return words


_BEHIND = frozenset({"of", "for", "in", "at", "from", "&"})


# Titles that stand before a given name: they say that the one word after them is no surname.
_GIVEN_NAME_TITLES = frozenset(
    {"pope", "king", "queen", "prince", "princess", "sister", "brother", "emperor", "emir"}
)


def _is_title(word: str) -> bool:
    lists = name_words()
    bare = word.rstrip(".")
    shouted = word.isupper() and len(bare) > 3  # "KING: ..." is a speaker named King
    # "St" opens names of people too, and is what "Stéphane" leaves where a letter is lost.
    known = bare in lists.honorifics - {"St"} or (
        word[:1].isupper() and bare.lower() in lists.offices
    )
    return (known and not shouted) or (word.isupper() and word in lists.state_names)


def _unshouted(words: list[str]) -> list[str]:
    """A name in capitals ends where the capitals end ("ANA RUIZ Well")."""
    loud = list(takewhile(lambda w: w.isupper() and len(w.strip(".")) > 1, words))
    return loud if 2 <= len(loud) < len(words) else words


def _without_suffix(words: list[str]) -> tuple[list[str], str]:
    if len(words) > 1:
        suffix = _SUFFIXES.get(words[-1].rstrip(".").lower())
        if suffix is not None:
            return words[:-1], suffix
    return words, ""


def _pieces(word: str, *, mixed: bool) -> Iterable[tuple[str, bool]]:
    """A word at its hyphens and, for initials, its dots: "Ki-moon", "H.R.".

    With each, whether it may be a particle: of words with a hyphen, only an article ("el-Sisi").
    In a name of mixed case two capitals are initials ("JK Rowling").
    """
    pieces = word.split("-")
    for piece in pieces:
        parts = [part for part in piece.split(".") if part]
        if len(parts) > 1 and all(len(part) == 1 for part in parts):
            yield from ((part, False) for part in parts)
        elif mixed and len(word) == 2 and word.isupper() and word.isalpha():
            yield from ((letter, False) for letter in word)
        elif len(pieces) > 1:
            article = piece is pieces[0] and piece.lower() in _ARTICLES
            yield (piece.lower() if article else piece), article
        else:
            yield "".join(parts), True


# The Arabic article in its assimilated forms, which a hyphen joins to the word after it.
_ARTICLES = frozenset({"al", "el", "as", "ash", "an", "ad", "ar", "at", "ud", "ul", "ur"})


def _without_particles(pieces: list[tuple[str, bool]]) -> tuple[list[str], str, str]:
    particles = name_variants().particles
    kept: list[str] = []
    particle = opener = ""
    for at, (piece, free) in enumerate(pieces):
        last = at == len(pieces) - 1
        small = fold(piece)
        if last or not free or small not in particles or (piece.isupper() and len(piece) == 1):
            kept.append(piece)
        elif at or piece.islower() or small in name_variants().surname_openers:
            particle = small
        else:
            kept.append(piece)
            opener = small
    return kept, particle, opener if len(kept) == 2 else ""


def _pattern(printed: str) -> str:
    """The name with ``*`` for lost letters, folded; empty where nothing seems lost."""
    words = printed.split()[:_MOST_WORDS]
    broken = words[:1]
    lists = name_variants()
    for word in words[1:]:
        small = fold(word).split("-")[0] in lists.particles
        joined = word[0].islower() and len(word) > 1 and not small
        broken.append(f"*{word}" if joined else f" {word}")
    marked = _LOST.sub("*", "".join(broken))
    return spelling_pattern(marked) if "*" in marked else ""


def spelling_pattern(marked: str) -> str:
    """A pattern whose stretches between ``*`` are folded, not respelled."""
    return "*".join(fold(_APOSTROPHE.sub("", part)).replace("-", " ") for part in marked.split("*"))


def fills(pattern: str, name: str) -> bool:
    """Whether a whole name is a damaged one with its lost letters put back.

    Args:
        pattern: From ``PersonName.pattern``.
        name: Folded words of the other, with blanks between.

    Returns:
        Whether every ``*`` stands for one letter, or two (as ``ß`` gives), of the name.

    >>> fills("st*phane moreau", "stephane moreau"), fills("st*phane ruiz", "anna ruiz")
    (True, False)
    """
    if not len(pattern) <= len(name) <= len(pattern) + pattern.count("*"):
        return False
    if not name.startswith(pattern.partition("*")[0]):
        return False
    ends = {0}
    for number, part in enumerate(pattern.split("*")):
        starts = {end + gap for end in ends for gap in (1, 2)} if number else ends
        ends = {at + len(part) for at in starts if name.startswith(part, at) and at <= len(name)}
    return len(name) in ends


def surname_keys(name: PersonName) -> Iterable[str]:
    """Keys under which one word may mean this person: the last, and a surname that stands first.

    >>> list(surname_keys(parse_person("Xi Jinping")))
    ['inping', 'ksi']
    """
    yield name.surname
    if stands_first(name):
        yield name.tokens[0]


def stands_first(name: PersonName) -> bool:
    """Whether a name may begin with its surname, as Chinese, Korean and Vietnamese ones do."""
    if not 2 <= len(name.tokens) <= 3 or name.plain[0] not in _surnames_first():
        return False
    rest = name.plain[1:]
    return all(_SYLLABLES.match(word) and word not in given_sexes() for word in rest)


@cache
def _surnames_first() -> frozenset[str]:
    return frozenset(fold(word) for word in name_variants().surname_first)


@cache
def given_sexes() -> Mapping[str, Sex | None]:
    """Listed given names, folded, with the sex they speak for; ``None`` for either."""
    lists = name_words()
    sexes: dict[str, Sex | None] = {}
    for name in sorted(lists.given_names | lists.either_names | lists.feminine_names):
        if name in lists.either_names:
            sexes[fold(name)] = None
        else:
            sexes[fold(name)] = "feminine" if name in lists.feminine_names else "masculine"
    return sexes


def sex_of(name: PersonName) -> Sex | None:
    """The sex that the first given name speaks for, or ``None``."""
    return given_sexes().get(name.plain[0]) if len(name.plain) > 1 else None


def title_sex(words: str) -> Sex | None:
    """The sex that a title speaks for, or ``None``.

    >>> title_sex("Mrs."), title_sex("Foreign Minister")
    ('feminine', None)
    """
    lists = name_variants()
    told = {fold(word.strip(".,")) for word in words.split()}
    feminine = bool(told & _folded(lists.feminine_titles))
    masculine = bool(told & _folded(lists.masculine_titles))
    if feminine == masculine:
        return None
    return "feminine" if feminine else "masculine"


@cache
def _folded(words: frozenset[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)
