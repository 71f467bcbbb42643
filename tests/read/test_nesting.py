"""Which attribution another stands in."""

from dataclasses import replace

from rashomon.model.reading import Attribution
from rashomon.model.spans import Span
from rashomon.read.nesting import Contents, find_parents, is_telling


def attribution(name: str, *content: tuple[int, int]) -> Attribution:
    spans = tuple(Span(*piece) for piece in content)
    return Attribution(name, "doc", "indirect", (), (), spans, "assert", "", "speech", None, 1.0)


LEFT, RIGHT = attribution("left", (0, 10), (20, 30)), attribution("right", (40, 60))
CONTENTS = Contents([LEFT, RIGHT])


def test_the_holder_covers_cue_and_content() -> None:
    assert CONTENTS.find_holder((Span(2, 4),), (Span(22, 24),)) is LEFT
    assert CONTENTS.find_holder((Span(50, 60),), (Span(45, 48),)) is RIGHT


def test_what_stands_in_two_or_none_has_no_holder() -> None:
    assert CONTENTS.find_holder((Span(2, 4),), (Span(45, 48),)) is None
    assert CONTENTS.find_holder((Span(12, 14),), (Span(2, 4),)) is None
    assert CONTENTS.find_holder((Span(8, 12),), (Span(2, 4),)) is None
    assert Contents([]).find_holder((Span(0, 1),), ()) is None


def test_an_attribution_is_not_its_own_holder() -> None:
    assert CONTENTS.find_holder((Span(40, 60),), (Span(42, 44),)) is None


def test_somebody_is_worth_telling() -> None:
    text = "she said the mayor agreed"
    assert is_telling(text, (Span(9, 18),))
    assert is_telling(text, (Span(0, 3),))
    assert not is_telling("it seems so", (Span(0, 2),))
    assert not is_telling(text, ())


def nested(name: str, cue: tuple[int, int], *content: tuple[int, int]) -> Attribution:
    return replace(attribution(name, *content), cue=(Span(*cue),), parent="left")


def test_the_parent_is_the_innermost_that_holds_all_of_it() -> None:
    outer = attribution("outer", (0, 100))
    middle, inmost = nested("middle", (5, 8), (10, 60)), nested("inmost", (20, 24), (30, 60))
    beside, across = nested("beside", (62, 66), (70, 90)), nested("across", (50, 55), (58, 80))
    found = [across, inmost, outer, beside, middle]
    assert find_parents(found) == {
        "middle": "outer",
        "inmost": "middle",
        "beside": "outer",
        "across": "outer",
    }


def test_one_whose_holder_was_left_out_has_the_next() -> None:
    inmost = nested("inmost", (20, 24), (30, 60))
    assert find_parents([attribution("outer", (0, 100)), inmost]) == {"inmost": "outer"}
    assert find_parents([inmost]) == {}
    assert find_parents([attribution("outer", (0, 100))]) == {}
