"""Every slug that may stand as a rule or reason behind a proposal, an answer or its status."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PROPOSAL_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "answer.accepts": "a party is reported as agreeing to it or accepting it",
        "answer.in-principle": "a party is reported as agreeing to it in principle",
        "answer.only-studied": "somebody says that no more than a study or talks were agreed",
        "answer.on-condition": "a party is reported as taking it up only on a condition",
        "answer.refuses": "a party is reported as rejecting it or refusing to do it",
        "answer.says-none": "somebody says that there was no such agreement, offer or proposal",
        "put.agreed-to": "what was agreed to is told as something that others take part in",
        "put.condition": "it is the condition on which a party would take up something else",
        "put.letter": "a letter is reported in which it is asked for or proposed",
        "put.noun": "a noun says that it is somebody's proposal, demand, offer or request",
        "put.part": "it is a part of a proposal that is told apart and may be answered apart",
        "put.same-again": "it is said to have been put once more",
        "put.statement": "a statement reports that it was put",
        "put.words": "a verb with a named subject says so within a statement or in narration",
        "same.meaning": "the sentence model finds that each of two reports says the other",
        "same.statement": "two reported statements mean nearly the same and share words",
        "same.utterance": "two reports tell of one utterance",
        "same.words": "two reports share most of the words that tell something",
        "status.accepted": "all answers on record accept it",
        "status.answers-differ": "one answer on record accepts it and another refuses or disputes "
        "it",
        "status.disputed": "the only answer on record disputes what was put or agreed",
        "status.in-principle": "it was accepted in principle and not refused",
        "status.no-answer": "no answer is on record",
        "status.refused": "all answers on record refuse it",
        "status.said-to-stall": "words say that it, or the talks on it, came to a halt",
        "tie.accepted": "it is what others say was accepted by a party concerned",
        "tie.asked": "the one who answers is one of whom it was asked",
        "tie.meaning": "the answer and a report of what was put mean nearly the same",
        "tie.points-back": "the answer points back at it: the nearest before it in the document",
        "tie.same-document": "answer and proposal stand in one document",
        "tie.told-by-asker": "the answer is told by the side that put it",
        "tie.words": "the answer names what was put",
    }
)
"""Slug to its meaning."""
