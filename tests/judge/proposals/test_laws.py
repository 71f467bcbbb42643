"""Laws that hold for any story."""

from __future__ import annotations

import inspect
import re
import time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.judge import proposals
from rashomon.judge.material import Material
from rashomon.judge.proposals import find_proposals
from rashomon.model.links import Alignment, Resolution, Speaker
from rashomon.model.reasons_proposals import PROPOSAL_REASONS
from rashomon.model.spans import Span
from rashomon.text.words import word_set
from tests.judge.proposals.stories import NAMES, Silent, propose, tell
from tests.judge.propositions.marked import make_material

STORY = (
    "{s1:Tessa Brandt} {c1:proposed} {x1:to Ardenia to move the ferry crews out by barge}. "
    "{s2:Ardenia} {c2:demanded} {x2:that Belmark close the canal at night}.",
    "{s3:Ivo Keel} {c3:said} {x3:Ardenia had agreed to move the ferry crews out}. "
    "{s4:Tessa Brandt} {c4:proposed} {x4:to move the ferry crews by barge}.",
    "{s5:Mira Dahl} {c5:rejected} {x5:the Ardenia demand} that she close the canal at night.",
)
STRANGER = (
    "{s9:Mira Dahl} {c9:urged} {x9:the Union to pay for the lighthouse}. "
    "{s8:Union} {c8:refused} {x8:to pay for the lighthouse}."
)
PIECES = st.sampled_from(
    sorted(
        word_set(
            """the a Ardenia Belmark Union proposed demanded asked agreed rejected to that in
            principle proposal by put it only after until would not no agreement there was , . ; : ?
            “ ” " stalled talks offer called for on with letter sent wrote asking watched harbour"""
        )
    )
)
TEXTS = st.lists(PIECES, max_size=40).map(" ".join)


def test_the_order_of_accounts_changes_nothing() -> None:
    told = tell(*STORY)
    spot = Span(0, 0)
    resolution = Resolution(
        entities=tuple(told.entities.values())[::-1],
        speakers=tuple(
            Speaker(one.att.id, one.speaker, "test", spot)
            for one in list(told.said.values())[::-1]
            if one.speaker is not None
        ),
    )
    documents = list(told.documents.values())[::-1]
    readings = list(told.readings.values())[::-1]
    turned = Material(documents, readings, resolution, Alignment())
    found = find_proposals(told, Silent())
    assert len(found) >= 2
    assert find_proposals(turned, Silent()) == found


def test_a_stranger_changes_nothing_that_was_found() -> None:
    before = set(propose(*STORY))
    assert before <= set(propose(*STORY, STRANGER))
    assert len(propose(*STORY, STRANGER)) == len(before) + 1


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_all_spans_are_words_of_their_accounts(left: str, right: str) -> None:
    marked = f"{left} {{s1:Ardenia}} {{c1:proposed}} {{x1:{right or 'so'}}} . {left} {right}"
    told = make_material(marked, names=NAMES)
    for item in find_proposals(told, Silent()):
        places = [item.place, *item.spans, *(step.place for step in item.steps)]
        places += [place for one in item.responses for place in one.spans]
        for place in places:
            assert place.span.of(told.documents[place.document].text).strip()
        assert item.text.split()
        assert list(item.spans) == sorted(set(item.spans))
        known = {*item.reasons, item.rule}
        for one in item.responses:
            assert one.party != item.by
            known |= {one.rule, *one.reasons}
        assert known <= set(PROPOSAL_REASONS)


def test_every_slug_is_listed_and_the_reverse() -> None:
    folder = Path(inspect.getfile(proposals)).parent
    code = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.py")))
    slugs = set(re.findall(r'"((?:put|same|tie|answer|status)\.[a-z-]+)"', code))
    slugs |= {"answer.accepts", "answer.refuses"}  # made of the answer
    assert slugs == set(PROPOSAL_REASONS)


def test_hostile_accounts_take_no_long() -> None:
    accounts = (
        "Ardenia proposed " * 2000,
        "only after until would accept " * 2000,
        "“ proposal : , a " * 2000,
        "agreed to " * 2000,
        "there was no nothing agreed stalled " * 2000,
        "Ardenia and " * 3000,
        "{s1:Ardenia} {c1:demanded} {x1:that " + "Belmark , " * 3000 + "go}",
    )
    begin = time.process_time()
    find_proposals(tell(*accounts), Silent())
    assert time.process_time() - begin < 20


def test_many_proposals_of_one_party_take_no_long() -> None:
    accounts = [
        f"{{s1:Tessa Brandt}} {{c1:proposed}} {{x1:to Ardenia to clear canal lock {n} of mud}}. "
        f"{{s2:Ardenia}} {{c2:rejected}} {{x2:the clearing of canal lock {n}}}."
        for n in range(200)
    ]
    begin = time.process_time()
    find_proposals(tell(*accounts), Silent())
    assert time.process_time() - begin < 20
