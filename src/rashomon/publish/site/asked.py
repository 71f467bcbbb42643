"""What a reader asks of a page, as it stands in the page's address."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Self
from urllib.parse import urlencode

from rashomon.errors import UsageError

# Characters of a text that is searched for; more is no search but a paste.
_LONGEST = 300
_FILTERS = ("q", "speaker", "party", "outlet", "account", "kind", "act", "caution", "language")
_SINGLE = (*_FILTERS, "at", "run")
_SWITCHES = ("contested", "unreviewed")
_NUMBERS = ("page", "done")
_RUN = re.compile("([0-9a-f]{12})?")
# Documents that can be compared at once.
_MOST = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """Filters, place and choice.

    Args:
        q: Words that a statement must hold, all of them.
        speaker: Entity id, or ``unknown``.
        party: Entity id of a party, or of one who speaks for itself.
        outlet: Name of an outlet, or ``unknown``.
        account: Id of the document that a group of accounts goes by, or ``alone`` for documents
            that are an account of their own.
        kind: ``direct``, ``indirect`` or ``mixed``.
        act: What the cue does.
        caution: Slug of a caution.
        language: Language tag of the document, or ``und``.
        contested: Only statements that speak of a contested claim.
        unreviewed: Only statements that nobody reviewed.
        page: Page of the list, from 1.
        at: Statement whose text stands beside the list; empty for the first of the list.
        d: Ids of documents to be compared, in order.
        run: Digest of the run that a link was made with; empty where it does not say.
        done: Number of the decision that was just entered in the log; 0 for none.
    """

    q: str = ""
    speaker: str = ""
    party: str = ""
    outlet: str = ""
    account: str = ""
    kind: str = ""
    act: str = ""
    caution: str = ""
    language: str = ""
    contested: bool = False
    unreviewed: bool = False
    page: int = 1
    at: str = ""
    d: tuple[str, ...] = ()
    run: str = ""
    done: int = 0

    @classmethod
    def from_query(cls, query: Mapping[str, Sequence[str]]) -> Self:
        """Reads the query of an address.

        Args:
            query: Each key with its values; empty values count as not given.

        Returns:
            What is asked.  Whether a value stands in the story is not checked here.

        Raises:
            UsageError: A key is unknown, stands twice, or its value is none that it can have.
        """
        given = {key: [value for value in values if value] for key, values in query.items()}
        known = [item.name for item in fields(cls)]
        for key, values in given.items():
            if key not in known:
                raise UsageError(f"{key!r} is nothing to ask for; allowed: {', '.join(known)}")
            most = _MOST if key == "d" else 1
            if len(values) > most:
                raise UsageError(f"{key!r} is given {len(values)} times; allowed: {most}")
        first = {key: values[0] for key, values in given.items() if values}
        found: dict[str, Any] = {"d": tuple(given.get("d", ()))}
        found |= {key: _text(key, first[key]) for key in _SINGLE if key in first}
        found |= {key: _switch(key, first[key]) for key in _SWITCHES if key in first}
        found |= {key: _number(key, first[key]) for key in _NUMBERS if key in first}
        if not _RUN.fullmatch(found.get("run", "")):
            raise UsageError(
                f"'run' is {found['run']!r}; allowed: 12 digits of 0-9 and a-f, as a page names its"
            )
        return cls(**found)

    @property
    def is_filtered(self) -> bool:
        """Whether it asks for some statements only."""
        return any(getattr(self, key) for key in (*_FILTERS, *_SWITCHES))

    def query(self, **changes: Any) -> str:
        """The query of an address that asks this.

        Args:
            **changes: Fields to be asked otherwise.

        Returns:
            The query with its question mark; empty where nothing is asked.
        """
        other = replace(self, **changes)
        pairs: list[tuple[str, str]] = []
        for key in (*_SINGLE, *_SWITCHES, *_NUMBERS):
            value, usual = getattr(other, key), getattr(_NOTHING, key)
            if value != usual:
                pairs.append((key, "1" if value is True else str(value)))
        pairs += [("d", key) for key in other.d]
        return f"?{urlencode(pairs)}" if pairs else ""


_NOTHING = Asked()


def _text(key: str, value: str) -> str:
    if len(value) > _LONGEST:
        raise UsageError(f"{key!r} has {len(value)} characters; allowed: {_LONGEST}")
    return value.strip()


def _switch(key: str, value: str) -> bool:
    if value != "1":
        raise UsageError(f"{key!r} is {value!r}; allowed: 1, or nothing")
    return True


def _number(key: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and 1 <= len(value) <= 6 and int(value) > 0):
        raise UsageError(f"{key!r} is {value!r}; allowed: a whole number from 1 on")
    return int(value)
