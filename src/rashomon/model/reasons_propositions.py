"""Every slug that may stand as the rule behind a proposition's stance."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

STANCE_RULES: Mapping[str, str] = MappingProxyType(
    {
        "cue.accuses": "the holder is reported as accusing somebody of it",
        "cue.agree": "the holder is reported as agreeing to it, which does not say that it is so",
        "cue.agrees": "the holder is reported as agreeing that it is so",
        "cue.announces": "the holder is reported as announcing it",
        "cue.ask": "the holder is reported as asking about it",
        "cue.asserts": "the holder is reported as saying so",
        "cue.believes": "the holder is reported as believing so",
        "cue.complains": "the holder is reported as criticising that it is so",
        "cue.condemns": "the holder is reported as condemning it; what is condemned as an event "
        "is taken to have happened",
        "cue.criticises": "the holder is reported as criticising somebody for doing it",
        "cue.demand": "the holder is reported as demanding it",
        "cue.denial-quoted": "the holder is reported as denying in these words, which hold the "
        "denial themselves",
        "cue.denies": "the holder is reported as denying it",
        "cue.denies-thing": "the holder is reported as denying or refusing a thing, and no event",
        "cue.disagrees": "the holder is reported as disagreeing, which does not say with what",
        "cue.doubts": "the holder is reported as doubting it",
        "cue.expects": "the holder is reported as expecting it",
        "cue.fears": "the holder is reported as fearing so",
        "cue.feels": "the holder is reported as having a feeling about it",
        "cue.guesses": "the holder is reported as guessing or suspecting so",
        "cue.hears": "the holder is reported as having heard or read so",
        "cue.hints": "the holder is reported as suggesting so",
        "cue.hope": "the holder is reported as hoping for it or wanting it",
        "cue.not-denied": "the holder is reported as not denying it",
        "cue.plans": "the holder is reported as planning it",
        "cue.plays-down": "the holder is reported as playing it down or evading it",
        "cue.promise": "the holder is reported as promising or intending it",
        "cue.propose": "the holder is reported as proposing it",
        "cue.quotation": "the words are quoted from the holder",
        "cue.refuse": "the holder is reported as refusing it",
        "cue.request": "the holder is reported as asking for it",
        "cue.topic": "the holder is reported as speaking of it",
        "cue.unbelieved": "the holder is reported as not believing it",
        "cue.unknown": "the words that report it are not in the lexicon",
        "cue.vows": "the holder is reported as vowing or guaranteeing that it is so",
        "cue.warn": "the holder is reported as warning of it",
        "cue.warns": "the holder is reported as warning that it is so",
        "model.unsure": "the sentence model finds that the words leave it open",
        "narration": "the account says so itself",
        "narration.future": "the account foretells it itself",
        "narration.hedged": "the account itself leaves it open",
        "passing.answered": "the holder is said to have answered yes or no when asked about it",
        "passing.contrary": "it is said to be contrary to what the holder claimed",
        "passing.noun": "a noun says that it is the holder's claim or denial",
        "passing.pleaded": "the holder is said to have pleaded not guilty to it, or to deny it",
        "passing.put-upon": "a speaker says that the holder, who is spoken to, says so",
        "passing.rejected": "the holder is reported as rejecting these words of somebody else",
        "words.bare": "the words name an act without saying that anybody does it",
        "words.condition": "the words suppose something, or depend on a condition",
        "words.duty": "the words say what must or should be",
        "words.future": "the words foretell it",
        "words.hedge": "the words themselves leave it open",
        "words.imperative": "the words bid somebody to do something",
        "words.pointing": "the words point at what others said",
        "words.put-upon": "the words say what the one spoken to says",
        "words.question": "the words ask a question",
        "words.wish": "the words say what somebody wants or hopes",
    }
)
"""Slug to its meaning."""
