"""What is done to sentences on the way from one account to another.

Every function takes a sentence and gives it in other words; its origin stays.  Rules are rough:
some of what they give is bad English, as some of what is copied on the web is.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from evals.lineage.grammar import CHOICE, Sentence, Split, read_kinds, read_lists, read_words, tidy

_QUOTED = re.compile(r"(“[^”]*”)")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
# A word that is no name: in small letters, or at the beginning.
_COMMON = re.compile(r"(?<![\w’])(?:[a-z]+|(?:(?<=^)|(?<=“))[A-Z][a-z]+)(?![\w’])")
_CLAUSE = re.compile(
    r"(?P<main>[^,“:;]{20,}) (?P<clause>(?:after|because|while|although|since|before|if|until) "
    r"[^,“:;]{12,})\."
)
_FRONTED = re.compile(
    r"(?P<front>(?:On|By|In|With|From|After|Before) [^,“]{4,40}), (?P<main>[^“]+)\."
)
_SAID = re.compile(r"(?P<who>[A-Z][^,“]{2,40}) said (?:that )?(?P<what>[^“]+)\.")
_OF = re.compile(r"\bthe (\w{4,}) of ((?:[A-Z]\w+ ?){1,3}\b)")
_JOINED = re.compile(
    r"(?P<one>[^“”]{30,}), (?:and|but|yet) (?P<two>(?:the|a|an|it|they|[a-z]+s)\b[^“”]{20,})\."
)
_LIGHT = re.compile(
    r" (?:only|just|still|also|later|almost|nearly|barely|roughly|some|clearly|far|more|very)(?= )"
)


@dataclass(frozen=True, slots=True)
class Strength:
    """How much a rewriting changes.

    Args:
        words: Share of the words in the table of synonyms that are replaced.
        forms: Share of the sentences whose clauses change places.
        dropped: Share of the sentences that are left out.
        moved: Whether sentences change places within paragraphs.
        quotes: Whether what is quoted is reworded too.
        small: Share of the small words in their table that are replaced.
    """

    words: float
    forms: float
    dropped: float = 0.0
    moved: bool = False
    quotes: bool = False
    small: float = 0.0


PARAPHRASE = {
    "weak": Strength(0.25, 0.2),
    "medium": Strength(0.5, 0.5, 0.05),
    "strong": Strength(0.75, 0.9, 0.1, moved=True),
}
TRANSLATION = {
    "near": Strength(0.6, 0.3, quotes=True),
    "far": Strength(1.0, 0.6, quotes=True),
    "free": Strength(1.0, 1.0, 0.05, moved=True, quotes=True, small=0.6),
}


@cache
def synonyms(split: Split) -> Mapping[str, Sequence[str]]:
    """The table of a split: five sixths of the words, and of those with two or more, other ones.

    To the table of synonyms come the choices of the templates where both are single words.
    """
    listed = read_lists("synonyms")
    table: dict[str, Sequence[str]] = {}
    for number, (word, others) in enumerate(sorted((_choices() | listed).items())):
        if split == "tune" and number % 6 != 0:
            table[word] = others[:1]
        elif split == "test" and number % 6 != 3:
            table[word] = others[1:] or others
    return table


def _choices() -> dict[str, list[str]]:
    lists: list[Sequence[str]] = [*read_lists("facts").values()]
    lists += [items for kind in read_kinds().values() for items in kind.values()]
    found: dict[str, list[str]] = {}
    figures = read_words("figures")
    for template in (item for items in lists for item in items):
        for choice in CHOICE.findall(template):
            options = [option.lower() for option in choice.split("|")]
            if all(len(one) > 3 and one.isalpha() and one not in figures for one in options):
                for one in options:
                    found.setdefault(one, []).extend(other for other in options if other != one)
    return {word: sorted(set(others)) for word, others in found.items()}


def outside_quotes(text: str, change: Callable[[str], str]) -> str:
    """Changes what stands outside quotation marks."""
    pieces = _QUOTED.split(text)
    return "".join(piece if at % 2 else change(piece) for at, piece in enumerate(pieces))


def reword(sentence: Sentence, strength: Strength, split: Split, rng: random.Random) -> Sentence:
    """Replaces words, and has clauses change places.

    Args:
        sentence: The sentence.
        strength: How much.
        split: Whose synonyms.
        rng: Makes the choices.
    """
    if sentence.kind == "statement" and not strength.quotes:
        return sentence
    if rng.random() < strength.forms:
        sentence = turn(sentence)
    # One choice for each word, so that both forms of the sentence stay one sentence.
    chosen: dict[str, str] = {}

    def change(text: str) -> str:
        return _COMMON.sub(lambda found: _other_word(found[0], chosen, strength, split, rng), text)

    if strength.quotes:
        text, other = change(sentence.text), change(sentence.other)
        text, other = _loosened(text), _loosened(other)
    else:
        text, other = outside_quotes(sentence.text, change), outside_quotes(sentence.other, change)
    return replace(sentence, text=tidy(text), other=tidy(other))


def _other_word(
    word: str, chosen: dict[str, str], strength: Strength, split: Split, rng: random.Random
) -> str:
    key = word.lower()
    if key not in chosen:
        others = synonyms(split).get(key, ())
        changed = bool(others) and rng.random() < strength.words
        if not changed and (others := read_lists("small_words").get(key, [])):
            changed = rng.random() < strength.small
        chosen[key] = rng.choice(others) if changed else ""
    found = chosen[key]
    if not found:
        return word
    return found[0].upper() + found[1:] if word[0].isupper() else found


def _loosened(text: str) -> str:
    """The small words of a translator: other possessives, other connections."""
    text = _OF.sub(lambda found: f"{found[2].strip()}’s {found[1]} ", text)
    for old, new in (
        (" could not ", " was unable to "), (" has been ", " was "), (" had been ", " was "),
        (" according to ", " as per "), (" in the ", " inside the "), (" such as ", " like "),
        (" is to ", " will "), (" are to ", " will "), (" as well as ", " and also "),
    ):  # fmt: skip
        text = text.replace(old, new)
    return text


def turn(sentence: Sentence) -> Sentence:
    """The sentence with its clauses in other places, or in its second form if it has one."""
    if sentence.other:
        return replace(sentence, text=sentence.other, other=sentence.text)
    return replace(sentence, text=tidy(_turned(sentence.text)))


def _turned(text: str) -> str:
    if found := _FRONTED.fullmatch(text):
        return f"{found['main']} {_small(found['front'])}."
    if found := _SAID.fullmatch(text):
        return f"{found['what']}, said {found['who']}."
    if found := _CLAUSE.fullmatch(text):
        return f"{tidy(found['clause'])}, {_small(found['main'])}."
    return text


def _small(text: str) -> str:
    first, _, rest = text.partition(" ")
    # A name is followed by a capital more often than not; a wrong small letter does no harm.
    return text if not first.isalpha() or rest[:1].isupper() else text[0].lower() + text[1:]


def edit_lightly(sentence: Sentence, split: Split, rng: random.Random) -> Sentence:
    """What an editor does in passing: a word dropped, a word changed, a sentence in two."""
    if sentence.kind == "statement":
        return sentence
    which = rng.randrange(4)
    if which == 0:
        text = outside_quotes(sentence.text, lambda part: _LIGHT.sub("", part, count=1))
    elif which == 1:
        return reword(sentence, Strength(0.15, 0.0), split, rng)
    elif which == 2:
        text = sentence.text
        if found := _JOINED.fullmatch(text):
            text = f"{found['one']}. {found['two'][0].upper()}{found['two'][1:]}."
    else:
        return sentence
    return replace(sentence, text=tidy(text))


def restyle(sentence: Sentence, marks: str) -> Sentence:
    """House style: American spelling, figures for numbers, other quotation marks.

    Args:
        sentence: The sentence.
        marks: Opening and closing mark.
    """
    table = _house_words()

    def change(text: str) -> str:
        text = text.replace("per cent", "percent").replace(" — ", " -- ")
        return _WORD.sub(lambda found: table.get(found[0], found[0]), text)

    def marked(text: str) -> str:
        text = "".join(
            piece if at % 2 else change(piece) for at, piece in enumerate(_QUOTED.split(text))
        )
        return text.replace("“", marks[0]).replace("”", marks[1])

    return replace(sentence, text=marked(sentence.text), other="")


@cache
def _house_words() -> Mapping[str, str]:
    american = {old: new for new, old in read_words("british").items()}
    return american | read_words("figures")
