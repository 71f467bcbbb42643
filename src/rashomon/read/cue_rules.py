"""Rules of single cues: what the words after them make of asking, rejecting, deciding, declaring.

A rejected noun decides between two acts ("rejected the claim", "rejected the offer"), an infinitive
makes a request of a question ("asked whether", "asked him to go"), and a support verb leaves its
meaning to its noun ("reiterated his call", "issued a warning").
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rashomon.lexicon.cues import CueEntry, Part
from rashomon.lexicon.inflection import words
from rashomon.lexicon.matching import CueMatch, find_entries
from rashomon.model.reading import Act
from rashomon.read.act_judgement import ActJudgement, judge_plain
from rashomon.read.cue_context import CueContext

_TALKS = words(
    "talks talk dialogue dialog negotiations negotiation discussions discussion debate meeting "
    "meetings summit conference consultations study review compromise conversation mediation "
    "referendum"
)
_ACCESS = words(
    "request requests permission access entry visa visas bail parole appeal application asylum "
    "motion petition benefits admission leave clemency recognition service hearing"
)
_EXCLUDING = frozenset({"rule out", "exclude the possibility"})
_POSSIBLE = words("possibility idea suggestion notion prospect that any claim claims theory")
_QUESTION_WORDS = words("whether if why how what who whom whose when where which about")
DIRECTING = words("must should shall")
PERSONS = words("he she it they we i")
PLACE = words("in during at on after before to from via through while with")
# Verbs that leave their meaning to a noun: "reiterated his call for", "issued a warning".
_SUPPORT_VERBS = words(
    "issue make give offer express voice reiterate repeat renew deliver release raise echo send "
    "file lodge submit post publish restate reaffirm have extend continue press launch mount "
    "escalate intensify level hurl heap draw receive win earn face endure"
)
_OBJECT_NOUNS = words("rejection dismissal")
_NOUN: frozenset[Part] = frozenset({"noun"})
_PHRASE_BREAKS = words(
    "in to of at on with from for by about that who which against as over and , : saying to be "
    "whether toward towards"
)
# What brings itself about when it is declared (Austin 1962).
_DECLARED = words(
    "bankruptcy war victory independence ceasefire truce emergency disaster strike amnesty holiday "
    "candidacy winner result results curfew moratorium default"
)
_MAKING_KNOWN = frozenset({"reveal", "disclose", "divulge", "make public", "make known"})
# What shows something rather than makes it public.
_WRITINGS = words(
    "report study poll survey analysis document documents data figures statistics results research "
    "review records record email emails filing filings investigation findings reports studies polls"
)
_CHOOSING = words("prefer choose opt elect decide vote determine")
_GERUND_EXCEPTIONS = words("nothing something anything everything")
_HEARINGS = words("police detectives investigators agents prosecutors officers")

Rule = Callable[[CueContext, CueMatch], ActJudgement | None]


def leaves_open(entry: CueEntry) -> bool:
    """Whether not doing what an entry says leaves its content open: "did not deny"."""
    return entry.act == "deny" or entry.lemma in _EXCLUDING


def judge_by_rule(context: CueContext, head: CueMatch) -> ActJudgement | None:
    """Applies the rule of the head, if it has one.

    Args:
        context: The cue and its neighbourhood.
        head: The entry that carries the act; not negated.

    Returns:
        The judgement, or ``None`` where the lexicon's act stands.
    """
    entry = head.entry
    if entry.lemma in ("refuse", "decline"):
        return _judge_refusal(context, head)
    if entry.by_object or entry.lemma in _OBJECT_NOUNS or entry.lemma == "deny":
        return _judge_rejection(context, head)
    if entry.words[0] in _CHOOSING and context.following(head)[:2] in (
        ("not", "to"),
        ("to", "not"),
    ):
        return judge_plain(entry, "refuse", "infinitive")
    rule = _RULES.get(entry.lemma) if entry.part == "verb" else _NOUN_RULES.get(entry.lemma)
    judgement = rule(context, head) if rule else None
    if judgement is None and entry.part == "verb" and entry.lemma in _SUPPORT_VERBS:
        return _judge_supported(context, head)
    return judgement


def _judge_refusal(context: CueContext, head: CueMatch) -> ActJudgement:
    """Refusing to rule out leaves open; any other refusal refuses."""
    rest = context.following(head)
    if rest[:1] == ("to",):
        inner = find_entries(rest[1:4], rest[4:7])
        if inner and inner[0].start < 2 and leaves_open(inner[0].entry):
            reason = f"not-denied:{inner[0].entry.key}"
            return ActJudgement("assert", "hedges", "speech", reason)
    return judge_plain(head.entry, "refuse")


def _judge_rejection(context: CueContext, head: CueMatch) -> ActJudgement:
    """Rejecting what was said denies it; rejecting what was offered or asked refuses it."""
    entry = head.entry
    rest = context.following(head)
    if entry.lemma == "deny":
        refuses = bool(set(rest[:5]) & _ACCESS) and "that" not in rest[:2]
        return judge_plain(
            entry, "refuse" if refuses else "deny", "object" if refuses else "lexicon"
        )
    if entry.lemma in _EXCLUDING:
        denies = bool(set(rest[:3]) & _POSSIBLE)
        return judge_plain(entry, "deny" if denies else "refuse", "object" if denies else "lexicon")
    clause = rest[:1] == ("that",)
    found = _object_act(rest[1:3] if clause else rest[:7])
    if found is not None:
        return judge_plain(entry, found, "object")
    if entry.act == "deny" and "as" in rest[:12] and not clause:
        return judge_plain(entry, "condemn", "object")  # "dismissed him as a clown"
    return judge_plain(entry, "deny" if clause else entry.act, "clause" if clause else "lexicon")


def _object_act(rest: Sequence[str]) -> Act | None:
    """Whether the first noun of an object can be denied or refused."""
    for match in find_entries(rest, parts=_NOUN):
        if match.start and rest[match.start - 1] in ("as", "that", "who"):
            return None
        if match.entry.act in ("assert", "accuse", "condemn", "deny", "warn"):
            return "deny"
        return "refuse"
    return None


def _judge_call(context: CueContext, head: CueMatch) -> ActJudgement:
    """Calling for a vote demands it; calling for talks, which need two, proposes them."""
    if set(context.following(head)[:6]) & _TALKS:
        return judge_plain(head.entry, "propose", "object")
    return judge_plain(head.entry, "demand")


def _judge_suggestion(context: CueContext, head: CueMatch) -> ActJudgement:
    """Suggesting talks, suggesting meeting and suggesting that they should propose."""
    rest = context.following(head)[:7]
    told_of = bool(set(rest) & {"was", "were", "had"})
    directs = bool(set(context.content[:12]) & {"should"}) and not told_of
    if _is_gerund(rest[:1]) or (set(rest) & (DIRECTING | _TALKS) and not told_of) or directs:
        return judge_plain(head.entry, "propose", "object")
    return judge_plain(head.entry, "assert")


def _is_gerund(word: Sequence[str]) -> bool:
    return bool(word) and word[0].endswith("ing") and word[0] not in _GERUND_EXCEPTIONS


def _judge_insistence(context: CueContext, head: CueMatch) -> ActJudgement | None:
    """Insisting that someone must do something demands it; that something is so asserts it."""
    rest = context.following(head)
    if set(rest[:8]) & DIRECTING:
        return judge_plain(head.entry, "demand", "modal")
    return judge_plain(head.entry, "assert", "clause") if rest[:1] == ("that",) else None


def _judge_challenge(context: CueContext, head: CueMatch) -> ActJudgement | None:
    """Challenging someone to act asks it of them; challenging a thing criticises it."""
    if "to" in context.following(head)[:10]:
        return None
    return judge_plain(head.entry, "condemn", "object")


def _judge_thought(context: CueContext, head: CueMatch) -> ActJudgement | None:
    """Considering doing something entertains a course of action."""
    words_after = context.following(head)[:1] or context.content[:1]
    return judge_plain(head.entry, "propose", "object") if _is_gerund(words_after) else None


def _judge_question(context: CueContext, head: CueMatch) -> ActJudgement | None:
    """Questioning whether asks; questioning people asks them; questioning a thing criticises it."""
    rest = context.following(head)
    asks = context.quoted or set(rest[:1] + context.content[:1]) & _QUESTION_WORDS
    if asks or "about" in rest[:8] or set(context.source) & _HEARINGS or "by" in rest[:1]:
        return None
    return judge_plain(head.entry, "condemn", "object")


def _judge_decision(context: CueContext, head: CueMatch) -> ActJudgement | None:
    """Deciding to do something is an intention; deciding that something is so, a ruling."""
    rest = context.following(head)[:2] or context.content[:2]
    if rest == ("not", "to"):
        return judge_plain(head.entry, "refuse", "infinitive", "attitude")
    if rest[:1] == ("to",):
        return judge_plain(head.entry, "promise", "infinitive", "attitude")
    return None


def _judge_declaration(context: CueContext, head: CueMatch) -> ActJudgement | None:
    """Declaring war makes it so; declaring that it rains says so."""
    rest = context.following(head)[:5]
    if rest[:1] != ("that",) and not context.quoted and set(rest) & _DECLARED:
        return judge_plain(head.entry, "announce", "object")
    return None


def _judge_disclosure(context: CueContext, head: CueMatch) -> ActJudgement | None:
    """People make known what was not; a report that reveals something shows it."""
    if set(context.source) & _WRITINGS:
        return judge_plain(head.entry, "assert", "source")
    return None


def _judge_unclear(context: CueContext, head: CueMatch) -> ActJudgement | None:
    """What is not clear whether is asked; what is not clear that is doubted aloud."""
    if context.content[:1] == ("that",) or context.following(head)[:1] == ("that",):
        return ActJudgement("assert", "hedges", "attitude", f"clause:{head.entry.key}")
    return None


def _judge_ask_or_tell(context: CueContext, head: CueMatch) -> ActJudgement | None:
    """Asking whether asks, asking someone to go requests, telling someone to go demands."""
    entry = head.entry
    directs: Act = "request" if entry.lemma == "ask" else "demand"
    if context.question:
        return None
    if context.content[:1] == ("to",) and not context.quoted:
        return judge_plain(entry, directs, "infinitive")
    rest = context.following(head)
    for index, word in enumerate(rest[:10]):  # "asked District Judge J. M. Okoro to"
        if word in _QUESTION_WORDS or word in (PERSONS | PLACE) - {"it", "to"}:
            break
        if not (word[0].isalnum() or word == "."):
            break
        if word == "that":
            asked = directs == "request" and index < 2 and "question" not in rest[:4]
            return judge_plain(entry, "request", "clause") if asked else None
        if word == "to" and _opens_infinitive(context, head, rest, index):
            return judge_plain(entry, directs, "infinitive")
        if word == "to" and rest[index + 1 : index + 2]:
            break
    return None


def _opens_infinitive(context: CueContext, head: CueMatch, rest: Sequence[str], index: int) -> bool:
    """Whether "to" comes before a verb: not in "most telling to him", "told to the board"."""
    after = rest[index + 1 : index + 2]
    if not after or not after[0][0].isalpha():
        return False
    if index == 0 and context.cue[head.end - 1] not in ("told", "asked"):
        return False
    return after[0] not in ("the", "a", "an", "his", "her", "their", "reporters")


def _judge_supported(context: CueContext, head: CueMatch) -> ActJudgement | None:
    """The judgement of the noun that gives a support verb its meaning."""
    noun = _supported_noun(context.following(head)[:6], head.entry.words[0])
    if noun is None:
        return None
    return judge_plain(noun, noun.act, f"noun:{head.entry.key}", "speech")


def _supported_noun(rest: Sequence[str], verb: str) -> CueEntry | None:
    """The noun that ends the object of a support verb, if it has a force of its own."""
    close = next((i for i, word in enumerate(rest) if word in _PHRASE_BREAKS), len(rest))
    if verb == "offer" and set(rest[:close]) & _TALKS:
        return None
    for match in find_entries(rest[: close + 1], parts=_NOUN):
        if match.start < close <= match.end:
            # "Offered" proposes, but "offered a defence" does not.
            has_force = match.entry.act != "assert" or verb == "offer"
            return match.entry if has_force else None
    return None


_RULES: Mapping[str, Rule] = {
    "ask": _judge_ask_or_tell,
    "tell": _judge_ask_or_tell,
    "call for": _judge_call,
    "suggest": _judge_suggestion,
    "insist": _judge_insistence,
    "challenge": _judge_challenge,
    "consider": _judge_thought,
    "question": _judge_question,
    "decide": _judge_decision,
    "make ~ decision": _judge_decision,
    "come to ~ decision": _judge_decision,
    "declare": _judge_declaration,
    **dict.fromkeys(sorted(_MAKING_KNOWN), _judge_disclosure),
}
_NOUN_RULES: Mapping[str, Rule] = {
    "decision": _judge_decision,
    "insistence": _judge_insistence,
    "unclear": _judge_unclear,
    "not clear": _judge_unclear,
}
