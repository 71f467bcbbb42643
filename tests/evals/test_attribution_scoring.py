from dataclasses import dataclass

import pytest

from evals.attribution.figures import (
    Figures,
    bootstrap_intervals,
    compute_figures,
    sum_counts,
)
from evals.attribution.scoring import Piece, ScoredText, count_document, find_kind, find_right

TEXT = (
    'Venn said on Friday that she would stay. "We will stay," Mr. Orr, a pilot, said. She agreed.'
)


@dataclass(frozen=True)
class Att:
    source: tuple[Piece, ...] = ()
    cue: tuple[Piece, ...] = ()
    content: tuple[Piece, ...] = ()


def span(part: str, nth: int = 0) -> tuple[Piece, ...]:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(part, at + 1)
    return ((at, at + len(part)),)


INDIRECT = Att(span("Venn"), span("said"), span("that she would stay"))
DIRECT = Att(span("Mr. Orr, a pilot,"), span("said", 1), span('"We will stay,"'))
GOLD = [INDIRECT, DIRECT]


def score(
    pred: list[Att], gold: list[Att] | None = None, ignore: tuple[Piece, ...] = ()
) -> Figures:
    doc = ScoredText(TEXT, ignore)
    return compute_figures(count_document(doc, GOLD if gold is None else gold, pred))


def test_gold_against_gold() -> None:
    figures = score(GOLD)
    for name in ("tokens.source", "tokens.cue", "spans.content", "overlap", "exact"):
        assert figures.value(name) == 1.0
    for name in ("full.overlap", "direct.exact", "indirect.full.exact", "source_accuracy"):
        assert figures.value(name) == 1.0
    assert figures.value("cue_accuracy") == 1.0


def test_nothing_found() -> None:
    figures = score([])
    assert figures.value("overlap") == figures.rates["overlap"].recall == 0.0
    assert figures.value("source_accuracy") == 0.0


def test_quotation_marks_do_not_matter() -> None:
    figures = score([Att(DIRECT.source, DIRECT.cue, span("We will stay,"))])
    assert figures.rates["exact"].precision == 1.0
    assert figures.rates["exact"].recall == 0.5
    assert figures.value("direct.exact") == 1.0  # a mark stands just before it


def test_overlap_is_half_of_all_words() -> None:
    near = score([Att(INDIRECT.source, INDIRECT.cue, span("she would stay"))])
    assert near.rates["overlap"].precision == 1.0
    assert near.rates["exact"].precision == 0.0
    far = score([Att(INDIRECT.source, INDIRECT.cue, span("stay"))])
    assert far.rates["overlap"].precision == 0.0


@pytest.mark.parametrize(
    ("source", "right"),
    [
        (span("Orr"), 1.0),  # head word at the same place
        (span("a pilot"), 1.0),  # 2 of 4 words shared
        (span("pilot"), 0.0),  # 1 of 4, another head
        (span("Venn"), 0.0),
        ((), 0.0),
    ],
)
def test_sources(source: tuple[Piece, ...], right: float) -> None:
    figures = score([Att(source, DIRECT.cue, DIRECT.content)])
    assert figures.rates["overlap"].precision == 1.0
    assert figures.value("source_accuracy") == figures.rates["full.overlap"].precision == right


def test_no_source_on_both_sides_is_right() -> None:
    bare = Att((), INDIRECT.cue, INDIRECT.content)
    assert score([bare], [bare]).value("source_accuracy") == 1.0
    assert score([INDIRECT], [bare]).value("source_accuracy") == 0.0


def test_pairs_are_one_to_one() -> None:
    assert score([INDIRECT, INDIRECT]).rates["overlap"].precision == 0.5


def test_a_right_source_breaks_ties() -> None:
    wrong = Att(span("Mr. Orr"), INDIRECT.cue, INDIRECT.content)
    assert find_right(ScoredText(TEXT), [INDIRECT], [wrong, INDIRECT]) == {1}


def test_kinds() -> None:
    assert find_kind(TEXT, span('"We will stay,"')) == "direct"
    assert find_kind(TEXT, span("that she would stay")) == "indirect"
    assert find_kind('He called it a "mess" today', ((10, 21),)) == "mixed"
    assert find_kind(TEXT, ()) == "indirect"


def test_pieces_with_only_white_space_between_are_one() -> None:
    start, middle = span('"We will')[0]
    split = Att(DIRECT.source, DIRECT.cue, ((start, middle), (middle + 1, middle + 6)))
    assert score([split], [DIRECT]).value("exact") == 1.0
    assert score([split], [DIRECT]).value("spans.content") == 1.0


def test_discarded_stretch() -> None:
    at = span("Venn said on Friday that she would stay.")
    figures = score(GOLD, [DIRECT], at)
    assert figures.rates["overlap"].precision == figures.rates["overlap"].recall == 1.0


@pytest.mark.parametrize(
    ("source", "head"),
    [
        ("Gov. Ada Orr of Westmark", "orr"),
        ("a spokesman for Ms. Venn", "spokesman"),
        ("Venn's campaign", "campaign"),
        ("Orr, a pilot", "orr"),
    ],
)
def test_head(source: str, head: str) -> None:
    doc = ScoredText(source)
    found = doc.find_head(doc.indices([(0, len(source))]))
    assert found is not None
    assert doc.words[found] == head


def test_same_name_further_up_is_told_apart() -> None:
    text = "Venn spoke. Ms. Venn said no. Orr left."
    doc = ScoredText(text)
    gold = Att(((12, 20),), ((21, 25),), ((26, 28),))
    pred = Att(((0, 4),), ((21, 25),), ((26, 28),))
    figures = compute_figures(count_document(doc, [gold], [pred]))
    assert figures.value("source_accuracy") == 0.0
    assert figures.value("source_accuracy_same_name") == 1.0


def test_counts_add_up_and_intervals_hold_the_figure() -> None:
    doc = ScoredText(TEXT)
    counts = [count_document(doc, GOLD, GOLD[:n]) for n in (0, 1, 2, 2, 1, 2)]
    whole = compute_figures(sum_counts(counts)).value("full.overlap")
    low, high = bootstrap_intervals(counts, samples=200)["full.overlap"]
    assert low <= whole <= high
    assert bootstrap_intervals(counts, samples=200) == bootstrap_intervals(counts, samples=200)
