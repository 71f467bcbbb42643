"""Which acts put a course of action to somebody, in which words, and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from rashomon.judge.proposals.acts import OFFERED, OFFERS, PUTTING, TOLD
from rashomon.judge.proposals.clauses import Mention, Page
from rashomon.judge.proposals.deeds import Deed
from rashomon.judge.propositions.verbs import is_past
from rashomon.model.judgement import ProposalKind
from rashomon.model.reading import Act
from rashomon.model.spans import Span
from rashomon.text.function_words import FUNCTION_WORDS, STOP
from rashomon.text.words import word_set

_PUTTING_ACTS: frozenset[Act] = frozenset({"propose", "demand", "request"})
_LEAST_WORDS = 2
"""Words with a meaning of their own that a course of action has at least."""
_QUESTIONS = word_set("whether if why what how who when where about which")
_NO_COURSE = word_set(
    """comment comments interview interviews prayer prayers donation donations
    patience privacy vote votes voters unity calm supporters ballot ballots reality comparison"""
)
_ASKING = word_set("question questions")
"""What is asked for in courtesy, in campaigns and by reporters, and answered by nobody."""
_CAMPAIGN = word_set(
    """vote elect support join unite back endorse pray rally donate remember stand wait imagine
    think come look compare believe see read"""
)
_HEARERS = 9
"""Words that name those spoken to, before what they are to do."""
_CROWDS = word_set(
    """voters supporters people citizens workers readers viewers members fans followers women men
    americans conservatives democrats republicans delegates crowd audience everyone families"""
)
_ARTICLES = word_set("a an the")
_INTO = word_set("to that for")
_OPENING = word_set("that for to on upon of")
_OPENING_WORDS = 6
_SETTLED = word_set("was were is are has had isn't wasn't")
"""Verbs of what is so; what is to be done has none of them in its main clause."""
_SETTING_APART = word_set("that which who whose where whereby when if as should must")
_DANGLING = word_set(
    "on of for to in at with by from and or following after before that the a an"
) | {","}
_NOT_OPENING = word_set("such he she they it we you i") | {"["}
_AFTER_PASTS = word_set("the a an his her its their this that")
_OBJECTS = word_set("him her them us me you it")
_MARKS = frozenset("“”\"‘’'")
_SAME = word_set("same again")
_MODALS = word_set("to should must would will can could may not")


@dataclass(frozen=True, slots=True, eq=False)
class Put:
    """A report that a course of action was put to somebody.

    Args:
        deed: The act.
        kind: What sort of act it is.
        span: The course of action, as plainly as it stands there; of one that only points back,
            the words of the act.
        to: Of whom it is asked, sorted.
        points_back: Whether it only says that the same was put once more.
        rule: Slug of the rule that took it for one.
    """

    deed: Deed
    kind: ProposalKind
    span: Span
    to: tuple[str, ...]
    points_back: bool
    rule: str


def find_put(page: Page, deed: Deed) -> Put | None:
    """Reads an act as a proposal, demand, offer or request.

    Args:
        page: The document.
        deed: The act.

    Returns:
        What was put; ``None`` for an act that puts nothing, to nobody that is known or in words
        too few to say what.
    """
    kind = PUTTING.get(deed.lemma)
    if deed.own and deed.said is not None and deed.said.att.act not in _PUTTING_ACTS:
        return None
    if kind is None or deed.denied or deed.supposed or not page.parties.can_act(deed.by):
        return None
    span = _main_words(deed)
    to, course = _split(page, deed, span)
    if course is None:
        return _read_back(page, deed, kind, span, to)
    if not to and not _is_demanding(page, deed):
        return None
    if not is_course(page, course) or not _fits(page, deed, course):
        return None
    rule = "put.statement" if deed.own else "put.words"
    return Put(deed, kind, course, tuple(sorted(to)), points_back=False, rule=rule)


def find_asked(page: Page, deed: Deed, span: Span) -> tuple[str, ...]:
    """Of whom something is asked in a clause: the parties that are its subject.

    Args:
        page: The document.
        deed: The act; its own side is left out.
        span: The clause.

    Returns:
        Entity ids, sorted; empty where no other party is its subject.
    """
    inside = page.tokens.within(span)
    asked, _ = _run_of_names(page, inside.start, inside.stop)
    own = page.parties.party(deed.by)
    return tuple(
        sorted({page.parties.actor(one) for one in asked if page.parties.party(one) != own})
    )


def _is_demanding(page: Page, deed: Deed) -> bool:
    """Whether what is asked of nobody named is at least asked by a body."""
    told = deed.lemma in TOLD or PUTTING[deed.lemma] == "request"
    if not told or deed.by is None:
        return True
    return page.material.entities[page.parties.actor(deed.by)].kind != "person"


def _main_words(deed: Deed) -> Span:
    """Of words in several stretches the one right behind the verb, else the longest."""
    behind = [span for span in deed.words if span.start >= deed.cue.end]
    return min(behind) if behind else max(deed.words, key=lambda one: (len(one), -one.start))


def _read_back(page: Page, deed: Deed, kind: ProposalKind, span: Span, to: set[str]) -> Put | None:
    """Of "he later made the same proposal to the president" that something is put again."""
    cue = [page.form(at) for at in page.tokens.within(deed.cue)]
    if not to or _SAME.isdisjoint(cue) or not deed.own:
        return None
    whole = Span(min(deed.cue.start, span.start), max(deed.cue.end, span.end))
    return Put(deed, kind, whole, tuple(sorted(to)), points_back=True, rule="put.same-again")


def _split(page: Page, deed: Deed, span: Span) -> tuple[set[str], Span | None]:
    """Of whom something is asked, and the course of action without them and "that" or "to"."""
    inside = page.tokens.within(span)
    at, stop = inside.start, inside.stop
    while at < stop and page.form(at) in _OPENING | {"“", '"', "‘", ","}:
        at += 1
    to = {entity for entity in deed.to if page.parties.can_act(entity)}
    asked, after = _run_of_names(page, at, stop)
    if asked and page.form(after) in _INTO and _told_first(page, at, inside.start, deed):
        to |= set(asked)
        at = _skip(page, after, stop)
    elif asked and page.form(after) in _ARTICLES and page.form(at - 1) == "to":
        to |= set(asked)
        at = after
    elif asked and _acts(page, after, stop):
        to |= set(asked)
    elif asked and after >= stop:
        return to | set(asked), None
    else:
        at, later = _asked_later(page, at, stop)
        to |= set(later)
        if not later and deed.lemma in TOLD and page.form(at - 1) not in ("to", "that"):
            at, found = _hearers(page, at, stop)
            to |= found
    own = page.parties.party(deed.by)
    to = {page.parties.actor(entity) for entity in to if page.parties.party(entity) != own}
    while at < stop and _dangles(page, at, stop):
        stop -= 1
    return to, (page.tokens.span(at, stop) if at < stop else None)


def _dangles(page: Page, at: int, stop: int) -> bool:
    """Whether the last word leads on to nothing, or a mark there was opened before the words."""
    last = page.form(stop - 1)
    if last in _MARKS:
        opening = {"”": "“", "’": "‘"}.get(last, last)
        return opening not in [page.form(here) for here in range(at, stop - 1)]
    return last in _DANGLING


def _skip(page: Page, at: int, stop: int) -> int:
    """Index after "to", "that" or "for" and an opening mark."""
    while at < stop and page.form(at) in _INTO | _MARKS:
        at += 1
    return at


def _hearers(page: Page, at: int, stop: int) -> tuple[int, set[str]]:
    """Of "urged the mayor's office to …": where the course begins, and who is named before it."""
    for here in range(at, min(stop - 1, at + _HEARERS)):
        form = page.form(here)
        if form == "to":
            named = page.named_within(page.tokens.span(at, here)) if here > at else []
            return _skip(page, here, stop), {one for _, one in named if page.parties.can_act(one)}
        if form in _CROWDS or form in (",", "that", "and"):
            break
    return at, set()


def _told_first(page: Page, at: int, first: int, deed: Deed) -> bool:
    """Whether the names that open the words are those spoken to: "to Russia to …"."""
    opening = [page.form(here) for here in range(first, at)]
    return "to" in opening or (not opening and deed.lemma in TOLD)


def _run_of_names(page: Page, at: int, stop: int) -> tuple[list[str], int]:
    """Names of parties joined by "and", with titles before them, and what comes after."""
    found: list[str] = []
    while at < stop:
        item = _name_near(page, at, stop)
        if item is None:
            return found, at
        place, entity = item
        if page.parties.can_act(entity):
            found.append(entity)
        at = page.index(place.end)
        if page.form(at) not in ("and", ","):
            break
        if _name_near(page, at + 1, stop) is None:
            break
        at += 1
    return found, at


def _name_near(page: Page, at: int, stop: int) -> Mention | None:
    """A name at a place, or after an article, a nationality and a title."""
    best: Mention | None = None
    for here in range(at, min(at + 6, stop)):
        item = page.named_at(here)
        if item is not None:
            best = item
            if page.parties.can_act(item[1]) and not _goes_on(page, page.index(item[0].end), stop):
                return item
        elif page.form(here) not in ("the", "both") and not page.tokens.has_capital(here):
            break
    return best


def _goes_on(page: Page, at: int, stop: int) -> bool:
    """Whether a title and another name follow a name: "Russian" in "Russian President …"."""
    for here in range(at, min(at + 3, stop)):
        if page.named_at(here) is not None:
            return True
        if not page.tokens.has_capital(here):
            return False
    return False


def _acts(page: Page, at: int, stop: int) -> bool:
    """Whether what follows names is what they are to do: "Aldmark formally renounce"."""
    here = at
    while here < stop and page.form(here).endswith("ly"):
        here += 1
    form = page.form(here)
    if here >= stop or not form.isalpha() or page.tokens.has_capital(here):
        return False
    return form in _MODALS or (form not in FUNCTION_WORDS and not form.endswith(("ing", "s", "ed")))


def _asked_later(page: Page, at: int, stop: int) -> tuple[int, list[str]]:
    """Of "his call … for Ostrel and Hallin to work together": who, and where the course begins."""
    for here in range(at, stop - 2):
        if page.form(here) == "for":
            asked, after = _run_of_names(page, here + 1, stop)
            if asked and page.form(after) == "to" and after + 1 < stop:
                return here + 1, asked
    return at, []


def _fits(page: Page, deed: Deed, course: Span) -> bool:
    """Whether the words are such as the verb takes for a course of action."""
    first = page.tokens.within(course).start
    before, form = page.form(first - 1), page.form(first)
    if before in _MARKS:
        before = page.form(first - 2)
    if deed.lemma.startswith("suggest"):
        opening = [page.form(first + step) for step in range(8)]
        asked = find_asked(page, deed, course)
        inside = page.tokens.within(course)
        acts = _acts(page, _run_of_names(page, first, inside.stop)[1], inside.stop)
        return bool(asked) and ("should" in opening or acts)
    if deed.lemma == "recommend":
        return before == "that" or form.endswith("ing")
    if deed.lemma in TOLD:
        return form not in _CAMPAIGN and before in ("to", "that", "for", "should")
    if deed.lemma in OFFERED:
        within = page.tokens.within(course)
        return before == "to" or any(page.form(at) in OFFERS for at in within[:8])
    return True


def is_course(page: Page, span: Span, least: int = _LEAST_WORDS) -> bool:
    """Whether words say what is to be done, as a party would ask it of a party.

    Args:
        page: The document.
        span: The words.
        least: How many of them have a meaning of their own at least.
    """
    forms = [page.form(at) for at in page.tokens.within(span)]
    if (
        not forms
        or forms[0] in _QUESTIONS | _NOT_OPENING
        or "?" in page.text[span.start : span.end + 1]
    ):
        return False
    meant = [form for form in forms if form.isalnum() and form not in FUNCTION_WORDS | STOP]
    if len(meant) < least or forms[0] == "know":
        return False
    opening = forms[:_OPENING_WORDS]
    settled = [form for form in opening if form in _SETTLED]
    if settled and _SETTING_APART.isdisjoint(opening[: opening.index(settled[0])]):
        return False
    if forms[0] in _OBJECTS and forms[1] != "to":
        return False
    told = page.form(page.tokens.within(span).start - 1)
    if told != "to" and is_past(forms[0]) and len(forms) > 1 and forms[1] in _AFTER_PASTS:
        return False
    if any(form == "be" and nxt in ("a", "an") for form, nxt in pairwise(opening)):
        return False
    return meant[0] not in _ASKING and _NO_COURSE.isdisjoint(meant[:2])
