"""What a cue does with its content: asserts, denies, demands or asks it, and ten acts more.

The act comes from the cue lexicon and from the cue's context: negation turns it
(`negated_cues`), and what follows the cue may decide between two (`cue_rules`).  The acts are the
illocutionary points of Searle & Vanderveken (1985), split as news readers need them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.lexicon.cues import CueEntry
from rashomon.lexicon.inflection import verb_forms, words
from rashomon.lexicon.matching import CueMatch, find_entries
from rashomon.model.spans import Span
from rashomon.read.act_judgement import ActJudgement, judge_plain, judge_undone
from rashomon.read.cue_context import CueContext, Negation, look_around
from rashomon.read.cue_rules import PERSONS, PLACE, judge_by_rule
from rashomon.read.negated_cues import is_undone, judge_negated

# First persons with these verbs do what they say (Austin 1962): "We condemn the attack".
_PERFORMATIVE = words(
    "condemn denounce deplore demand deny reject refuse accuse promise pledge vow guarantee "
    "propose recommend request urge appeal beg implore hope wish warn agree accept concur oppose"
)
# In the third person only verbs that hardly ever tell of an earlier event.
_REPORTED = words("hope wish condemn deplore denounce deny reject oppose")
# "Issued a paper condemning": what was put out says the rest.
_PUTTING_OUT = words(
    "issue release publish put start launch post plant send write make deliver give file run air"
)


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
    context = look_around(text, cue, content, source)
    if not context.matches:
        return _without_entry(context, bool(source))
    return _judge(context, _choose_head(context))


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
    infinitive ("refused to condemn") and "said in …" its phrases ("said in a released letter"),
    and that what was put out speaks for itself ("issued a paper condemning").
    """
    first = context.matches[0]
    if first.entry.neutral and set(context.following(first)[:1]) & PLACE:
        return first
    best = min(context.matches, key=lambda match: (_rank(match.entry), match.start))
    for match in context.matches:
        if match is best:
            break
        governs = "to" in context.cue[match.end : best.start][-2:]
        if match.entry.part in ("verb", "adjective", "noun") and governs and not _yields(match):
            return match
    return _find_participle(context, best) or best


def _find_participle(context: CueContext, best: CueMatch) -> CueMatch | None:
    """The participle or relative clause that tells what a thing put out says."""
    if best.entry.words[0] not in _PUTTING_OUT or best.entry.part != "verb":
        return None
    for match in context.matches:
        if match.start < best.end or match.entry.part != "verb" or match.entry.light:
            continue
        follows_that = context.cue[match.start - 1] in ("that", "which")
        if follows_that or context.cue[match.start].endswith("ing"):
            return match
    return None


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
    negation = _find_negation(context, head)
    if negation != "none":
        return judge_negated(head, negation, context)
    if is_undone(head, context):
        return judge_undone(head.entry)
    entry = head.entry
    special = judge_by_rule(context, head)
    if special is None and entry.act == "assert" and _is_neutral(entry):
        special = _judge_neutral(context, head)
    return special or judge_plain(entry, entry.act)


def _is_neutral(entry: CueEntry) -> bool:
    return entry.neutral or entry.lemma in ("declare", "conclude")


def _find_negation(context: CueContext, head: CueMatch) -> Negation:
    """The negation of the head, or of the verb that its noun hangs on ("did not make a call")."""
    own = context.negation(head)
    if own != "none" or head.entry.part == "verb":
        return own
    verbs = (m for m in context.matches if m.start < head.start and m.entry.part == "verb")
    found = (context.negation(match) for match in verbs)
    return next((negation for negation in found if negation != "none"), "none")


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


def _judge_neutral(context: CueContext, head: CueMatch) -> ActJudgement | None:
    """Saying a question asks; saying "we condemn" or that he hoped does what those verbs do."""
    entry = head.entry
    if context.quoted and context.question:
        return judge_plain(entry, "ask", "question")
    within = _judge_within(context, head)
    if within is not None:
        return within
    if _is_obligation(context.content):
        return judge_plain(entry, "demand", "modal")
    start = 1 if context.content[:1] == ("that",) else 0
    row = [w for w in context.content[start : start + 5] if not w.endswith("ly")]
    if len(row) < 2 or row[0] not in PERSONS:
        return None
    if context.quoted:
        allowed = row[0] in ("i", "we") and row[1] in _PERFORMATIVE
    else:
        allowed = any(row[1] in verb_forms(lemma) for lemma in _REPORTED)
    inner = find_entries(row[1:2], row[2:]) if allowed else ()
    if not inner:
        return None
    return judge_plain(inner[0].entry, inner[0].entry.act, f"performative:{entry.key}", "speech")


def _judge_within(context: CueContext, head: CueMatch) -> ActJudgement | None:
    """The act of a thought that the cue itself reports as spoken: "said he hoped"."""
    entry = head.entry
    for match in context.matches:
        if match.start <= head.start or not match.entry.attitude or match.entry.light:
            continue
        if not set(context.cue[head.end : match.start]) & PERSONS:
            return None
        inner = _judge_alone(context, match)
        if inner.act in (None, "assert"):
            return None
        return replace(inner, mode="speech", reason=f"performative:{entry.key}")
    return None


def _judge_alone(context: CueContext, match: CueMatch) -> ActJudgement:
    """Judges an entry by its negation and the lexicon alone."""
    negation = context.negation(match)
    if negation != "none":
        return judge_negated(match, negation, context)
    return judge_plain(match.entry, match.entry.act)
