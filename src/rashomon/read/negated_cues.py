"""What is left of an act that is reported as not done.

Not to deny is to leave open, and not to believe is to deny: verbs of thinking hand a negation down
to their content (Horn 1978).  "Would not say" and "declined to say" refuse; "did not say" is no act
at all, nor is what someone may or might have said.  What an implicative governor leaves of the act
follows Karttunen (2012).
"""

from __future__ import annotations

from rashomon.lexicon.cues import CueEntry
from rashomon.lexicon.inflection import words
from rashomon.lexicon.matching import CueMatch
from rashomon.read.act_judgement import ActJudgement, entry_mode, judge_plain, judge_undone
from rashomon.read.cue_context import CueContext, Negation
from rashomon.read.cue_rules import leaves_open

_ASSENT = words("agree accept approve support back")
_HAVE = words("has have had hasn't haven't hadn't having")
_PAST = words("never did didn't had hadn't")
# Negating these negates what is believed: "does not think it will rain".
_BELIEVING = words(
    "believe think feel consider regard view see suppose expect anticipate buy reckon suspect "
    "figure trust envision imagine envisage look convinced persuaded confident"
)
_MAY = words("may might could")
_PERCEIVING = words("see hear feel tell sense smell imagine understand")
# "Made no mention", "showed no sign": the noun is what was not done.
_EMPTY_WITH_NO = words(
    "make show give offer provide take lay issue release raise express voice draw present"
)
_NO = words("no nothing few little")


def judge_negated(head: CueMatch, negation: Negation, context: CueContext) -> ActJudgement:
    """Judges a cue whose head is negated.

    Args:
        head: The entry that carries the act.
        negation: What negates it; not ``none``.
        context: The cue and its neighbourhood.

    Returns:
        The judgement; its act is ``None`` where nothing was done.
    """
    entry = head.entry
    if leaves_open(entry):
        return ActJudgement("assert", "hedges", entry_mode(entry), f"not-denied:{entry.key}")
    if entry.attitude:
        return _judge_unthought(head, context)
    if entry.act == "refuse":
        return judge_undone(entry)
    if negation in ("will-not", "refuse"):
        return judge_plain(entry, "refuse", "refused")
    has_done = bool(set(context.before + context.cue[: head.start]) & _HAVE)
    if negation == "not" and _assents(entry) and not has_done:
        return judge_plain(entry, "refuse", "negated")
    return judge_undone(entry)


def _assents(entry: CueEntry) -> bool:
    return entry.words[0] in _ASSENT and entry.part == "verb"


def _judge_unthought(head: CueMatch, context: CueContext) -> ActJudgement:
    """Judges an attitude that is not held."""
    entry = head.entry
    governors = set(context.before + context.cue[: head.start])
    if entry.act == "agree":
        return judge_undone(entry) if governors & _HAVE else judge_plain(entry, "refuse", "negated")
    if entry.act == "promise":
        return judge_undone(entry) if governors & _PAST else judge_plain(entry, "refuse", "negated")
    if entry.act == "hope" and entry.words[0] != "hope":
        if entry.part == "adjective" or _governs_infinitive(head, context):
            return judge_plain(entry, "refuse", "negated")
        return ActJudgement("hope", "denies", "attitude", f"negated:{entry.key}")
    if entry.act != "assert" or entry.factivity == "factive":
        return judge_undone(entry)
    if entry.words[0] in _BELIEVING or entry.words[-1] in _BELIEVING:
        baffled = entry.lemma == "believe" and governors & words("couldn't could can't cannot can")
        return judge_plain(entry, "assert" if baffled else "deny", "negated")
    return ActJudgement("assert", "denies", "attitude", f"negated:{entry.key}")


def _governs_infinitive(head: CueMatch, context: CueContext) -> bool:
    """Whether someone wants to do something, rather than that it be done."""
    return context.following(head)[:1] == ("to",) or context.content[:1] == ("to",)


def is_undone(head: CueMatch, context: CueContext) -> bool:
    """Whether an act is no more than possible ("may ask"), or its object is nothing at all.

    Args:
        head: The entry that carries the act.
        context: The cue and its neighbourhood.

    Returns:
        Whether nothing was done.
    """
    return _is_possible(head, context) or _is_empty(context)


def _is_possible(head: CueMatch, context: CueContext) -> bool:
    """Whether "may", "might", "could" or "would have" governs a verb.

    What someone could see was seen, and "May" before a past tense is a month.
    """
    entry = head.entry
    perceives = entry.attitude and entry.words[0] in _PERCEIVING
    if entry.part != "verb" or entry.light or perceives:
        return False
    before = [w for w in context.before + context.cue[: head.start] if not w.endswith("ly")][-4:]
    bare = context.cue[head.start] == entry.words[0]
    while before and before[-1] in ("be", "also", "now", "well", "still", "yet", "to"):
        bare = bare or before[-1] == "be"
        before.pop()
    if before[-2:] and before[-1] == "have":
        return before[-2] in _MAY | {"would"}
    return bool(before) and bare and before[-1] in _MAY


def _is_empty(context: CueContext) -> bool:
    """Whether a cue has "no" for an object: "made no mention of", "offered no proof"."""
    first = context.matches[0]
    rest = context.following(first)
    if rest[:1] == ("nothing",):
        within = first.end < len(context.cue)
        return (within or not first.entry.neutral) and rest[1:2] not in (
            ("less",), ("short",), ("but",), ("more",),
        )  # fmt: skip
    verb = first.entry.words[0]
    return verb in _EMPTY_WITH_NO and first.entry.part == "verb" and bool(set(rest[:1]) & _NO)
