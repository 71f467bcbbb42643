"""Absurd stories for the stage that resolves them: spans in range, and nothing else in order."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from hypothesis import strategies as st

from rashomon.model.documents import DateBasis, DateCandidate, Document, Published
from rashomon.model.ids import content_id
from rashomon.model.reading import (
    Attribution,
    EntityKind,
    Kind,
    Mention,
    Reading,
    Tense,
    TimePhrase,
    TimeType,
)
from rashomon.model.spans import Span
from tests.documents import make_document

Story = list[tuple[Document, Reading]]

NAMES = (
    *("Ana Ruiz", "Ana", "Ruiz", "A. Ruiz", "A", "Ruiz Jr.", "Ana María Ruíz", "ANA RUIZ", "Mr"),
    *("Ivo Stern", "Stern", "Velm Bank", "the Bank of Velm", "VB", "Velmian", "Velmia", "Paris"),
    *("France", "French", "Georgia", "Kim", "Kim Il", "He", "Her", "I", "It", "Who", "The", "Of"),
    *("St phane Orr", "Ru?z", "M\ufffdller", "An\ufffd Ru\ufffdz", "-", "’", "'s", ".", "&", "?"),
    *("\u0301", "R\u0301\u0302uiz", "رويز", "\u202eziuR", "😀", "\ud7ff\ue000", "\U0010ffff"),
    *("\x00", "A\x00B", "İ", "ß", "ǅ", "ﬁ", "Ⅳ", "٣", "van", "Van Orr", "al-", "O'Orr", "_"),
)
WORDS = (
    *(
        "said",
        "told",
        "wrote",
        "denied",
        "asked",
        "adding that",
        "quoted",
        "according to",
        "citing",
    ),
    *("he", "she", "it", "they", "who", "which", "his", "her", "their", "I", "we", "himself"),
    *("the minister", "Minister", "President", "a spokesman for", "spokeswoman of", "his boss"),
    *("the foreign ministry", "the government", "officials", "a man", "the woman", "the company"),
    *("a statement by", "reporters in", "told Reuters", "the newspaper", "in a post on Telegram"),
    *(
        "on Tuesday",
        "yesterday",
        "April 26",
        "last week",
        "two years ago",
        "at 8 p.m.",
        "will meet",
    ),
    *("of", "for", "and", "or", "in", "by", "is", "was", "the", "a", "former", "not", "between"),
    *("(VB)", "aged 45", "As The Courier reports:", "(Reuters) -", "Originally published by"),
)
MARKS = (
    *(" ", " ", " ", "  ", "\n", "\n\n", "\t", "\u00a0", "\u2028", "\x85", "\ufeff", "\u200b"),
    *(", ", ". ", "! ", "? ", ": ", "; ", " — ", "-", "’s ", "'s ", "s’ ", " (", ") ", " [", "] "),
    *("“", "”", '"', "'", "‘", "’", "«", "»", "…", "...", "/", "*", "#", "\x00", "1", "2031"),
)
FORMS = (
    *("2031-04-26", "2031-04", "2031", "XXXX-04-26", "XXXX-04", "XXXX-02-30", "XXXX-02-29"),
    *("XXXX-WXX-2", "<XXXX-WXX-2", ">XXXX-WXX-7", "=XXXX-WXX-1", "XXXX-WXX-WE", "2031-W17"),
    *("DCT-P1D", "DCT+P1D", "DCT+P0D", "DCT-P2Y", "REF+P1D", "REF-P1Y", "AGO-P3W", "DCT+P99999C"),
    *(
        "2031-04 START",
        "2031 MID",
        "XXXX-04 END",
        "P3D",
        "PXY",
        "PRESENT_REF",
        "FUTURE_REF",
        "XXXX",
    ),
    *("2031-Q2", "XXXX-Q2", "XXXX-SU", "2031-02-30", "0001-01-01", "9999-12-31", "0000", "203"),
    *("XXXX-04-26/04-28", "2031-04-26/TEV", "XXXX-XX-XX/T20:00", "DCT-P1D/TNI", "", "X", "/", " "),
)
DAYS = ("2031-04-26", "2031-04-27", "2029-01-01", "2031-04", "2031", "1600-01-01", "2199-12-31")


def texts() -> st.SearchStrategy[str]:
    """Names, words and marks in any order; now and then any characters at all."""
    tokens = st.sampled_from((*NAMES, *WORDS, *MARKS, *MARKS, "said ", "“He", "b" * 2000))
    woven = st.lists(tokens, min_size=1, max_size=60).map(" ".join)
    joined = st.lists(tokens, min_size=1, max_size=60).map("".join)
    return st.one_of(woven, joined, st.text(min_size=1, max_size=80))


@st.composite
def documents(draw: st.DrawFn, name: str = "one.txt") -> tuple[Document, Reading]:
    """A document with a reading that never was of any reader's."""
    text = draw(texts())
    doc = make_document(text, name)
    candidates = draw(
        st.lists(
            st.builds(DateCandidate, st.sampled_from(DAYS), st.sampled_from(get_args(DateBasis))),
            max_size=3,
        )
    )
    title = draw(st.none() | _span(len(text)))
    doc = replace(
        doc,
        published=Published(candidates=tuple(candidates)),
        title_span=title,
        title=None if title is None else title.of(text),
    )
    return doc, draw(_readings(doc))


@st.composite
def stories(draw: st.DrawFn, most: int = 3) -> Story:
    """Up to so many documents."""
    count = draw(st.integers(1, most))
    return [draw(documents(f"{number}.txt")) for number in range(count)]


@st.composite
def _readings(draw: st.DrawFn, doc: Document) -> Reading:
    size = len(doc.text)
    named = draw(st.one_of(_disjoint(size), st.just(_names_in(doc.text))))
    mentions = tuple(
        Mention(
            span,
            draw(st.sampled_from(get_args(EntityKind))),
            draw(st.none() | _span(size)),
        )
        for span in named
    )
    times = tuple(
        TimePhrase(
            span,
            draw(st.sampled_from(get_args(TimeType))),
            draw(st.sampled_from(FORMS)),
            draw(st.none() | st.sampled_from(get_args(Tense))),
        )
        for span in draw(_disjoint(size, most=8))
    )
    drawn = draw(st.lists(_attributions(doc, named), max_size=8, unique_by=lambda att: att.id))
    ids = [att.id for att in drawn]
    parents = [draw(st.sampled_from((None, None, "att-missing", *ids))) for _ in drawn]
    found = [replace(att, parent=at) for att, at in zip(drawn, parents, strict=True)]
    return Reading(doc.id, mentions, tuple(sorted(found, key=_position)), times)


@st.composite
def _attributions(draw: st.DrawFn, doc: Document, named: tuple[Span, ...]) -> Attribution:
    size = len(doc.text)
    near = st.sampled_from(named).map(lambda span: (span,)) if named else st.just(())
    source = draw(st.one_of(near, _disjoint(size, most=3)))
    cue = draw(_disjoint(size, most=2))
    content = draw(_disjoint(size, most=3).filter(bool))
    return Attribution(
        id=content_id(
            "att", doc.id, [[[s.start, s.end] for s in p] for p in (source, cue, content)]
        ),
        document=doc.id,
        kind=draw(st.sampled_from(get_args(Kind))),
        source=source,
        cue=cue,
        content=content,
        act="assert",
        act_reason="test",
        mode="speech",
        parent=None,
        confidence=0.5,
    )


def _position(att: Attribution) -> tuple[int, int, str]:
    return att.content[0].start, -att.content[-1].end, att.id


def _names_in(text: str) -> tuple[Span, ...]:
    """Every place of a known name, the longer first, without overlap."""
    found: list[Span] = []
    for name in sorted(NAMES, key=lambda name: (-len(name), name)):
        at = text.find(name)
        while at >= 0:
            span = Span(at, at + len(name))
            if all(span.end <= other.start or other.end <= span.start for other in found):
                found.append(span)
            at = text.find(name, at + len(name))
    return tuple(sorted(found))


def _span(size: int) -> st.SearchStrategy[Span]:
    pairs = st.tuples(st.integers(0, size - 1), st.integers(1, size))
    return pairs.map(lambda pair: Span(min(pair[0], pair[1] - 1), max(pair[0] + 1, pair[1])))


def _disjoint(size: int, most: int = 12) -> st.SearchStrategy[tuple[Span, ...]]:
    """Spans of at least one character, in order."""
    cuts = st.lists(st.integers(0, size), max_size=2 * most, unique=True).map(sorted)
    return cuts.map(lambda at: tuple(Span(*pair) for pair in zip(at[::2], at[1::2], strict=False)))
