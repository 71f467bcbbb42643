"""Proposals that no plain verb reports: letters that ask, nouns that say what was put by whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.judge.proposals.acts import PROPOSAL_NOUNS
from rashomon.judge.proposals.clauses import Page
from rashomon.lexicon.inflection import verb_forms
from rashomon.model.judgement import ProposalKind
from rashomon.model.spans import Span
from rashomon.text.function_words import FUNCTION_WORDS
from rashomon.text.words import word_set

_SENDING = verb_forms("send") | verb_forms("write")
_LETTERS = word_set("letter letters note notes message messages")
_ASKING: dict[str, ProposalKind] = {
    "asking": "request",
    "requesting": "request",
    "urging": "request",
    "proposing": "proposal",
    "offering": "offer",
    "demanding": "demand",
}
_LETTER_REACH = 25
"""Words from "wrote to" to "asking", which hold those written to and when."""
_PUTTING = frozenset().union(
    *(
        verb_forms(lemma)
        for lemma in sorted(
            word_set(
                """make put repeat reiterate renew submit present table float unveil advance revive
            restate raise outline"""
            )
        )
    )
)
_BY_VERBS = word_set("proposed made tabled submitted put advanced floated suggested")
_NOUN_REACH = 4
"""Words from the verb to its noun: "repeated his old proposal"."""
_LEAD_REACH = 16
"""Words from the noun to what was put: "a proposal he had put to the minister the day before:"."""
_OWN_PLANS = word_set("plan plans idea ideas initiative initiatives")
"""Nouns that with "to" or "for" tell as often what one will do oneself: "made plans to"."""
_INTO = word_set("to for that")
_NOT_PUT = word_set("comment comments")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch that says what was put, without a verb that takes it as its object.

    Args:
        kind: What sort of act it is.
        verb: Index of the verb whose subject puts it.
        cue: The words that say so.
        told: Where those to whom it was put are named; ``None`` where nobody can be.
        words: What was put.
        by: Who put it, where the phrase itself names them behind "by".
        rule: Slug.
    """

    kind: ProposalKind
    verb: int
    cue: Span
    told: Span | None
    words: Span
    by: str | None
    rule: str


def find_phrases(page: Page) -> Iterator[Phrase]:
    """Finds what is put in letters and by nouns.

    Args:
        page: The document.

    Returns:
        The phrases in order of place; whether somebody known puts them is not yet looked at.
    """
    for at, form in enumerate(page.tokens.forms):
        found: Phrase | None = None
        if form in _SENDING:
            found = _read_letter(page, at)
        if found is None and form in _PUTTING:
            found = _read_put_noun(page, at)
        if found is None and form in _BY_VERBS and page.form(at + 1) == "by":
            found = _read_by(page, at)
        if found is not None:
            yield found


def _read_letter(page: Page, at: int) -> Phrase | None:
    """Reads "sent letters to both presidents asking for meetings"."""
    stop = min(page.index(page.sentence(at).end), at + _LETTER_REACH)
    forms = [page.form(here) for here in range(at, stop)]
    asking = next((i for i, form in enumerate(forms) if form in _ASKING), None)
    if asking is None or "to" not in forms[1:asking]:
        return None
    if forms[0] in verb_forms("send") and _LETTERS.isdisjoint(forms[:asking]):
        return None
    told = page.tokens.span(at + forms.index("to"), at + asking)
    first = at + asking + 1
    first += page.form(first) in ("to", "for", "that")
    end = page.find_end(first)
    if end <= first + 1:
        return None
    words = page.tokens.span(first, end)
    return Phrase(
        _ASKING[forms[asking]], at, page.tokens.span(at, first), told, words, None, "put.letter"
    )


def _read_put_noun(page: Page, at: int) -> Phrase | None:
    """Reads "repeated a proposal he had put to the minister: a pause"."""
    noun = next(
        (here for here in range(at + 1, at + 1 + _NOUN_REACH) if page.form(here) in PROPOSAL_NOUNS),
        None,
    )
    if noun is None or any(page.form(here) in (",", ".", ";") for here in range(at, noun)):
        return None
    first = _find_content(page, noun + 1)
    if page.form(noun) in _OWN_PLANS and first == noun + 2:
        return None
    if first is None or page.form(first) in _NOT_PUT:
        return None
    end = page.find_end(first)
    if end <= first + 1 or (page.form(first - 1) == "to" and not _is_verb(page, first)):
        return None
    told = page.tokens.span(noun, first)
    kind = PROPOSAL_NOUNS[page.form(noun)][0]
    cue = page.tokens.span(at, noun + 1)
    return Phrase(kind, at, cue, told, page.tokens.span(first, end), None, "put.noun")


def _is_verb(page: Page, at: int) -> bool:
    """Whether the word after "to" is a verb with its object, and not who is spoken to."""
    after = page.form(at + 1)
    return not page.tokens.has_capital(at) and (
        after in FUNCTION_WORDS or page.named_at(at + 1) is not None
    )


def _find_content(page: Page, at: int) -> int | None:
    """Where it begins to say what was put: after "to", "for", "that" or a colon."""
    if page.form(at) in _INTO and page.named_at(at + 1) is None and page.form(at + 1) != "the":
        return at + 1 if page.form(at + 1) not in ("both", "each") else _after_mark(page, at)
    if page.form(at) == ":":
        return at + 1
    return _after_mark(page, at)


def _after_mark(page: Page, at: int) -> int | None:
    """Where it goes on behind a colon, or behind a comma and an article."""
    stop = min(page.index(page.sentence(at).end) if at < len(page.tokens.forms) else at, at + 16)
    for here in range(at, min(stop, at + _LEAD_REACH)):
        if page.form(here) == ":":
            return here + 1
        if page.form(here) == "," and page.form(here + 1) in ("a", "an"):
            return here + 1
    return None


def _read_by(page: Page, at: int) -> Phrase | None:
    """Reads "the plan proposed by the minister to …" and "… would …"."""
    item = page.named_at(at + 2) or (page.named_at(at + 3) if page.form(at + 2) == "the" else None)
    if item is None or page.form(at - 1) not in PROPOSAL_NOUNS:
        return None
    after = page.index(item[0].end)
    if page.form(after) not in ("to", "for", "that", "would"):
        return None
    end = page.find_end(after + 1)
    if end <= after + 1:
        return None
    words = page.tokens.span(after + 1, end)
    cue = page.tokens.span(at - 1, at + 2)
    kind = PROPOSAL_NOUNS[page.form(at - 1)][0]
    return Phrase(kind, at, cue, None, words, item[1], "put.noun")
