"""The words of a cue and the words around it, as the rules for acts look at them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.lexicon.inflection import words
from rashomon.lexicon.matching import CueMatch, drop_days, find_entries, find_words
from rashomon.model.spans import Span

Negation = Literal["none", "not", "will-not", "refuse", "fail"]

_BEFORE, _AFTER, _HEAD = 90, 200, 400
"""Code points looked at before and after a cue and at the head of a content: a clause or so
(the median sentence of PolNeAR train has 130)."""

_SOURCE_WORDS = 8

_SENTENCE_END = re.compile(r"[.!?;\n](?=[\s\"'\u201d\u2019)]|$)|[\"\u201c\u201d]|\n")
_QUOTES = "\"'\u201c\u201d\u2018\u2019\u201e\u00ab\u00bb`"
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Prof|St|Jr|[A-Z])\.$")

_NOT = words("not never no nor neither without hardly none nobody nothing cannot")
_NOBODY = words("no none nobody neither few")
_MODALS = words("will would won't wouldn't 'll 'd")  # of will; "could not say" is no refusal
_BETWEEN = _MODALS | words(
    "can could do does did don't doesn't didn't has have had hasn't haven't hadn't is are was were "
    "isn't aren't wasn't weren't be been being 's 're 've to also ever yet even still so as any "
    "longer once again far much directly quite just either however and or seem seems seemed appear "
    "appears appeared twice two three four times once"
)
_REFUSING = words(
    "refuse refuses refused refusing decline declines declined declining resist resisted resisting "
    "avoid avoids avoided avoiding unwilling reluctant unable refusal"
)
_FAILING = words(
    "fail fails failed failing neglect neglected neglecting omit omitted omitting failure short of"
)


@dataclass(frozen=True, slots=True)
class CueContext:
    """A cue with its neighbourhood, in lower-case words.

    Args:
        cue: The words of the cue, without days of the week.
        before: Words of the same sentence before it, nearest last.
        after: Words of the same sentence after it; they may belong to the content.
        content: The first words of the content.
        quoted: Whether the content begins inside quotation marks.
        question: Whether the content is one question.
        matches: Lexicon entries found in the cue.
        source: The first words of the source.
    """

    cue: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    content: tuple[str, ...]
    quoted: bool
    question: bool
    matches: tuple[CueMatch, ...]
    source: tuple[str, ...] = ()

    def following(self, match: CueMatch) -> tuple[str, ...]:
        """The words right after an entry, in the cue and beyond it."""
        return (self.cue + self.after)[match.end :]

    def negation(self, match: CueMatch) -> Negation:
        """Whether an entry is negated, and by what.

        Only helping verbs and adverbs may stand between: "did not immediately deny".

        Args:
            match: One of the entries of this cue.

        Returns:
            The kind of negation; ``none`` where there is none.
        """
        modal = False
        inside = set(self.cue[match.start : match.end]) - set(match.entry.words)
        if inside & _NOT or any(word.endswith("n't") for word in inside):
            return "not"  # "was not convinced" is one entry and a negation
        words_before = _without_however(self.before + self.cue[: match.start])[-8:]
        for word in reversed(words_before):
            if word.endswith("n't") or word == "cannot":
                refusing = modal or word in _MODALS
                return "will-not" if refusing else "not"
            if word in _NOT:
                return "will-not" if modal or _ends_in_modal(words_before, word) else "not"
            if word in _REFUSING:
                return "refuse"
            if word in _FAILING and (word not in ("of", "short") or "short" in words_before):
                return "fail"
            if word not in _BETWEEN and not word.endswith("ly"):
                break
            modal = modal or word in _MODALS
        return "not" if self._is_nobodys(match) else "none"

    def _is_nobodys(self, match: CueMatch) -> bool:
        """Whether the source is nobody: "none of the four set forth a plan"."""
        nobody = bool(set(self.source[:1]) & _NOBODY) and all(w.isalpha() for w in self.source[1:2])
        return nobody and match == self.matches[0]


def _without_however(row: tuple[str, ...]) -> tuple[str, ...]:
    """Leaves out the commas of an inserted "however", which would end a verb group."""
    return tuple(w for w in row if w != ",") if "however" in row else row


def _ends_in_modal(row: Sequence[str], negative: str) -> bool:
    """Whether a modal stands right before a negative word: "would never"."""
    at = len(row) - 1 - list(reversed(row)).index(negative)
    return at > 0 and row[at - 1] in _MODALS


def look_around(
    text: str, cue: Sequence[Span], content: Sequence[Span], source: Sequence[Span] = ()
) -> CueContext:
    """Collects what the rules look at.

    Args:
        text: The text.
        cue: Spans of the cue; may be empty.
        content: Spans of the content; may be empty.
        source: Spans of the source; may be empty.

    Returns:
        The context; its size is bounded, whatever the length of the spans.
    """
    pieces = sorted(cue)
    inside = [w for span in pieces for w in find_words(text[span.start : span.end][:_HEAD])]
    own = tuple(drop_days(inside))
    before = _sentence_before(text, pieces[0].start) if pieces else ""
    after = _sentence_after(text, pieces[-1].end) if pieces else ""
    following = tuple(drop_days(find_words(after)))
    who = text[source[0].start : source[0].end][:_HEAD] if source else ""
    begin = min(content).start if content else 0
    head = text[begin : min(content).end][:_HEAD] if content else ""
    return CueContext(
        cue=own,
        before=tuple(drop_days(find_words(before))[-8:]),
        after=following,
        content=tuple(w for w in find_words(head) if w not in _QUOTES)[:16],
        quoted=bool(content) and _is_quoted(text, begin),
        question=bool(content) and _is_question(text, content),
        matches=find_entries(own, following),
        source=tuple(find_words(who)[:_SOURCE_WORDS]),
    )


def _sentence_before(text: str, at: int) -> str:
    window = text[max(at - _BEFORE, 0) : at]
    cut = 0
    for match in _SENTENCE_END.finditer(window):
        if not _ABBREVIATION.search(window, 0, match.end()):
            cut = match.end()
    return window[cut:]


def _sentence_after(text: str, at: int) -> str:
    window = text[at : at + _AFTER]
    for match in _SENTENCE_END.finditer(window):
        is_mark = match[0] in _QUOTES
        if not is_mark and not _ABBREVIATION.search(window, 0, match.end()):
            return window[: match.start()]
    return window


def _is_quoted(text: str, begin: int) -> bool:
    """Whether a content begins with a quotation mark or right after one."""
    return text[begin : begin + 1] in tuple(_QUOTES) or text[max(begin - 1, 0) : begin] in tuple(
        _QUOTES
    )


def _is_question(text: str, content: Sequence[Span]) -> bool:
    """Whether the content is one sentence that ends in a question mark."""
    last = max(content)
    tail = text[last.start : last.end][-_HEAD:].rstrip(_QUOTES + " \n,")
    return tail.endswith("?") and not re.search(r"[.!?]\s", tail)
