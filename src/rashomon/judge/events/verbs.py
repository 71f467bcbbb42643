"""What the words of a clause's verb do: tell what happened, plan, deny, or leave open.

Tense and aspect after Huddleston & Pullum (2002), "The Cambridge Grammar of the English
Language", ch. 3; verbs that settle what they govern after Karttunen (2012), "Simple and phrasal
implicatives".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from rashomon.judge.propositions.tokens import Tokens
from rashomon.judge.propositions.verbs import BE, PRONOUNS, is_auxiliary, is_finite, is_past
from rashomon.lexicon.inflection import verb_forms
from rashomon.text.negation import NEGATIONS
from rashomon.text.words import word_set

Force = Literal["happened", "planned", "negated", "demanded", "present"]
"""What a clause says of its event; ``present`` is past or future by its day alone."""

_WILL = word_set("will shall he'll she'll it'll they'll we'll i'll you'll")
_WOULD = word_set("would wouldn't he'd she'd they'd we'd i'd it'd")
_OPEN = word_set(
    "may might could couldn't can can't cannot should shouldn't must mustn't ought needs need"
)
_DO = word_set("did does do didn't doesn't don't")
_HAVE = word_set("has have had hasn't haven't hadn't he's she's it's they've we've i've")
_DEMONSTRATED = word_set("also now then still soon later again already just only finally")
_BEING = word_set("be been being")
_PLANNED = word_set("scheduled expected slated planned booked")
_PLANNED_TO = word_set("due set supposed going ready preparing bound poised")
_TEMPORAL = word_set("to on for in at by")


def _forms(row: str) -> frozenset[str]:
    return frozenset(form for lemma in row.split() for form in verb_forms(lemma))


_PLANNING = _forms("plan intend agree promise vow pledge prepare schedule arrange decide commit")
_MANAGING = _forms("manage help begin start continue go use come proceed")
_FAILING = _forms("fail refuse decline neglect omit")
_WANTING = _forms(
    "want hope wish try seek attempt threaten consider propose aim expect offer like need"
)
_ORDERING = _forms("order tell urge ask demand call direct instruct request require")
_STATES = _forms(
    """be have seem appear remain include contain know think believe want need mean consist belong
    own like love hate doubt depend matter resemble deserve lack exist cost equal involve concern
    represent reflect suggest indicate say tell feel look sound hope expect understand stand live
    keep tend stay range contend argue insist claim state note add see watch wait date title entitle
    call name age"""
)
_SILENT = _forms("respond reply comment answer return")
"""Verbs whose negation tells that nobody was reached, and nothing of the story."""
_PARTICIPLE = re.compile(r"(?:ed|en|ing|wn)$")
_IRREGULAR = word_set(
    """made held met left lost won sent built kept brought fought struck led paid sold got run put
    hit cut set let read beaten shot bought caught taught sought found understood withdrawn done
    gone begun sung sunk told said hung spent heard fled fed bled split quit shut come become laid
    thrown torn born cast burnt dealt felt meant shed spread"""
)
_HEDGES = word_set(
    """allegedly reportedly possibly perhaps maybe probably likely apparently purportedly
    supposedly potentially unlikely alleged purported rumored rumoured"""
)
_NO_PARTICIPLES = word_set(
    """down town brown open even often then when women children seven thirteen nothing something
    anything everything during evening morning spring building hundred red""",
)
_AFTER_VERBS = word_set("on in at to from for after during")
"""Prepositions behind a past form after a name; "of" and "by" follow participles."""
_TOGETHER = word_set("met talked spoke agreed clashed")
_REACH = 6
"""Words from the first word of a verb to the one that tells what is done."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """The verb of a clause.

    Args:
        first: Index of its first word.
        main: Index of the word that tells what is done.
        force: What the clause says of the event; ``None`` where it leaves it open.
        past: Whether its first word is in the past.
        state: Whether it tells a state and no happening.
    """

    first: int
    main: int
    force: Force | None
    past: bool
    state: bool


def is_verb(tokens: Tokens, at: int, first: int, stop: int) -> bool:
    """Whether a word is a finite verb, "Brenna invaded on" among them: nothing else fits a name.

    Args:
        tokens: The text's words.
        at: Index of the word.
        first: Where its stretch begins.
        stop: Where its stretch ends.

    Returns:
        Whether form and neighbours say so.
    """
    if is_finite(tokens, at, first, stop):
        return True
    before = at - 1
    if before < first or at + 1 >= stop or not is_past(tokens.forms[at]):
        return False
    named = tokens.has_capital(before) or tokens.forms[before] in PRONOUNS
    meeting = tokens.forms[at] in _TOGETHER and tokens.forms[at + 1] == "with"
    return named and (meeting or tokens.forms[at + 1] in _AFTER_VERBS)


def read_predicate(tokens: Tokens, first: int, stop: int, begin: int) -> Predicate:
    """Reads the verb that begins at a word.

    Args:
        tokens: The text's words.
        first: Index of the finite verb.
        stop: Where its clause ends.
        begin: Where its clause begins.

    Returns:
        What it says.
    """
    main, negated, force = _walk(tokens, first, stop)
    if force == "happened" and _is_none(tokens, begin, first):
        negated = True
    hedged = any(tokens.forms[at] in _HEDGES for at in range(begin, min(stop, main + 3)))
    past = is_past(tokens.forms[first]) or tokens.forms[first] in ("was", "were", "had", "did")
    state = tokens.forms[main] in _STATES or is_auxiliary(tokens.forms[main])
    negated = negated or tokens.forms[main + 1 : main + 2] == ("no",)
    if hedged or force is None or (negated and tokens.forms[main] in _SILENT):
        return Predicate(first, main, None, past, state)
    if negated:
        # "Will not come" is a plan not to, which is neither planned nor denied as an event.
        return Predicate(first, main, "negated" if force == "happened" else None, past, state)
    return Predicate(first, main, force, past, state)


def _is_none(tokens: Tokens, begin: int, first: int) -> bool:
    """Whether the subject says no: "no one met", "neither side came"."""
    subject = tokens.forms[begin:first]
    if subject[:1] == ("no",) and tokens.has_capital(begin + 1):
        return False  # A name: "No Man's Land".
    return any(form in ("no", "nobody", "none", "neither") for form in subject[:3])


def _walk(tokens: Tokens, first: int, stop: int) -> tuple[int, bool, Force | None]:
    """The word that tells what is done, whether it is negated, and its force."""
    form = tokens.forms[first]
    negated = form in NEGATIONS
    if not is_auxiliary(form):
        main, force = _governed(tokens, first, stop, "happened" if is_past(form) else "present")
        return main, negated or force == "negated", "happened" if force == "negated" else force
    force = _auxiliary_force(form)
    last = min(stop, first + _REACH)
    at = first + 1
    while at < last and _is_filler(tokens, at, last):
        negated = negated or tokens.forms[at] in NEGATIONS
        force = _more(tokens, at, force)
        at += 1
    if at >= last:
        return first, negated, force
    if tokens.forms[at] == "to" and form in BE | _HAVE:
        planned: Force | None = "planned" if form in BE else None
        passive = tokens.forms[at + 1 : at + 2] == ("be",)
        return min(at + 1 + passive, stop - 1), negated, planned
    if _is_plan(tokens, at, stop):
        return _after_to(tokens, at, stop), negated, "planned" if force is not None else None
    if form in BE | _HAVE and not is_participle(tokens.forms[at]):
        return first, negated, force
    main, force = _governed(tokens, at, stop, force)
    return main, negated or force == "negated", "happened" if force == "negated" else force


def is_participle(form: str) -> bool:
    """Whether a word may be a participle: "seized", "meeting", "held"."""
    if form in _NO_PARTICIPLES:
        return False
    return form in _IRREGULAR or (len(form) > 3 and bool(_PARTICIPLE.search(form)))


def _auxiliary_force(form: str) -> Force | None:
    if form in _WILL or form == "won't":
        return "planned"
    if form in _WOULD or form in _OPEN:
        return None
    if form in ("is", "are", "am", "isn't", "aren't", "do", "does", "don't", "doesn't"):
        return "present"
    return "happened"


def _more(tokens: Tokens, at: int, force: Force | None) -> Force | None:
    """The force once "been" is read: "has been" is over."""
    if tokens.forms[at] == "been" and force == "present":
        return "happened"
    return force


def _is_filler(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a word only belongs to the verb; in "will have a meeting" have is the verb."""
    form = tokens.forms[at]
    if form == "have":
        return at + 1 < last and is_participle(tokens.forms[at + 1])
    return (
        form in NEGATIONS
        or form in _BEING
        or form in _DEMONSTRATED
        or (form.endswith("ly") and len(form) > 3)
        or (is_auxiliary(form) and form not in BE)
    )


def _is_plan(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether a word says that something is to be: "scheduled for", "due to"; not "set on fire"."""
    form, following = tokens.forms[at], tokens.forms[at + 1] if at + 1 < stop else ""
    if form == "due":
        return following in _TEMPORAL
    return following in _TEMPORAL if form in _PLANNED else form in _PLANNED_TO and following == "to"


def _after_to(tokens: Tokens, at: int, stop: int) -> int:
    """The verb of "due to meet" and "due on Thursday to meet"."""
    for verb in range(at + 2, min(stop, at + _REACH)):
        if tokens.forms[verb - 1] == "to" and not tokens.has_capital(verb):
            passive = tokens.forms[verb] == "be" and verb + 1 < stop
            return verb + passive if tokens.forms[verb].isalpha() else at
    return at


def _governed(tokens: Tokens, at: int, stop: int, force: Force | None) -> tuple[int, Force | None]:
    """The verb that tells the event, if one governs another: "agreed to meet", "failed to come"."""
    if at + 2 >= stop or tokens.forms[at + 1] != "to" or not tokens.forms[at + 2].isalpha():
        return at, force
    form, inner = tokens.forms[at], at + 2
    if force is None or form in _WANTING:
        return at, None
    if form in _PLANNING:
        return inner, "planned"
    if form in _FAILING:
        return inner, "negated" if force == "happened" else None
    if form in _MANAGING:
        return inner, force
    return at, "demanded" if form in _ORDERING else force
