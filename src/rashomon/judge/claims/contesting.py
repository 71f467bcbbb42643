"""Whether one party affirms a claim and another denies it, at compatible times."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.judge.claims.positions import Held
from rashomon.model.judgement import Change
from rashomon.text.days import days_apart, parse_days

STANCE = 0.4
"""How sure both stances must be: a rejection of what somebody else is reported to have said is as
sure as the reading of both, some 0.5."""
_STATE_DAYS = 7
"""Days after which what is told in the present may have changed: "the road is open" on one day is
not denied by "the road is closed" a fortnight later."""


def conflicts(left: Held, right: Held, past: bool, changes: Mapping[str, Change]) -> bool:
    """Whether two parties contradict one another.

    Args:
        left: What one says of the claim.
        right: What the other says of it.
        past: Whether either speaks of the past, which does not change.
        changes: The parties that changed their position, of which only the later one counts.
    """
    stances = {left.stance, right.stance}
    if stances != {"affirms", "denies"} or left.prop.party == right.prop.party:
        return False
    if left.prop.party is None or right.prop.party is None:
        return False
    if min(left.prop.score, right.prop.score) < STANCE:
        return False
    if any(_is_given_up(one, changes) for one in (left, right)):
        return False
    apart = days_apart(parse_days(left.prop.time), parse_days(right.prop.time)) or 0
    return past or apart <= _STATE_DAYS


def _is_given_up(one: Held, changes: Mapping[str, Change]) -> bool:
    change = changes.get(one.prop.party or "")
    return change is not None and one.stance == change.before
