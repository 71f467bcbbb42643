"""What a cue does with its content: asserts, denies, demands or asks it, and ten acts more.

The act comes from the cue lexicon and from the cue's context.  Negation turns it ("did not deny"),
a rejected noun decides between two ("rejected the claim", "rejected the offer"), and an infinitive
makes a request of a question ("asked whether", "asked him to").  The acts are the illocutionary
points of Searle & Vanderveken (1985), split as news readers need them; what a negated or
implicative governor leaves of the act follows Karttunen (2012).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.lexicon.cues import CueEntry, Part
from rashomon.lexicon.inflection import verb_forms, words
from rashomon.lexicon.matching import CueMatch, find_entries
from rashomon.model.reading import Act, Mode
from rashomon.model.spans import Span
from rashomon.read.cue_context import CueContext, look_around

ActPolarity = Literal["affirms", "denies", "hedges"]


@dataclass(frozen=True, slots=True)
class ActJudgement:
    """What a cue does with its content.

    Args:
        act: The act, or ``None`` where the cue is unknown or says that nothing was said.
        polarity: What it does to the truth of its content.
        mode: ``attitude`` where nothing was said aloud ("plans", "believes").
        reason: The rule and the lexicon entry, as in ``negated:verb:deny``.
    """

    act: Act | None
    polarity: ActPolarity
    mode: Mode
    reason: str


_TALKS = words(
    "talks talk dialogue dialog negotiations negotiation discussions discussion debate meeting "
    "meetings summit conference consultations study review compromise conversation mediation "
    "referendum"
)
_ACCESS = words(
    "request requests permission access entry visa visas bail parole appeal application asylum "
    "motion petition benefits admission leave clemency recognition service"
)
_POSSIBLE = words("possibility idea suggestion notion prospect that any claim claims theory")
_QUESTION_WORDS = words("whether if why how what who whom whose when where which about")
_DIRECTING = words("must should shall")
# First persons with these verbs do what they say (Austin 1962): "We condemn the attack".
_PERFORMATIVE = words(
    "condemn denounce deplore demand deny reject refuse accuse promise pledge vow guarantee "
    "propose recommend request urge appeal beg implore hope wish warn agree accept concur oppose"
)
# In the third person only verbs that hardly ever tell of an earlier event.
_REPORTED = words("hope wish condemn deplore denounce deny reject oppose")
_PERSONS = words("he she it they we i")
# Verbs that leave their meaning to a noun: "reiterated his call for", "issued a warning".
_SUPPORT_VERBS = words(
    "issue make give offer express voice reiterate repeat renew deliver release raise echo send "
    "file lodge submit post publish restate reaffirm have extend"
)
_STATIVE_ASSENT = words("agree accept approve support back")
_OBJECT_NOUNS = words("rejection dismissal")
_NOUN: frozenset[Part] = frozenset({"noun"})
_PHRASE_BREAKS = words(
    "in to of on at with from for by about that who which against as over and , : saying to be"
)
_PLACE = words("in during at on after before to from via through while with")


def find_act(
    text: str, cue: Sequence[Span], content: Sequence[Span], source: Sequence[Span]
) -> ActJudgement:
    """Says what the cue of one attribution does with its content.

    Args:
        text: The text that all spans belong to.
        cue: Spans of the cue; may be empty.
        content: Spans of the content.
        source: Spans of the source; may be empty.

    Returns:
        The judgement; ``act`` is ``None`` for a cue that is not known, unless the content is a
        direct quotation, and for acts that were reported as not done ("never mentioned").
    """
    context = look_around(text, cue, content)
    if not context.matches:
        return _without_entry(context, bool(source))
    head = _choose_head(context)
    return _judge(context, head)


def _without_entry(context: CueContext, has_source: bool) -> ActJudgement:
    """Quotation marks and colons report speech even where no known cue does."""
    only_marks = not any(any(c.isalnum() for c in word) for word in context.cue)
    if context.quoted:
        rule = "quotation:no-cue" if only_marks else "quotation:unknown-cue"
        if context.question:
            return ActJudgement("ask", "hedges", "speech", rule)
        return ActJudgement("assert", "affirms", "speech", rule)
    if only_marks and has_source and ":" in context.cue:
        return ActJudgement("assert", "affirms", "speech", "colon")
    return ActJudgement(None, "hedges", "speech", "no-cue" if only_marks else "unknown-cue")


def _choose_head(context: CueContext) -> CueMatch:
    """The entry that carries the act of a cue of several.

    The first with a force of its own wins ("said, accusing"), except that a verb keeps its
    infinitive ("refused to condemn") and "said in …" its phrases ("said in a released letter").
    """
    first = context.matches[0]
    if first.entry.neutral and set(context.following(first)[:1]) & _PLACE:
        return first
    best = min(context.matches, key=lambda match: (_rank(match.entry), match.start))
    for match in context.matches:
        if match is best:
            break
        governs = "to" in context.cue[match.end : best.start][-2:]
        if match.entry.part in ("verb", "adjective", "noun") and governs and not _yields(match):
            return match
    return best


def _yields(match: CueMatch) -> bool:
    """Whether an entry gives way to the verb it governs: "seemed to say", "went on to say"."""
    return match.entry.light or match.entry.neutral


def _rank(entry: CueEntry) -> int:
    if entry.light:
        return 4
    if entry.attitude:
        return 3
    if entry.part in ("noun", "adjective", "adverb"):
        return 2
    return 1 if entry.neutral else 0


def _judge(context: CueContext, head: CueMatch) -> ActJudgement:
    negation = context.negation(head)
    if negation != "none":
        return _judge_negated(head.entry, negation, context)
    entry = head.entry
    if entry.lemma in ("refuse", "decline"):
        return _judge_refusal(context, head)
    if entry.by_object or entry.lemma in _OBJECT_NOUNS or entry.lemma == "deny":
        return _judge_rejection(context, head)
    special = _by_context(context, head)
    if special is not None:
        return special
    return _plain(entry, entry.act, "lexicon")


def _plain(entry: CueEntry, act: Act, rule: str) -> ActJudgement:
    """A judgement with the polarity that entry and act have of themselves."""
    polarity: ActPolarity = "affirms"
    if entry.polarity == "hedge" or act in ("ask", "hope"):
        polarity = "hedges"
    elif act in ("deny", "refuse"):
        polarity = "denies"
    mode: Mode = "attitude" if entry.attitude else "speech"
    return ActJudgement(act, polarity, mode, f"{rule}:{entry.key}")


def _judge_negated(entry: CueEntry, negation: str, context: CueContext) -> ActJudgement:
    """What is left of an act that is reported as not done.

    Not to deny is to leave open; not to want or believe is a stance against; "would not say" and
    "declined to say" refuse; "did not say" is no act at all.
    """
    mode: Mode = "attitude" if entry.attitude else "speech"
    if entry.polarity == "negative" or entry.act in ("deny", "refuse"):
        return ActJudgement("assert", "hedges", mode, f"not-denied:{entry.key}")
    if entry.attitude:
        return ActJudgement(entry.act, "denies", mode, f"negated:{entry.key}")
    if negation in ("will-not", "refuse"):
        return ActJudgement("refuse", "denies", "speech", f"refused:{entry.key}")
    has_done = set(context.before + context.cue) & words("has have had hasn't haven't hadn't")
    assents = entry.words[0] in _STATIVE_ASSENT and entry.part == "verb"
    if negation == "not" and assents and not has_done:
        return ActJudgement("refuse", "denies", "speech", f"negated:{entry.key}")
    return ActJudgement(None, "hedges", "speech", f"not-performed:{entry.key}")


def _judge_refusal(context: CueContext, head: CueMatch) -> ActJudgement:
    """Refusing to rule out leaves open; any other refusal refuses."""
    rest = context.following(head)
    if rest[:1] == ("to",):
        inner = find_entries(rest[1:4], rest[4:7])
        if inner and inner[0].entry.polarity == "negative" and inner[0].start < 2:
            reason = f"not-denied:{inner[0].entry.key}"
            return ActJudgement("assert", "hedges", "speech", reason)
    return _plain(head.entry, "refuse", "lexicon")


def _judge_rejection(context: CueContext, head: CueMatch) -> ActJudgement:
    """Rejecting what was said denies it; rejecting what was offered or asked refuses it."""
    entry = head.entry
    rest = context.following(head)
    if entry.lemma == "deny":
        refuses = bool(set(rest[:5]) & _ACCESS) and "that" not in rest[:2]
        return _plain(entry, "refuse" if refuses else "deny", "object" if refuses else "lexicon")
    if entry.lemma in ("rule out", "exclude the possibility"):
        denies = bool(set(rest[:3]) & _POSSIBLE)
        return _plain(entry, "deny" if denies else "refuse", "object" if denies else "lexicon")
    clause = rest[:1] == ("that",)
    found = _object_act(rest[1:3] if clause else rest[:7])
    if found is None:
        return _plain(entry, "deny" if clause else entry.act, "clause" if clause else "lexicon")
    return _plain(entry, found, "object")


def _object_act(rest: Sequence[str]) -> Act | None:
    """Whether the first noun of an object can be denied or refused."""
    for match in find_entries(rest, parts=_NOUN):
        if match.start and rest[match.start - 1] in ("as", "that", "who"):
            return None
        if match.entry.act in ("assert", "accuse", "condemn", "deny", "warn"):
            return "deny"
        return "refuse"
    return None


def _by_context(context: CueContext, head: CueMatch) -> ActJudgement | None:
    """The rules of single cues; ``None`` where the lexicon's act stands."""
    entry = head.entry
    first = entry.words[0]
    if entry.part == "verb" and first in ("ask", "tell"):
        return _judge_ask_or_tell(context, head)
    if entry.part == "verb" and entry.lemma == "call for":
        is_talk = bool(set(context.following(head)[:6]) & _TALKS)
        return _plain(entry, "propose" if is_talk else "demand", "object" if is_talk else "lexicon")
    if entry.lemma == "suggest":
        return _judge_suggestion(context, head)
    if entry.lemma == "insist" and set(context.following(head)[:8]) & _DIRECTING:
        return _plain(entry, "demand", "modal")
    if entry.part == "verb" and entry.lemma in _SUPPORT_VERBS:
        noun = _supported_noun(context.following(head)[:5], first)
        if noun is not None:
            return _plain(noun, noun.act, f"noun:{entry.key}")
    if entry.act == "assert" and (entry.neutral or entry.lemma in ("declare", "conclude")):
        return _judge_neutral(context, entry)
    return None


def _judge_ask_or_tell(context: CueContext, head: CueMatch) -> ActJudgement | None:
    """Asking whether asks, asking someone to go requests, telling someone to go demands."""
    entry = head.entry
    rest = context.following(head)
    directs: Act = "request" if entry.words[0] == "ask" else "demand"
    if entry.lemma not in ("ask", "tell") or context.question:
        return None
    for index, word in enumerate(rest[:10]):  # "asked District Judge J. M. Okoro to"
        if word in _QUESTION_WORDS or word in (_PERSONS | _PLACE) - {"it", "to"}:
            break
        if not (word[0].isalnum() or word == "."):
            break
        if word == "that" and index < 2 and "question" not in rest[:4]:
            return _plain(entry, "request", "clause") if directs == "request" else None
        if word == "that":
            break  # "told the crowd that it is ready to talk" tells nobody to talk
        if word == "to" and rest[index + 1 : index + 2] and rest[index + 1][0].isalpha():
            if index == 0 and context.cue[head.end - 1] not in ("told", "asked"):
                break  # "most telling to him"
            if rest[index + 1] in ("the", "a", "an", "his", "her", "their", "reporters"):
                break
            return _plain(entry, directs, "infinitive")
    return _judge_neutral(context, entry) if entry.neutral else None


def _judge_suggestion(context: CueContext, head: CueMatch) -> ActJudgement:
    """Suggesting talks, suggesting meeting and suggesting that they should propose."""
    rest = context.following(head)[:7]
    gerund = bool(rest) and rest[0].endswith("ing") and rest[0] not in ("nothing", "something")
    told_of = bool(set(rest) & {"was", "were", "had"})
    if gerund or (set(rest) & (_DIRECTING | _TALKS) and not told_of):
        return _plain(head.entry, "propose", "object")
    return _plain(head.entry, "assert", "lexicon")


def _supported_noun(rest: Sequence[str], verb: str) -> CueEntry | None:
    """The noun that gives a support verb its meaning, if it has a force of its own."""
    close = next((i for i, word in enumerate(rest) if word in _PHRASE_BREAKS), len(rest))
    for match in find_entries(rest[: close + 1], parts=_NOUN):
        if match.start < close and not match.entry.attitude:
            # "Offered" proposes, but "offered a defence" does not.
            has_force = match.entry.act != "assert" or verb == "offer"
            return match.entry if has_force else None
    return None


def _is_obligation(content: Sequence[str]) -> bool:
    """Whether a content lays a duty on another: "Sudan must return the aircraft".

    The PLOVER codebook counts this as a demand.  "Must have" and "must be" with anything but a
    participle are guesses, and what "I", "we" or "you" must do is no demand on a third party.
    """
    row = content[:12]
    if "must" not in row or set(row[: row.index("must")]) & words("i we you it there if who what"):
        return False
    rest = [w for w in row[row.index("must") + 1 :] if not w.endswith("ly") and w != "not"]
    if rest[:1] == ["be"]:
        return len(rest) > 1 and rest[1].endswith("ed")
    return bool(rest) and rest[0] != "have"


def _judge_neutral(context: CueContext, entry: CueEntry) -> ActJudgement | None:
    """Saying a question asks; saying "we condemn" or that he hoped does what those verbs do."""
    if context.quoted and context.question:
        return _plain(entry, "ask", "question")
    if _is_obligation(context.content):
        return _plain(entry, "demand", "modal")
    start = 1 if context.content[:1] == ("that",) else 0
    row = [w for w in context.content[start : start + 5] if not w.endswith("ly")]
    if len(row) < 2 or row[0] not in _PERSONS:
        return None
    if context.quoted:
        allowed = row[0] in ("i", "we") and row[1] in _PERFORMATIVE
    else:
        allowed = any(row[1] in verb_forms(lemma) for lemma in _REPORTED)
    inner = find_entries(row[1:2], row[2:]) if allowed else ()
    return (
        _plain(inner[0].entry, inner[0].entry.act, f"performative:{entry.key}") if inner else None
    )
