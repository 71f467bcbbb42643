"""Paragraphs and sentences: tables, laws, and time."""

import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.sentences import paragraphs, sentences

PROSE = (
    "The harbour board met on Monday to hear the engineers, who said that the old dam would hold "
    "for another ten years. Residents of the lower town were less sure of it, and some of them "
    "had brought photographs of the cracks that the flood of last spring had left in the wall. "
)

# A text whose sentences are marked by "|" where one ends and the next begins.
SENTENCES = [
    "The dam holds.| It will not break.",
    "Will it hold?| Nobody knows!| We shall see.",
    "Mr. Boateng met Dr. Okoro.| They spoke.",
    "Gen. Lindqvist, Lt. Col. Marsh and Sen. Abara spoke.",
    "J. K. Marsh and H.G. Abara wrote it.| It sold well.",
    "The U.S. delegation left.| The U.K. stayed.",
    "They flew to the U.S.| The talks went on.",
    "It cost $3.5 million, or 2.75 per cent.| It was late.",
    "He left at 5 p.m.| She stayed until 6 a.m. on Monday.",
    "Acme Inc. said so.| So did Brand Co.| The rest kept quiet.",
    "See No. 5 and Fig. 3 of vol. 2.| Then rest.",
    "It fell on Jan. 3 and again in Feb.| Nobody saw it.",
    "He paused… and went on.| Then he left.",
    "He paused... and went on.| He left...| She stayed.",
    "“The dam holds.”| “It does not.”",
    "“Why?” he asked.| “Because.”",
    "“Why?” Ama Boateng asked.| Nobody knew.",
    "“Stop!” the crowd shouted.| It went on.",
    '"The dam holds."| She left.',
    "He said “no.”| Then he left.",
    "She called it “a joke.”| (He did not.)| It rained.",
    "(It had rained.)| The ground was wet.",
    "The minister (pictured left) resigned.| She was 50.",
    "It rained (a lot!) in May.| June was dry.",
    "1. The first point.",
    "Turnout was 52.| 48 seats changed hands.",
    "The work was done.|Then it rained again.",
    "Visit example.com or use node.js today.| Thanks.",
    "It was St. Mary's vs. St. John's.| Nobody won.",
    "Prof. A. Lindqvist et al. wrote it.| It was read.",
    "Really?!| Yes.",
    "He asked: “Is it safe?”| She nodded.",
    "«Le barrage tient.»| «Vraiment?»",
    "堤は持つ。|水は引いた。|本当か？",
    "No end at all",
    "The Dept. of Works and the Univ. of Ormel agreed.| They met.",
    "Gov. Abara (R., Ormel) said no.| It passed.",
    "'It holds.'| 'It does.'",
    "The plan, i.e. the new one, won.| It cost more, e.g. for steel.",
    "Ms. Okoro, Ph.D., spoke.| He listened.",
    "PORT ORMEL, N.H. - Four days later it broke.| It rained.",
    "It is 5 ft. 3 in. tall.| It leans.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentences_of_the_table(marked: str) -> None:
    text = marked.replace("|", "")
    expected = [part.strip() for part in marked.split("|")]
    assert [s.of(text) for p in paragraphs(text) for s in sentences(text, p)] == expected


def wrapped(text: str, width: int = 70) -> str:
    return "\n".join(textwrap.wrap(text, width))


def test_each_line_is_a_paragraph() -> None:
    text = "Dam holds\nBy Ama Boateng\n" + PROSE.strip() + "\nIt rained."
    assert len(paragraphs(text)) == 4


def test_blank_lines_part_paragraphs() -> None:
    text = " \n\nOne.\n \n\tTwo. \r\n\r\nThree.\u2028Four.\n"
    assert [p.of(text) for p in paragraphs(text)] == ["One.", "Two.", "Three.", "Four."]


@pytest.mark.parametrize("width", [60, 66, 72, 80])
def test_hard_wrapped_prose_is_joined(width: int) -> None:
    text = "\n\n".join([wrapped(PROSE, width), wrapped(PROSE * 2, width), "A last word."])
    assert [len(p.of(text).split()) for p in paragraphs(text)] == [53, 106, 3]


def test_hard_wrapped_prose_without_blank_lines_parts_at_short_lines() -> None:
    text = "\n".join([wrapped(PROSE, 72), wrapped(PROSE * 2, 72), wrapped(PROSE, 72)])
    found = [p.of(text).split()[0] for p in paragraphs(text)]
    assert found == ["The", "The", "The"]


def test_a_list_of_short_lines_is_not_joined() -> None:
    text = "\n".join(f"{n}. Harbour board item number {n}" for n in range(1, 30))
    assert len(paragraphs(text)) == 29


def test_lines_that_are_sentences_are_not_joined() -> None:
    line = "The board of the harbour said that the dam would hold for ten years."
    assert len(paragraphs("\n".join([line] * 12))) == 12


def test_headlines_are_not_joined() -> None:
    lines = [
        f"Harbour Board Meets Again to Hear the Engineers on Dam Number {n}" for n in range(12)
    ]
    assert len(paragraphs("\n".join(lines))) == 12


def test_indented_lines_begin_paragraphs() -> None:
    text = wrapped(PROSE) + "\n    " + wrapped(PROSE)
    assert len(paragraphs(text)) == 2


def test_a_line_that_breaks_off_is_joined() -> None:
    text = "The residents, who had " * 6 + "fled\nto the upper town, came back.\nThen it rained."
    assert len(paragraphs(text)) == 2


ODD = st.lists(
    st.sampled_from(
        [
            *".!?…\"'“”‘’)(«»。",
            " ",
            " ",
            "\n",
            "\n\n",
            "\t",
            "A",
            "a",
            "Mr",
            "U.S",
            "1",
            "The",
            "inc",
        ]
    ),
    max_size=60,
).map("".join)


@given(ODD | st.text(max_size=300))
def test_every_visible_character_lies_in_one_sentence_of_one_paragraph(text: str) -> None:
    at = 0
    for paragraph in paragraphs(text):
        assert not text[at : paragraph.start].strip()
        inner = paragraph.start
        for sentence in sentences(text, paragraph):
            assert inner <= sentence.start < sentence.end
            assert not text[inner : sentence.start].strip()
            assert sentence.of(text) == sentence.of(text).strip()
            inner = sentence.end
        assert inner == paragraph.end
        at = paragraph.end
    assert not text[at:].strip()


@given(st.lists(st.sampled_from(PROSE.split()), min_size=1, max_size=150), st.integers(55, 85))
def test_joining_never_loses_a_word(words: list[str], width: int) -> None:
    text = wrapped(" ".join(words), width)
    assert [w for p in paragraphs(text) for w in p.of(text).split()] == words


@pytest.mark.parametrize(
    "unit", ["a. ", ". ", "A.", "Mr.", "“.” ", "\n \n", "word " * 15 + "\n", "!", " ", "a\n", "x"]
)
def test_time_is_linear(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    start = time.perf_counter()
    for paragraph in paragraphs(text):
        sentences(text, paragraph)
    assert time.perf_counter() - start < 5
