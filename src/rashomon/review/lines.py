"""The log as JSON lines: one decision a line, to hand on, to keep and to take in again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from rashomon.errors import InvariantError, UsageError
from rashomon.model.codec import from_json, to_json
from rashomon.model.corrections import Anchor, Decision
from rashomon.publish.schema import decision_schema
from rashomon.review.entering import Signature

FORMAT = "rashomon-decision"
VERSION = 1

_ID = re.compile(r"dec-[0-9a-f]{16}")
# A position is made of a claim, which is made of places.
_DEPTH = 3
_BATCH = re.compile(r"bat-[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Taking:
    """What taking in a log would add to another.

    Args:
        fresh: Decisions that are not in the log yet, numbered as they would be.
        known: Number of those that are there already.
    """

    fresh: tuple[Decision, ...]
    known: int


def to_lines(decisions: Iterable[Decision]) -> str:
    """Writes decisions as JSON lines.

    Args:
        decisions: The decisions, in order.

    Returns:
        One object a line, in ASCII; the same log gives the same text.
    """
    head = {"format": FORMAT, "version": VERSION}
    return "".join(f"{json.dumps({**head, **to_json(one)})}\n" for one in decisions)


def from_lines(text: str) -> tuple[Decision, ...]:
    """Reads decisions from JSON lines.

    Args:
        text: As ``to_lines`` writes it; empty lines are passed over.

    Raises:
        UsageError: A line is no decision; the message names it.
    """
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            found.append(_decision(line, number))
    return tuple(found)


def take(log: Sequence[Decision], given: Sequence[Decision]) -> Taking:
    """Which decisions of another log would be added to a log.

    Args:
        log: The log.
        given: Decisions of another one, in order.
    """
    known = {one.id for one in log}
    fresh: list[Decision] = []
    for one in given:
        if one.id not in known:
            known.add(one.id)
            fresh.append(replace(one, number=len(log) + len(fresh) + 1))
    return Taking(tuple(fresh), len(given) - len(fresh))


def _decision(line: str, number: int) -> Decision:
    try:
        plain: Any = json.loads(line)
        if not isinstance(plain, dict) or plain.pop("format", None) != FORMAT:
            raise UsageError(f'line {number}: no decision: "format" must be "{FORMAT}"')
        if plain.pop("version", None) != VERSION:
            raise UsageError(f"line {number}: of another version; this reads version {VERSION}")
        _check_shape(plain)
        decision = from_json(Decision, plain)
        if not _ID.fullmatch(decision.id) or not _BATCH.fullmatch(decision.batch):
            raise InvariantError("its id or batch has another form")
        if (decision.undoes is None) != (decision.action != "undo"):
            raise InvariantError("an undoing must name what it undoes, and nothing else may")
        for anchor in (decision.anchor, *decision.others):
            _check_depth(anchor, _DEPTH)
        _check_signed(decision)
    except (ValueError, TypeError, RecursionError, AttributeError, InvariantError) as err:
        raise UsageError(
            f"line {number}: no decision ({err}); nothing was taken in. Give a file that "
            "'rashomon review STORY --export' wrote"
        ) from err
    return decision


def _check_signed(decision: Decision) -> None:
    """Refuses what nobody could have signed.

    Raises:
        InvariantError: With what is wrong.
    """
    try:
        Signature(decision.who, decision.when)
    except UsageError as err:
        raise InvariantError(str(err)) from err


def _check_depth(anchor: Anchor, left: int) -> None:
    """Refuses anchors within anchors that no finding has, and that nobody could read again.

    Raises:
        InvariantError: They are nested deeper.
    """
    if not left:
        raise InvariantError(f"its anchor holds others more than {_DEPTH} deep")
    for part in anchor.parts:
        _check_depth(part, left - 1)


def _check_shape(plain: Any) -> None:
    """Refuses what has another shape than a decision.

    Raises:
        InvariantError: With the first place that differs.
    """
    error = next(_validator().iter_errors(plain), None)
    if error is not None:
        place = "/".join(str(step) for step in error.instance_path) or "the whole"
        raise InvariantError(f"at {place}: {error.message[:100]}")


@cache
def _validator() -> Any:
    # Imported here: a compiled library that `import rashomon` should not have to load.
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(decision_schema())
