"""Every slug that may stand as a reason for a derivation or for a group of accounts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

DERIVATION_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "credit.link": "it links to the other as the account it is made from",
        "credit.field": "a field that came with it names the other's outlet",
        "credit.note": "a note says that the text is the other's",
        "credit.byline": "its byline names the other's outlet",
        "credit.dateline": "its dateline names the other's outlet",
        "credit.copyright": "it prints the other's notice of copyright",
        "credit.contributed": "a note says that the other's outlet contributed to it",
        "credit.text": "it names the other's outlet beside the words that they share",
        "credit.same": "both credit the same outlet or agency for their text",
        "signoff.same": "both print the same reporters' and editors' names below the text",
        "version.later": "one outlet printed both, this one later",
        "later": "it was published later",
        "truncated": "it breaks off where the other goes on",
        "lead.added": "it puts a beginning of its own before the other's text",
        "background": "it ends with a piece from the midst of the other",
        "opening.taken": "the other's opening stands within it",
        "merged": "it is made of pieces of two accounts that share nothing with one another",
        "shortened": "its sentences lack words that the other's have",
        "origin.shared": "both are made from a third account",
        "through": "it is made from an account that is made from the other",
        "same.text": "nearly all narration of both is shared",
        "contained": "nearly all narration of one stands in the other",
        "order.changed": "what they share stands in another order",
        "reworded": "what they share is told in other words",
        "partial": "a part of both is shared",
    }
)
"""Slug to its meaning; "it" is the account that was made, "other" the one it was made from."""

ACCOUNT_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "alone": "it shares no narration with another account",
        "narration.shared": "they share narration",
        "origin.found": "all of them come from one account",
        "origin.credited": "they credit one outlet or agency that is not among them",
        "origin.open": "which of them was first cannot be told",
        "own.narration": "several have narration of their own for half of their text or more",
        "may.be.reworded": "what is not shared may tell the same in other words",
        "credit.elsewhere": "its original is not among the accounts and may have used one of them",
        "translated": "it is a translation, and its original may have used one of the others",
        "agency.counted": "another group has text of the same agency",
    }
)
"""Slug to its meaning."""
