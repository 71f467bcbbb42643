"""Acts of proposing and answering, each as one place reports it.

Most are statements of their own ("the minister proposed …").  Others stand in the content of a
statement or in narration, where their verb is no cue: "Ostrel, which denies it, has asked the
union to send observers".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.judge.material import Said
from rashomon.judge.proposals.acts import ANSWERING, DENIED_ONLY, PARTICLES, PUTTING, SCANNED
from rashomon.judge.proposals.clauses import DENIED, SUPPOSED, Containing, Page
from rashomon.model.links import TimeBasis
from rashomon.model.spans import Span
from rashomon.text.words import word_set

_OFFICES = word_set(
    """office government administration team ministry staff party company country side campaign
    delegation cabinet council"""
)
_POSSESSIVES = word_set("his her its their our my")
_FIRST = word_set("i we us our")
_AFTER_SUBJECT = word_set("has have had is was would will could can did does")
_SURE_SCAN = 0.75
"""How sure a verb with a named subject is, beside statements that the reader found."""


@dataclass(frozen=True, slots=True, eq=False)
class Deed:
    """One act as one place reports it.

    Args:
        document: Document id.
        said: The statement that reports it: its own, or the one in whose content it stands.
        own: Whether the statement is its own.
        lemma: Of its verb or noun, as in the cue lexicon.
        denied: Whether it is said not to be done or not to be willed.
        supposed: Whether it is supposed, planned or wished for.
        by: Entity that does it; ``None`` where it is unknown.
        per: Through whom, nearest first.
        to: To whom it is said, as far as that was resolved.
        cue: From the first word of the verb to the last.
        words: What it is about; may be several stretches, none is empty.
        time: EDTF.
        basis: What the time rests upon.
        sure: 0 to 1.
    """

    document: str
    said: Said | None
    own: bool
    lemma: str
    denied: bool
    supposed: bool
    by: str | None
    per: tuple[str, ...]
    to: tuple[str, ...]
    cue: Span
    words: tuple[Span, ...]
    time: str | None
    basis: TimeBasis
    sure: float

    @property
    def attribution(self) -> str | None:
        """Id of the statement that reports it."""
        return self.said.att.id if self.said else None


def find_deeds(page: Page) -> list[Deed]:
    """Finds the acts of proposing and answering that a document reports.

    Args:
        page: The document.

    Returns:
        The acts in order of place.
    """
    holding = Containing(page.said)
    own = [deed for said in page.said for deed in _of_statement(page, said)]
    taken = {at for deed in own for at in page.tokens.within(deed.cue)}
    found = [*own, *_scan(page, holding, taken)]
    return sorted(found, key=lambda deed: (deed.cue, deed.words, deed.attribution or ""))


def _of_statement(page: Page, said: Said) -> Iterator[Deed]:
    att = said.att
    if not att.cue or att.mode != "speech":
        return
    rule, *rest = att.act_reason.split(":")
    lemma = rest[-1] if rest else ""
    if lemma not in PUTTING and lemma not in ANSWERING and rule != "refused":
        return
    if lemma == "ask" and rule != "infinitive":
        return
    cue = Span(att.cue[0].start, att.cue[-1].end)
    passed = [page.form(at) for at in page.tokens.within(cue)]
    _, before = page.find_subject(page.index(cue.start))
    yield Deed(
        document=page.document,
        said=said,
        own=True,
        lemma="refuse" if rule == "refused" else lemma,
        denied=rule == "negated" or not DENIED.isdisjoint(passed) or not DENIED.isdisjoint(before),
        supposed=rule != "refused" and _is_supposed(passed, before),
        by=find_doer(page, said),
        per=said.via,
        to=said.addressees,
        cue=cue,
        words=att.content,
        time=said.at.value if said.at else None,
        basis=said.at.basis if said.at else "unknown",
        sure=att.confidence,
    )


def _is_supposed(cue: list[str], before: list[str]) -> bool:
    first = [form for form in cue[:4] if form not in ("to",)]
    return not SUPPOSED.isdisjoint(first) or not (SUPPOSED).isdisjoint(before)


def find_doer(page: Page, said: Said) -> str | None:
    """Who does what a statement reports, where "we" and "his office" lean on the one around it."""
    if said.speaker is not None or not said.att.source:
        return said.speaker
    outer = page.material.said.get(said.parent) if said.parent else None
    if outer is None or outer.speaker is None:
        return None
    words = [page.form(at) for at in page.tokens.within(said.att.source[0])]
    if words and words[0] in _FIRST and len(words) == 1:
        return outer.speaker
    if len(words) == 2 and words[0] in _POSSESSIVES and words[1] in _OFFICES:
        return page.parties.party(outer.speaker)
    return None


def _scan(page: Page, holding: Containing, taken: set[int]) -> Iterator[Deed]:
    for at, form in enumerate(page.tokens.forms):
        lemma = SCANNED.get(form)
        if lemma is None or at in taken or at + 1 >= len(page.tokens.forms):
            continue
        size = 1
        particles = PARTICLES.get(lemma, {})
        quoted = page.form(at + 1) in ("“", '"', "‘", "'")
        following = page.form(at + 1 + quoted)
        if following in particles:
            lemma, size = particles[following], 2 - quoted
        elif particles and lemma != "ask":
            continue
        if following == "by":
            continue
        deed = _scanned(page, holding, at, size, lemma)
        if deed is not None:
            yield deed


def _scanned(page: Page, holding: Containing, at: int, size: int, lemma: str) -> Deed | None:
    stop = page.find_end(at + size)
    if stop <= at + size:
        return None
    words = page.tokens.span(at + size, stop)
    cue = page.tokens.span(at, at + size)
    said = holding.find(cue)
    _, passed = page.find_subject(at)
    by = find_actor(page, at, said)
    denied = not DENIED.isdisjoint(passed)
    if by is None or _is_noun(page, at, passed) or (lemma in DENIED_ONLY and not denied):
        return None
    return Deed(
        document=page.document,
        said=said,
        own=False,
        lemma="refuse" if lemma in DENIED_ONLY else lemma,
        denied=denied,
        supposed=not SUPPOSED.isdisjoint(passed) or page.form(at).endswith("ing"),
        by=by,
        per=find_chain(said, by),
        to=(),
        cue=cue,
        words=(words,),
        time=None,
        basis="unknown",
        sure=_SURE_SCAN,
    )


def _is_noun(page: Page, at: int, passed: list[str]) -> bool:
    """Whether a form that may be a noun stands bare: "the Kremlin demand"."""
    return not passed and not page.form(at).endswith(("ed", "s"))


def find_chain(said: Said | None, by: str) -> tuple[str, ...]:
    """Through whom it is known what somebody does in the content of a statement."""
    if said is None:
        return ()
    first = (said.speaker,) if said.speaker and said.speaker != by else ()
    return (*first, *(via for via in said.via if via not in first))


def find_actor(page: Page, at: int, said: Said | None) -> str | None:
    """Who does what a verb says, where that leaves little doubt.

    Args:
        page: The document.
        at: Index of the verb.
        said: The statement in whose content it stands.

    Returns:
        Entity id: of the speaker where the verb is a statement's cue, of the one named as its
        subject, or of the speaker who means themselves by a pronoun.
    """
    own = page.cue_at.get(at)
    if own is not None:
        return find_doer(page, own)
    subject, _ = page.find_subject(at)
    if subject is not None:
        return subject[1]
    return _by_pronoun(page, at, said) or _before_and(page, at, said)


def _by_pronoun(page: Page, at: int, said: Said | None) -> str | None:
    """The speaker, of "we have asked" in a quotation and of "he said he had asked"."""
    if said is None or said.speaker is None:
        return None
    pronoun = page.person_before(at)
    if pronoun in ("i", "we"):
        return said.speaker if said.att.kind != "indirect" else None
    first = page.index(said.att.content[0].start)
    first += page.form(first) == "that"
    opening = [page.form(first), page.form(first + 1)]
    if opening[0] in _POSSESSIVES and opening[1] in _OFFICES and page.is_light(first + 2, at):
        return page.parties.party(said.speaker)
    source = [page.form(here) for span in said.att.source for here in page.tokens.within(span)]
    if pronoun not in ("he", "she") or pronoun != opening[0] or said.att.kind == "direct":
        return None
    if any(form.startswith("spokes") for form in source):
        return None
    return said.speaker if page.material.entities[said.speaker].kind == "person" else None


def _before_and(page: Page, at: int, said: Said | None) -> str | None:
    """Of "Ostrel says …, and has asked": the subject of what stands before the conjunction."""
    here = at - 1
    while here > 0 and page.is_light(here, here + 1):
        here -= 1
    if page.form(here) not in ("and", "but"):
        return None
    sentence = page.sentence(at)
    inside = said.att.content[0].start if said and said.att.cue else sentence.start
    first = page.index(max(sentence.start, inside))
    opening = [page.named_at(index) for index in range(first, min(first + 5, here))]
    subject = next((item for item in opening if item), None)
    if subject is None:
        return None
    if first > page.index(sentence.start):
        after = page.form(page.index(subject[0].end))
        return subject[1] if after in _AFTER_SUBJECT or after.endswith("ed") else None
    spoken = page.speakers_within(Span(sentence.start, page.tokens.starts[here]))
    actors = {page.parties.actor(speaker) for speaker in spoken if speaker}
    return subject[1] if actors == {subject[1]} and None not in spoken else None
