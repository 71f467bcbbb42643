"""Words for readers: what the fields of a record mean, and how doubt is put."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from rashomon.model.reasons import ACCOUNT_REASONS, DERIVATION_REASONS
from rashomon.model.reasons_claims import LINK_REASONS, LINK_RULES
from rashomon.model.reasons_events import EVENT_REASONS
from rashomon.model.reasons_proposals import PROPOSAL_REASONS
from rashomon.model.reasons_propositions import STANCE_RULES
from rashomon.model.record import PublishedDate

FIELD_NOTES: Mapping[str, str] = MappingProxyType(
    {
        "Record.format": "Always `rashomon-record`.",
        "Record.version": "Version of the format; it rises only if a field changes its meaning.",
        "Record.run": "What made this record.",
        "Record.documents": "Every account of the story, sorted by id.",
        "Record.entities": "Everyone and everything named, sorted by id.",
        "Record.attributions": "Every reported statement, by document and place.",
        "Record.utterances": "Acts of speaking, each however often it is reported, sorted by id.",
        "Record.claims": "Propositions and the positions reported on them, sorted by id.",
        "Record.proposals": "Proposals, demands, offers and requests with the answers to them,"
        " sorted by id.",
        "Record.reuse": "Passages that two documents share, by place.",
        "Record.derivations": "Documents of which one was made from the other, or both from a"
        " third, by pair.",
        "Record.accounts": "How many of the documents are independent accounts.",
        "Record.events": "What is reported as happened, planned, demanded, denied or disputed, by"
        " time.",
        "Record.cautions": "Published doubts about quality, by document and place.",
        "Record.failures": "Inputs that could not be read, and why.",
        "Run.stages": "Stage to version, in the order of the pipeline.",
        "Run.models": "Model to SHA-256 of its file.",
        "RecordDocument.id": "Content id: the same input has the same id on every machine.",
        "RecordDocument.name": "The file's own name; for a row its `id` field, or `file#row`.",
        "RecordDocument.sha256": "SHA-256 of the bytes received (of the whole archive or table,"
        " for one entry of it).",
        "RecordDocument.text": "The account, cleaned: headline and paragraphs, separated by blank"
        " lines. Every span of the record points into such a text.",
        "RecordDocument.times": "Expressions of time in the text, with their TIMEX3 values.",
        "RecordDocument.removals": "What was left out of the text, and what it was taken for;"
        " `origin` counts code points of the characters received, not of `text`.",
        "PublishedCandidate.span": "Where the date stands in the document's text; `null` where it"
        " came from metadata or from a line that was left out.",
        "SaidAt.value": "EDTF (ISO 8601-2), or `null` where it is not known.",
        "SaidAt.basis": "What the value rests on: words of the text, the date of the document,"
        " or a date that was inferred.",
        "Statement.source": "The words for whoever it is attributed to; may be empty.",
        "Statement.speaker": "Entity that is reported as saying it; `null` is an honest answer.",
        "Statement.speaker_rule": "Rule that linked source and speaker; `null` without a speaker.",
        "Statement.speaker_evidence": "The words that carry the link; `null` without a speaker.",
        "Statement.via": "Entities through whom it reached this document, nearest the speaker"
        " first; the outlet itself is the last of every statement and is not listed.",
        "Statement.via_evidence": "For each of `via` the words that say so.",
        "Statement.addressee": "Entities it was addressed to.",
        "Statement.addressee_evidence": "For each of `addressee` the words that name it.",
        "Statement.time": "When it was said.",
        "Statement.time_rule": "Rule that found when it was said, or `null`.",
        "Statement.time_evidence": "The expression of time that says so, or `null`.",
        "PublishedDate.rule": "Rule that chose or inferred the date, or `null`.",
        "PublishedDate.evidence": "Words that an inferred or refused date rests upon.",
        "Claim.id": "Content id of its propositions.",
        "Claim.text": "The plainest wording found.",
        "Claim.place": "Where that stands.",
        "Claim.contested": "Whether one party is reported to affirm it and another to deny it, at"
        " compatible times.",
        "Claim.reports": "How many documents report a position on it or state it themselves.",
        "Claim.independent_reports": "Lowest and highest number of independent ones.",
        "Claim.positions": "Who is reported to hold what; no entry is no position.",
        "Claim.narration": "Accounts that state it, or its opposite, in their own voice.",
        "Claim.values": "Where reports differ on one quantity, every value; none is picked.",
        "Claim.changes": "Parties that are reported to have held one stance and later the other.",
        "Claim.links": "What makes its propositions one claim, each match with its reasons.",
        "Claim.propositions": "The words of every place, with the stance of whoever holds it.",
        "Position.party": "Entity id; a person is counted with whom they speak for.",
        "Position.stance": "What the party is reported to hold of the claim's text.",
        "Position.attributions": "Attribution ids that report it; empty where narration gives it"
        " in passing.",
        "Position.spans": "The words of each report.",
        "Position.speakers": "Entities that took the stance.",
        "Position.per": "Entities through whom it is reported: B's position that A tells of is"
        " per A.",
        "Position.time": "EDTF, or `null` where it is not known.",
        "Proposition.stance": "The holder's stance on the words as they stand; `null` for words"
        " that are neither affirmed nor denied.",
        "Proposition.attribution": "Statement whose content the words stand in; `null` for"
        " narration.",
        "ClaimLink.relation": "Of the words as they stand: the `same`, or the `opposite`.",
        "ClaimValue.value": "The number as plain digits, with what it counts.",
        "Narrated.stance": "Whether the account states the claim (`affirms`) or its opposite.",
        "Proposal.id": "Content id.",
        "Proposal.kind": "What sort of act it is reported as.",
        "Proposal.by": "Entity that proposes; `null` where it is not known.",
        "Proposal.to": "Entities it is put to.",
        "Proposal.text": "The plainest wording found.",
        "Proposal.place": "Where that stands.",
        "Proposal.attributions": "Attribution ids that report it.",
        "Proposal.spans": "The words of each report.",
        "Proposal.responses": "Reported answers, in order of time; none is none on record.",
        "Proposal.steps": "Every reported step with its time, earliest first.",
        "Proposal.status": "Where the proposal stands as far as reported, derived from the steps.",
        "Proposal.rule": "Rule that gave the status.",
        "Step.what": "`proposes`, `demands`, `offers`, `asks`, `stalls`, or an answer.",
        "Response.party": "Entity id.",
        "Response.response": "How the party is reported to have answered.",
        "Response.attributions": "Attribution ids that report it.",
        "Response.spans": "The words of each report.",
        "Response.reasons": "What ties the answer to this proposal.",
        "Event.id": "Content id.",
        "Event.label": "The plainest wording found.",
        "Event.time": "When it is reported to be.",
        "Event.published": "Between which days the accounts that tell it appeared (EDTF).",
        "Event.status": "How it is reported.",
        "Event.participants": "Entity ids.",
        "Event.attributions": "Attribution ids that report it; empty where narration alone does.",
        "Event.spans": "Where it is told; the first is that of the label.",
        "Event.times": "Expressions of time that date it.",
        "Event.reasons": "What makes the reports one event.",
        "Reuse.id": "Content id of the two places.",
        "Reuse.kind": "What is shared; only `narration` is evidence of copying.",
        "Reuse.direction": "Which document was made from which, as the derivation of the two says;"
        " `unknown` for quotations and boilerplate, which are no evidence of it.",
        "Reuse.reasons": "Slugs of the reasons for it, those of the derivation.",
        "RecordDerivation.id": "Content id of the two documents.",
        "Accounts.groups": "Documents that are one account or parts of one, and those alone.",
    }
)

Label = Literal["high", "medium", "low"]

# The reader's confidence is a probability that content and source are both read rightly.  Two
# trained annotators agree on about 8 attributions of 10 (overlap F1 79.6, measured on the articles
# of PolNeAR, Newell et al. 2018, that several people annotated): a reading can hardly be called
# sure below that.
_HIGH = 0.8
# Below one half a reading is more likely to be wrong than right.
_MEDIUM = 0.5


def confidence_label(confidence: float) -> Label:
    """A confidence in words, for people.

    Args:
        confidence: 0 to 1, of our reading of the text.

    Returns:
        ``high`` from 0.8, ``medium`` from 0.5, ``low`` below.
    """
    if confidence >= _HIGH:
        return "high"
    return "medium" if confidence >= _MEDIUM else "low"


BASIS_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "metadata": "given with the document",
        "byline": "in the byline",
        "url": "in the address",
        "text": "in the text",
        "inferred": "inferred",
    }
)


def basis_words(date: PublishedDate) -> str:
    """What a date of publication rests on.

    Args:
        date: The date.

    Returns:
        E.g. ``in the byline``; ``by hand`` where a person set it.
    """
    return "by hand" if is_by_hand(date) else BASIS_WORDS[date.basis]


def is_by_hand(date: PublishedDate) -> bool:
    """Whether a person set a date of publication.

    Args:
        date: The date.
    """
    return date.rule == "review"


SAID_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "expression": "as the text says",
        "document": "by the date of the account",
        "inferred": "by an inferred date",
        "unknown": "not known",
    }
)


REASON_TABLES = (
    *(DERIVATION_REASONS, ACCOUNT_REASONS, STANCE_RULES, LINK_REASONS, LINK_RULES),
    *(PROPOSAL_REASONS, EVENT_REASONS),
)
_REASONS: Mapping[str, str] = MappingProxyType(
    {slug: words for table in reversed(REASON_TABLES) for slug, words in table.items()}
)


def reason_words(slug: str) -> str:
    """A rule or a reason behind any finding, in words for people.

    Args:
        slug: E.g. ``credit.byline``.

    Returns:
        Its meaning, or the slug itself where no table has it.
    """
    return _REASONS.get(slug, slug)


# Rules of stances that go without saying: the words were said, or written.
_PLAIN_STANCES = frozenset({"cue.asserts", "cue.announces", "cue.quotation", "narration"})


def stance_words(rules: Sequence[str]) -> str:
    """How a stance is reported, where its words alone do not tell: denied words deny.

    Args:
        rules: Slugs of the rules behind it.

    Returns:
        E.g. "the holder is reported as denying it"; empty where the words were simply said, and
        where several rules stand behind it.
    """
    rule = rules[0] if len(rules) == 1 else ""
    return "" if not rule or rule in _PLAIN_STANCES else reason_words(rule)


def days_words(value: str) -> str:
    """An EDTF date or interval as a reader takes it in.

    >>> days_words("2031-04-21/2031-04-24")
    '2031-04-21 to 2031-04-24'
    """
    return value.replace("/", " to ")


_SAID: Mapping[str, str] = MappingProxyType(
    {
        "assert": "said",
        "deny": "denied",
        "accuse": "accused",
        "condemn": "condemned",
        "demand": "demanded",
        "request": "requested",
        "propose": "proposed",
        "promise": "promised",
        "agree": "agreed",
        "refuse": "refused",
        "ask": "asked",
        "hope": "hoped",
        "warn": "warned",
        "announce": "announced",
    }
)


def said_words(outlet: str, who: str, act: str, mode: str) -> str:
    """Who reports it of whom, in the grammar of this record.

    Args:
        outlet: The outlet, as it is to be written.
        who: The one reported as saying it, likewise; empty where nobody is told.
        act: What the cue does.
        mode: ``speech`` or ``attitude``.

    >>> said_words("The Lantern", "Ilva Renko", "deny", "speech")
    'The Lantern reports that Ilva Renko denied'
    """
    named = who or "somebody (who, is not established)"
    if mode == "attitude":
        return f"{outlet} reports as a thought or intention of {named}"
    return f"{outlet} reports that {named} {said_verb(act)}"


def said_verb(act: str) -> str:
    """What a cue does, as a verb of the past.

    Args:
        act: The act.

    >>> said_verb("deny")
    'denied'
    """
    return _SAID.get(act, "said")
