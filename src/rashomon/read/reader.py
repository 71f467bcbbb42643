"""The reader: one document in, everything it says out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import files

from rashomon.model.documents import Caution, Document
from rashomon.model.ids import attribution_id, content_id, sha256_hex
from rashomon.model.reading import Attribution, Mode, Reading
from rashomon.model.spans import Span
from rashomon.read.acts import find_act
from rashomon.read.mentions import find_mentions
from rashomon.read.nesting import Sheet, find_parent, is_telling, nested_stretches
from rashomon.read.quotations import find_quotations
from rashomon.read.tagger import CONFIG, WEIGHTS, TaggedAttribution, Tagger
from rashomon.settings import Settings
from rashomon.text.sentences import paragraphs

# So many unclosed marks are shown one by one; the rest of a document is summed up in one caution.
_SHOWN_UNCLOSED = 10


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
            Mentions, attributions and cautions; spans are code points into ``document.text``.
            A document in an unsupported language gives an empty reading.
        """
        if any(caution.slug == "language.unsupported" for caution in document.cautions):
            return Reading(document.id)
        blocks = paragraphs(document.text)
        return Reading(
            document=document.id,
            mentions=find_mentions(document.text, blocks),
            attributions=self._reported(document.id, document.text),
            cautions=tuple(_unclosed(document, blocks)),
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
        found = self._attributions(content_id("text", text), text, nested=nested)
        return _with_parents([att for att in found if att.confidence >= min_confidence])

    def _reported(self, document: str, text: str) -> tuple[Attribution, ...]:
        """Attributions that report what somebody said, sure enough to be published."""
        least = self._settings.read.min_confidence
        found = self._attributions(document, text, nested=True)
        return _with_parents(
            [att for att in found if att.confidence >= least and _is_report(text, att)]
        )

    def _attributions(self, document: str, text: str, *, nested: bool) -> tuple[Attribution, ...]:
        found = [_attribution(document, text, tagged) for tagged in self._tagger.attribute(text)]
        if nested:
            found += self._nested(document, text, found)
        mode = self._settings.read.mode
        return _with_parents([att for att in found if mode in ("all", att.mode)])

    def _nested(self, document: str, text: str, outer: Sequence[Attribution]) -> list[Attribution]:
        found: dict[str, Attribution] = {}
        sheet = Sheet.of(text, nested_stretches(text, outer))
        for tagged in self._tagger.attribute(sheet.text):
            placed = _placed(tagged, sheet)
            parent = placed and find_parent(placed.content, placed.cue, outer)
            if placed and parent and is_telling(text, placed.source, placed.confidence):
                att = _attribution(document, text, placed)
                found[att.id] = replace(att, parent=parent.id)
        known = {att.id for att in outer}
        return [att for att in found.values() if att.id not in known]


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
    them.
    """
    source = " ".join(span.of(text) for span in att.source).lower()
    to_reader = source in ("you", "your") and att.kind == "indirect"
    return not to_reader and not att.act_reason.startswith("not-performed")


def _with_parents(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """In order of position; one whose parent was left out stands by itself."""
    kept = {att.id: att for att in found}
    whole = (att if att.parent in kept else replace(att, parent=None) for att in kept.values())
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


def _placed(tagged: TaggedAttribution, sheet: Sheet) -> TaggedAttribution | None:
    """An attribution carried back to the text; ``None`` if it runs over several stretches."""
    parts = [
        tuple(sheet.place(span) for span in part)
        for part in (tagged.source, tagged.cue, tagged.content)
    ]
    whole = [tuple(span for span in part if span is not None) for part in parts]
    if any(len(a) != len(b) for a, b in zip(parts, whole, strict=True)):
        return None
    return replace(tagged, source=whole[0], cue=whole[1], content=whole[2])


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
