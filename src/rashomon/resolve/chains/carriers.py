"""The outlets that a sentence names as those through whom it has a statement.

"Told the Courier", "in an interview with the Courier", "according to the Courier", "…, the Courier
reported", "was quoted by the Courier as saying", "wrote in the Courier".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.model.spans import Span
from rashomon.resolve.chains.addressees import find_interviewers, find_phrases
from rashomon.resolve.chains.frames import Frame

_BEFORE = re.compile(
    r"\b(?:"
    r"(?:told|tells|telling|told to|as told to)|"
    r"(?:an?|the|his|her|their|recent|exclusive) (?:[a-z-]+ ){0,3}?"
    r"(?:interviews?|conversation|appearance|op-ed|column|article|essay|editorial|comments|statement"
    r"|email|e-mail|remarks|letter|piece|appeared|report) (?:with|on|in|for|to|by|from|published "
    r"(?:by|in|on)|carried by|aired (?:by|on))|"
    r"(?:in|during) (?:comments|remarks|statements) "
    r"(?:to|on|carried by|broadcast by|published by|aired by|reported by|quoted by)|"
    r"speaking (?:to|on|with)|appear(?:ed|ing|ance) on|"
    r"(?:quoted|cited|reported|carried|published|broadcast|interviewed) (?:by|in|on)|"
    r"(?:said|says|wrote|writes|writing|added) (?:on|in|for)|"
    r"according to(?: (?:an?|the) (?:[a-z-]+ ){0,2}(?:reports?|article|story|interview|account) "
    r"(?:by|in|from|on|with))?|"
    r"as (?:first )?(?:reported|quoted|told|published) (?:by|in|on|to)"
    r") +(?=[\w“\"])",
    re.IGNORECASE,
)
# "…, the Courier reported." and "as the Courier first reported".
_AFTER = re.compile(
    r"(?:[,;”\"’]|\bas|—|–) *(?P<who>(?:[Tt]he )?[A-Z\d][^,;:“”\"\n]{0,60}?) "
    r"(?:(?:first|also|previously|earlier|later|has|had) )*"
    r"(?:report(?:s|ed)|quot(?:es|ed) (?:him|her|them|[A-Z]\w+) as saying|cit(?:es|ed) )"
)
_TOLD = re.compile(
    r"told|speaking|interview|comments|statement|remarks|e-?mail|letter|conversation"
)


def find_carriers(text: str, frame: Frame) -> Iterator[tuple[Span, str]]:
    """Find noun phrases that may name an outlet through which a statement came.

    Args:
        text: The text.
        frame: The words around the statement.

    Yields:
        Phrases, each with the slug of its rule; whether it is an outlet is for the caller to say.
    """
    for part in (frame.cue, frame.tail, frame.lead):
        for hit in _BEFORE.finditer(text, part.start, part.end):
            for phrase in find_phrases(text, hit.end(), part.end)[:1]:
                yield phrase, _name_rule(hit[0])
        for hit in _AFTER.finditer(text, part.start, part.end):
            yield Span(*hit.span("who")), "via.reported"
        yield from ((name, "via.told") for name in find_interviewers(text, part))


def _name_rule(trigger: str) -> str:
    low = trigger.lower()
    if "according" in low:
        return "via.according"
    if "quoted" in low or "cited" in low or "reported" in low:
        return "via.quoted"
    return "via.told" if _TOLD.search(low) else "via.published"
