"""Every caution slug that the record may hold: what it means, and how the doubt is found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class CautionKind:
    """One kind of doubt.

    Args:
        meaning: What it means to a reader, in one sentence.
        found: How it is found, and what is done with the text.
        stages: Stages that raise it, in the order of the pipeline; empty where none does yet.
    """

    meaning: str
    found: str
    stages: tuple[str, ...]


CAUTION_KINDS: Mapping[str, CautionKind] = MappingProxyType(
    {
        "characters.damaged": CautionKind(
            "Characters were lost or garbled before the text reached us.",
            "Replacement characters, control characters, question marks and lone letters where an"
            " apostrophe stood, names split by a blank, and bytes that the encoding does not"
            " know. Nothing is put back: that would be a guess.",
            ("ingest", "clean"),
        ),
        "characters.repaired": CautionKind(
            "Garbled characters were turned back into what they stood for.",
            "Text that was decoded with the wrong encoding (`Ã©` for `é`), where only one reading"
            " is possible. The message shows what stood there before.",
            ("clean",),
        ),
        "date.contradicted": CautionKind(
            "Dates of publication contradict one another, or what the accounts tell.",
            "Dates from metadata, byline and address lie more than two days apart, and one is"
            " taken only where two agree on it; or a date does not fit the days that this account"
            " and others of the story tell of, and is refused. All of them are kept.",
            ("resolve",),
        ),
        "date.missing": CautionKind(
            "No date of publication was found.",
            "Neither metadata, byline nor address gives a date that can be read as one day, and"
            " what the account tells leaves open when it was published.",
            ("resolve",),
        ),
        "quote.unclosed": CautionKind(
            "A quotation mark is opened and never closed.",
            "Marks are paired in their context, paragraph by paragraph; one is left over. Where"
            " the quoted words end is then a guess.",
            ("read",),
        ),
        "boilerplate.removed": CautionKind(
            "Lines that are not part of the account were left out.",
            "Navigation, credits, captions, comments and the like. The message counts them by"
            " kind, and `rashomon explain` of the document says where they stood.",
            ("clean",),
        ),
        "text.truncated": CautionKind(
            "The text ends before the account does.",
            "It ends in an ellipsis, in an invitation to read on or to subscribe, or in an"
            " unfinished sentence; or its file was cut off.",
            ("ingest", "clean"),
        ),
        "duplicate.document": CautionKind(
            "Another document of the story has the same text.",
            "The words of both agree, letter case and punctuation set aside. It stands at every"
            " such document but the first by name.",
            ("judge",),
        ),
        "language.unsupported": CautionKind(
            "The text is in a language that the reader cannot read.",
            "Most of its paragraphs are surely of a language that `clean.languages` does not"
            " name. The document is kept, and nothing is read in it.",
            ("clean",),
        ),
        "extraction.disagrees": CautionKind(
            "Two ways of finding the main text disagree.",
            "On a page of HTML a second, simpler way of choosing paragraphs gives mostly other"
            " words. The document may hold other text than the account, or lack some of it.",
            ("clean",),
        ),
        "encoding.guessed": CautionKind(
            "No encoding was declared; the one used was detected.",
            "The bytes are no UTF-8 and say nothing usable of themselves, so the encoding was"
            " told by the letters that it gives.",
            ("ingest",),
        ),
        "speaker.disputed": CautionKind(
            "The same words are given to two speakers.",
            "Words in marks in a headline stand in the body too, or six words or more stand in"
            " two documents (four in one), and two people who do not speak for one another are"
            " given as their speakers. The message says who is likelier where the sentence before,"
            " damage to the text or the number of documents tells. All reports are kept.",
            ("align",),
        ),
        "sentences.out-of-order": CautionKind(
            "Sentences do not stand in the order they were written in.",
            "Several signs come together: people are named shortly before the paragraph that"
            " introduces them, what the headline announces is told far down, neighbouring"
            " paragraphs are no closer in meaning than distant ones, another document has shared"
            " passages the other way round. It stands at the sentence that shows it best; nothing"
            " is moved.",
            ("align",),
        ),
        "name.garbled": CautionKind(
            "A name stands garbled, most often by machine translation.",
            "A word with a capital that no other document has stands in a place where others"
            " have one name, or is a letter or two off a name close by or off somebody's full name"
            " in two other documents. The message says which name may be meant and where it stands;"
            " another spelling of the same sounds is no doubt.",
            ("align",),
        ),
    }
)

CAUTIONS: Mapping[str, str] = MappingProxyType(
    {slug: kind.meaning for slug, kind in CAUTION_KINDS.items()}
)
"""Slug to meaning."""
