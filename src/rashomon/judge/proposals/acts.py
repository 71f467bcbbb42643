"""Which words put a course of action to somebody, and which answer one.

Lemmas are those of the cue lexicon (``rashomon.lexicon.cues``), whose groups name the literature
behind each class: directives and commissives of Searle & Vanderveken (1985), "Foundations of
Illocutionary Logic", and the speech act verbs of Wierzbicka (1987).  Left out are orders to one's
own people, which leave nothing to answer, and the verbs of campaigns and prayers.
"""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.lexicon.inflection import noun_forms, verb_forms
from rashomon.model.judgement import Answer, ProposalKind
from rashomon.text.words import word_set

_PUTTING: dict[ProposalKind, str] = {
    "proposal": """propose recommend suggest make-proposal submit-proposal make-suggestion
    make-recommendation issue-recommendation put-forward-proposal put-forward-plan
    put-forward-idea float-idea float-proposal pitch-idea submit-plan make-overture broach
    proposal proposition recommendation peace-plan peace-proposal counterproposal
    introduce-resolution suggest-that-should""",
    "offer": "offer make-offer extend-offer hold-out-offer counteroffer counter-offer",
    "demand": """demand call-for call-on make-demand issue-demand insist step-up-calls-for
    ultimatum precondition press want""",
    "request": """request urge appeal appeal-for appeal-to plead plead-with plead-for petition
    ask-for ask-to ask implore beseech make-request make-appeal issue-appeal issue-plea call
    plea submit-request send-request invite invitation issue-invitation extend-invitation""",
}
PUTTING: Mapping[str, ProposalKind] = {
    lemma: kind for kind, lemmas in _PUTTING.items() for lemma in lemmas.split()
}
"""Lemma of a cue to what sort of act it reports."""
TOLD: frozenset[str] = word_set(
    "urge appeal appeal-to plead plead-with petition ask ask-to implore beseech call-on "
    "press invite call plea want insist"
)
"""Of these, the ones that count only where it is known of whom something is asked."""
OFFERED: frozenset[str] = word_set("offer make-offer extend-offer hold-out-offer")
"""Of these, the ones that are as often said of thanks, jobs and opinions: what they offer must be
a course of action, an infinitive or one of `OFFERS`."""
OFFERS: frozenset[str] = word_set(
    """talks negotiations mediation ceasefire cease-fire truce pause amnesty asylum help aid
    assistance compensation guarantee guarantees exchange swap release evacuation passage corridor
    corridors concession concessions deal settlement loan loans credit protection support troops
    inspection inspections referendum elections moratorium"""
)
STEP: Mapping[ProposalKind, str] = {
    "proposal": "proposes",
    "offer": "offers",
    "demand": "demands",
    "request": "asks",
}
"""What each kind is called among the steps."""
_ANSWERING: dict[Answer, str] = {
    "accepts": """agree agree-to accept accede accede-to assent assent-to consent consent-to
    acquiesce acquiesce-to sign-off-on sign-on-to go-along-with give-the-green-light green-light
    give-approval give-consent give-blessing comply comply-with give-in-to bow-to yield-to
    welcome""",
    "refuses": """reject rebuff turn-down spurn rule-out refuse decline say-no say-no-to
    rejection refusal give-short-shrift-to knock-back decline-request decline-invitation dismiss
    close-the-door-on close-the-door-to shut-the-door-on slam-the-door-on""",
}
ANSWERING: Mapping[str, Answer] = {
    lemma: answer for answer, lemmas in _ANSWERING.items() for lemma in lemmas.split()
}
"""Lemma of a cue to the answer that it reports where nothing says otherwise."""
POINTING = frozenset({"accept", "welcome", "dismiss", "reject", "rebuff", "spurn"})
"""Answers whose object may be something else than what was asked: they need a sure tie."""

SCANNED: Mapping[str, str] = {
    form: lemma
    for lemma in sorted(
        word_set(
            "propose demand ask urge request offer call accept agree reject refuse decline rule "
            "let allow permit"
        )
    )
    for form in verb_forms(lemma)
}
"""Form of a verb to its lemma, for words that no cue of a statement holds."""
DENIED_ONLY: frozenset[str] = word_set("let allow permit")
"""Verbs that answer something only where they are denied: "would not let"."""
PARTICLES: Mapping[str, Mapping[str, str]] = {
    "call": {"for": "call-for", "on": "call-on", "upon": "call-on"},
    "rule": {"out": "rule-out"},
    "agree": {"to": "agree-to", "in": "agree"},
    "ask": {"for": "ask-for"},
}
"""What a verb needs after it, and what both are together; ``ask`` goes without, too."""

_NOUNS: Mapping[str, tuple[ProposalKind, ...]] = {
    "proposal": ("proposal", "offer", "request"),
    "suggestion": ("proposal",),
    "recommendation": ("proposal",),
    "initiative": ("proposal", "offer"),
    "idea": ("proposal", "offer"),
    "plan": ("proposal", "offer"),
    "offer": ("offer", "proposal"),
    "invitation": ("offer", "request"),
    "demand": ("demand", "request"),
    "condition": ("demand",),
    "ultimatum": ("demand",),
    "request": ("request", "demand"),
    "appeal": ("request", "demand"),
    "call": ("request", "demand"),
    "plea": ("request", "demand"),
    "petition": ("request", "demand"),
}
PROPOSAL_NOUNS: Mapping[str, tuple[ProposalKind, ...]] = {
    form: kinds for lemma, kinds in _NOUNS.items() for form in noun_forms(lemma)
}
"""Nouns that point at something put, and which kinds they may mean, the likeliest first."""
