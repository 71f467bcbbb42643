"""What a cue says of its holder's stance on the words that it attributes.

Asserting, accusing and announcing affirm, denying denies, and asking, demanding, proposing,
promising and hoping do neither (Searle & Vanderveken 1985 on their directions of fit).  To condemn
what happened presupposes that it did (Fillmore 1971, "Verbs of judging").
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rashomon.judge.material import Said
from rashomon.judge.propositions.stands import Ruling
from rashomon.judge.propositions.tokens import Tokens
from rashomon.judge.propositions.verbs import find_finite
from rashomon.lexicon.cues import CueEntry, load_cues
from rashomon.model.reading import Attribution
from rashomon.model.spans import Span
from rashomon.text.negation import NEGATIONS
from rashomon.text.words import word_set

_NEITHER = word_set("demand request propose promise hope ask refuse")
# What such verbs are about is talked of, not put forward, unless a clause follows.
_TOPICAL = word_set(
    """discuss debate address raise thank praise applaud laud hail commend compliment congratulate
    salute celebrate honour cheer apologise quote cite talk chat speak refer invoke highlight
    present introduce include contain feature carry deliver give provide share relay circulate
    spread promote advertise cover follow publish broadcast air read voice express react respond
    focus outline detail list explain summarise regret sympathise defend excuse justify welcome
    release unveil launch issue file publicise hire fire appoint tweet post write convey repeat
    reiterate continue comment elaborate look watch track monitor hear listen get experience"""
)
_TOPICAL_ENDS = word_set("about of on to from with up")
_ABOUT = ("talk-", "speak-", "comment-", "touch-", "refer-", "write-", "allude-", "dwell-")
_BELIEVING = word_set(
    "believe know realise understand learn notice consider regard view judge deem hold consider"
)
_SURE = word_set("convinced confident certain sure aware")
_GUESSING = word_set(
    "think feel suppose presume assume suspect figure sense perceive imagine guess reckon bet"
)
_HEARING = word_set("hear overhear read")
_TELLING = word_set("tell inform brief notify apprise remind update assure")
_EXPECTING = word_set("expect anticipate envision envisage see look imagine")
_LEAVING_OPEN = word_set(
    """disagree differ contest dissent recant retract renounce withdraw take disavow distance
    repudiate disown scoff laugh"""
)
_WITHHELD = word_set("right rights access entry opportunity chance visa visas benefits review")
_HINTING = word_set("suggest hint imply insinuate intimate indicate signal float speculate surmise")
_ESTIMATING = word_set(
    "speculate conjecture surmise reckon guess hypothesise theorise postulate predict forecast"
)
_CLAUSE_WORDS = 8
_EVIDENTIAL = word_set("show reveal prove demonstrate establish disclose expose find aware")
_HAPPENINGS = word_set(
    """attack attacks offensive war strike strikes killing killings murder murders massacre raid
    raids coup arrest arrests death deaths theft crackdown violence crime crimes decision decisions
    move moves visit visits trip ban bans siege blockade sale cuts cut closure withdrawal refusal
    failure use abuse torture rape assault assaults bombardment airstrike airstrikes crash leak
    breach collapse attempt attempts link links role part responsibility knowledge plan plans affair
    relationship ties contact contacts report reports"""
)
_CLAUSAL = word_set("that who which whom as credit")
_UNDONE = word_set("not being having getting")
_SHORTEST_GERUND = 4
"""Letters of "king" and "ring", which are no gerunds."""
_THINGS = word_set("nothing something anything everything morning evening spring string thing")
_EVENT_ENDINGS = ("ing", "ings", "tion", "tions", "sion", "sions", "ment", "ments")


def judge_cue(said: Said, tokens: Tokens, words: Span) -> Ruling:
    """Says what a statement's cue makes of words of its content.

    Args:
        said: The statement.
        tokens: Words of its document.
        words: The words in question.

    Returns:
        The stance on the words as they stand.
    """
    rule, entry = _cue_entry(said.att.act_reason)
    inside = tokens.within(words)
    that = inside.start > 0 and tokens.forms[inside.start - 1] == "that"
    bare = bool(inside) and tokens.forms[inside.start] == "to"
    clause = that or (not bare and find_finite(tokens, inside.start, inside.stop) is not None)
    if said.att.act == "deny":
        ruling = _judge_denial(said, rule, entry, words, clause=clause)
        pleads = entry is not None and entry.words[0] == "plead"
        named = clause or ruling.stance != "denies" or pleads or _names_event(tokens, inside)
        return ruling if named else Ruling(None, "cue.denies-thing")
    if said.att.act in _NEITHER:
        if rule == "modal":
            return Ruling("affirms", "cue.asserts", 0.9)  # the words' own "must" is seen to later
        vows = said.att.act == "promise" and said.att.mode == "speech" and clause
        return Ruling("affirms", "cue.vows", 0.7) if vows else Ruling(None, f"cue.{said.att.act}")
    if rule == "not-denied":
        return Ruling("hedges" if clause else None, "cue.not-denied", 0.7)
    if rule.startswith(("unknown-cue", "no-cue")):
        return Ruling("affirms", "cue.unknown", 0.4) if clause else Ruling(None, "cue.unknown")
    if said.att.act == "assert":
        return _judge_assertion(said, entry, words, clause=clause)
    return _judge_other(said, tokens, inside, clause=clause)


def is_evidential(att: Attribution) -> bool:
    """Whether who reports a statement stands for its content: "the files show", "she knew".

    Args:
        att: The statement within another.
    """
    _, entry = _cue_entry(att.act_reason)
    if entry is None or att.act_reason.startswith("negated"):
        return False
    return entry.factivity == "factive" or entry.words[0] in _EVIDENTIAL


def is_noun(att: Attribution) -> bool:
    """Whether a noun reports a statement: "his claim that" may be about anything in its clause."""
    _, entry = _cue_entry(att.act_reason)
    return entry is not None and entry.part == "noun"


def _judge_denial(
    said: Said, rule: str, entry: CueEntry | None, words: Span, *, clause: bool
) -> Ruling:
    """Denying; what is quoted from a denial holds its negation itself: "“No,” he denied"."""
    if (clause or _negates(said, words)) and _is_own_words(said, words):
        return Ruling("affirms", "cue.denial-quoted", 0.8)
    if rule == "negated":
        expects = entry is not None and entry.words[0] in _EXPECTING
        return Ruling(None if expects or not clause else "denies", "cue.unbelieved", 0.7)
    if entry is not None and entry.polarity == "hedge":
        return Ruling("hedges", "cue.doubts", 0.8)
    if entry is not None and entry.words[0] in _LEAVING_OPEN:
        return Ruling(None, "cue.disagrees")
    if not clause and entry is not None and entry.words[0] == "push":
        return Ruling(None, "cue.denies-thing")  # "pushed back against the attack"
    if not _WITHHELD.isdisjoint(words.of(said.text).lower().split()):
        return Ruling(None, "cue.denies-thing")  # "denied them the right to vote"
    return Ruling("denies", "cue.denies", 0.95)


def _is_own_words(said: Said, words: Span) -> bool:
    """Whether words stand at the beginning of a quotation of their own, not within a clause."""
    return said.att.kind != "indirect" and any(
        span.start <= words.start < span.end and span.of(said.text)[:1] in "“\"‘'«"
        for span in said.att.content
    )


def _judge_assertion(said: Said, entry: CueEntry | None, words: Span, *, clause: bool) -> Ruling:
    if entry is None:
        return Ruling("affirms", "cue.quotation", 0.9)
    first = entry.words[0] if entry.words[0] != "be" else entry.words[-1]
    if said.att.mode == "attitude" or entry.attitude:
        return _judge_thought(said, first, clause=clause)
    if entry.polarity == "hedge":
        hints = first in _HINTING
        return Ruling("hedges", "cue.hints", 0.8) if hints else Ruling(None, "cue.plays-down")
    if first in _ESTIMATING:
        return Ruling("hedges", "cue.guesses", 0.8)
    if said.att.kind == "direct" and _is_own_words(said, words):
        return Ruling("affirms", "cue.asserts", 0.95 if clause else 0.8)
    if words.of(said.text).lower().startswith(("no to ", "yes to ")):
        return Ruling(None, "cue.topic")
    if not clause and _is_topical(entry) and not _predicates(said, words):
        return Ruling(None, "cue.topic")
    if not clause and entry.neutral and not _is_marked(said, words):
        # Of so many words hardly any are without a verb, even if none was found.
        long = len(words.of(said.text).split()) >= _CLAUSE_WORDS and first not in _TELLING
        return Ruling("affirms", "cue.asserts", 0.6) if long else Ruling(None, "cue.topic")
    if entry.part == "noun" and not clause:
        return Ruling("affirms", "cue.asserts", 0.6)
    return Ruling("affirms", "cue.asserts", 0.95 if clause else 0.8)


def _is_topical(entry: CueEntry) -> bool:
    return entry.words[0] in _TOPICAL or entry.words[-1] in _TOPICAL_ENDS


def _is_marked(said: Said, words: Span) -> bool:
    """Whether a phrase says something: it holds or stands in quotation marks, or it negates."""
    around = said.text[max(0, words.start - 1) : words.end + 1]
    if any(mark in around for mark in '“”"‘«') or said.att.kind == "direct":
        return True
    return _negates(said, words)


def _negates(said: Said, words: Span) -> bool:
    return not NEGATIONS.isdisjoint(words.of(said.text).lower().split())


def _predicates(said: Said, words: Span) -> bool:
    """Whether words say something of a thing without a verb: "the meeting as businesslike"."""
    return " as " in words.of(said.text)


def _judge_thought(said: Said, first: str, *, clause: bool) -> Ruling:
    """Beliefs are affirmed, guesses hedged; feelings presuppose a clause that they are about."""
    if said.att.act_reason.startswith("negated"):
        return Ruling(None, "cue.feels")
    if first in _HEARING:
        return Ruling("hedges", "cue.hears", 0.6) if clause else Ruling(None, "cue.topic")
    if first in _BELIEVING or first in _SURE:
        return Ruling("affirms", "cue.believes", 0.8)
    if first in _GUESSING:
        return Ruling("hedges", "cue.guesses", 0.8)
    if first in _EXPECTING:
        return Ruling("hedges", "cue.expects", 0.6)
    return Ruling("affirms", "cue.feels", 0.5) if clause else Ruling(None, "cue.feels")


def _judge_other(said: Said, tokens: Tokens, inside: range, *, clause: bool) -> Ruling:
    """Accusing, condemning, announcing, agreeing and warning."""
    act = said.att.act
    if act == "accuse":
        return Ruling("affirms", "cue.accuses", 0.9)
    if act == "condemn":
        if clause:
            return Ruling("affirms", "cue.complains", 0.7)
        if _criticises_deed(said, tokens, inside):
            return Ruling("affirms", "cue.criticises", 0.75)
        happened = _names_event(tokens, inside)
        return Ruling("affirms", "cue.condemns", 0.5) if happened else Ruling(None, "cue.condemns")
    opening = tokens.forms[inside.start] if inside else ""
    if act == "announce":
        if opening == "to":
            return Ruling(None, "cue.plans")
        return Ruling("affirms", "cue.announces", 0.9 if clause else 0.7)
    if act == "agree":
        return Ruling("affirms", "cue.agrees", 0.8) if clause else Ruling(None, "cue.agree")
    if said.att.mode == "attitude":
        return Ruling("hedges", "cue.fears", 0.5) if clause else Ruling(None, "cue.warn")
    return Ruling("affirms", "cue.warns", 0.6) if clause else Ruling(None, "cue.warn")


def _criticises_deed(said: Said, tokens: Tokens, inside: range) -> bool:
    """Whether somebody is criticised for a deed: "the company for singling out two singers"."""
    if said.att.act_reason.startswith("negated"):
        return False
    for at in inside[1:-1]:
        form = tokens.forms[at]
        if form in _CLAUSAL or (at == inside.start + 1 and tokens.forms[at - 1] in _UNDONE):
            return False
        if form == "for":
            after = at + 1 + (tokens.forms[at + 1] in ("not", "never", "always", "repeatedly"))
            return after < inside.stop and _is_gerund(tokens.forms[after])
    return False


def _is_gerund(form: str) -> bool:
    return form.endswith("ing") and len(form) > _SHORTEST_GERUND and form not in _THINGS


def _names_event(tokens: Tokens, inside: range) -> bool:
    """Whether a phrase is a gerund, or its head, up to its first "of", names what happened."""
    if inside and tokens.forms[inside.start].endswith("ing"):
        return True
    for at in inside:
        form = tokens.forms[at]
        if form in _HAPPENINGS:
            return True
        if (
            form in ("of", "in", "by", "against", "on", "as", "for", "with", "to", "from")
            and at > inside.start
        ):
            return tokens.forms[at - 1].endswith(_EVENT_ENDINGS)
    return bool(inside) and tokens.forms[inside[-1]].endswith(_EVENT_ENDINGS)


def _cue_entry(reason: str) -> tuple[str, CueEntry | None]:
    """The rule that gave an act, and the entry of the lexicon that it rests upon."""
    parts = reason.split(":")
    entry = _entries().get(":".join(parts[-2:])) if len(parts) > 2 else None
    return (parts[0] if entry is not None else reason), entry


@cache
def _entries() -> Mapping[str, CueEntry]:
    return {entry.key: entry for entry in load_cues()}
