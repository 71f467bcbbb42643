"""Inflected forms of the words that cues are made of.

Rules for regular English verbs and nouns (Huddleston & Pullum 2002, *The Cambridge Grammar of
the English Language*, ch. 18), a table for the irregular ones, and British beside American
spelling.  Forms are generated from known lemmas instead of guessed from unknown words, so that a
form never leads to a lemma that the lexicon does not hold.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from rashomon.errors import InvariantError


def words(row: str) -> frozenset[str]:
    """The words of a blank-separated row, for short word lists in code."""
    return frozenset(row.split())


_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_ONE_SYLLABLE_CVC = re.compile(r"^[^aeiou]*(?:qu)?[aeiou][bdfgklmnprtvz]$")
_FINAL_L = re.compile(r"[^aeiou][aeiou]l$|(?:ue|ia)l$")
# Two and more syllables double their last consonant only under stress, which spelling hides.
_STRESSED_END = words(
    "abhor acquit admit annul commit compel concur confer defer demur deter dispel emit expel "
    "infer impel incur occur omit permit prefer propel rebut recur refer regret remit repel "
    "submit transfer transmit forget upset outfit kidnap babysit program"
)
# Words whose -ise is no suffix and has no -ize beside it.
_ALWAYS_ISE = words(
    "advise advertise comprise compromise devise exercise excise improvise praise promise raise "
    "revise rise supervise surmise surprise televise wise despise disguise franchise"
)
_OUR = re.compile(r"(fav|hon|rum|hum|lab|end?eav|clam|sav|behavi|col|val|harb|vap)our")


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    path = resources.files("rashomon.lexicon").joinpath("irregular.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    for lemma, forms in table.items():
        if not (isinstance(forms, list) and forms and all(isinstance(f, str) for f in forms)):
            raise InvariantError(f"irregular.toml:{lemma}: want a list of forms, found {forms!r}")
    return {lemma: tuple(forms) for lemma, forms in table.items()}


def spellings(word: str) -> tuple[str, ...]:
    """British and American spellings of one word.

    Args:
        word: A lemma or form in lower case.

    Returns:
        The word itself first, then the others, in a fixed order.

    >>> spellings("criticise")
    ('criticise', 'criticize')
    >>> spellings("rumour")
    ('rumour', 'rumor')
    >>> spellings("promise")
    ('promise',)
    """
    found = [word]
    if re.search(r"[a-z]{2}is(?:e|ation)$", word) and word not in _ALWAYS_ISE:
        found.append(re.sub(r"is(e|ation)$", r"iz\1", word))
    if _OUR.search(word):
        found.append(word.replace("our", "or", 1))
    return tuple(dict.fromkeys(found))


@cache
def verb_forms(lemma: str) -> frozenset[str]:
    """All forms of a verb, the lemma among them.

    Args:
        lemma: One word in lower case.

    Returns:
        -s, past, participle and -ing forms in every accepted spelling.

    >>> sorted(verb_forms("deny"))
    ['denied', 'denies', 'deny', 'denying']
    >>> sorted(verb_forms("swear"))
    ['swear', 'swearing', 'swears', 'swore', 'sworn']
    """
    forms: set[str] = set()
    for word in spellings(lemma):
        forms |= {word, _third_person(word), *_ing_forms(word)}
        forms |= set(_irregular().get(word, ())) or _past_forms(word)
    return frozenset(forms)


@cache
def noun_forms(lemma: str) -> frozenset[str]:
    """Singular and plural of a noun.

    Args:
        lemma: One word in lower case.

    >>> sorted(noun_forms("inquiry"))
    ['inquiries', 'inquiry']
    """
    forms = {form for word in spellings(lemma) for form in (word, _third_person(word))}
    return frozenset(forms | ({"analyses"} if lemma == "analysis" else set()))


def _third_person(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    if _SIBILANT.search(word) or re.search(r"[^aeiou]o$", word):
        return word + "es"
    return word + "s"


def _stems(word: str) -> tuple[str, ...]:
    """What -ed and -ing are put to: the last consonant doubled where English doubles it."""
    if word in _STRESSED_END or _ONE_SYLLABLE_CVC.match(word):
        return (word + word[-1],)
    if _FINAL_L.search(word) or word in ("worship", "gossip"):
        return (word, word + word[-1])
    return (word,)


def _past_forms(word: str) -> set[str]:
    if word.endswith("e"):
        return {word + "d"}
    if re.search(r"[^aeiou]y$", word):
        return {word[:-1] + "ied"}
    if re.search(r"[aeiou]c$", word):
        return {word + "ked"}
    return {stem + "ed" for stem in _stems(word)}


def _ing_forms(word: str) -> set[str]:
    if word.endswith("ie"):
        return {word[:-2] + "ying"}
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) and word != "be":
        return {word[:-1] + "ing"}
    if re.search(r"[aeiou]c$", word):
        return {word + "king"}
    return {stem + "ing" for stem in _stems(word)}
