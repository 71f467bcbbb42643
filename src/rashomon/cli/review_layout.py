"""How decisions are laid out in a terminal."""

from __future__ import annotations

from collections import Counter
from typing import Any

from rashomon.cli.console import data, number_of, plain, print_json, put, put_columns
from rashomon.model.codec import to_json
from rashomon.model.corrections import Corrected, Decision, Orphan
from rashomon.review.lines import Taking
from rashomon.review.previewing import Preview
from rashomon.review.wording import tell_whole


def print_state(corrected: Corrected, as_json: bool) -> None:
    """How much is reviewed, and what waits."""
    done, of = corrected.reviewed
    counts = Counter(corrected.states.values())
    state: dict[str, Any] = {
        "reviewed": done,
        "statements": of,
        "findings": dict(sorted(counts.items())),
        "decisions": corrected.version,
        "undone": len(corrected.undone),
        "orphans": [_orphan(orphan) for orphan in corrected.orphans],
        "reviewers": list(corrected.reviewers),
    }
    if as_json:
        print_json(state)
        return
    console = data()
    put(console, f"{done} of {number_of(of, 'statement')} reviewed")
    rows = [
        ("findings", ", ".join(f"{key} {n}" for key, n in state["findings"].items()) or "none"),
        ("decisions", f"{corrected.version}, {len(corrected.undone)} of them undone"),
        ("reviewers", ", ".join(state["reviewers"]) or "nobody yet"),
        ("waiting", number_of(len(corrected.orphans), "decision")),
    ]
    put_columns(console, rows)
    if corrected.orphans:
        print_orphans(corrected, as_json=False)


def print_log(corrected: Corrected, as_json: bool) -> None:
    """Every decision, a line each."""
    if as_json:
        print_json([_decision(one, corrected) for one in corrected.decisions])
        return
    for one in corrected.decisions:
        mark = "  (undone)" if one.id in corrected.undone else ""
        put(data(), plain(tell_whole(one)), mark)
        put(data(), one.id, indent=4)
    put(data(), f"\n{number_of(corrected.version, 'decision')}")


def print_orphans(corrected: Corrected, as_json: bool) -> None:
    """Decisions that wait, each with the reason."""
    if as_json:
        print_json([_orphan(orphan) for orphan in corrected.orphans])
        return
    for orphan in corrected.orphans:
        put(data(), plain(tell_whole(orphan.decision)))
        put(data(), "waits: ", plain(orphan.reason), indent=4)
    put(data(), f"\n{number_of(len(corrected.orphans), 'decision')} without its words")


def print_preview(found: Preview, as_json: bool) -> None:
    """What decisions would touch."""
    if as_json:
        touched = {name: list(ids) for name, ids in found.touched.items()}
        print_json({"summary": found.summary, "touched": touched})
        return
    put(data(), found.summary)
    for name, ids in found.touched.items():
        put(data(), f"{name}: ", ", ".join(ids), indent=2)


def print_changed(corrected: Corrected, before: int, as_json: bool) -> None:
    """The entries that were added, and how much is reviewed now."""
    added = corrected.decisions[before:]
    if as_json:
        print_json([_decision(one, corrected) for one in added])
        return
    for one in added:
        put(data(), plain(tell_whole(one)))
    done, of = corrected.reviewed
    put(data(), f"{done} of {number_of(of, 'statement')} reviewed")


def print_taking(taking: Taking, after: Corrected, as_json: bool) -> None:
    """What a file of decisions adds to a log."""
    waiting = {orphan.decision.id: orphan.reason for orphan in after.orphans}
    if as_json:
        fresh = [{**_decision(one, after), "waits": waiting.get(one.id)} for one in taking.fresh]
        print_json({"new": fresh, "known": taking.known})
        return
    for one in taking.fresh:
        put(data(), "+ ", plain(tell_whole(one)))
        if one.id in waiting:
            put(data(), "waits: ", plain(waiting[one.id]), indent=4)
    new = number_of(len(taking.fresh), "new decision")
    put(data(), f"{new}, {taking.known} known already")


def _decision(one: Decision, corrected: Corrected) -> dict[str, Any]:
    plain_one: dict[str, Any] = to_json(one)
    return {**plain_one, "undone": one.id in corrected.undone}


def _orphan(orphan: Orphan) -> dict[str, Any]:
    return {"decision": to_json(orphan.decision), "reason": orphan.reason}
