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
        measured: How often it was wrong, and what it missed, on which texts and when; real texts
            are those of the evaluation named, ``evals/cautions`` where none is.
        stages: Stages that raise it, in the order of the pipeline; empty where none does yet.
    """

    meaning: str
    found: str
    measured: str
    stages: tuple[str, ...]


CAUTION_KINDS: Mapping[str, CautionKind] = MappingProxyType(
    {
        "characters.damaged": CautionKind(
            "Characters were lost or garbled before the text reached us.",
            "Replacement characters, control characters, question marks and lone letters where an"
            " apostrophe stood, names split by a blank, garbled letters that cannot be turned back,"
            " and bytes that the encoding does not know. Nothing is put back: that would be a"
            " guess.",
            "Of 17 raised on 1,275 real texts all were right (2026-11-22). Of 115 invented texts"
            " it stood at all whose signs beyond ASCII had become U+FFFD or question marks, at 24"
            " where they had become blanks, and at none where they were left out.",
            ("ingest", "clean"),
        ),
        "characters.repaired": CautionKind(
            "Garbled characters were turned back into what they stood for.",
            "Text that was decoded with the wrong encoding (`Ã©` for `é`), where only one reading"
            " is possible. The message shows what stood there before.",
            "Of 40 repairs on 1,275 real texts all were right (2026-11-22). Of 115 invented texts"
            " all that had been read as Windows-1252, once or twice, or as ISO 8859-1 came out as"
            " they were written, and 16 of those read as Macintosh.",
            ("clean",),
        ),
        "date.contradicted": CautionKind(
            "Dates of publication contradict one another, or what the accounts tell.",
            "Dates from metadata, byline and address lie more than two days apart, and one is"
            " taken only where two agree on it; or a date does not fit the days that this account"
            " and others of the story tell of, and is refused. All of them are kept.",
            "Of 57 accounts given dates wrong by 45 days, 400 days and two years, 20 were refused"
            " each time and no true date with them (evals/dating, version 0.1.0). Dates that"
            " contradict one another were not measured.",
            ("resolve",),
        ),
        "date.missing": CautionKind(
            "No date of publication was found.",
            "Neither metadata, byline nor address gives a date that can be read as one day, and"
            " what the account tells leaves open when it was published.",
            "Not measured by itself: of 210 pages whose date is known, a date was given for 197,"
            " of which 175 were right (evals/dating, version 0.1.0).",
            ("resolve",),
        ),
        "quote.unclosed": CautionKind(
            "A quotation mark is opened and never closed.",
            "Marks are paired in their context, paragraph by paragraph; one is left over. Where"
            " the quoted words end is then a guess.",
            "Of 31 raised on real texts and judged, 27 were right; nine more could be seen either"
            " way (2026-11-22). Of 115 invented texts with a closing mark left out it stood at"
            " 104, and at none of those as written; what it misses goes on into a paragraph that"
            " opens with a mark.",
            ("read",),
        ),
        "boilerplate.removed": CautionKind(
            "Lines that are not part of the account were left out.",
            "Navigation, credits, captions, comments and the like. The message counts them by"
            " kind, and `rashomon explain` of the document says where they stood.",
            "Of 40 stretches left out of real texts none belonged to the account (2026-11-22). Of"
            " 115 invented texts with one line of a site in them the line was left out of 86; on"
            " pages 96 of 100 words of the account are kept (evals/maintext).",
            ("clean",),
        ),
        "text.truncated": CautionKind(
            "The text ends before the account does.",
            "It ends in an ellipsis, in an invitation to read on or to subscribe, or in an"
            " unfinished sentence; or its file was cut off.",
            "Both that were raised on 1,275 real texts were right (2026-11-22). Of 115 invented"
            " texts all cut with an ellipsis, a mark, a wall or in a compressed file were told,"
            " 103 with an invitation to read on, and 45 cut anywhere between two words.",
            ("ingest", "clean"),
        ),
        "duplicate.document": CautionKind(
            "Another document of the story has the same text.",
            "The words of both agree, letter case and punctuation set aside. It stands at every"
            " such document but the first by name.",
            "Of 115 copies with other letter case, marks and blanks all were told, and of 115"
            " with another last word none (invented texts, 2026-11-22). On the real piles it was"
            " not raised.",
            ("judge",),
        ),
        "language.unsupported": CautionKind(
            "The text is in a language that the reader cannot read.",
            "Most of its paragraphs are surely of a language that `clean.languages` does not"
            " name. The document is kept, and nothing is read in it.",
            "Twelve accounts in twelve other languages were all told, and an English one with a"
            " paragraph of each never (invented texts, 2026-11-22). On 1,275 real texts it was"
            " raised once, rightly.",
            ("clean",),
        ),
        "extraction.disagrees": CautionKind(
            "Two ways of finding the main text disagree.",
            "On a page of HTML a second, simpler way of choosing paragraphs gives mostly other"
            " words. The document may hold other text than the account, or lack some of it.",
            "Raised on four of 249 pages and right on two; of six pages with a bad text it finds"
            " two (evals/cautions and evals/maintext, 2026-11-22).",
            ("clean",),
        ),
        "encoding.guessed": CautionKind(
            "No encoding was declared; the one used was detected.",
            "The bytes are no UTF-8 and say nothing usable of themselves, so the encoding was"
            " told by the letters that it gives.",
            "Of 115 invented texts saved as Windows-1252 and as Windows-1250 all were told and"
            " rightly decoded; 68 saved as Macintosh were told too, and all decoded wrongly"
            " (2026-11-22). On the real texts it was not raised.",
            ("ingest",),
        ),
        "speaker.disputed": CautionKind(
            "The same words are given to two speakers.",
            "Words in marks in a headline stand in the body too, or six words or more stand in"
            " two documents (four in one), and two people who do not speak for one another are"
            " given as their speakers. The message says who is likelier where the sentence before,"
            " damage to the text or the number of documents tells. All reports are kept.",
            "Not measured on real texts. Two of two pairs of reports written for it are told"
            " (evals/utterances, 2026-11-22).",
            ("align",),
        ),
        "sentences.out-of-order": CautionKind(
            "Sentences do not stand in the order they were written in.",
            "Several signs come together: people are named shortly before the paragraph that"
            " introduces them, what the headline announces is told far down, neighbouring"
            " paragraphs are no closer in meaning than distant ones, another document has shared"
            " passages the other way round. It stands at the sentence that shows it best; nothing"
            " is moved.",
            "Of 924 real texts three were doubted as they were written; of those whose paragraphs"
            " or sentences were shuffled about two in three, and of those with one block or lead"
            " moved one in ten (evals/order, version 0.1.0).",
            ("align",),
        ),
        "name.garbled": CautionKind(
            "A name stands garbled, most often by machine translation.",
            "A word with a capital that no other document has stands in a place where others"
            " have one name, or is a letter or two off a name close by or off somebody's full name"
            " in two other documents. The message says which name may be meant and where it stands;"
            " another spelling of the same sounds is no doubt.",
            "Not measured.",
            ("align",),
        ),
    }
)

CAUTIONS: Mapping[str, str] = MappingProxyType(
    {slug: kind.meaning for slug, kind in CAUTION_KINDS.items()}
)
"""Slug to meaning."""
