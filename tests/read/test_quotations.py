"""Quotations by their marks: a table of cases, laws, and time."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model.spans import Span
from rashomon.read.quotations import Quotation, find_quotations
from rashomon.text.sentences import paragraphs

# Expected: the words inside, in order; ">" before them for each level of depth; after them
# "~" where the quotation is unclosed and "+" where the next paragraph goes on with it.
CASES = [
    # plain
    ('"The dam holds," Ama Boateng said.', ["The dam holds,"]),
    ("“The dam holds,” Ama Boateng said.", ["The dam holds,"]),
    ("‘The dam holds,’ Ama Boateng said.", ["The dam holds,"]),
    ("'The dam holds,' Ama Boateng said.", ["The dam holds,"]),
    ("``The dam holds,'' Ama Boateng said.", ["The dam holds,"]),
    ("''The dam holds,'' Ama Boateng said.", ["The dam holds,"]),
    ("‘‘The dam holds,’’ Ama Boateng said.", ["The dam holds,"]),
    ("`The dam holds,' Ama Boateng said.", ["The dam holds,"]),
    ('"Yes," she said. "And no," he said.', ["Yes,", "And no,"]),
    ("no marks at all", []),
    ("", []),
    # other houses' marks
    ("„Der Damm hält“, sagte sie. „Noch.“", ["Der Damm hält", "Noch."]),
    ("„Zapora trzyma”, powiedziała.", ["Zapora trzyma"]),
    ("»Der Damm hält«, sagte sie.", ["Der Damm hält"]),
    ("«Le barrage tient», dit-elle.", ["Le barrage tient"]),
    ("« Le barrage tient », dit-elle.", [" Le barrage tient "]),
    ("‚Der Damm hält‘, sagte sie.", ["Der Damm hält"]),
    ("‹Der Damm›, sagte sie.", ["Der Damm"]),
    ("»Dammen håller», sade hon.", ["Dammen håller"]),
    ("”Dammen håller”, sade hon.", ["Dammen håller"]),
    ("<<The dam holds>>, she said.", ["The dam holds"]),
    ("＂The dam holds,＂ she said.", ["The dam holds,"]),
    ("\\\"The dam holds,\\\" she said.", ["The dam holds,"]),
    # marks in the wrong direction or of two kinds
    ("“The dam holds“ she said.", ["The dam holds"]),
    ("”The dam holds,” she said. ”It does.”", ["The dam holds,", "It does."]),
    ("”The dam holds,“ she said.", ["The dam holds,"]),
    ('“The dam holds," she said. "It does,” he said.', ["The dam holds,", "It does,"]),
    ("“It broke. “", ["It broke. "]),
    ("She said,” …the dam holds, as far as we know.”", []),
    ("” … the dam holds,” she wrote.", [" … the dam holds,"]),
    # blanks on the wrong side
    ('" The dam holds " she said.', [" The dam holds "]),
    ('She said," The dam holds," and left.', [" The dam holds,"]),
    ('She said,"The dam holds"and left.', ["The dam holds"]),
    ("\u202a”The dam holds,” she wrote.", ["The dam holds,"]),
    # nested
    ("“She said ‘no’ to me,” he said.", ["She said ‘no’ to me,", ">no"]),
    ("‘She said “no” to me,’ he said.", ["She said “no” to me,", ">no"]),
    ('"She said \'no\' to me," he said.', ["She said 'no' to me,", ">no"]),
    ('"She said "no" to me," he said.', ['She said "no" to me,', ">no"]),
    ("“She said “no” to me,” he said.", ["She said “no” to me,", ">no"]),
    ('“The "old" dam,” he said.', ['The "old" dam,', ">old"]),
    ("“‘No,’ she said,” he recalled.", ["‘No,’ she said,", ">No,"]),
    ("“He said, ‘She said, “No.”’”", ["He said, ‘She said, “No.”’", ">She said, “No.”", ">>No."]),
    ("„Er sagte ‚nein‘ dazu“, sagte sie.", ["Er sagte ‚nein‘ dazu", ">nein"]),
    ("«Il a dit “non” hier», dit-elle.", ["Il a dit “non” hier", ">non"]),
    # one slip harms only itself
    ('"I will stay, he said. "And we won," she said.', ["I will stay, he said.~", "And we won,"]),
    ("“I stay, he said. “We won,” she said. “Yes.”", ["I stay, he said.~", "We won,", "Yes."]),
    ('I will stay," he said. "And we won," she said.', ["And we won,"]),
    ("I will stay,” he said. “And we won,” she said.", ["And we won,"]),
    ("“A ‘bad idea,” he said. “Very bad.”", ["A ‘bad idea,", ">bad idea,~", "Very bad."]),
    ("\"A 'bad idea,\" he said. \"Very bad.\"", ["A 'bad idea,", "Very bad."]),
    ("He called it “a mess.", ["a mess.~"]),
    ("‘Stay, he said. ‘Go,’ she said.", ["Stay, he said.~", "Go,"]),
    ('"One “two” three, he said.', ["One “two” three, he said.~", ">two"]),
    ("““The dam holds,” she said.", ["The dam holds,"]),
    # paragraphs
    ("“It began in May.\n“It ended,” she said.", ["It began in May.+", "It ended,"]),
    ('"It began in May.\n\n"It ended," she said.', ["It began in May.+", "It ended,"]),
    ("‘It began in May.\n‘It ended,’ she said.", ["It began in May.+", "It ended,"]),
    ("“It began in May.\nIt ended,” she said. “Yes.”", ["It began in May.~", "Yes."]),
    ("“It began in May.\n'Twas June.", ["It began in May.~"]),
    ("“One.\n“Two.\n“Three,” she said.\nHe left.", ["One.+", "Two.+", "Three,"]),
    ("“He said ‘go.\n“So I went.”", ["He said ‘go.+", ">go.~", "So I went."]),
    # apostrophes, possessives, elisions, figures
    ("The workers' rights and James' book don't matter.", []),
    ("the '90s, rock 'n' roll and 'em boys' toys", []),
    ("the ’90s, rock ’n’ roll and ’em boys’ toys", []),
    ("the ‘90s and ‘em", []),
    ("O’Neill’s and D'Souza's dog", []),
    ("He is 6'2\" tall, \"very tall,\" and she 5'11\".", ["very tall,"]),
    ('"He is 6\'2"," she said. "Yes."', ["He is 6'2\",", "Yes."]),
    ("a 12\" pipe and a 6' man", []),
    ("'The workers' rights are at risk', he said.", ["The workers' rights are at risk"]),
    ("‘We’re goin’ home to the boys’ house,’ he said.", ["We’re goin’ home to the boys’ house,"]),
    ("the 'Lakes' and 'Rivers' reports", ["Lakes", "Rivers"]),
    ("'Hope' in the harbour as the dockers' strike ends", ["Hope"]),
    # company of other marks
    ('("The dam holds")', ["The dam holds"]),
    ("It is over—“done”—now.", ["done"]),
    ('*"The dam holds,"* she said.', ["The dam holds,"]),
    ('""The dam holds,"" she said.', ["The dam holds,"]),
    ("“[The dam] holds … ,” she said.", ["[The dam] holds … ,"]),
    ("“$4m is “too much,”” she said.", ["$4m is “too much,”", ">too much,"]),
    ('Really? "Why?" she asked. "Why not!"', ["Why?", "Why not!"]),
]  # fmt: skip


def found(text: str) -> list[str]:
    return [shown(text, q) for q in find_quotations(text, paragraphs(text))]


def shown(text: str, quotation: Quotation) -> str:
    tail = "+" if quotation.continues else "~" if quotation.unclosed else ""
    return ">" * quotation.depth + quotation.inner.of(text) + tail


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quotations_of_the_table(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_span_holds_the_marks() -> None:
    text = 'She said "no" twice.'
    (quotation,) = find_quotations(text, paragraphs(text))
    assert quotation.span.of(text) == '"no"'
    assert quotation.closed
    assert quotation.parent is None


def test_parent_is_an_index_into_the_whole_result() -> None:
    text = "“One.”\n“She said ‘two’ and ‘three.’”"
    quotations = find_quotations(text, paragraphs(text))
    assert [q.parent for q in quotations] == [None, None, 1, 1]


def test_marks_outside_the_paragraphs_are_left_alone() -> None:
    text = '"One" "two"'
    assert [q.inner.of(text) for q in find_quotations(text, [Span(6, 11)])] == ["two"]


def test_a_slip_leaves_other_paragraphs_alone() -> None:
    slip = "“I will stay, he said."
    rest = "\n".join(f"“Number {n},” she said, ‘and {n}.’" for n in range(20))
    alone = [found(line) for line in rest.split("\n")]
    assert found(slip + "\nThen it rained.\n" + rest)[1:] == [q for qs in alone for q in qs]


PIECES = st.sampled_from(
    ['"', "“", "”", "‘", "’", "'", "''", "``", "„", "«", "»", "‹", "›", "`", "‚", '""', '\\"',
     " ", " ", "a", "word", "s", ".", ",", "!", "6'2", "—", "(", ")", "\n", "\n\n", "\u202a",
     "'em"]
)  # fmt: skip
MARKED = st.lists(PIECES, max_size=60).map("".join)


@given(MARKED | st.text(max_size=200))
def test_quotations_nest_and_stay_in_their_paragraph(text: str) -> None:
    bounds = paragraphs(text)
    quotations = find_quotations(text, bounds)
    for index, quotation in enumerate(quotations):
        assert any(paragraph.covers(quotation.span) for paragraph in bounds)
        assert quotation.span.covers(quotation.inner)
        assert quotation.span.start < quotation.inner.start <= quotation.inner.end
        assert quotation.closed == (quotation.inner.end < quotation.span.end)
        assert not (quotation.closed and quotation.continues)
        if quotation.parent is None:
            assert quotation.depth == 0
        else:
            assert quotation.parent < index
            assert quotations[quotation.parent].inner.covers(quotation.span)
            assert quotations[quotation.parent].depth == quotation.depth - 1
    starts = [quotation.span.start for quotation in quotations]
    assert starts == sorted(set(starts))


@given(MARKED, MARKED)
def test_a_closed_paragraph_is_read_the_same_in_any_company(left: str, right: str) -> None:
    alone = found(right)
    text = left + "\n\nNothing is said here.\n\n" + right
    together = found(text)
    assert together[len(together) - len(alone) :] == alone


@pytest.mark.parametrize(
    "unit",
    ['"', "“", "'a ", "“a ", '"a ‘b ', "‘“", "6'2\" ", "«", "” ", "’s ", "„a“ ", " \"", "''"]
)  # fmt: skip
def test_time_is_linear_in_the_number_of_marks(unit: str) -> None:
    text = unit * 10_000
    start = time.perf_counter()
    find_quotations(text, [Span(0, len(text))])
    assert time.perf_counter() - start < 5


def test_five_megabytes_without_a_line_break() -> None:
    text = (
        "The harbour board's chair said nothing. " * 11 + 'She said "no" to it again. '
    ) * 10_000
    assert len(text) > 4_600_000
    start = time.perf_counter()
    assert len(find_quotations(text, [Span(0, len(text))])) == 10_000
    assert time.perf_counter() - start < 10
