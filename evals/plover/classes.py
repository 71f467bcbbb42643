"""Classes of the corpus, and which of them an act of the record stands for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rashomon.model.reading import Act
from rashomon.text.words import word_set

NONE = "none"
"""Answer where no rule says anything: events that are no acts of speech, for the most part."""

SPOKEN = ("AGREE", "DEMAND", "REJECT", "THREATEN", "DISAPPROVE", "CONSULT")
"""Classes that are done by speaking, which are the ones that the product reads."""

# Written down before anything was scored. Offers and promises are AGREE in this corpus, requests
# and orders DEMAND; what is asked, hoped or merely said is none of its classes.
CLASS_OF_ACT: Mapping[Act, str] = MappingProxyType(
    {
        "agree": "AGREE",
        "promise": "AGREE",
        "propose": "AGREE",
        "demand": "DEMAND",
        "request": "DEMAND",
        "refuse": "REJECT",
        "deny": "REJECT",
        "warn": "THREATEN",
        "accuse": "DISAPPROVE",
        "condemn": "DISAPPROVE",
        "assert": NONE,
        "announce": NONE,
        "ask": NONE,
        "hope": NONE,
    }
)

MEETING = word_set("meet meeting talk visit host confer consult mediate mediation welcome")
"""Words by which people meet, whatever their endings: the record has no act for it."""
