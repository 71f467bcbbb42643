"""Attributions inside contents, from the second set of labels."""

import numpy as np

from rashomon.read.decoding import RoleSpan
from rashomon.read.heads import LABELS
from rashomon.read.inner import link_inner
from rashomon.read.linking import Linked, LinkWeights
from rashomon.read.tokens import Words, find_words

NEAR = LinkWeights({"p<": 3.0, "p>": 3.0}, {})


def read(
    text: str, holders: list[str], labels: dict[str, str]
) -> list[tuple[str, str, str, float]]:
    """Source, cue, content and confidence of what is found inside the holders."""
    words = find_words(text)
    outer = [_hold(words, holder) for holder in holders]
    scores = np.zeros((len(words), len(LABELS)), np.float32)
    for index in range(len(words)):
        scores[index, LABELS.index(labels.get(words.surface(index), "I-CONTENT"))] = 6
    found = link_inner(outer, words, scores, NEAR)

    def say(span: RoleSpan | None) -> str:
        return text[words.starts[span.first] : words.ends[span.stop - 1]] if span else ""

    return [
        (say(f.linked.source), say(f.linked.cue), say(f.linked.content[0]), f.confidence)
        for f in found
    ]


def _hold(words: Words, holder: str) -> Linked:
    first = int(np.searchsorted(words.starts, words.text.index(holder)))
    part = RoleSpan("content", first, first + len(find_words(holder)), 1.0)
    return Linked(None, RoleSpan("cue", 0, 1, 1.0), (part,), 1.0, 1.0)


ROLES = {
    "union": "B-SOURCE",
    "accused": "B-CUE",
    "lauded": "B-CUE",
    "rebuffed": "B-CUE",
    "crew": "B-SOURCE",
    "denied": "B-CUE",
    "Orr": "O",
    "said": "O",
}


def test_the_content_runs_to_the_end_of_the_sentence() -> None:
    held = "union accused the firm of lying to the crews."
    ((source, cue, content, sure),) = read(f"Orr said {held}", [held], ROLES)
    assert (source, cue) == ("union", "accused")
    assert content == "the firm of lying to the crews"
    assert 0.5 < sure <= 1


def test_it_ends_where_the_next_source_begins() -> None:
    held = "union lauded the firm and crew rebuffed it"
    found = read(f"Orr said {held}", [held], ROLES)
    assert [item[:3] for item in found] == [
        ("union", "lauded", "the firm"),
        ("crew", "rebuffed", "it"),
    ]


def test_structure_goes_before_labels() -> None:
    held = "union accused the firm, but families denied that it had lied."
    found = read(f"Orr said {held}", [held], {**ROLES, "families": "B-SOURCE"})
    assert [item[2:] for item in found] == [("the firm", 0.75), ("that it had lied", 0.92)]


def test_a_cue_that_the_lexicon_does_not_know_tells_nothing() -> None:
    held = "union quux the firm"
    assert read(f"Orr said {held}", [held], {**ROLES, "quux": "B-CUE"}) == []


def test_it_may_stand_before_its_cue() -> None:
    held = "the firm had lied, union accused."
    ((_, _, content, _),) = read(f"Orr said {held}", [held], ROLES)
    assert content == "the firm had lied"


def test_nothing_is_found_outside_contents() -> None:
    text = "Orr said so. union accused the firm"
    assert read(text, [], ROLES) == []
    assert read(text, ["so"], ROLES) == []


def test_a_cue_without_a_source_tells_nothing() -> None:
    held = "the firm was accused of lying"
    assert read(f"Orr said {held}", [held], ROLES) == []


def test_a_content_is_more_than_its_first_word() -> None:
    held = "union accused that"
    assert read(f"Orr said {held}", [held], ROLES) == []


def test_an_empty_text() -> None:
    words = find_words("")
    assert link_inner([], words, np.zeros((0, len(LABELS)), np.float32), NEAR) == []
