"""Laws that hold for any story."""

from __future__ import annotations

import inspect
import time
from pathlib import Path
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.judge.propositions.finding import find_propositions
from rashomon.model.reading import Act
from rashomon.model.reasons_propositions import STANCE_RULES
from rashomon.text.words import word_set
from tests.judge.propositions.marked import Sure, find, make_material

PIECES = st.sampled_from(
    sorted(
        word_set(
            """the a mayor army said denied that it had not opened gate , . ; and but while which if
            “ ” " he they we are may will claims of to in you're talking about contrary what has
            claimed ? – ’s reports rejected this no Varga pleaded guilty charges accused for
            innocence"""
        )
    )
)
TEXTS = st.lists(PIECES, max_size=40).map(" ".join)
NAMES = {"Varga": None}


def story(left: str, right: str) -> str:
    inner = f"{{x1:{right or 'so'}}} {left} {{c2:said}} {{x2:{left} it}}"
    return f"{left} {{s1:Varga}} {{c1:denied}} {inner}."


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_spans_lie_in_contents_and_do_not_cross(left: str, right: str) -> None:
    material = make_material(story(left, right), names=NAMES)
    for said in material.said.values():
        own = [item for item in find(material) if item.attribution == said.att.id]
        spans = sorted({item.span for item in own if item.rule != "passing.rejected"})
        hull = (said.att.content[0].start, said.att.content[-1].end)
        assert all(hull[0] <= span.start < span.end <= hull[1] for span in spans)
        for one in spans:
            for two in spans:
                apart = one.end <= two.start or two.end <= one.start
                assert apart or one.covers(two) or two.covers(one)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_every_rule_is_listed_and_ids_are_single(left: str, right: str) -> None:
    found = find(make_material(story(left, right), names=NAMES))
    assert {item.rule for item in found} <= set(STANCE_RULES)
    assert len({item.id for item in found}) == len(found)
    assert all(0 <= item.score <= 1 for item in found)


def test_every_listed_rule_is_somewhere_given() -> None:
    room = Path(inspect.getfile(find_propositions)).parent
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(room.glob("*.py")))
    acts = {f"cue.{act}" for act in get_args(Act)}
    assert {rule for rule in STANCE_RULES if f'"{rule}"' not in source} <= acts


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS)
def test_strangers_change_nothing(left: str, right: str) -> None:
    accounts = [story(left, right), story(right, left), "The ferry sank on Friday."]
    alone = make_material(accounts[0])
    document = next(iter(alone.documents))
    strangers = find_propositions(make_material(*accounts), Sure())
    own = [item for item in strangers if item.document == document]
    assert own == list(find_propositions(alone, Sure()))


def test_hostile_texts_take_little_time() -> None:
    long = [
        "{s1:Varga} {c1:said} {x1:" + ", " * 3_000 + "}",
        "{s1:Varga} {c1:said} {x1:" + "and it is " * 3_000 + "}",
        "{s1:Varga} {c1:said} {x1:" + "“ it is so " * 3_000 + "}",
        "{s1:Varga} {c1:denied} {x1:" + "claim that " * 3_000 + "}",
        "which it is not " * 3_000,
        "contrary to what " * 3_000,
        "Varga's claim that " * 3_000,
        "he answered yes when asked " * 3_000,
        "accused of theft " * 3_000,
        "Varga was charged with theft. He pleaded not guilty. " * 500,
        "charges from Varga that which he denied, " * 2_000,
        "{s1:Varga} {c1:denied} {x1:it}. " + "Varga was charged with theft. " * 1_000,
        "x" * 100_000,
        "",
    ]
    begin = time.process_time()
    for text in long:
        find(make_material(text, names=NAMES))
    assert time.process_time() - begin < 10
