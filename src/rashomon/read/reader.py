"""The reader: one document in, everything it says out."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import files

import numpy as np

from rashomon.model.documents import Caution, Document
from rashomon.model.ids import attribution_id, content_id, sha256_hex
from rashomon.model.reading import Attribution, EntityKind, Meaning, Mention, Mode, Reading
from rashomon.model.spans import Span
from rashomon.read.acts import find_act
from rashomon.read.meaning import pool_words, sentence_ranges
from rashomon.read.mentions import find_mentions
from rashomon.read.naming import merge_mentions
from rashomon.read.nesting import Contents, find_parents, is_telling
from rashomon.read.network import CONFIG, WEIGHTS
from rashomon.read.quotations import find_quotations
from rashomon.read.tagger import Tagged, TaggedAttribution, Tagger
from rashomon.read.times import find_times
from rashomon.read.tokens import Words
from rashomon.settings import Settings
from rashomon.text.sentences import paragraphs

# So many unclosed marks are shown one by one; the rest of a document is summed up in one caution.
_SHOWN_UNCLOSED = 10
_MARKS = frozenset('"“”„«»‘`')


class Reader:
    """Finds who is reported as saying what.

    One reader may read any number of texts; it keeps nothing of them, and a text gives the same
    result in any company.

    Args:
        settings: ``settings.read`` says which attributions are kept.

    >>> reader = Reader()  # doctest: +SKIP
    >>> reader.attribute('"It rains," Ana Ruiz said.')  # doctest: +SKIP
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings or Settings()
        self._tagger = Tagger()

    def read(self, document: Document) -> Reading:
        """Reads one document.

        Args:
            document: A cleaned document.

        Returns:
            Mentions, attributions, times, cautions; spans are code points into ``document.text``.
            A document in an unsupported language gives an empty reading.
        """
        if any(caution.slug == "language.unsupported" for caution in document.cautions):
            return Reading(document.id)
        blocks = paragraphs(document.text)
        tagged = self._tagger.read(document.text)
        attributions = self._reported(document.id, document.text, tagged)
        return Reading(
            document=document.id,
            mentions=_mentions(document.text, blocks, tagged),
            attributions=attributions,
            times=find_times(document.text),
            cautions=tuple(_unclosed(document, blocks)),
            meanings=tuple(_meanings(tagged, attributions)),
        )

    def attribute(
        self, text: str, nested: bool = False, min_confidence: float = 0.0
    ) -> tuple[Attribution, ...]:
        """Finds the attributions of any text, exactly as it is.

        Args:
            text: Uncleaned text; its lines are taken for paragraphs.
            nested: Whether to look for attributions inside the contents of others too.
            min_confidence: Leave out what is read with less (0 to 1); by default nothing, whatever
                the settings say of stories.

        Returns:
            Attributions in order of position; spans are code points into ``text``.
        """
        document = content_id("text", text)
        if nested:
            found = self._attributions(document, text, self._tagger.read(text))
        else:
            outer = [_attribution(document, text, item) for item in self._tagger.attribute(text)]
            found = self._in_mode(outer)
        return _with_parents([att for att in found if att.confidence >= min_confidence])

    def _reported(self, document: str, text: str, tagged: Tagged) -> tuple[Attribution, ...]:
        """Attributions that report what somebody said, sure enough to be published."""
        least = self._settings.read.min_confidence
        found = self._attributions(document, text, tagged)
        return _with_parents(
            [att for att in found if att.confidence >= least and _is_report(text, att)]
        )

    def _attributions(self, document: str, text: str, tagged: Tagged) -> list[Attribution]:
        outer = [_attribution(document, text, item) for item in tagged.outer]
        return self._in_mode([*outer, *_nested(document, text, tagged, outer)])

    def _in_mode(self, found: Sequence[Attribution]) -> list[Attribution]:
        mode = self._settings.read.mode
        return [att for att in found if mode in ("all", att.mode)]


def model_digests() -> tuple[tuple[str, str], ...]:
    """The models that the reader uses, without loading them.

    Returns:
        ``(name, sha256)`` of the weights and of the configuration, which names the digests of all
        other files, so that a change in any of them is another model.
    """
    config = files("rashomon").joinpath("weights", "reader", CONFIG).read_bytes()
    weights = json.loads(config)["sha256"][WEIGHTS]
    return (("reader", weights), ("reader-config", sha256_hex(config)))


def _is_report(text: str, att: Attribution) -> bool:
    """Whether anybody is reported as having said or thought anything.

    "She never mentioned a deal" reports no statement of hers, and "you want a clean desk" is
    advice to the reader.  Such cues attribute in the sense of the corpora, so ``attribute`` keeps
    them.  Content without a letter or a figure is a stray mark.
    """
    if not any(char.isalnum() for span in att.content for char in span.of(text)):
        return False
    source = " ".join(span.of(text) for span in att.source).lower()
    to_reader = source in ("you", "your") and att.kind == "indirect"
    return not to_reader and not att.act_reason.startswith("not-performed")


def _with_parents(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """In order of position, each nested one in the innermost of those kept that holds it."""
    kept = {att.id: att for att in found}
    parents = find_parents(list(kept.values()))
    whole = (replace(att, parent=parents.get(att.id)) for att in kept.values())
    return tuple(sorted(whole, key=_position))


def _attribution(document: str, text: str, tagged: TaggedAttribution) -> Attribution:
    judgement = find_act(text, tagged.cue, tagged.content, tagged.source)
    # Words in quotation marks were said, whatever the cue ("'We must,' she thought aloud").
    mode: Mode = judgement.mode if tagged.kind == "indirect" else "speech"
    return Attribution(
        id=attribution_id(document, text, tagged.source, tagged.cue, tagged.content),
        document=document,
        kind=tagged.kind,
        source=tagged.source,
        cue=tagged.cue,
        content=tagged.content,
        act=judgement.act or "assert",
        act_reason=judgement.reason,
        mode=mode,
        parent=None,
        confidence=tagged.confidence,
    )


def _nested(
    document: str, text: str, tagged: Tagged, outer: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Attributions inside the contents of others, each with the one that it stands in."""
    known = {att.id for att in outer}
    contents = Contents(outer)
    for item in tagged.inner:
        parent = contents.find_holder(item.content, item.cue)
        if parent and is_telling(text, item.source):
            att = _attribution(document, text, _unquoted(text, item))
            if att.id not in known:
                known.add(att.id)
                yield replace(att, parent=parent.id)


def _unquoted(text: str, item: TaggedAttribution) -> TaggedAttribution:
    """A nested attribution with the kind that its own marks give it.

    The marks around the words of the one who reports it quote nothing of the nested source.
    """
    edges = {text[max(0, span.start - 1) : span.start + 1] for span in item.content}
    own = any(_MARKS & set(edge) for edge in edges)
    return item if own else replace(item, kind="indirect")


def _mentions(text: str, blocks: tuple[Span, ...], tagged: Tagged) -> tuple[Mention, ...]:
    words = tagged.words
    labelled: list[tuple[Span, EntityKind]] = [
        (Span(int(words.starts[name.first]), int(words.ends[name.stop - 1])), name.kind)
        for name in tagged.names
    ]
    return merge_mentions(text, labelled, find_mentions(text, blocks))


def _meanings(tagged: Tagged, attributions: Sequence[Attribution]) -> Iterator[Meaning]:
    """Of each sentence, then of each content."""
    words = tagged.words
    for first, stop in sentence_ranges(words):
        vector = pool_words(tagged.shares, [(first, stop)])
        if vector is not None:
            span = Span(int(words.starts[first]), int(words.ends[stop - 1]))
            yield Meaning((span,), b64encode(vector).decode("ascii"))
    for att in attributions:
        vector = pool_words(tagged.shares, [_words_in(words, span) for span in att.content])
        if vector is not None:
            yield Meaning(att.content, b64encode(vector).decode("ascii"), att.id)


def _words_in(words: Words, span: Span) -> tuple[int, int]:
    """Half-open range of the words that a span covers."""
    first = int(np.searchsorted(words.ends, span.start, side="right"))
    return first, int(np.searchsorted(words.starts, span.end, side="left"))


def _position(att: Attribution) -> tuple[int, int, str]:
    return att.content[0].start, -att.content[-1].end, att.id


def _unclosed(document: Document, blocks: tuple[Span, ...]) -> Iterator[Caution]:
    """One caution for each quotation mark that nothing closes."""
    open_marks = [q.span for q in find_quotations(document.text, blocks) if q.unclosed]
    for span in open_marks[:_SHOWN_UNCLOSED]:
        mark = Span(span.start, span.start + 1)
        message = "A quotation mark opens here and is not closed; where the words end is a guess."
        yield Caution("quote.unclosed", document.id, mark, message)
    if len(open_marks) > _SHOWN_UNCLOSED:
        rest = len(open_marks) - _SHOWN_UNCLOSED
        message = f"{rest} more quotation marks are opened and not closed."
        yield Caution("quote.unclosed", document.id, None, message)
