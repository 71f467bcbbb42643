"""Clauses that report something, told by their structure: "he fears that", "his plan to".

Corpora of attributions label only the outermost ones, so the network has seen next to no clause
of this kind inside somebody's content. The structure leaves little doubt: a subject that can
speak or think, a verb of reporting in a finite form, and after it a complement that the verb takes
(Quirk et al., A Comprehensive Grammar of the English Language, 1985, 16.20-16.63): a clause, an
infinitive or an object. Where one of the three is missing nothing is found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from rashomon.lexicon.cues import cues_by_first_form, load_cues
from rashomon.lexicon.inflection import verb_forms, words
from rashomon.read.complements import find_aside, find_end, find_noun_end, find_quoted
from rashomon.read.subjects import PRONOUNS, Subject, find_owner, find_subject

_NAMED_AHEAD = 6
"""Words in which the one spoken to is named: "told the visiting head of the agency that"."""
_ASIDE_AHEAD = 20
"""Words between commas after a verb: "said, in a letter to the court, that"."""
_BIDDEN_AHEAD = 8
"""The same for the one asked to do something, with room for an adverb and a day."""


_BASES = set[str]()


def _forms(lemmas: str) -> frozenset[str]:
    _BASES.update(words(lemmas))
    return frozenset(form for lemma in words(lemmas) for form in verb_forms(lemma))


_SAYING = _forms(
    "say tell claim argue believe think know hope fear worry suspect suggest show reveal conclude "
    "warn insist maintain allege acknowledge admit agree announce assert assume assure confirm "
    "contend declare deny doubt emphasise emphasize stress expect explain feel guess indicate note "
    "predict promise realise realize report state swear testify understand vow wish decide"
)
_INTENDING = _forms(
    "want hope plan intend promise pledge vow agree refuse decline threaten offer seek aim wish "
    "like love prefer expect propose demand decide undertake swear desire"
)
_BIDDING = _forms(
    "ask urge tell order call instruct beg request invite encourage want advise warn press implore"
)
_TREATING = _forms(
    "discuss deny condemn welcome reject announce propose report denounce criticise criticize "
    "oppose suspect mention describe demand dispute question doubt fear praise reveal disclose "
    "dismiss acknowledge admit promise request recommend accuse blame want support favor favour "
    "cite"
)
_TELLING = _forms("tell warn assure inform remind ask advise convince persuade notify promise show")
_ASIDE = _forms("say claim add insist argue explain note believe think tell")
_PHRASES = {
    **dict.fromkeys(_forms("call ask hope press appeal push"), words("for")),
    **dict.fromkeys(_forms("talk worry complain lie"), words("about of")),
    **dict.fromkeys(_forms("comment insist"), words("on")),
    **dict.fromkeys(_forms("warn speak"), words("of against")),
    **dict.fromkeys(_forms("look"), words("forward")),
}
_ADJECTIVES = words(
    "aware interested worried concerned determined convinced confident hopeful eager ready "
    "prepared willing certain sure afraid optimistic keen committed opposed reluctant unwilling "
    "skeptical sceptical adamant intended"
)
_AFTER_ADJECTIVES = words("that to of about in on by whether how")
_NOUNS = words(
    "claim claims promise promises decision decisions plan plans intention intentions hope hopes "
    "fear fears request requests demand demands accusation accusations allegation allegations "
    "denial belief beliefs warning warnings call calls proposal proposals refusal desire concern "
    "concerns threat threats pledge pledges announcement assertion assertions suggestion argument "
    "insistence complaint complaints goal aim intent wish wishes suspicion suspicions vow offer "
    "appeal plea criticism conclusion testimony admission willingness readiness reluctance"
)
_TELLS = words("assert deny announce warn promise demand propose accuse request")
_PARTICIPLES = words("given provided seen known shown written spoken taken sworn")
_NO_CLAUSE = words(", . and or is are was were has have had will would can could may might")
"""What follows "that" where it is a pronoun."""
_OPENING = frozenset(('"', "“", "``", "«", "(", "[", "‘"))
_JOINS = words("and but or")
_SINGULAR = ("ss", "us", "is")
_NOUN_LINKS = words("that to of for about over")
_THAT = words("that whether if how why who")
_BEGINS = words(
    "i we he she it they you there this these those the a an his her its our their my your no "
    "any some many nobody nothing everyone everybody people"
)
_PREPOSITIONS = words("for about of on to against in with over at by from into upon as like")
_VERBS = frozenset().union(
    _SAYING, _INTENDING, _BIDDING, _TREATING, _TELLING, _ASIDE, _PHRASES, _ADJECTIVES
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A report found by its structure, as half-open ranges of words.

    Attributes:
        source: Its subject, or the owner of its noun.
        cue: The verb with what belongs to it, or the noun.
        content: What is reported; not empty.
        rule: Slug: `that`, `clause`, `infinitive`, `object`, `bidding`, `adjective`, `aside`,
            `noun`, `words`.
    """

    source: tuple[int, int]
    cue: tuple[int, int]
    content: tuple[int, int]
    rule: str


def find_clauses(surfaces: Sequence[str]) -> list[Clause]:
    """Find the reporting clauses in one sentence of somebody's content.

    Args:
        surfaces: Its words and marks.

    Returns:
        Clauses in the order of their cues, counted in `surfaces`; contents may hold others.
        Time is linear in the number of words.
    """
    low = [word.lower().replace("’", "'") for word in surfaces]
    found: list[Clause] = []
    last: Subject | None = None
    for index, word in enumerate(low):
        clause = _read_noun(surfaces, low, index) if word in _NOUNS or word == "words" else None
        capital = index and surfaces[index][0].isupper()
        if clause is None and not capital and (word in _VERBS or _takes_that(low, index)):
            subject = find_subject(surfaces, low, index, last)
            clause = None if subject is None else _read_verb(low, index, subject)
            last = subject if clause is not None else last
        if clause is not None and clause.content[0] < clause.content[1]:
            found.append(clause)
    return [_cut(left, right, low) for left, right in zip_longest(found, found[1:])]


def _cut(clause: Clause, following: Clause | None, low: Sequence[str]) -> Clause:
    """Without the next clause where that is joined on: "denied the claim and the crew agreed"."""
    if following is None or clause.rule in ("that", "clause", "aside", "words"):
        return clause
    first = following.source[0]
    joined = clause.content[0] < first - 1 < clause.content[1] and low[first - 1] in _JOINS
    return replace(clause, content=(clause.content[0], first - 1)) if joined else clause


@cache
def _reporting_forms() -> frozenset[str]:
    """Forms of the lexicon's verbs of one word that tell something by themselves."""
    index = cues_by_first_form()
    return frozenset(
        form
        for form, rows in index.items()
        for entry, forms in rows
        if entry.part == "verb" and len(forms) == 1 and not entry.light and entry.act in _TELLS
    )


@cache
def _lemmas() -> frozenset[str]:
    """The lexicon's verbs of one word in their base form."""
    return frozenset(entry.lemma for entry in load_cues() if entry.part == "verb")


def _takes_that(low: Sequence[str], index: int) -> bool:
    return low[index + 1 : index + 2] == ["that"] and low[index] in _reporting_forms()


def _is_clause(low: Sequence[str], at: int) -> bool:
    """Whether "that" begins a clause, and is no pronoun."""
    return at + 1 < len(low) and low[at + 1] not in _NO_CLAUSE


def _read_verb(low: Sequence[str], verb: int, subject: Subject) -> Clause | None:
    """The clause of a verb, if its form is finite and it has a complement that it takes."""
    form, after = low[verb], verb + 1
    if subject.is_possible:
        return None
    if form in _ADJECTIVES and subject.has_be:
        return _read_adjective(low, verb, subject)
    if subject.has_be != form.endswith("ing") or _is_no_verb(low, verb, subject):
        return None
    source = subject.first, subject.stop
    if form in _ASIDE and subject.border in (",", "”", '"', "''", "’"):
        content = find_aside(low, subject.first, after)
        if content is not None:
            return Clause(source, (subject.verb_first, after), content, "aside")
    if form in _SAYING and low[after : after + 1] == [","]:
        return _read_interrupted(low, verb, subject)
    if form in _TELLING and after < len(low) and low[after] not in _THAT:
        after = _skip_hearer(low, after)
    if after >= len(low):
        return None
    rule = _find_rule(low, form, after, subject)
    if rule is None:
        return None
    start = _skip_preposition(low, form, after)
    cue = subject.verb_first, start if start > after else max(verb + 1, _end_cue(low, after))
    return Clause(source, cue, (start, find_end(low, start, rule, subject.border)), rule)


def _is_no_verb(low: Sequence[str], verb: int, subject: Subject) -> bool:
    """Whether a word is no finite verb by its form: "the census question", "given that"."""
    alone = subject.verb_first == verb
    if alone and low[verb] in _PARTICIPLES:
        return True
    head = low[subject.stop - 1]
    plural = head.endswith(("s", "people", "men", "police")) and not head.endswith(_SINGULAR)
    base = low[verb] in _BASES or low[verb] in _lemmas()
    return alone and base and not plural and subject.strength != "pronoun"


def _read_interrupted(low: Sequence[str], verb: int, subject: Subject) -> Clause | None:
    """What follows an insertion: "said, at this time of peril, he would"; it holds that too."""
    for at in range(verb + 2, min(len(low) - 1, verb + _ASIDE_AHEAD)):
        if low[at] == "," and (low[at + 1] in _BEGINS or low[at + 1] == "that"):
            content = verb + 2, find_end(low, at + 1, "clause", "")
            source = subject.first, subject.stop
            return Clause(source, (subject.verb_first, verb + 1), content, "clause")
    return None


def _find_rule(low: Sequence[str], form: str, after: int, subject: Subject) -> str | None:
    """Slug of the complement that begins at a word, if the verb takes one of that sort."""
    word = low[after]
    if word in _THAT and form in _SAYING | _TREATING | _reporting_forms():
        return "that" if _is_clause(low, after) or word != "that" else None
    if subject.strength == "noun":
        return None
    if word == "to":
        return "infinitive" if form in _INTENDING | _BIDDING else None
    if form in _BIDDING and "to" in low[after + 1 : after + _BIDDEN_AHEAD] and word != "for":
        return "bidding"
    if form in _SAYING and word in _BEGINS and (form not in _TREATING or word in PRONOUNS):
        return "clause"
    if word in _PHRASES.get(form, ()):
        return "object"
    takes = form in _TREATING and word not in _PREPOSITIONS and _stands(low, after)
    return "object" if takes else None


def _stands(low: Sequence[str], at: int) -> bool:
    """Whether a word, or what quotation marks or brackets hold, stands at a place."""
    opens = low[at] in _OPENING and at + 1 < len(low)
    return low[at + opens][0].isalnum()


def _skip_hearer(low: Sequence[str], after: int) -> int:
    """Where the complement begins behind the one spoken to; `after` itself if nobody is named."""
    for at in range(after + 1, min(len(low), after + _NAMED_AHEAD)):
        if low[at] in _THAT or low[at] == "to":
            return at
        if not low[at][0].isalnum() and low[at] not in ("'s", "-"):
            break
    named = low[after] in words("him her them us me you reporters journalists lawmakers")
    return after + 1 if named else after


def _skip_preposition(low: Sequence[str], form: str, after: int) -> int:
    if low[after] not in _PHRASES.get(form, ()):
        return after
    return after + 2 if low[after : after + 2] == ["forward", "to"] else after + 1


def _end_cue(low: Sequence[str], after: int) -> int:
    """The end of the cue before a complement, without the mark that may stand between."""
    return after - 1 if low[after - 1] == "," else after


def _read_adjective(low: Sequence[str], at: int, subject: Subject) -> Clause | None:
    """An attitude in an adjective: "he was aware of", "the union is determined to"."""
    if at + 1 >= len(low) or low[at + 1] not in _AFTER_ADJECTIVES or subject.strength == "noun":
        return None
    start = at + 1 if low[at + 1] in ("to", "that", "whether", "how") else at + 2
    stop = find_end(low, start, "adjective", subject.border)
    source = subject.first, subject.stop
    return Clause(source, (subject.verb_first, start), (start, stop), "adjective")


def _read_noun(surfaces: Sequence[str], low: Sequence[str], at: int) -> Clause | None:
    """A noun with its owner: "his plan to", "the ministry's denial that", "in her own words"."""
    first = at
    while first and at - first < 3 and low[first - 1].isalnum() and low[first - 1] not in _BEGINS:
        first -= 1
    owner = find_owner(surfaces, low, first)
    if owner is None:
        return None
    source = owner.first, owner.stop
    if low[at] == "words":
        quoted = find_quoted(low, at + 1) if low[at - 1] == "own" else None
        return None if quoted is None else Clause(source, (at - 1, at + 1), quoted, "words")
    if at + 1 >= len(low) or low[at + 1] not in _NOUN_LINKS:
        return None
    start = at + 1 if low[at + 1] in ("that", "to") else at + 2
    return Clause(source, (first, start), (start, find_noun_end(low, start)), "noun")
