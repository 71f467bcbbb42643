"""What accounts and those they report tell as happened, planned, demanded or denied on a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.judge.events.clauses import Clause, find_clause, is_border, is_term
from rashomon.judge.events.dating import Moment, find_moment, put_ahead, to_edtf
from rashomon.judge.events.nouns import EVENTIVE, LIGHT, find_noun
from rashomon.judge.events.taking_part import find_participants
from rashomon.judge.events.tellings import Account, Telling
from rashomon.judge.events.verbs import Predicate, read_predicate
from rashomon.judge.material import Said
from rashomon.judge.propositions.cutting import has_verb
from rashomon.judge.propositions.verbs import is_finite
from rashomon.model.judgement import EventStatus, Proposition
from rashomon.model.links import Place
from rashomon.model.spans import Span
from rashomon.text.days import Days, parse_days
from rashomon.text.function_words import FUNCTION_WORDS

Ruling = tuple[EventStatus, str]
_LONG_AGO = 62
"""Days of a moment beyond which only a clear happening with a participant is told."""
_LONGEST_TERM = 400
"""Days of a term that is a plan: "by the end of next year", not "by 2050"."""
_FEWEST_WORDS = 2
"""Words of matter in the phrase of a noun, the noun among them."""
_HAVING_REACH = 6
_POINTED = 400
"""Code points before "the same day" in which that day is named: about two sentences."""
_SUBJECT_REACH = 12
_ENDS = frozenset(".!?”\"’'»)")
_MAIN = frozenset({"", "that", "and", "but", ",", "“", '"', "‘", "'"})
"""What stands before the main clause of a content."""
_SET = frozenset({"scheduled", "planned", "due", "slated", "set", "expected", "billed"})
_ONLY_SET = frozenset({"scheduled", "slated"})
_FOR_WHEN = frozenset({"for", "on"})
_DEMANDING = frozenset({"demand", "request"})
_PROMISING = frozenset({"promise", "agree"})


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression of time with what stands around it."""

    moment: Moment
    sentence: Span
    prop: Proposition | None
    published: Days | None


def find_happenings(account: Account) -> Iterator[Telling]:
    """The dated happenings of one document.

    Args:
        account: The document.

    Yields:
        Tellings in order of place.
    """
    material, document = account.material, account.document
    published = material.published_days(document)
    spoken = _spoken_at(material.said_in(document))
    for sentence in material.sentences(document):
        for expression in material.times_in(document, sentence):
            moment = find_moment(account.tokens.text, expression, published)
            if moment is None or _is_adrift(account, moment):
                continue
            dated = Dated(moment, sentence, _around(account, moment.span), published)
            phrase = _noun(account, dated)
            if phrase is not None:
                found = _by_noun(account, dated, phrase)
            else:
                found = None if moment.span in spoken else _by_verb(account, dated)
            if found is not None:
                yield found


def _is_adrift(account: Account, moment: Moment) -> bool:
    """Whether "the same day" points at a day that nothing near before it names."""
    words = moment.span.of(account.tokens.text).lower()
    if "same" not in words and not words.startswith("that "):
        return False
    before = Span(max(0, moment.span.start - _POINTED), moment.span.start)
    near = account.material.times_in(account.document, before)
    published = account.material.published_days(account.document)
    known = [find_moment(account.tokens.text, item, published) for item in near]
    return all(item is None or item.days != moment.days for item in known)


def _spoken_at(statements: Sequence[Said]) -> set[Span]:
    """Expressions that say when something was said."""
    return {
        said.at.evidence
        for said in statements
        if said.at is not None and said.at.evidence is not None and said.at.rule == "time.clause"
    }


def _around(account: Account, span: Span) -> Proposition | None:
    """The shortest proposition that holds an expression and says something of its own.

    In "the court heard arguments in May" the content has no verb, and May is that of the cue.
    """
    held = [
        prop
        for prop in account.propositions_near(span)
        if prop.span.covers(span) and _says(account, prop)
    ]
    return min(
        held,
        key=lambda p: (p.span.end - p.span.start, p.rule.startswith("passing"), p.id),
        default=None,
    )


def _says(account: Account, prop: Proposition) -> bool:
    words = account.tokens.within(prop.span)
    said = _statement(account, prop)
    weighed = prop.stance == "denies" or (said is not None and said.att.act in _DEMANDING)
    return weighed or has_verb(account.tokens, words.start, words.stop)


def _noun(account: Account, dated: Dated) -> tuple[Span, int] | None:
    """The phrase of a noun of happening that the expression dates, and the noun."""
    tokens = account.tokens
    times = account.tokens_of(dated.moment.span)
    if not times or dated.moment.length > _LONG_AGO:
        return None
    return find_noun(tokens, tokens.within(dated.sentence), times)


def _by_noun(account: Account, dated: Dated, phrase: tuple[Span, int]) -> Telling | None:
    if dated.published is None or not _tells_enough(account, dated, phrase[0]):
        return None
    to_come = dated.moment.days[0] > dated.published[1]
    ruling: Ruling = ("planned", "noun.to-come") if to_come else ("happened", "noun.past")
    found = _telling(account, dated, *phrase, ruling)
    subject = _fronted_subject(account, dated, phrase[0])
    return replace(found, participants=tuple(sorted({*found.participants, *subject})))


def _tells_enough(account: Account, dated: Dated, span: Span) -> bool:
    """Whether a phrase says more than "the meeting on Monday"."""
    times = account.tokens_of(dated.moment.span)
    matter = [
        at
        for at in account.tokens.within(span)
        if at not in times
        and account.tokens.is_word(at)
        and account.tokens.forms[at] not in FUNCTION_WORDS
    ]
    return len(matter) >= _FEWEST_WORDS


def _fronted_subject(account: Account, dated: Dated, span: Span) -> tuple[str, ...]:
    """Who met, in "In a meeting with the envoy on Tuesday, Ivo Marn denied …"."""
    tokens = account.tokens
    sentence, times = tokens.within(dated.sentence), account.tokens_of(dated.moment.span)
    if tokens.within(span).start > sentence.start + 1:
        return ()
    for at in range(times.stop, min(sentence.stop, times.stop + _SUBJECT_REACH)):
        if is_finite(tokens, at, times.stop, sentence.stop):
            before = range(times.stop, at)
            return find_participants(account, tokens.span(before.start, at)) if before else ()
    return ()


def _by_verb(account: Account, dated: Dated) -> Telling | None:
    tokens, prop = account.tokens, dated.prop
    region = tokens.within(prop.span if prop else dated.sentence)
    if prop is None and not _is_prose(account, dated.sentence):
        return None
    times = account.tokens_of(dated.moment.span)
    if not times or is_border(tokens, region, times):
        return None
    clause = find_clause(tokens, region, times)
    if clause is None:
        return _whole(account, dated)
    if clause.supposed:
        return None
    said = _statement(account, prop)
    main = prop is not None and clause.first <= region.start + 1 and clause.opener in _MAIN
    predicate = _predicate(account, clause)
    if _is_of_plan(account, times, predicate):
        return None
    verb = tokens.span(predicate.main, predicate.main + 1)
    if prop is None and account.is_told_by_verb(verb, dated.moment.span):
        return None
    moment = dated.moment
    ruling = _rule(dated, predicate, said, main=main)
    if ruling is None or _is_vague(account, clause, predicate, moment):
        return None
    timed = _timed(dated, predicate, ruling)
    if timed is not None and is_term(tokens, region, times):
        timed = _until(timed, ruling)
    head = _head(account, clause, predicate, times)
    if timed is None:
        return None
    return _telling(account, timed, clause.span, head, ruling, whole=main)


def _is_of_plan(account: Account, times: range, predicate: Predicate) -> bool:
    """Whether an expression says for when something is set: "postponed talks due on Friday"."""
    forms, at = account.tokens.forms, times.start - 1
    at -= at >= 0 and forms[at] in _FOR_WHEN
    if at < predicate.main or predicate.force != "happened":
        return False
    return forms[at] in _SET and (at > predicate.main or forms[at] in _ONLY_SET)


def _head(account: Account, clause: Clause, predicate: Predicate, times: range) -> int:
    """The word that tells the event: of "the meeting will take place" the noun; no "March 2"."""
    tokens = account.tokens
    if tokens.forms[predicate.main] not in LIGHT:
        return predicate.main
    inside = range(clause.first, clause.stop)
    nouns = (at for at in inside if tokens.forms[at] in EVENTIVE and at not in times)
    return next(nouns, predicate.main)


def _is_prose(account: Account, sentence: Span) -> bool:
    return sentence.of(account.tokens.text)[-1:] in _ENDS


def _statement(account: Account, prop: Proposition | None) -> Said | None:
    if prop is None or prop.attribution is None:
        return None
    return account.material.said.get(prop.attribution)


def _predicate(account: Account, clause: Clause) -> Predicate:
    if clause.finite:
        return read_predicate(account.tokens, clause.verb, clause.stop, clause.first)
    return Predicate(clause.verb, clause.verb, "happened", past=True, state=False)


def _whole(account: Account, dated: Dated) -> Telling | None:
    """What is demanded or denied without a verb of its own: "a withdrawal by Friday"."""
    prop = dated.prop
    said = _statement(account, prop)
    if prop is None or said is None:
        return None
    ruling: Ruling
    if prop.stance == "denies":
        ruling = "denied", "stance.denies"
    elif prop.stance is None and said.att.act in _DEMANDING and _is_ahead(dated, said):
        ruling = "demanded", "act.demands"
    else:
        return None
    words = account.tokens.within(prop.span)
    term = is_term(account.tokens, words, account.tokens_of(dated.moment.span))
    timed = _until(dated, ruling) if term else dated
    if timed is None or not words:
        return None
    return _telling(account, timed, prop.span, words.start, ruling, whole=True)


def _is_ahead(dated: Dated, said: Said) -> bool:
    """Whether what is demanded lies after the demand."""
    made = (parse_days(said.at.value) if said.at else None) or dated.published
    return made is not None and dated.moment.days[1] >= made[0]


def _rule(dated: Dated, predicate: Predicate, said: Said | None, *, main: bool) -> Ruling | None:
    """How the event is reported: by the holder's stance, then by the words of the clause."""
    prop = dated.prop
    if main and prop is not None:
        if prop.stance == "denies":
            return "denied", "stance.denies"
        if prop.stance == "hedges":
            return None
        if prop.stance is None:
            return _by_act(said)
    return _by_force(dated, predicate)


def _by_act(said: Said | None) -> Ruling | None:
    act = said.att.act if said else None
    if act in _DEMANDING:
        return "demanded", "act.demands"
    return ("planned", "act.promises") if act in _PROMISING else None


def _by_force(dated: Dated, predicate: Predicate) -> Ruling | None:
    days, published = dated.moment.days, dated.published
    if predicate.force == "happened":
        ahead = published is not None and days[0] > published[1]
        return None if ahead else ("happened", "tense.past")
    if predicate.force == "planned":
        return "planned", "tense.future"
    if predicate.force == "negated":
        return "denied", "words.negated"
    if predicate.force == "demanded":
        return "demanded", "words.demanded"
    if predicate.force == "present" and published is not None and days[0] > published[1]:
        return "planned", "tense.present-ahead"
    return None


def _timed(dated: Dated, predicate: Predicate, ruling: Ruling) -> Dated | None:
    """What is still to be lies ahead: "will come on Tuesday" is the coming Tuesday."""
    moment, published = dated.moment, dated.published
    if ruling[0] != "planned" or predicate.past or published is None:
        return dated
    if moment.days[1] >= published[0]:
        return dated
    ahead = put_ahead(moment, published)
    return replace(dated, moment=ahead) if ahead else None


def _until(dated: Dated, ruling: Ruling) -> Dated | None:
    """What is to be "by Friday" is to be from the day of writing to Friday."""
    if ruling[0] not in ("planned", "demanded") or dated.published is None:
        return None
    days = dated.published[0], dated.moment.days[1]
    if not 0 <= days[1] - days[0] <= _LONGEST_TERM:
        return None
    return replace(dated, moment=Moment(dated.moment.span, to_edtf(days), days))


def _is_vague(account: Account, clause: Clause, predicate: Predicate, moment: Moment) -> bool:
    """Whether a clause tells a state, or too little for so long a time."""
    tokens = account.tokens
    if predicate.state:
        having = tokens.forms[predicate.main] in ("have", "has", "had")
        reach = range(predicate.main + 1, min(clause.stop, predicate.main + _HAVING_REACH))
        return not (having and any(tokens.forms[at] in EVENTIVE for at in reach))
    return moment.length > _LONG_AGO and not _has_name(account, clause.span)


def _has_name(account: Account, span: Span) -> bool:
    """Whether a word behind the first is written like a name."""
    tokens = account.tokens
    return any(tokens.has_capital(at) for at in tokens.within(span)[1:])


def _telling(
    account: Account,
    dated: Dated,
    span: Span,
    head: int,
    ruling: Ruling,
    *,
    whole: bool = False,
) -> Telling:
    status, rule = ruling
    prop = dated.prop
    return Telling(
        place=Place(account.document, span),
        sort="happening",
        moment=dated.moment,
        status=status,
        rule=rule,
        participants=find_participants(account, span),
        attribution=prop.attribution if prop else None,
        head=account.tokens.span(head, head + 1),
        propositions=account.ids_at(prop.span) if prop and whole else (),
    )
