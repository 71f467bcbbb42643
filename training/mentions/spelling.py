"""Names as the labels want them: without title, article, possessive and loose marks."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from rashomon.lexicon.names import name_words
from rashomon.read.name_runs import is_titled
from rashomon.read.tokens import Words, find_words
from training.mentions.teachers import even, small_tails

KINDS = ("person", "organization", "place", "group")
OTHER = "other"
"""A name of no class: an event, a law, a work, a product, a language."""

_LONGEST_TITLE = 5
_DOMAINS = frozenset(("com", "org", "net"))
_POSSESSIVES = frozenset(("'s", "’s", "'S", "’S"))
_GENERATIONS = frozenset(("Jr", "Sr", "II", "III", "IV"))
_ARTICLES = frozenset(("the", "a", "an"))
# No name holds these; what a tagger took beyond them is left off.
_BOUNDS = frozenset('[]()<>“”"@#|:;!?…—–_*') | {"``", "''", "--"}
# A place that opens a report: "HAVANA (AP) --", "DECATUR, Ill. — ".
_DATELINE = re.compile(r"[^a-z\n(_–—-]{0,40}?(?=,| ?\(|_| [-–—])")
# A dot after these belongs to the name, whatever follows.
_DOTTED = frozenset(
    [
        "Inc",
        "Corp",
        "Co",
        "Cos",
        "Ltd",
        "Jr",
        "Sr",
        "Bros",
        "Cie",
        "Mt",
        "Ft",
        "St",
        "Sen",
        "Gen",
        "Ariz",
        "Ala",
        "Ark",
        "Calif",
        "Colo",
        "Conn",
        "Del",
        "Fla",
        "Ga",
        "Ill",
        "Ind",
        "Kan",
        "Ky",
        "La",
        "Md",
        "Mass",
        "Mich",
        "Minn",
        "Miss",
        "Mo",
        "Mont",
        "Neb",
        "Nev",
        "Okla",
        "Ore",
        "Pa",
        "Penn",
        "Tenn",
        "Tex",
        "Va",
        "Vt",
        "Wash",
        "Wis",
        "Wyo",
    ]
)


@dataclass(frozen=True, slots=True)
class Listed:
    """The hand-written lists of `lists.toml`.

    Attributes:
        kinds: Class, or OTHER, of names that need no vote.
        titles: Words before a person's name, in small letters without the last dot.
        articled: Names that keep their article.
        ends: What the last word of a name of several words says of it.
        ships: First words of ships' names.
        firms: Words that a firm's name may go without.
        particles: Small words that begin names.
        generic: Words that name a body or a place only together with others.
        languages: Demonyms that are languages too.
    """

    kinds: dict[str, str]
    titles: frozenset[str]
    articled: frozenset[str]
    ends: dict[str, str]
    ships: frozenset[str]
    firms: frozenset[str]
    particles: frozenset[str]
    generic: frozenset[str]
    languages: frozenset[str]


@cache
def listed() -> Listed:
    """Load the lists.

    Returns:
        The lists, titles joined by those of the package.
    """
    lists = tomllib.loads((Path(__file__).parent / "lists.toml").read_text(encoding="utf-8"))
    kinds = dict.fromkeys(lists["none"], OTHER)
    for kind in KINDS:
        kinds.update(dict.fromkeys(lists[kind], kind))
    words = name_words()
    titles = {*lists["titles"], *words.offices, *(w.lower() for w in words.honorifics)}
    ends = dict.fromkeys((*words.organizations, *words.outlets, *words.governments), KINDS[1])
    ends.update(dict.fromkeys(words.places, "place"))
    for key, kind in (("organization", KINDS[1]), ("place", KINDS[2]), ("none", OTHER)):
        ends.update(dict.fromkeys(lists[f"ends_{key}"], kind))
    return Listed(
        kinds=kinds,
        titles=frozenset(titles),
        articled=frozenset(lists["articled"]),
        ends=ends,
        ships=frozenset(lists["ships"]),
        firms=frozenset(lists["firms"]),
        particles=frozenset(lists["particles"]),
        generic=(words.organizations | words.governments | words.places) - kinds.keys(),
        languages=frozenset(lists["languages"]),
    )


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text as words, and the spelling under which each word is looked up.

    Attributes:
        words: The words.
        forms: Their characters, in capitals' stead small letters where a line is in capitals.
        titled: Whether a word stands in a line that capitalises most words, as headlines do.
    """

    words: Words
    forms: tuple[str, ...]
    titled: tuple[bool, ...]


def lay_out(text: str) -> Sheet:
    """Split a text.

    Args:
        text: Any text.

    Returns:
        Its words.
    """
    words = find_words(text)
    plain = "".join(_even(line) for line in text.splitlines(keepends=True))
    bounds = [(int(s), int(e)) for s, e in zip(words.starts, words.ends, strict=True)]
    forms = tuple(plain[s:e] for s, e in bounds)
    lines = text.splitlines(keepends=True)
    ends = list(accumulate(map(len, lines)))
    headlines = [is_titled(line.strip().rstrip(".;")) for line in lines]
    titled = tuple(headlines[bisect_right(ends, start)] for start, _ in bounds)
    return Sheet(words, forms, titled)


def _even(line: str) -> str:
    plain = even(line)
    opening = _DATELINE.match(plain)
    if opening is None or not any(word.isupper() and len(word) > 3 for word in opening[0].split()):
        return plain
    return small_tails(opening[0]) + plain[opening.end() :]


def key_of(forms: Sequence[str]) -> str:
    """The one spelling of a name: blanks between words, none before a dot."""
    return " ".join(forms).replace(" .", ".")


def short_forms(key: str, kind: str) -> tuple[str, ...]:
    """How a text goes on to call what it has named in full.

    Args:
        key: Spelling of a name.
        kind: Its class.

    Returns:
        First name and surname of a person; a firm's name without "Corp.", without "Systems Corp.".
    """
    words = key.split(" ")
    if kind == "person":
        words = [word for word in words if word.rstrip(".") not in _GENERATIONS]
        return (words[0], words[-1]) if len(words) > 1 else ()
    shorter = []
    while kind == "organization" and len(words) > 1 and words[-1].rstrip(".") in listed().firms:
        words.pop()
        shorter.append(key_of(words).rstrip(",& "))
    return tuple(form for form in shorter if form)


def trim(forms: Sequence[str], start: int, end: int, kind: str) -> tuple[int, int] | None:
    """Leave off what is no part of a name.

    Args:
        forms: Words of the text.
        start: First word of what a tagger took for a name.
        end: Word after it.
        kind: What it took it for.

    Returns:
        First word and word after the name; None if nothing is left that could name.
    """
    end = _trim_end(forms, start, end)
    while kind == "person" and end > start and forms[end - 1].isdigit():
        end -= 1
    start = _trim_start(forms, start, end)
    bound = [i for i in range(start, end) if forms[i] in _BOUNDS]
    if bound:
        return trim(forms, bound[0] + 1, end, kind) or trim(forms, start, bound[0], kind)
    if kind == "person":
        start = _skip_titles(forms, start, end)
    elif kind == "place":
        cut = [i for i in range(start, end) if forms[i] == ","]
        end = cut[0] if cut else end
    if start >= end or not any(mark.isupper() for form in forms[start:end] for mark in form):
        return None
    return None if len(key_of(forms[start:end]).rstrip(".")) < 2 else (start, end)


def _trim_end(forms: Sequence[str], start: int, end: int) -> int:
    if end - start > 2 and forms[end - 1] in _DOMAINS and forms[end - 2] == ".":
        return end
    while end > start:
        last, before = forms[end - 1], forms[end - 2] if end - 1 > start else ""
        mark = not any(c.isalnum() for c in last)
        dotted = last == "." and (before in _DOTTED or (len(before) == 1 and before.isupper()))
        if not (mark and not dotted) and not last[:1].islower() and last not in _POSSESSIVES:
            break
        end -= 1
    if end < len(forms) and forms[end] == "." and end > start and forms[end - 1] in _DOTTED:
        end += 1
    return end


def _trim_start(forms: Sequence[str], start: int, end: int) -> int:
    while start < end:
        first = forms[start]
        small = first.islower() and first not in listed().particles and "-" not in first
        articled = first == "The" and key_of(forms[start:end]) in listed().articled
        bare = small or first.lower() in _ARTICLES or not any(c.isalnum() for c in first)
        if bare and not articled:
            start += 1
        else:
            break
    return start


def _skip_titles(forms: Sequence[str], start: int, end: int) -> int:
    """Index after the titles before a person's name; at least a word remains."""
    titles = listed().titles
    at = start
    while True:
        for size in range(min(_LONGEST_TITLE, end - at - 1), 0, -1):
            phrase = key_of(forms[at : at + size]).lower().rstrip(".")
            if phrase in titles or phrase.removesuffix("s") in titles:
                at += size
                break
        else:
            return at
        while at < end - 1 and forms[at] in (".", "-", ","):
            at += 1
