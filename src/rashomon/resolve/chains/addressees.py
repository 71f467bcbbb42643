"""To whom a statement is said to have been made: "told reporters", "in a letter to the court".

Verbs of telling and bidding take the one spoken to as their object, other verbs of speaking after
"to" (Levin, English Verb Classes and Alternations, 1993, classes 37.1-37.9; FrameNet,
"Communication", frame element Addressee).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.lexicon.inflection import words
from rashomon.lexicon.names import name_words
from rashomon.model.spans import Span
from rashomon.resolve.chains.frames import Frame
from rashomon.resolve.chains.outlets import find_known

_TELLING = (
    r"tell|tells|told|telling|warn|warns|warned|warning|assure[sd]?|assuring|inform(?:s|ed|ing)?|"
    r"remind(?:s|ed|ing)?|notif(?:y|ies|ied|ying)|advis(?:e|es|ed|ing)|brief(?:s|ed|ing)?|"
    r"ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|implor(?:e|es|ed|ing)|beg(?:s|ged|ging)?|"
    r"instruct(?:s|ed|ing)?|order(?:s|ed|ing)?|invit(?:e|es|ed|ing)|"
    r"lobb(?:y|ies|ied|ying)|petition(?:s|ed|ing)?|"
    r"call(?:s|ed|ing)? (?:again |once more )?(?:up)?on|address(?:es|ed|ing)|thank(?:s|ed|ing)?|"
    r"appeal(?:s|ed|ing)? (?:directly )?to|repl(?:y|ies|ied|ying) to|answer(?:s|ed|ing)|"
    r"wrote to|writing to|writes to|written to|spoke to|speaking to|talking to|complain(?:s|ed) to|"
    r"testif(?:y|ies|ied|ying) (?:to|before)|said to|says to|saying to|reply to|"
    r"press(?:es|ed|ing)|encourag(?:e|es|ed|ing)|"
    r"sen(?:d|ds|t|ding) (?:an? )?(?:letters?|message) to|"
    r"(?:submit(?:s|ted)?|ma[dk]es?) (?:[a-z]+ ){0,3}(?:proposals?|offer) to"
)
# "Was told", "is said to": the subject is the one spoken to, or nobody says it at all; "is telling"
# is no such form.
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|get|gets|got|when|if|as)(?: \w+ly)? $", re.IGNORECASE
)
_PROGRESSIVE = re.compile(r"\w+ing\b", re.IGNORECASE)
_VERB = re.compile(rf"\b(?:{_TELLING}) +(?=\S)", re.IGNORECASE)
_OCCASION = re.compile(
    r"\b(?:in|during|at|on|with|by|wrote|sent) "
    r"(?:(?:an?|the|his|her|their|its|that|this|another) )?(?:[\w-]+ ){0,3}?(?:"
    r"(?:letters?|message|e-?mail|memo|address|speech|statement|text|note|briefing|testimony|"
    r"remarks|comments|plea|appeal|tweet|cable|petition|complaint|filing) (?:sent |addressed )?to|"
    r"testimony before|"
    r"(?:interview|(?:phone |telephone |video )?call|conversation|meeting|talks|phone call|"
    r"discussions?|telephone conversation|exchange|video conference) with"
    r") +(?=\S)",
    re.IGNORECASE,
)
_SPEAKING = re.compile(
    r"\b(?:speaking|talking|in (?:comments|remarks)|responding|replying) to +(?=\S)", re.IGNORECASE
)
_ADDRESSING = re.compile(r"\b[Aa]ddressing +(?=\S)")
# "In a Courier interview".
_INTERVIEW = re.compile(
    r"\b(?:[Ii]n|[Dd]uring) (?:an?|his|her|their) (?:(?:recent|exclusive|[A-Z][a-z]+ \d{4}) )?"
    r"(?P<who>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3})(?: news| radio| television| TV)? "
    r"interview\b(?! (?:with|to|on)\b)"
)

_WORD = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|St|Lt|Col|[A-Z])\.(?=[ A-Z])"
    r"|[\w’'&/-]+(?:\.[\w’'&/-]+)*|[^\w\s]"
)
_MOST_WORDS = 12
"""Words of one who is spoken to, with office and name."""
_STOPS = words(
    "that to on in at during after before by as when while he she it they who whom which if "
    "whether about over for from with via through not how why what where there then and or but "
    "because i we you this these would could should will has had have is are was were earlier "
    "later last next early late today yesterday tomorrow monday tuesday wednesday thursday friday "
    "saturday sunday january february march april may june july august september october "
    "november december also still only again against into saying adding said says following amid "
    "since until no"
)
_OF = re.compile(r"remind|inform|notif|warn|assur|advis", re.IGNORECASE)
_LONGEST = 100
"""Code points of one who is spoken to."""
_NEXT = re.compile(r" (?:[A-Z]|(?:the|other|his|her|their) \w)")
# What follows whoever is bidden, asked or told of something, and no subject of a clause.
_BIDDEN = re.compile(
    r",? (?:not )?to\b| (?:about|against|for|of|whether|if|why|how|what|when|where|who)\b"
)
_OBJECT = re.compile(r"him|me|us|them", re.IGNORECASE)
_TO = re.compile(r"(?:to|before|on)\s*$")
_NAMING = ("Today",)
"""Words that end a phrase in small letters, and end the names of outlets in capitals."""
_DETERMINERS = words("the a an his her its their our my")


def find_hearers(
    text: str, frame: Frame, cue: Span | None, content: Span
) -> Iterator[tuple[Span, str]]:
    """Find the words for those to whom a statement was made.

    Args:
        text: The text.
        frame: The words around the statement.
        cue: Its cue.
        content: Its content, or the first piece of it.

    Yields:
        Noun phrases, of one each, with the slug of the rule.
    """
    if cue is not None:
        yield from ((span, "addressee.verb") for span in _find_objects(text, cue, content))
    for part in (frame.lead, frame.cue, frame.tail):
        for pattern, rule in (
            (_OCCASION, "addressee.occasion"),
            (_SPEAKING, "addressee.speaking"),
            (_ADDRESSING, "addressee.speaking"),
        ):
            for hit in pattern.finditer(text, part.start, part.end):
                yield from ((span, rule) for span in find_phrases(text, hit.end(), part.end))


def _find_objects(text: str, cue: Span, content: Span) -> list[Span]:
    """Those whom the cue's verb of telling has for an object."""
    end = cue.end + len(" to x")
    found = [hit for hit in _VERB.finditer(text, cue.start, end) if hit.start() < cue.end]
    if not found or _is_passive(text, found[-1]):
        return []
    start = found[-1].end()
    # "Reminded readers | of the rain": what they were told of is no part of who they are.
    limit = text.find(" of ", start, start + _LONGEST) if _OF.match(found[-1][0]) else -1
    phrases = find_phrases(text, start, None if limit < 0 else limit)
    # Inside the content stands whoever is bidden: "urged | the crews to wait". Else it is a clause
    # with a subject of its own: "warned | the crews would strike".
    inside = phrases and content.start <= start < content.end and not _TO.search(found[-1][0])
    if inside and _OBJECT.fullmatch(phrases[-1].of(text)):
        return phrases
    if inside and phrases[-1].end < content.end and not _BIDDEN.match(text, phrases[-1].end):
        return []
    return phrases


def find_interviewers(text: str, part: Span) -> Iterator[Span]:
    """Find the names before "interview": "in a Courier interview".

    Args:
        text: The text.
        part: Where to look.

    Yields:
        Names; whether they are outlets' is for the caller to say.
    """
    for hit in _INTERVIEW.finditer(text, part.start, part.end):
        yield Span(*hit.span("who"))


def _is_passive(text: str, verb: re.Match[str]) -> bool:
    before = _PASSIVE.search(text, max(0, verb.start() - 40), verb.start())
    return before is not None and _PROGRESSIVE.match(verb[0]) is None


def find_phrases(text: str, start: int, end: int | None = None) -> list[Span]:
    """The noun phrases that begin at an offset, joined by "and".

    Args:
        text: The text.
        start: Where the first begins.
        end: Where they end at the latest.

    Returns:
        The phrases without what tells when or where; none where no phrase begins.
    """
    known = find_known(text, start)
    if known is not None and (end is None or known <= end):
        return [Span(start, known)]
    found: list[Span] = []
    first = last = start
    count, before = 0, ""
    for passed, hit in enumerate(_WORD.finditer(text, start, len(text) if end is None else end)):
        word = hit[0].lower()
        if "\n" in text[last : hit.start()] or passed == _MOST_WORDS * 3:
            break
        joins = word == "and" and count and _NEXT.match(text, hit.end())
        if joins and text[first:last] not in name_words().demonyms:
            found.append(Span(first, last))
            first = last = hit.end() + 1
            count, before = 0, ""
            continue
        # Of "Velmian and Orlish officials" the first word is no phrase of its own.
        names = hit[0] in _NAMING and text[first:last].istitle()
        if (_ends(word, count, before) and not (joins or names)) or count == _MOST_WORDS:
            break
        last, count, before = hit.end(), count + 1, word
    if count:
        words = text[first:last].removesuffix(" of")  # "her audience of | Monday"
        found.append(Span(first, first + len(words)))
    return found


def _ends(word: str, count: int, before: str) -> bool:
    """Whether a word is no part of the phrase that stands before it."""
    if not word[0].isalnum():
        return True
    return word in _STOPS or (count > 0 and word in _DETERMINERS and before != "of")
