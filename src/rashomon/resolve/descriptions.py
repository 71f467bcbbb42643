"""Descriptions → those whom they describe: "the UN chief", "his spokesman", "the ministry".

A description means the one holder of the role that it names, in its document, else in the story;
failing that, the one described before in the same words.  Indefinite descriptions introduce
somebody and mean nobody named before (Heim 1982, "The Semantics of Definite and Indefinite Noun
Phrases").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from rashomon.model.spans import Span
from rashomon.resolve.clusters import Key
from rashomon.resolve.phrases import Phrase


class RoleLike(Protocol):
    """What is asked of a role: see ``resolve.roles.Role``."""

    @property
    def document(self) -> str:
        """Id of the document that tells of it."""

    @property
    def holder(self) -> Key | None:
        """Who holds it, if named."""

    @property
    def noun(self) -> str:
        """The office in small letters."""

    @property
    def of(self) -> Key | None:
        """What it is an office of."""

    @property
    def span(self) -> Span:
        """The words for the role."""

    @property
    def evidence(self) -> Span:
        """Role and name together."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Whom some words mean.

    Args:
        key: The entity.
        rule: Slug of the rule that found it, e.g. ``pronoun.subject``, ``role.holder``.
        evidence: The words of the same document that carry the link.
    """

    key: Key
    rule: str
    evidence: Span


class Holders:
    """Who holds which role, in one document and in the whole story.

    Args:
        own: The document's roles, in order.
        story: Roles with a holder, of all documents.
    """

    def __init__(self, own: Sequence[RoleLike], story: Sequence[RoleLike]) -> None:
        self._own = _by_noun(role for role in own if role.holder is not None)
        self._story = _by_noun(story)
        self._open = sorted((r for r in own if r.holder is None), key=lambda r: r.span)

    def find(self, phrase: Phrase, of: Key | None = None) -> Reference | None:
        """The one holder of the role that a description names.

        Args:
            phrase: The description.
            of: What it is an office of, where that is known otherwise ("his boss").

        Returns:
            ``None`` where nobody or more than one holds it.
        """
        if phrase.determiner == "indefinite" or phrase.plural:
            return None
        named = self._role_in(phrase)
        noun = named.noun if named is not None else phrase.head
        body = named.of if named is not None else of
        for roles, rule in ((self._own, "role.holder"), (self._story, "role.holder-in-story")):
            fitting = [r for r in roles.get(noun, ()) if body is None or r.of in (None, body)]
            exact = [r for r in fitting if body is not None and r.of == body] or fitting
            holders = {r.holder for r in exact}
            if len(holders) == 1 and exact[0].holder is not None:
                evidence = exact[0].evidence if rule == "role.holder" else phrase.span
                return Reference(exact[0].holder, rule, evidence)
            if holders:
                return None
        return None

    def _role_in(self, phrase: Phrase) -> RoleLike | None:
        return next((r for r in self._open if r.span.covers(phrase.head_span)), None)


def _by_noun(roles: Iterable[RoleLike]) -> Mapping[str, Sequence[RoleLike]]:
    found: dict[str, list[RoleLike]] = {}
    for role in roles:
        found.setdefault(role.noun, []).append(role)
    return found
