"""Everybody whom a document names or describes, in order, with their place in the sentence.

This is the material that antecedents are sought in.  The slots stand for the grammatical roles
of Lappin & Leass 1994 ("An algorithm for pronominal anaphora resolution", table 1), told here
from the words around a mention instead of a parse.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rashomon.lexicon.grammar import grammar
from rashomon.model.documents import Document
from rashomon.model.spans import Span
from rashomon.resolve.names.clusters import Key, Naming
from rashomon.resolve.referring.layout import Layout
from rashomon.resolve.referring.phrases import (
    PRONOUNS,
    Phrase,
    Pronoun,
    bare_word,
    is_person_noun,
    parse_phrase,
    singular,
)

Slot = Literal["subject", "object", "oblique", "possessor"]

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*(?:['’](?:s|m|re|ve|ll|d)\b)?")
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_PREPOSITION = re.compile(
    r"\b(?:of|for|from|to|with|by|in|at|near|against|about|on|under|behind|over|than|like|"
    r"including|between|among|after|before|alongside|via|through|into)"
    r"(?: (?!(?:said|says|that|and|but|as|when|while|because|if|who|which|where|whether|is|was|"
    r"were|are|has|had|died|told)\b)[\w’'\-.]+){0,4} $",
    re.IGNORECASE,
)
# Before a subject: the sentence's start, or what joins clauses, then at most a few modifiers.
_CLAUSE_START = re.compile(
    r"(?:^|[,;:\"“”—–-] ?|\b(?:and|but|that|when|while|because|although|though|if|since|as|whether|"
    r"where|after|before|until|said|says|how|why|what)\b)"
    r"\W*(?:(?:[Bb]ut|[Aa]nd|[Mm]eanwhile|[Ll]ater|[Ss]till|[Tt]hen|[Hh]owever|[Yy]et)\b,? )?"
    r"(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts) )?(?:[\w’'.-]+ ){0,3}$"
)
_VERB_AFTER = re.compile(
    r",? (?:also |later |then |once |never |now |still |reportedly |allegedly )?(?:is|was|were|are|"
    r"has|had|have|will|would|can|could|should|may|might|must|did|does|do|said|says|told|tells|"
    r"wrote|went|came|took|made|gave|got|became|began|left|met|saw|knew|thought|felt|found|"
    r"[a-z]{2,}ed|[a-z]{3,}(?<!s)s)\b"
)
_WHO = re.compile(r",? who\b(?! (?:he|she|they|it|I|we|[\w’'-]+ (?:said|says|told))\b)")
_NO_NOUN = re.compile(
    r"[^\w\s’'“\"]| (?:[\W_]|(?:and|or|but|to|in|on|at|with|for|from|by|as|that|the|a|an|if|when|"
    r"while|after|before|because|until|about|into|against|is|was|were|has|had|will|would|who|what|how|"
    r"why|where|not|again|out|up|down|off|over|away|back|through|during|than)\b)|\s*$"
)
# Clauses with a subject of their own begin at these; a comma or "and" may go on with the same one.
_BORDER = re.compile(
    r"[;:\"“”—–]|\b(?:but|that|which|who|whom|when|while|because|although|though|if|since|"
    r"as|whether|where|until|said|says|added|how|why|what)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r",|\band\b|\bor\b|\bafter\b|\bbefore\b")
# Words that may stand between a determiner and a noun are looked at no further back than this.
_MODIFIERS = 5
# A sentence of news has some 25 words; in one of more characters than this no role can be told.
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Figure:
    """One place that names or describes somebody, or a pronoun.

    Args:
        span: The words.
        sentence: Number of the sentence.
        slot: Place in its clause.
        quote: Number of the direct quotation it stands in, or -1.
        kind: What names it.
        key: Of a name; ``None`` for an ambiguous one and for all else.
        phrase: Of a description.
        pronoun: Of a pronoun.
        speaks: Whether it is the head of an attribution's source.
        voice: Whether it is one, and nobody else's statement holds that source.
    """

    span: Span
    sentence: int
    slot: Slot
    quote: int
    kind: Literal["name", "description", "pronoun"]
    key: Key | None = None
    phrase: Phrase | None = None
    pronoun: Pronoun | None = None
    speaks: bool = False
    voice: bool = False


def find_figures(
    doc: Document, layout: Layout, namings: Sequence[Naming], marked: Sequence[Span] = ()
) -> tuple[Figure, ...]:
    """Finds everybody whom a document names or describes, and its pronouns.

    Args:
        doc: The document.
        layout: Its sentences and quotations.
        namings: Its namings, in order.
        marked: Descriptions that are known to mean somebody, in whatever words.

    Returns:
        Figures in order of position, disjoint.
    """
    named = [n for n in namings if n.mention.kind != "document"]
    found = [_named(doc.text, layout, naming) for naming in named]
    taken = [figure.span for figure in found]
    for number, sentence in enumerate(layout.sentences):
        found.extend(_others(doc.text, layout, number, sentence, taken))
    found += _marked(doc.text, layout, marked, found)
    ordered = sorted(found, key=lambda f: f.span)
    return tuple(_demote(doc.text, figure, last) for figure, last in _with_last(ordered))


def _marked(
    text: str, layout: Layout, marked: Sequence[Span], known: Sequence[Figure]
) -> list[Figure]:
    """Figures of marked descriptions that no other figure touches."""
    ends = sorted((figure.span for figure in known), key=lambda s: s.start)
    found: list[Figure] = []
    last = 0
    for span in sorted(marked):
        at = bisect_right(ends, span.end - 1, key=lambda s: s.start) - 1
        phrase = parse_phrase(text, span)
        if phrase is None or span.start < last or (at >= 0 and ends[at].end > span.start):
            continue
        found.append(_figure(text, layout, layout.sentence(span.start), span, phrase))
        last = span.end
    return found


def _with_last(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure | None]]:
    return zip(figures, [None, *figures], strict=False)


def _demote(text: str, figure: Figure, last: Figure | None) -> Figure:
    """A clause has one subject: a second one right behind it is an object."""
    if last is None or last.sentence != figure.sentence or figure.slot != "subject":
        return figure
    if figure.speaks or figure.pronoun is not None or last.slot in ("oblique", "possessor"):
        return figure
    between = text[last.span.end : figure.span.start]
    if len(between) > _LONGEST or _JOINT.search(between) or _BORDER.search(between):
        return figure
    return replace(figure, slot="object")


def _named(text: str, layout: Layout, naming: Naming) -> Figure:
    span = naming.mention.span
    number = layout.sentence(span.start)
    speaks = _speaks(text, layout, span)
    return Figure(
        span,
        number,
        "subject" if speaks else _slot(text, layout.sentences[number], naming.mention.title, span),
        layout.quote(span.start),
        "name",
        naming.key,
        speaks=speaks,
        voice=speaks and layout.source(span) in layout.voices,
    )


def _speaks(text: str, layout: Layout, span: Span) -> bool:
    """Whether a mention heads a source: only a title and modifiers before it, no clitic after."""
    source = layout.source(span)
    if source is None or _POSSESSIVE.match(text, span.end):
        return False
    return not _PREPOSITION.search(text[max(source.start, span.start - 60) : span.start])


def _others(
    text: str, layout: Layout, number: int, sentence: Span, taken: Sequence[Span]
) -> Iterator[Figure]:
    """Pronouns and descriptions of people in one sentence, names left out."""
    words = [(m[0].lower(), m.start(), m.end()) for m in _WORD.finditer(text, *_bounds(sentence))]
    at = bisect_right(taken, sentence.start, key=lambda s: s.end)
    for index, (word, start, end) in enumerate(words):
        while at < len(taken) and taken[at].end <= start:
            at += 1
        if at < len(taken) and taken[at].start < end:
            continue
        pronoun = PRONOUNS.get(word) or PRONOUNS.get(bare_word(word))
        if pronoun is not None and (word != "us" or text[start:end].islower()):
            span = Span(start, start + len(bare_word(word)))
            yield _pronoun(text, layout, number, span, pronoun)
        elif is_person_noun(singular(bare_word(word))):
            follows = words[index + 1] if index + 1 < len(words) else None
            named = at < len(taken) and taken[at].start <= end + 1
            if not named and not _is_compound(text, end, follows):
                figure = _described(text, layout, number, words[: index + 1])
                if _introduces(text, sentence, figure):
                    yield figure


def _introduces(text: str, sentence: Span, figure: Figure) -> bool:
    """Whether a description stands for somebody: "held hostage" and a surname do not."""
    phrase = figure.phrase
    if phrase is None:
        return False
    capital = text[phrase.head_span.start].isupper() and phrase.head_span.start > sentence.start
    return phrase.plural or figure.speaks or (phrase.determiner != "none" and not capital)


def _bounds(sentence: Span) -> tuple[int, int]:
    return sentence.start, sentence.end


def _is_compound(text: str, end: int, follows: tuple[str, int, int] | None) -> bool:
    """Whether the next word is the head noun instead: "police officer"."""
    return (
        follows is not None
        and text[end : follows[1]] == " "
        and is_person_noun(singular(bare_word(follows[0])))
    )


def _pronoun(text: str, layout: Layout, number: int, span: Span, form: Pronoun) -> Figure:
    speaks = layout.source(span) == span
    slot: Slot
    if form.case == "possessive" and not _is_object(text, span):
        slot = "possessor"
    elif form.case == "subject" or speaks:
        slot = "subject"
    else:
        slot = _slot(text, layout.sentences[number], None, span)
        slot = "object" if slot == "subject" else slot
        form = replace(form, case="object") if form.case == "possessive" else form
    quote = layout.quote(span.start)
    voice = speaks and span in layout.voices
    return Figure(span, number, slot, quote, "pronoun", None, None, form, speaks, voice)


def _is_object(text: str, span: Span) -> bool:
    """Whether "her" is no possessive: nothing follows that it could possess."""
    return span.of(text).lower() == "her" and bool(_NO_NOUN.match(text, span.end))


def _described(
    text: str, layout: Layout, number: int, words: Sequence[tuple[str, int, int]]
) -> Figure:
    """A description from its head noun back to its determiner."""
    start = words[-1][1]
    opened = False
    for word, begin, end in reversed(words[max(0, len(words) - 1 - _MODIFIERS) : -1]):
        if text[end:start] != " " or _ends_phrase(word):
            break
        start = begin
        opened = _opens_phrase(word) or word.endswith(("'s", "’s"))
        if opened:
            break
    # Without a determiner nothing tells where a phrase begins: "use voters", "that only voters".
    start = start if opened else words[-1][1]
    span = Span(start, words[-1][2])
    if span.end - span.start > 2 and text[span.end - 2 : span.end] in ("'s", "’s"):
        span = Span(start, span.end - 2)
    return _figure(text, layout, number, span, parse_phrase(text, span))


def _figure(text: str, layout: Layout, number: int, span: Span, phrase: Phrase | None) -> Figure:
    speaks = _speaks(text, layout, span)
    slot = "subject" if speaks else _slot(text, layout.sentences[number], None, span)
    quote = layout.quote(span.start)
    voice = speaks and layout.source(span) in layout.voices
    return Figure(span, number, slot, quote, "description", None, phrase, None, speaks, voice)


def _opens_phrase(word: str) -> bool:
    lists = grammar()
    return word in lists.definite or word in lists.indefinite or word in lists.possessive


def _ends_phrase(word: str) -> bool:
    lists = grammar()
    ends = word in lists.verbs or word in lists.links or word in lists.relatives
    return (ends or word in PRONOUNS) and not _opens_phrase(word)


def _slot(text: str, sentence: Span, title: Span | None, span: Span) -> Slot:
    if _POSSESSIVE.match(text, span.end) and not _is_contraction(text, span.end):
        return "possessor"
    start = min(span.start, title.start) if title is not None else span.start
    before = text[max(sentence.start, start - 80) : start]
    whole = start - 80 <= sentence.start
    if _is_oblique(text, before, span.end):
        return "oblique"
    if len(sentence) <= _LONGEST and _opens_clause(before, whole):
        return "subject"
    return "subject" if _VERB_AFTER.match(text, span.end) and not whole else "object"


def _is_oblique(text: str, before: str, end: int) -> bool:
    """Whether a preposition governs a mention; "after Ruiz left" is a clause of its own."""
    hit = _PREPOSITION.search(before)
    if hit is None:
        return False
    both = hit[0].lower().startswith(("after", "before"))
    return not (both and _VERB_AFTER.match(text, end))


def _opens_clause(before: str, whole: bool) -> bool:
    hit = _CLAUSE_START.search(before)
    return hit is not None and (hit.start() > 0 or whole)


def _is_contraction(text: str, end: int) -> bool:
    """Whether a clitic is a verb: "Ruiz's said", "Ruiz's not"."""
    return bool(re.match(r"['’]s (?:not|been|said|going|a|the)\b", text[end : end + 12]))


def share_clause(text: str, left: Span, right: Span) -> bool:
    """Whether no border of a clause lies between two mentions of one sentence.

    Args:
        text: The document's text.
        left: The earlier mention.
        right: The later one.
    """
    if right.start - left.end > _LONGEST:
        return False
    return not _BORDER.search(text, left.end, right.start)


def opens_relative(text: str, left: Span, right: Span) -> bool:
    """Whether "who" behind a mention makes it the subject of the clause of a later one.

    Args:
        text: The document's text.
        left: The earlier mention.
        right: The later one, in the same sentence.
    """
    hit = _WHO.match(text, left.end, min(right.start, left.end + _LONGEST))
    return hit is not None and not _BORDER.search(text, hit.end(), right.start)
