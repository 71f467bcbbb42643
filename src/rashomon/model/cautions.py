"""Every caution slug that the record may hold, and what it means to a reader."""

from __future__ import annotations

from types import MappingProxyType

CAUTIONS = MappingProxyType(
    {
        "characters.damaged": "Characters were lost or garbled before the text reached us.",
        "characters.repaired": "Garbled characters were turned back into what they stood for.",
        "date.contradicted": "Two dates of publication contradict one another.",
        "date.missing": "No date of publication was found.",
        "quote.unclosed": "A quotation mark is opened and never closed.",
        "boilerplate.removed": "Lines that are not part of the account were left out.",
        "text.truncated": "The text ends before the account does.",
        "duplicate.document": "Another document of the story has the same text.",
        "language.unsupported": "The text is in a language that the reader cannot read.",
        "extraction.disagrees": "Two ways of finding the main text disagree.",
        "encoding.guessed": "No encoding was declared; the one used was detected.",
        "speaker.disputed": "The same words are given to two speakers.",
        "sentences.out-of-order": "Sentences do not stand in the order they were written in.",
        "name.garbled": "A name stands garbled, most often by machine translation.",
    }
)
