"""Which expression of time says when something was said: one in the clause of the cue.

What stands in the content dates what is told, not the telling.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.lexicon.inflection import words
from rashomon.model.reading import Attribution, TimePhrase
from rashomon.model.spans import Span

_LONGEST_SENTENCE = 600
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*(?=\s)|\n")
# Before these a time bounds something or belongs to a noun; it is not when it was said.
_NOT_WHEN = words(
    "since until till by before after from to through between of for than following prior and "
    "toward towards throughout about"
)
# "At Tuesday's press conference" says when; "Tuesday's attack" does not.
_AT = words("at in during on")
# "In the April speech" says when; "the April policy" does not.
_ATTRIBUTIVE = re.compile(r"\b(?:the|an?|his|her|their|its|that|this)\s$", re.IGNORECASE)
_AT_OCCASION = re.compile(
    r"\b(?:at|in|on|during)\s(?:the|an?|his|her|their|its|that|this)\s$", re.IGNORECASE
)
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s,]*$")
_JOINS = re.compile(r"\s?(?:and|or|to|through|until|-|–|—)\s?(?:in |on )?")
_CLOSED_RELATIVE = re.compile(r",\s+(?:who|which|whose|where|when|whom)\b[^,]{0,200},")
_RELATIVE = re.compile(
    r"\b(?:who|which|whose|where|when|whom|that|because|although|while|if|as)\b", re.IGNORECASE
)
# "Ruiz, elected on Monday, said": a participle beside the name dates something else, unless it is
# one of saying or of making known.
_PARTICIPLE = re.compile(r"\b(?!speaking|writing|talking|testifying)\w{2,}(?:ed|en|ing)\b")
_MADE_KNOWN = re.compile(
    r"\b(?:issued|released|published|posted|sent|dated|aired|broadcast|made|written|recorded"
    r"|delivered|filed|signed|tweeted)\b[^.;]{0,40}$"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """Where a statement is made.

    Args:
        att: The statement.
        cue: Its cue, or its source where it has none.
        sentence: The sentence that the cue stands in.
    """

    att: Attribution
    cue: Span
    sentence: Span


class Clauses:
    """The clauses in which the statements of one document are made.

    Args:
        text: The document's text.
        phrases: Expressions of time, in order.
        attributions: In any order.
    """

    def __init__(
        self, text: str, phrases: Sequence[TimePhrase], attributions: Iterable[Attribution]
    ) -> None:
        self.text, self.phrases = text, phrases
        self._clauses: dict[str, Clause] = {}
        self._beside: dict[Span, list[Clause]] = {}
        for att in attributions:
            cue = cue_span(att)
            if cue is not None:
                clause = Clause(att, cue, sentence_of(text, cue))
                self._clauses[att.id] = clause
                self._beside.setdefault(clause.sentence, []).append(clause)

    def own(self, att: Attribution) -> tuple[int, ...]:
        """Expressions in the clause of a cue that may say when it was said.

        Args:
            att: The attribution.

        Returns:
            Their indices in ``phrases``, in order; more than one where the clause names several.
        """
        return tuple(at for at in self._said(att) if not self._is_joined(at))

    def is_spread(self, att: Attribution) -> bool:
        """Whether an expression in the clause of a cue goes on with another: "in 2029 and 2030".

        Args:
            att: The attribution.
        """
        return any(map(self._is_joined, self._said(att)))

    def _said(self, att: Attribution) -> tuple[int, ...]:
        clause = self._clauses.get(att.id)
        if clause is None:
            return ()
        first = bisect_left(self.phrases, clause.sentence.start, key=_start)
        stop = bisect_left(self.phrases, clause.sentence.end, lo=first, key=_start)
        found = range(first, min(stop, first + _MOST_TIMES))
        return tuple(at for at in found if self._says_when(clause, self.phrases[at].span))

    def _is_joined(self, at: int) -> bool:
        """Whether another expression goes on with this one: "in 2029 and 2030" is neither year."""
        if at + 1 == len(self.phrases):
            return False
        between = self.text[self.phrases[at].span.end : self.phrases[at + 1].span.start]
        return _JOINS.fullmatch(between) is not None

    def words_about(self, att: Attribution) -> str:
        """The words around a cue that are no part of what is said.

        Args:
            att: The attribution.

        Returns:
            A stretch of its sentence about source and cue; empty without a cue.
        """
        clause = self._clauses.get(att.id)
        if clause is None:
            return ""
        begin = min([clause.cue.start, *(part.start for part in att.source)])
        stretch = Span(
            max(clause.sentence.start, begin - _AROUND),
            max(clause.cue.end, min(clause.sentence.end, clause.cue.end + _AROUND)),
        )
        content = [part for beside in self._among(clause) for part in beside.att.content]
        return self._without(content, min(stretch.start, begin), stretch.end)

    def _among(self, clause: Clause) -> Sequence[Clause]:
        """Clauses of the same sentence; a sentence of endless ones is told by its first."""
        return self._beside[clause.sentence][:_MOST_CLAUSES]

    def _says_when(self, clause: Clause, span: Span) -> bool:
        att, cue = clause.att, clause.cue
        if any(_overlap(span, part) for part in att.content) or not self._is_adverbial(span):
            return False
        if any(_overlap(span, part) for part in att.source):
            return bool(_MADE_KNOWN.search(self.text, clause.sentence.start, span.start))
        if cue.covers(span):
            return True
        rivals = (beside for beside in self._among(clause) if beside.att.id != att.id)
        if any(self._is_of(rival, clause, span) for rival in rivals):
            return False
        return self._is_in_clause(att, cue, span)

    def _is_adverbial(self, span: Span) -> bool:
        before = _WORD_BEFORE.search(self.text, max(0, span.start - 30), span.start)
        word = before[1].lower() if before else ""
        # The expression may hold its own preposition or article.
        if self.text.startswith(("'s", "’s"), span.end) or self.text.startswith(
            ("'s", "’s"), span.end - 2
        ):
            return word in _AT
        if _ATTRIBUTIVE.search(self.text, max(0, span.start - 30), span.start):
            return bool(_AT_OCCASION.search(self.text, max(0, span.start - 30), span.start))
        return word not in _NOT_WHEN

    def _is_of(self, rival: Clause, clause: Clause, span: Span) -> bool:
        """Whether an expression is part of another statement, or nearer to its cue."""
        if any(part.covers(clause.cue) for part in rival.att.content):
            return not any(part.covers(span) for part in rival.att.content)
        if any(_overlap(span, part) for part in rival.att.content):
            return True
        if span.start > clause.cue.start:
            return clause.cue.start < rival.cue.start <= span.start
        return rival.cue.start < clause.cue.start and not self._opens(clause.sentence, span)

    def _opens(self, sentence: Span, span: Span) -> bool:
        """Whether an expression opens its sentence, and so holds for all that is said there."""
        return len(self.text[sentence.start : span.start].split()) <= _OPENING

    def _is_in_clause(self, att: Attribution, cue: Span, span: Span) -> bool:
        """Whether no clause of its own lies between the expression and the cue."""
        left, right = (span, cue) if span.start < cue.start else (cue, span)
        between = self._without(att.content, left.end, right.start)
        between = _CLOSED_RELATIVE.sub(" ", between)
        if "\n" in between.strip() or _RELATIVE.search(between):
            return False
        name = att.source[-1] if att.source else None
        if name is not None and name.end <= span.start < cue.start:
            relative = _RELATIVE.search(name.of(self.text))
            return not (relative or _PARTICIPLE.search(self.text, name.end, span.start))
        return True

    def _without(self, content: Iterable[Span], start: int, end: int) -> str:
        """A stretch of text without the content in it: quotations stand between cue and time."""
        pieces, at = [], start
        for part in sorted(content):
            if part.end > at and part.start < end:
                pieces.append(self.text[at : max(at, part.start)])
                at = min(end, part.end)
        pieces.append(self.text[at:end])
        return " ".join(pieces)


def cue_span(att: Attribution) -> Span | None:
    """Where an attribution is made: its cue, else its source."""
    parts = att.cue or att.source
    return Span(parts[0].start, parts[-1].end) if parts else None


def sentence_of(text: str, span: Span) -> Span:
    """The sentence that holds the start of a span, as far as a sentence may reach."""
    floor = max(0, span.start - _LONGEST_SENTENCE)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, floor, span.start)]
    stop = _SENTENCE_END.search(text, span.end, span.end + _LONGEST_SENTENCE)
    end = stop.end() if stop else min(len(text), span.end + _LONGEST_SENTENCE)
    return Span(ends[-1] if ends else floor, end)


# Words before an expression that opens its sentence: "But late on Monday".
_OPENING = 3
# Code points about source and cue in which it is said when: "in a separate statement".
_AROUND = 60
# Statements and times of one sentence that are looked at; prose has fewer.
_MOST_CLAUSES = 12
_MOST_TIMES = 12


def _start(phrase: TimePhrase) -> int:
    return phrase.span.start


def _overlap(left: Span, right: Span) -> bool:
    return left.start < right.end and right.start < left.end
