"""Sentences from templates: choices, slots, and the second form that a rewriter may turn to."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’(?!\w)|\"[^\"]*\"")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")

_UNTIDY = (
    (",.", "."), ("..", "."), (",,", ","), (",:", ":"), (",’s", "’s"), (".,”", ",”"), ("?,”", "?”"),
    (".”.", ".”"), ("?”.", "?”"),
)  # fmt: skip

LONGEST = 8
"""Words of narration in a row that no two writers of a pile share by chance."""
_ALIKE = 0.4
"""Pairs of words that a sentence may have in common with another of its template."""

Split = str
"""``tune`` or ``test``: which templates and synonyms may be used."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an account, and where its narration was first written.

    Args:
        text: Its words.
        other: The same in its second form; empty where it has none.
        origin: Whoever first wrote it and its number there; kept through every rewriting.
        kind: ``narration`` (which may hold a quotation), ``statement`` printed without marks, or
            ``boilerplate`` of an outlet.
        words: Words outside quotation marks, as first written.
    """

    text: str
    other: str
    origin: tuple[str, int]
    kind: str
    words: int


@cache
def read_table(name: str) -> dict[str, object]:
    """One of the tables beside this file.

    Args:
        name: File name without ``.toml``.
    """
    return tomllib.loads((_HERE / f"{name}.toml").read_text("utf-8"))


@cache
def read_lists(name: str) -> dict[str, list[str]]:
    """The lists of strings of a table; nested tables are left out.  Not to be changed."""
    return {
        key: [str(item) for item in value]
        for key, value in read_table(name).items()
        if isinstance(value, list)
    }


def read_words(table: str) -> dict[str, str]:
    """One table of house styles: a word, and what stands in its place."""
    found = read_table("style")[table]
    return {str(old): str(new) for old, new in found.items()} if isinstance(found, dict) else {}


@cache
def read_kinds() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Lists of each sort of event."""
    return {
        kind: {key: [str(item) for item in value] for key, value in lists.items()}
        for kind, lists in read_table("kinds").items()
        if isinstance(lists, dict)
    }


def part_of(items: Sequence[str], split: Split) -> Sequence[str]:
    """The templates that a split may use: the first or the last seven tenths.

    So four tenths are in both, and three tenths of what the test seeds use is held out.

    >>> part_of("abcdefghij", "tune"), part_of("abcdefghij", "test")
    ('abcdefg', 'defghij')
    """
    many = max(1, round(len(items) * 0.7))
    return items[:many] if split == "tune" else items[len(items) - many :]


def expand(template: str, slots: Mapping[str, str], rng: random.Random) -> tuple[str, str]:
    """A template's words with its choices made.

    Args:
        template: ``[a|b]`` is a choice, ``{slot}`` a value, `` ## `` divides two forms.
        slots: Values.
        rng: Makes the choices.

    Returns:
        The first form and the second, which is empty where there is none.  Either comes first.
    """
    forms = [_fill(form, slots, rng) for form in template.split(" ## ")]
    if len(forms) == 1:
        return forms[0], ""
    rng.shuffle(forms)
    return forms[0], forms[1]


def _fill(form: str, slots: Mapping[str, str], rng: random.Random) -> str:
    chosen = CHOICE.sub(lambda found: rng.choice(found[1].split("|")), form)
    return tidy(_SLOT.sub(lambda found: slots[found[1]], chosen))


def tidy(text: str) -> str:
    """A sentence with its spaces folded, its first letter a capital and one full stop.

    >>> tidy("“the end..” she  said.")
    '“The end.” she said.'
    """
    text = " ".join(text.split()).replace("'", "’")
    for wrong, right in _UNTIDY:
        text = text.replace(wrong, right)
    return re.sub(r"(\A|“)(\w)", lambda found: found[1] + found[2].upper(), text)


def narration(text: str) -> str:
    """What stands outside quotation marks."""
    return _QUOTED.sub(" ", text)


def find_forms(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return [found[0].lower().replace("’", "'") for found in _WORD.finditer(text)]


def count_narration(text: str) -> int:
    """How many words stand outside quotation marks."""
    return len(find_forms(narration(text)))


@dataclass
class Formulas:
    """What the writers of a pile have written, so that no other writes it by chance.

    Whoever writes news uses formulas; but whoever takes as many sentences as this pile has from a
    few hundred templates would repeat himself as no two desks do.
    """

    _runs: set[tuple[str, ...]] = field(default_factory=set)
    _told: dict[str, list[set[tuple[str, ...]]]] = field(default_factory=dict)

    def take(self, template: str, text: str) -> bool:
        """Whether a sentence is new: no run of another's, and unlike those of its template.

        Args:
            template: What it was made from.
            text: The sentence; it is noted if it is new.
        """
        forms = find_forms(narration(text))
        runs, pairs = find_runs(forms, LONGEST), find_runs(forms, 2)
        earlier = self._told.setdefault(template, [])
        alike = any(len(pairs & other) > _ALIKE * len(pairs) for other in earlier)
        if alike or not runs.isdisjoint(self._runs):
            return False
        self._runs |= runs
        earlier.append(pairs)
        return True


def find_runs(forms: Sequence[str], words: int) -> set[tuple[str, ...]]:
    """All runs of so many words."""
    return {tuple(forms[at : at + words]) for at in range(len(forms) - words + 1)}
