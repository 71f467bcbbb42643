"""Documents cut into sentences whose words can be held against others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.model.record import RecordDocument
from rashomon.model.spans import Span
from rashomon.text.function_words import FUNCTION_WORDS
from rashomon.text.grams import WordNumbers
from rashomon.text.sentences import paragraphs, sentences

# Words, and the marks in which a text can differ in what it says: quotation marks, for words that
# one account puts into somebody's mouth and the other does not; signs of money, per cent and minus.
_TOKEN = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*|[“”„‟«»\"‹›‘’‚‛']|[%‰°§$€£¥₽₴±+=]|[-−–](?=\d)")
_ALIKE = str.maketrans({**dict.fromkeys("“”„‟«»‹›‘’‚‛'", '"'), "−": "-", "–": "-"})
# What a word brings to the likeness of two sentences.  Names stand in all accounts of a story, and
# function words in any sentence; a mark is a difference to be shown, and no sign of one origin.
CONTENT, NAME, FUNCTION, MARK = 1.0, 0.6, 0.25, 0.0
# A sentence of more words is cut: whole speeches without a full stop, tables run together.
_LONGEST = 120
MOST_WORDS = 100_000
"""Words of one document that are compared: a book. Nothing that a newsroom calls an account is
longer, and what is left out is said."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document, ready to be held against others.

    Args:
        number: From 1, in the document.
        paragraph: Number of its paragraph, from 1.
        span: Where in the document's text.
        tokens: A number for each word and mark, equal for equal ones of all texts compared.
        weights: What each brings to a likeness.
        places: Where each of them begins and ends in the document's text.
        headline: Whether it stands in the headline.
    """

    number: int
    paragraph: int
    span: Span
    tokens: tuple[int, ...]
    weights: tuple[float, ...]
    places: tuple[tuple[int, int], ...]
    headline: bool = False


@dataclass(frozen=True, slots=True)
class CutUp:
    """A document as sentences.

    Args:
        sentences: In order.
        left_out: Words behind the last of them that are not compared.
    """

    sentences: tuple[Sentence, ...]
    left_out: int


class Vocabulary:
    """Numbers and weights of the words of all documents that are compared."""

    def __init__(self) -> None:
        self._numbers = WordNumbers()
        # Every token is looked at once, however often it stands: that is most of the work.
        self._known: dict[str, tuple[int, float]] = {}

    def find(self, token: str) -> tuple[int, float]:
        """Number and weight of a word or mark as it is written."""
        known = self._known.get(token)
        if known is None:
            form = _form(token)
            known = self._known[token] = self._numbers[form], _weight(token, form)
        return known


def cut_up(doc: RecordDocument, words: Vocabulary, most: int = MOST_WORDS) -> CutUp:
    """Cuts a document into sentences.

    Args:
        doc: The document.
        words: Of all documents that are compared with one another.
        most: Words that are compared; the sentence in which this is reached is the last.

    Returns:
        Its sentences; those without a word or mark are left out.
    """
    found: list[Sentence] = []
    size = 0
    for paragraph, span in _spans(doc.text):
        if size >= most:
            return CutUp(tuple(found), len(doc.text[span.start :].split()))
        sentence = _sentence(doc, len(found) + 1, paragraph, span, words)
        if sentence.tokens:
            size += len(sentence.tokens)
            found.append(sentence)
    return CutUp(tuple(found), 0)


def _spans(text: str) -> Iterator[tuple[int, Span]]:
    for paragraph, stretch in enumerate(paragraphs(text), start=1):
        for sentence in sentences(text, stretch):
            for part in _parts(text, sentence):
                yield paragraph, part


def _parts(text: str, sentence: Span) -> Iterator[Span]:
    """A sentence, cut before every so many words."""
    start = sentence.start
    if len(sentence) > _LONGEST:  # fewer characters than that hold fewer words
        matches = _TOKEN.finditer(text, sentence.start, sentence.end)
        for count, match in enumerate(matches):
            if count and count % _LONGEST == 0:
                yield Span(start, match.start())
                start = match.start()
    yield Span(start, sentence.end)


def _sentence(
    doc: RecordDocument, number: int, paragraph: int, span: Span, words: Vocabulary
) -> Sentence:
    matches = list(_TOKEN.finditer(doc.text, span.start, span.end))
    known = [words.find(match[0]) for match in matches]
    return Sentence(
        number=number,
        paragraph=paragraph,
        span=span,
        tokens=tuple(token for token, _ in known),
        weights=tuple(weight for _, weight in known),
        places=tuple(match.span() for match in matches),
        headline=doc.title_span is not None and doc.title_span.covers(span),
    )


def _form(token: str) -> str:
    if len(token) == 1 and not token.isalnum():
        return token.translate(_ALIKE)
    return token.lower().replace("’", "'")


def _weight(token: str, form: str) -> float:
    if not form[0].isalnum():
        return MARK
    if form in FUNCTION_WORDS:
        return FUNCTION
    return CONTENT if token[0].islower() else NAME


def words_of(sentences: Sequence[Sentence]) -> tuple[list[int], list[float]]:
    """Words of sentences that follow one another, and what each counts."""
    return (
        [token for item in sentences for token in item.tokens],
        [weight for item in sentences for weight in item.weights],
    )
