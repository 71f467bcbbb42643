"""Claims and proposals of a built story held against its gold.

``python -m tests.stories.judged`` prints every difference.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rashomon.model.judgement import Claim, Proposal
from rashomon.model.record import Record
from rashomon.pipeline import build
from rashomon.sample import story_folder
from rashomon.settings import load_settings
from rashomon.story import open_story
from tests.stories.compare import _chain, _Names, _pairs
from tests.stories.gold import Gold, load_gold


@dataclass
class Judged:
    """Differences, each as one line that a person can read, and counts."""

    contested_found: list[str] = field(default_factory=list)
    contested_missed: list[str] = field(default_factory=list)
    contested_made_up: list[str] = field(default_factory=list)
    stances_right: int = 0
    stances_wrong: list[str] = field(default_factory=list)
    proposals_found: list[str] = field(default_factory=list)
    proposals_missed: list[str] = field(default_factory=list)
    answers_right: int = 0
    answers_wrong: list[str] = field(default_factory=list)
    answers_missed: list[str] = field(default_factory=list)
    status_right: int = 0
    status_wrong: list[str] = field(default_factory=list)


def compare_judged(record: Record, gold: Gold) -> Judged:
    """Compares the claims and proposals of a record with the gold of its story."""
    names = {entity.id: {entity.name, *entity.aliases} for entity in record.entities}
    golden = {e["name"]: {e["name"], *e["aliases"]} for e in gold["entities"]}
    known = _Names(names, golden)
    labels = _labels_of(record, gold)
    found = Judged()
    _compare_claims(record, gold, labels, found)
    _compare_proposals(record, gold, labels, known, found)
    return found


def _labels_of(record: Record, gold: Gold) -> Mapping[str, str]:
    """For each statement of the record that the gold has, its label's id."""
    by_name = {doc.name: doc for doc in record.documents}
    found: dict[str, str] = {}
    for golden in gold["documents"]:
        doc = by_name[golden["name"]]
        own = [att for att in record.attributions if att.document == doc.id]
        for label, att in _pairs(golden, doc, own):
            found.setdefault(att.id, label["id"])
    return found


def _compare_claims(record: Record, gold: Gold, labels: Mapping[str, str], found: Judged) -> None:
    matched: set[str] = set()
    for golden in gold["claims"]:
        stances = {att: p["stance"] for p in golden["positions"] for att in p["attributions"]}
        sharing = [claim for claim in record.claims if set(_members(claim, labels)) & set(stances)]
        contested = [claim for claim in sharing if claim.contested]
        matched |= {claim.id for claim in contested}
        if golden["contested"]:
            kind = found.contested_found if contested else found.contested_missed
            kind.append(golden["id"])
        best = max(
            sharing, key=lambda c: len(set(_members(c, labels)) & set(stances)), default=None
        )
        if best is not None:
            _compare_stances(golden["id"], best, stances, labels, found)
    for claim in record.claims:
        if claim.contested and claim.id not in matched:
            found.contested_made_up.append(f"{claim.id}: {claim.text}")


def _members(claim: Claim, labels: Mapping[str, str]) -> Counter[str]:
    atts = (att for position in claim.positions for att in position.attributions)
    return Counter(labels[att] for att in atts if att in labels)


def _compare_stances(
    name: str, claim: Claim, stances: Mapping[str, str], labels: Mapping[str, str], found: Judged
) -> None:
    """Whether the sides are divided as in the gold, whichever side the wording takes."""
    told = {
        labels[att]: position.stance
        for position in claim.positions
        for att in position.attributions
        if labels.get(att) in stances and position.stance != "hedges"
    }
    same = sum(stances[att] == stance for att, stance in told.items())
    turned = len(told) - same
    found.stances_right += max(same, turned)
    if min(same, turned):
        found.stances_wrong.append(f"{name}: {min(same, turned)} of {len(told)} ({claim.id})")


def _compare_proposals(
    record: Record, gold: Gold, labels: Mapping[str, str], known: _Names, found: Judged
) -> None:
    edges = {entity["name"]: entity["speaks_for"] for entity in gold["entities"]}
    for golden in gold["proposals"]:
        wanted = set(golden["attributions"])
        sharing = [
            (len(wanted & {labels[att] for att in item.attributions if att in labels}), item)
            for item in record.proposals
        ]
        most, best = max(sharing, key=lambda pair: (pair[0], pair[1].id), default=(0, None))
        if best is None or not most:
            found.proposals_missed.append(golden["id"])
            continue
        found.proposals_found.append(golden["id"])
        _compare_answers(golden, best, edges, known, found)
        if best.status == golden["status"]:
            found.status_right += 1
        else:
            line = f"{golden['id']}: {best.status}, not {golden['status']}"
            found.status_wrong.append(line)


def _compare_answers(
    golden: Gold, item: Proposal, edges: Mapping[str, str | None], known: _Names, found: Judged
) -> None:
    """Whether each party's answer is one of the gold's, whose parties may be its speakers."""
    missed = {
        (_party(answer["party"], edges), answer["response"]) for answer in golden["responses"]
    }
    for answer in item.responses:
        hit = next(
            (w for w in missed if w[1] == answer.response and known.is_same(answer.party, w[0])),
            None,
        )
        if hit is None:
            line = f"{golden['id']}: {known.show(answer.party)} {answer.response}"
            found.answers_wrong.append(line)
        else:
            found.answers_right += 1
            missed.remove(hit)
    found.answers_missed += sorted(f"{golden['id']}: {party} {what}" for party, what in missed)


def _party(name: str, edges: Mapping[str, str | None]) -> str:
    return _chain(edges, name)[-1] if _chain(edges, name) else name


def _show(result: Judged) -> None:
    for key, value in vars(result).items():
        lines = value if isinstance(value, list) else [str(value)]
        sys.stdout.write("\n    ".join((key, *lines)) + "\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.story"
        build([story_folder()], path, load_settings())
        with open_story(path) as opened:
            result = compare_judged(opened.record, load_gold("ormel-corridor"))
    _show(result)
