"""The cue lexicon: which words attribute, and what they do with what they attribute.

Every entry has an act of the record's closed set and names the literature behind its class; the
lists are in ``cues/*.toml``, grouped by what their members share.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, cast, get_args

from rashomon.errors import InvariantError
from rashomon.lexicon.inflection import noun_forms, spellings, verb_forms, words
from rashomon.model.reading import Act

Part = Literal["verb", "noun", "adjective", "adverb", "preposition"]
CuePolarity = Literal["neutral", "positive", "negative", "hedge"]
Factivity = Literal["none", "factive", "implicative"]

SLOT = "~"
"""Stands for up to three words of a phrase: "issue ~ statement"."""

_POSSESSIVES = words("my your his her its our their one's 's")
_REFLEXIVES = words(
    "myself yourself himself herself itself ourselves yourselves themselves oneself"
)
_GROUP_KEYS = {"part", "refs", "cues", "polarity", "factivity", "attitude", "neutral", "light"} | {
    "object"
}
_UNINFLECTED = frozenset({"would", "can't"})


@dataclass(frozen=True, slots=True)
class CueEntry:
    """One cue word or phrase.

    Args:
        lemma: Lower-case lemma or phrase; ``~`` is a slot, ``one's`` and ``oneself`` stand for
            any possessive or reflexive.
        part: Part of speech of its head.
        act: What it does with a content when nothing in its context says otherwise.
        polarity: Whether it affirms (positive), denies (negative) or hedges its content.
        factivity: ``factive`` presupposes the content (Karttunen 1971), ``implicative`` settles
            it by its own polarity (Karttunen 2012).
        attitude: A thought, feeling or intention: nothing is said aloud.
        neutral: Reports speech without a force of its own, as "say" does.
        light: Tells little; gives way to any other entry in the same cue.
        by_object: Its act depends on what is rejected ("rejected the claim", "the offer").
        references: Keys into ``references.toml``.
    """

    lemma: str
    part: Part
    act: Act
    polarity: CuePolarity
    factivity: Factivity
    attitude: bool
    neutral: bool
    light: bool
    by_object: bool
    references: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words and slots of the phrase."""
        return tuple(self.lemma.split())

    @property
    def key(self) -> str:
        """A name for the entry that is fit for a reason slug, such as ``verb:call-for``."""
        return f"{self.part}:{self.lemma.replace(' ~ ', ' ').replace(' ', '-')}"


@cache
def load_references() -> Mapping[str, str]:
    """The bibliography behind the lexicon.

    Returns:
        Reference key to citation.

    Raises:
        InvariantError: ``references.toml`` is not a flat table of strings.
    """
    path = resources.files("rashomon.lexicon").joinpath("references.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    for key, citation in table.items():
        if not isinstance(citation, str) or not citation:
            raise InvariantError(f"references.toml:{key}: want a citation, found {citation!r}")
    return table


@cache
def load_cues() -> tuple[CueEntry, ...]:
    """All cue entries, sorted by lemma and part.

    Returns:
        The entries; a lemma occurs at most once per part of speech.

    Raises:
        InvariantError: A file of the lexicon breaks its own rules; the message names file, group
            and what is allowed.
    """
    seen: dict[tuple[str, str], str] = {}
    entries: list[CueEntry] = []
    folder = resources.files("rashomon.lexicon").joinpath("cues")
    for path in sorted(folder.iterdir(), key=lambda item: item.name):
        if not path.name.endswith(".toml"):
            continue
        for entry in parse_cues(path.read_text(encoding="utf-8"), path.name):
            double = seen.setdefault((entry.lemma, entry.part), path.name)
            if double != path.name:
                raise InvariantError(
                    f"{path.name}: {entry.part} {entry.lemma!r} stands in {double} already"
                )
            entries.append(entry)
    return tuple(sorted(entries, key=lambda entry: (entry.lemma, entry.part)))


def parse_cues(text: str, name: str) -> tuple[CueEntry, ...]:
    """Reads one file of the lexicon.

    Args:
        text: TOML with ``act`` and an array of ``group`` tables.
        name: File name, for messages.

    Returns:
        Its entries in the order of the file; one repeated within the file counts once.

    Raises:
        InvariantError: Something is missing, unknown or of the wrong type.
    """
    table = tomllib.loads(text)
    if table.get("act") not in get_args(Act):
        raise InvariantError(f"{name}: act must be one of {get_args(Act)}")
    groups = table.get("group")
    if not isinstance(groups, list) or set(table) != {"act", "group"}:
        raise InvariantError(f"{name}: want `act` and `[[group]]` tables and nothing else")
    entries: dict[tuple[str, str], CueEntry] = {}
    for number, group in enumerate(groups, 1):
        for entry in _parse_group(cast(Act, table["act"]), group, f"{name}: group {number}"):
            entries.setdefault((entry.lemma, entry.part), entry)
    return tuple(entries.values())


def _parse_group(act: Act, group: dict[str, object], where: str) -> Iterator[CueEntry]:
    if unknown := set(group) - _GROUP_KEYS:
        raise InvariantError(
            f"{where}: unknown keys {sorted(unknown)}; allowed {sorted(_GROUP_KEYS)}"
        )
    references = _strings(group, "refs", where)
    if missing := [ref for ref in references if ref not in load_references()]:
        raise InvariantError(f"{where}: no citation for {missing} in references.toml")
    for lemma in _strings(group, "cues", where):
        if lemma != " ".join(lemma.lower().split()):
            raise InvariantError(f"{where}: {lemma!r} must be lower case with single blanks")
        yield CueEntry(
            lemma=lemma,
            part=cast(Part, _choice(group, "part", get_args(Part), where)),
            act=act,
            polarity=cast(
                CuePolarity, _choice(group, "polarity", get_args(CuePolarity), where, "neutral")
            ),
            factivity=cast(
                Factivity, _choice(group, "factivity", get_args(Factivity), where, "none")
            ),
            attitude=_flag(group, "attitude", where),
            neutral=_flag(group, "neutral", where),
            light=_flag(group, "light", where),
            by_object=_flag(group, "object", where),
            references=references,
        )


def _strings(group: dict[str, object], key: str, where: str) -> tuple[str, ...]:
    value = group.get(key)
    if not isinstance(value, list) or not value or not all(isinstance(v, str) and v for v in value):
        raise InvariantError(f"{where}: `{key}` must be a list of strings, found {value!r}")
    return tuple(value)


def _choice(
    group: dict[str, object],
    key: str,
    allowed: tuple[str, ...],
    where: str,
    default: str | None = None,
) -> str:
    value = group.get(key, default)
    if value not in allowed:
        raise InvariantError(f"{where}: `{key}` must be one of {allowed}, found {value!r}")
    return value


def _flag(group: dict[str, object], key: str, where: str) -> bool:
    value = group.get(key, False)
    if not isinstance(value, bool):
        raise InvariantError(f"{where}: `{key}` must be true or false, found {value!r}")
    return value


def entry_forms(entry: CueEntry) -> tuple[frozenset[str], ...]:
    """The accepted forms of each word of an entry; a slot has none.

    A verb inflects in its first word, everything else in number where it may be a noun.

    Args:
        entry: Any entry.

    Returns:
        One set of lower-case forms a word, in order.
    """
    return tuple(_word_forms(entry, index, word) for index, word in enumerate(entry.words))


def _word_forms(entry: CueEntry, index: int, word: str) -> frozenset[str]:
    if word == SLOT:
        return frozenset()
    if word == "one's":
        return _POSSESSIVES
    if word == "oneself":
        return _REFLEXIVES
    if word == "would":
        return frozenset({"would", "'d"})
    if index == 0 and entry.part == "verb" and word not in _UNINFLECTED:
        return verb_forms(word)
    # Short words are articles and prepositions: "a", "on", "for".
    if len(word) > 3 and entry.part in ("verb", "noun"):
        return noun_forms(word)
    return frozenset(spellings(word))


def _longest_first(row: tuple[CueEntry, tuple[frozenset[str], ...]]) -> tuple[int, int, str]:
    entry, forms = row
    return -len(forms), get_args(Part).index(entry.part), entry.lemma


@cache
def cues_by_first_form() -> Mapping[str, tuple[tuple[CueEntry, tuple[frozenset[str], ...]], ...]]:
    """The lexicon as an index from the first word of a cue.

    Returns:
        Lower-case form to the entries that may begin with it, each with its forms; entries of
        more words first, then verbs before nouns, then by lemma.
    """
    index: dict[str, list[tuple[CueEntry, tuple[frozenset[str], ...]]]] = {}
    for entry in load_cues():
        forms = entry_forms(entry)
        for form in sorted(forms[0]):
            index.setdefault(form, []).append((entry, forms))
    return {form: tuple(sorted(rows, key=_longest_first)) for form, rows in index.items()}
