"""A proposition's words as they can be read alone: who "I" and "it" are is filled in.

Only what the record knows is filled in: the speaker for "I" in words that are quoted, those for
whom they speak for "we", the one addressee for "you", and the speaker for a pronoun that opens an
indirect report ("Hallin denied it was planning"), which English takes up the subject of the report
with (Quirk et al. 1985, 14.31 and 19.46).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rashomon.judge.material import Material, Said
from rashomon.model.judgement import Proposition
from rashomon.model.links import Entity
from rashomon.model.spans import Span
from rashomon.text.words import Words, word_set

LONGEST = 400
"""Code points of a proposition that are read: twice a long sentence of news."""
_SPEAKER = word_set("i me myself i'm i've i'll i'd")
_PARTY = word_set("we us ourselves we're we've we'll we'd")
_ADDRESSEE = word_set("you yourself you're you've you'll you'd")
_OWNED = {"my": "I", "mine": "I", "our": "we", "ours": "we", "your": "you", "yours": "you"}
_CONTRACTED = {"'m": " is", "'re": " is", "'ve": " has", "'ll": " will", "'d": " would"}
_PERSON = word_set("he she he's she's he'd she'd he'll she'll")
_BODY = word_set("it it's it'd it'll they they're they've they'd they'll")
_THIRD = {"'s": " is", "'d": " had", "'ll": " will", "'re": " is", "'ve": " has"}
_OF_DOING = re.compile(r"^(?P<who>[^,;:.]{2,80}?) of (?P<doing>(?:not )?[a-z]{3,}ing\b)")
_MARKS = re.compile(r"[“”„«»\"\[\]]|(?<!\w)[‘'](?=\w)|(?<=[.,!?])[’']")
_BLANKS = re.compile(r"\s+")


def fill(prop: Proposition, said: Said | None, words: Words, material: Material) -> str:
    """The words of a proposition with its pronouns replaced where the record knows for whom.

    Args:
        prop: The proposition.
        said: The statement in which it stands, if in any.
        words: The words of its document.
        material: The story.

    Returns:
        One line without quotation marks; at most some 400 code points.
    """
    text = material.documents[prop.document].text
    end = min(prop.span.end, prop.span.start + LONGEST)
    parts, last = [], prop.span.start
    if said is not None:
        for span, name in _replaced(prop, said, words, material):
            if span.end <= end:
                parts += [text[last : span.start], name]
                last = span.end
    plain = _BLANKS.sub(" ", _MARKS.sub("", "".join([*parts, text[last:end]]))).strip()
    if said is not None and said.att.act == "accuse":
        plain = _OF_DOING.sub(r"\g<who> was \g<doing>", plain)
    return plain


def find_self(
    prop: Proposition, said: Said | None, words: Words, material: Material
) -> tuple[str, ...]:
    """Of whom a proposition speaks that opens with a pronoun for its own holder.

    Args:
        prop: The proposition.
        said: The statement in which it stands, if in any.
        words: The words of its document.
        material: The story.

    Returns:
        Ids of the holder, and of the party where it is not spoken of one person alone; none where
        it opens with another word.
    """
    within = words.within(prop.span.start, prop.span.end)
    if said is None or not within:
        return ()
    form = words.forms[within.start]
    direct, indirect = said.att.kind == "direct", said.att.kind == "indirect"
    found: tuple[str | None, ...] = ()
    if not indirect and (form in _SPEAKER or form == "my"):
        found = (prop.holder,)
    elif not indirect and (form in _PARTY or form == "our"):
        found = (prop.holder, prop.party)
    elif not direct and _opening(form, prop.holder, material.entities) is not None:
        found = (prop.holder,) if form in _PERSON else (prop.holder, prop.party)
    return tuple(entity for entity in found if entity and entity in material.entities)


def _replaced(
    prop: Proposition, said: Said, words: Words, material: Material
) -> Iterator[tuple[Span, str]]:
    known = _known(prop, said, material)
    within = words.within(prop.span.start, prop.span.end)
    for at in within:
        form = words.forms[at]
        found = None
        if said.att.kind != "indirect":
            found = _spoken(form, known)
        if found is None and at == within.start and said.att.kind != "direct":
            found = _opening(form, prop.holder, material.entities)
        if found is not None:
            yield Span(words.starts[at], words.ends[at]), found


def _known(prop: Proposition, said: Said, material: Material) -> Mapping[str, str]:
    entities = material.entities
    known: dict[str, str] = {}
    told = said.addressees[0] if len(said.addressees) == 1 else None
    for word, who in (("I", prop.holder), ("we", prop.party), ("you", told)):
        if who is not None and who in entities:
            known[word] = entities[who].name
    return known


def _spoken(form: str, known: Mapping[str, str]) -> str | None:
    if form in _OWNED:
        return known[_OWNED[form]] + "'s" if _OWNED[form] in known else None
    for forms, who in ((_SPEAKER, "I"), (_PARTY, "we"), (_ADDRESSEE, "you")):
        if form in forms:
            return known[who] + _rest(form, _CONTRACTED) if who in known else None
    return None


def _opening(form: str, holder: str | None, entities: Mapping[str, Entity]) -> str | None:
    found = entities.get(holder) if holder else None
    if found is None:
        return None
    fitting = _PERSON if found.kind == "person" else _BODY
    return found.name + _rest(form, _THIRD) if form in fitting else None


def _rest(form: str, table: Mapping[str, str]) -> str:
    return next((more for end, more in table.items() if form.endswith(end)), "")
