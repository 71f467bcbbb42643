"""Where clauses have finite verbs, told by closed word classes and endings.

English marks tense on the first verb of a clause (Huddleston & Pullum 2002, *The Cambridge
Grammar of the English Language*, ch. 3), mostly on an auxiliary, a closed class.  What is no
auxiliary counts only where its form and its neighbours leave little doubt.
"""

from __future__ import annotations

from rashomon.judge.propositions.tokens import Tokens
from rashomon.lexicon.inflection import verb_forms
from rashomon.text.words import word_set

BE = word_set("is are was were am isn't aren't wasn't weren't ain't")
AUXILIARIES = BE | word_set(
    """has have had do does did will would shall should can could may might must cannot hasn't
    haven't hadn't don't doesn't didn't won't wouldn't shan't shouldn't can't couldn't mustn't
    needn't"""
)
_PLURAL = word_set("are were have do aren't weren't haven't don't")
_CONTRACTED = ("'re", "'ve", "'ll", "'m")
_CONTRACTED_S = word_set(
    "he's she's it's that's there's here's who's what's where's how's nobody's everybody's"
)
_WOULD = word_set("i'd he'd she'd it'd we'd you'd they'd there'd")
PRONOUNS = word_set("i you he she it we they there nobody everybody everyone somebody someone")
_DEMONSTRATIVES = word_set("this that these those")
_PLURAL_PRONOUNS = word_set("i you we they")
# Simple pasts that are no participles and no nouns.
_PASTS = word_set(
    """went came became took gave saw knew began fell rose said told ran wrote spoke broke chose
    drove ate flew grew drew threw wore tore swore forgot hid shook stole froze rode sang sank
    withdrew overthrew undertook underwent overcame foresaw burst cost hurt blew
    crept slid slept swam bit lit wept sprang swung shone shrank rang"""
)
# Pasts that are participles as well: finite only where what follows does not make them one.
_PAST_PARTICIPLES = word_set(
    """made held met left lost won sent built kept brought fought struck led paid sold got shot
    bought caught taught thought sought found stood understood felt dealt meant spent heard fled fed
    bled hung stuck wound put hit cut set let read beat laid lay sat spread split quit shut"""
)
_ADVERBS = word_set(
    """not never also only just still already even now then again ever once later soon both all
    always often really simply since have"""
)
_NON_FINITE = word_set("be been being having to")
_BREAKS = word_set(
    """who which whom whose that what whether if when where because as while since until unless
    although though before after how why than"""
)
_DETERMINERS = word_set(
    """the a an this that these those no some any many most several all both each every another
    other two three four five six seven eight nine ten its his her their our my your"""
)
_AFTER_PARTICIPLES = word_set("by of on with as to from at")
_PREPOSITIONS = word_set(
    """of for at on in from with within to by about against into before after during as than under
    over among across behind outside inside near through between without toward towards upon"""
)
_AFTER_VERBS = _DETERMINERS | word_set("that it him her them us me you of to in on about for with")
# "The new claims about it" and "hard drives of his" are no clauses.
_AFTER_SINGULAR = _AFTER_VERBS - {"of", "about", "for", "in"}
_OPENING_QUOTES = frozenset("“‘\"'«")
_PARTINGS = frozenset(",;:–—-()")
_CONJUNCTIONS = word_set("and or but nor so yet")
_COMMON = word_set(
    """say tell want know think believe go come take make see hear get give keep need try seem look
    feel remain continue include deny claim insist lie exist show call use work live stand leave
    begin mean hold run put bring happen become lead understand follow stop create speak allow grow
    lose fall send build stay pay meet expect support oppose reject accept agree refuse threaten
    attack control demand plan hope fear face require cost help move play act own sell win depend
    belong contain reflect consider regard rely deserve argue agree complain report suffer carry
    seek sit start stop cause affect concern represent serve enter reach receive raise reduce remove
    return spend suggest appear apply wait watch wear write worry warn violate undermine target
    struggle strike spread share sing sign set serve seek ride rise reveal respond resist repeat
    release regret recall quit push provide protect promise produce prevent prefer point pass owe
    operate obtain notice name mind miss matter love listen link limit lift lend learn launch last
    lack join invite insist injure impose hurt hope hit harm hand guess grant go form force follow
    fly fit fill fight feed fail explain expect exist end enjoy emphasize eat drop drive draw differ
    cut cover count contribute continue consist confirm compare close claim choose challenge catch
    carry care buy break bear avoid attend aim admit add acknowledge accuse"""
)
_PRESENT = frozenset(
    form for lemma in _COMMON for form in verb_forms(lemma) if not form.endswith(("ing", "ed"))
)
_LONGEST_SUBJECT = 12
"""Words of a subject before its verb that are looked at."""
_NOT_VERBS_ED = word_set("hundred red need bed speed seed feed deed indeed shed sacred united")


def is_auxiliary(form: str) -> bool:
    """Whether a word is a finite auxiliary or ends in one: "was", "they're", "it's"."""
    return (
        form in AUXILIARIES or form in _CONTRACTED_S or form in _WOULD or form.endswith(_CONTRACTED)
    )


def is_past(form: str) -> bool:
    """Whether a word may be a verb in the simple past by its form alone."""
    return (form in _PASTS or form in _PAST_PARTICIPLES) or (
        form.endswith("ed") and len(form) > 3 and form.isalpha() and form not in _NOT_VERBS_ED
    )


def is_finite(tokens: Tokens, at: int, first: int, stop: int) -> bool:
    """Whether a word is a finite verb.

    Args:
        tokens: The text's words.
        at: Index of the word.
        first: Where its stretch begins.
        stop: Where its stretch ends.

    Returns:
        Whether form and neighbours say so.
    """
    form = tokens.forms[at]
    if is_auxiliary(form):
        return not (form in ("may", "march") and tokens.has_capital(at) and at > first)
    before = _last_before(tokens, at, first)
    if before is None or not tokens.is_word(at):
        return False
    subject = tokens.forms[before]
    if subject in PRONOUNS - {"there"}:
        return form.isalpha() and _may_be_verb(form, subject)
    if subject in ("who", "which", "that"):
        return form in _PRESENT or is_past(form)
    if (
        subject in _NON_FINITE
        or subject in _DETERMINERS | _PREPOSITIONS | _CONJUNCTIONS | _BREAKS
        or is_auxiliary(subject)
    ):
        return False
    if not tokens.is_word(before) or subject.endswith(("'s", "s'")):
        return False
    following = tokens.forms[at + 1] if at + 1 < stop else ""
    if form in _PASTS:
        return following != "by"
    if is_past(form):
        counted = subject[0].isdigit() and before > first
        bare = counted and not following and tokens.forms[before - 1] in _PREPOSITIONS
        return following not in _AFTER_PARTICIPLES and not subject.endswith("ly") and not bare
    if subject[0].isdigit():
        return False
    if _is_plural(subject):
        return form in _PRESENT and not form.endswith("s") and following in _AFTER_VERBS
    if not (form in _PRESENT and form.endswith("s")):
        return False
    # "The road works" at an end; "the new road works" may be no clause.
    ends = at + 1 >= stop or not tokens.is_word(at + 1)
    plain = before > first and tokens.forms[before - 1] in ("the", "this", "that", "our", "its")
    return following in _AFTER_SINGULAR or (ends and plain)


def _is_plural(noun: str) -> bool:
    return (noun.endswith("s") and not noun.endswith(("ss", "us", "is", "'s"))) or (
        noun in ("people", "police", "men", "women", "children", "authorities")
    )


def _may_be_verb(form: str, subject: str) -> bool:
    if is_past(form):
        return True
    if form.endswith("ing") or form in _PREPOSITIONS | _CONJUNCTIONS | _BREAKS | _DETERMINERS:
        return False
    if subject in _PLURAL_PRONOUNS:
        return not form.endswith("ly")
    return form.endswith("s") and form not in ("as", "its", "is", "us", "this", "always")


def _last_before(tokens: Tokens, at: int, first: int) -> int | None:
    """The word before a verb, its adverbs left out; ``None`` where it begins its stretch."""
    before = at - 1
    while before >= max(first, at - 3) and (
        tokens.forms[before] in _ADVERBS or tokens.forms[before].endswith("ly")
    ):
        before -= 1
    return before if before >= first else None


def find_finite(tokens: Tokens, first: int, stop: int) -> int | None:
    """Index of the first finite verb of a stretch that no subordinate clause holds.

    Args:
        tokens: The text's words.
        first: Where the stretch begins.
        stop: Where it ends.

    Returns:
        The index, or ``None``.
    """
    below = False
    for at in range(first, stop):
        form = tokens.forms[at]
        if form in _PARTINGS:
            below = False
        elif at > first and form in _BREAKS and form != "as":
            below = not _is_demonstrative(tokens, at, first)
        elif is_finite(tokens, at, first, stop):
            if not below:
                return at
            below = False
    return None


def _is_demonstrative(tokens: Tokens, at: int, first: int) -> bool:
    return tokens.forms[at] == "that" and at > first and not tokens.is_word(at - 1)


def opens_clause(
    tokens: Tokens, first: int, stop: int, *, parted: bool, joined: bool = False
) -> bool:
    """Whether words begin a clause of their own: a subject and, near it, a finite verb.

    Args:
        tokens: The text's words.
        first: Where they begin.
        stop: Where they end.
        parted: Whether a mark stands before; without one "the army and the navy were" may be
            one subject.
        joined: Whether its subject may be of several parts: "but the cook and the guard saw it".

    Returns:
        Whether they do; in doubt not.
    """
    while first < stop and tokens.forms[first] in _OPENING_QUOTES:
        first += 1
    if first >= stop:
        return False
    form = tokens.forms[first]
    if is_auxiliary(form) and form not in AUXILIARIES:
        return True
    if form in PRONOUNS | _DEMONSTRATIVES and first + 1 < stop:
        for at in range(first + 1, min(stop, first + 4)):
            if is_finite(tokens, at, first, stop):
                return form not in ("you", "it") or parted or is_auxiliary(tokens.forms[at])
    named = tokens.has_capital(first) or form[:1].isdigit()
    if not (form in _DETERMINERS or (parted and (named or form.isalpha()))):
        return False
    if not named and form not in _DETERMINERS and not form.endswith("s"):
        return False
    return _has_subject(tokens, first, stop, parted=parted, joined=joined)


def _has_subject(tokens: Tokens, first: int, stop: int, *, parted: bool, joined: bool) -> bool:
    """Whether a noun phrase that begins here meets its verb before anything else."""
    for at in range(first + 1, min(stop, first + _LONGEST_SUBJECT)):
        form = tokens.forms[at]
        if joined and form == "and":
            continue
        if form in _BREAKS or form in _CONJUNCTIONS or form in PRONOUNS:
            return False
        if not tokens.is_word(at) and form not in "“”\"'‘’-":
            return False
        # "The passion the community has shown" is no clause.
        nested = form in _DETERMINERS and at > first + 1
        if nested and tokens.forms[at - 1] not in _PREPOSITIONS | _DETERMINERS | _CONJUNCTIONS:
            return False
        if is_finite(tokens, at, first, stop):
            whole = not parted and form in _PLURAL and not tokens.forms[at - 1].endswith("s")
            return not whole and tokens.forms[at - 1] not in _PREPOSITIONS | _DETERMINERS
    return False
