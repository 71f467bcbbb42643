"""Every slug that may stand as the rule behind an event's status, or as a reason for joining."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

EVENT_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "act.demands": "somebody is reported as demanding or requesting it",
        "act.promises": "somebody is reported as promising it or agreeing to it",
        "act.reported": "somebody is reported as having said so on that day",
        "act.same": "both report the same act of speaking by the same party",
        "act.to-come": "somebody is reported as about to say so on that day",
        "claim.contested": "the words stand in a claim that one party affirms and another denies",
        "days.fit": "the days of both reports fit each other",
        "deed.same": "both tell the same deed, if by other words, and nothing that sets them apart",
        "head.same": "the same word tells what was done",
        "model.supports": "the sentence model finds that one wording supports the other",
        "noun.past": "a noun tells it, with a day that is not after publication",
        "noun.to-come": "a noun tells it, with a day after publication",
        "participants.shared": "the same parties take part",
        "place.shared": "one report stands within the other and shares its time",
        "plan.carried-out": "one report tells it as planned and another as happened",
        "reports.disagree": "one report tells it as happened and another as denied",
        "stance.denies": "somebody is reported as denying it",
        "step.dated": "it is a step of a proposal, and words say when it was taken",
        "tense.future": "the verb tells it as scheduled, planned or to come",
        "tense.past": "the verb tells it as past",
        "tense.present-ahead": "the verb is in the present, and the day is after publication",
        "undated.fits": "a report names no day, and its verb and parties fit one dated event alone",
        "utterance.same": "the reports are of one utterance",
        "words.demanded": "the words themselves say that somebody orders or demands it",
        "words.negated": "the words themselves say that it did not happen",
        "words.shared": "the reports share most of the words that tell anything",
    }
)
"""Slug to its meaning."""
