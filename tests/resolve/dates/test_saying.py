"""When each statement was made."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from rashomon.model.documents import Document, Published
from rashomon.model.links import Dating, SpokenAt
from rashomon.model.reading import Attribution, Kind, Reading
from rashomon.resolve.dates.saying import find_saying_times
from rashomon.resolve.times import place_times
from tests.documents import make_attribution, make_document
from tests.resolve.dates.dated import timed

# A Wednesday.
PUBLISHED = "2031-04-23"
RUIZ = "Ana Ruiz"


def _spoken(
    doc: Document,
    *atts: Attribution,
    published: str | None = PUBLISHED,
    inferred: bool = False,
    speakers: dict[str, str] | None = None,
) -> list[SpokenAt | None]:
    """The time of each attribution, in the order given; parents are those of the attributions."""
    reading = timed(doc, Reading(doc.id), *atts)
    dating = Dating(
        doc.id,
        Published(published, "inferred" if inferred else "byline"),
        place_times(doc.text, reading.times, published),
    )
    parents = {att.id: att.parent for att in atts if att.parent}
    found = find_saying_times(doc, reading, dating, parents, speakers or {})
    assert [item.attribution for item in found] == sorted(item.attribution for item in found)
    by_id = {item.attribution: item for item in found}
    return [by_id.get(att.id) for att in atts]


def _one(
    text: str, source: str, cue: str, content: str, kind: Kind = "indirect"
) -> tuple[str | None, str | None]:
    doc = make_document(text)
    (found,) = _spoken(doc, make_attribution(doc, source, cue, content, kind))
    if found is None:
        return None, None
    return found.value, found.evidence.of(text) if found.evidence else None


WEEK = "2031-04-17/2031-04-23"


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "value", "words"),
    [
        # The clause of the cue.
        ("Ana Ruiz said on Monday it rains.", RUIZ, "said", "it rains", "2031-04-21", "Monday"),
        ("Ana Ruiz told the board in Velm on Saturday that it rains.",
         RUIZ, "told", "that it rains", "2031-04-19", "Saturday"),
        ("On March 9, Ana Ruiz mocked the plan.",
         RUIZ, "mocked", "the plan", "2031-03-09", "March 9"),
        ("In early April, Ana Ruiz asked for a vote.",
         RUIZ, "asked for", "a vote", "2031-04-01/2031-04-10", "early April"),
        ("“It rains,” Ana Ruiz told the envoy Tuesday.",
         RUIZ, "told", "“It rains,”", "2031-04-22", "Tuesday"),
        ("Ana Ruiz, speaking on Monday, said it rains.",
         RUIZ, "said", "it rains", "2031-04-21", "Monday"),
        ("The dam leaks, Ana Ruiz said in a statement released Monday.",
         RUIZ, "said in a statement", "The dam leaks", "2031-04-21", "Monday"),
        ("A statement issued on Monday said it rains.",
         "A statement issued on Monday", "said", "it rains", "2031-04-21", "Monday"),
        ("At Monday's press conference Ana Ruiz said it rains.",
         RUIZ, "said", "it rains", "2031-04-21", "Monday"),
        ("Ana Ruiz said yesterday that it rains.",
         RUIZ, "said", "that it rains", "2031-04-22", "yesterday"),
        ("Ana Ruiz said last month that it rains.",
         RUIZ, "said", "that it rains", "2031-03", "last month"),
        ("In 2029, Ana Ruiz said it rains.", RUIZ, "said", "it rains", "2029", "2029"),
        ("Ana Ruiz said earlier this week that it rains.",
         RUIZ, "said", "that it rains", "2031-04-21/2031-04-23", "earlier this week"),
        # What is told is not when it is told.
        ("Ana Ruiz said it will rain on Monday.",
         RUIZ, "said", "it will rain on Monday", WEEK, None),
        ("Ana Ruiz, who arrived on Monday, said it rains.", RUIZ, "said", "it rains", WEEK, None),
        ("Ana Ruiz, elected on Monday, said it rains.", RUIZ, "said", "it rains", WEEK, None),
        ("Ana Ruiz said after Monday's flood that it rains.",
         RUIZ, "said", "that it rains", WEEK, None),
        ("It rains, said Ana Ruiz, whom the council chose on Monday.",
         RUIZ, "said", "It rains", WEEK, None),
        ("Ana Ruiz said it rains. On Monday the dam broke.",
         RUIZ, "said", "it rains", WEEK, None),
        ("On Monday the dam broke.\n\nAna Ruiz said it rains.",
         RUIZ, "said", "it rains", WEEK, None),
        # Two days in one clause say nothing, and what is older than the news has no day.
        ("On Friday Ana Ruiz said in Velm on Sunday that it rains.",
         RUIZ, "said", "that it rains", WEEK, None),
        ("Ana Ruiz had said that it rains.", RUIZ, "had said", "that it rains", None, None),
        ("Ana Ruiz has repeatedly said that it rains.",
         RUIZ, "has repeatedly said", "that it rains", None, None),
        ("Ana Ruiz had told the board on Monday that it rains.",
         RUIZ, "had told", "that it rains", "2031-04-21", "Monday"),
        # Nobody has said yet what he will say.
        ("Ana Ruiz will say on Friday that it rains.",
         RUIZ, "will say", "that it rains", None, None),
    ],
)  # fmt: skip
def test_the_clause_says_when(
    text: str, source: str, cue: str, content: str, value: str | None, words: str | None
) -> None:
    found = _one(text, source, cue, content)
    assert found == (value, words)


def test_an_expression_belongs_to_the_nearest_cue() -> None:
    doc = make_document("Ana Ruiz said it rains, but Ivo Stern denied on Monday that it does.")
    first = make_attribution(doc, "Ana Ruiz", "said", "it rains")
    second = make_attribution(doc, "Ivo Stern", "denied", "that it does")
    spoken = _spoken(doc, first, second)
    assert [item and item.value for item in spoken] == [WEEK, "2031-04-21"]


def test_what_opens_a_sentence_holds_for_all_that_is_said_in_it() -> None:
    doc = make_document("On Monday Ana Ruiz said it rains and denied that the dam leaks.")
    first = make_attribution(doc, "Ana Ruiz", "said", "it rains")
    second = make_attribution(doc, "Ana Ruiz", "denied", "that the dam leaks")
    spoken = _spoken(doc, first, second)
    assert [item and item.value for item in spoken] == ["2031-04-21", "2031-04-21"]


CONTINUED = make_document(
    "Ana Ruiz told the envoy on Monday that it rains.\n\n"
    "“The dam is full,” she said.\n\n"
    "“It is not,” Ivo Stern replied.\n\n"
    "Ivo Stern in a separate statement urged calm."
)


def test_the_same_speaker_goes_on_at_the_same_time() -> None:
    doc = CONTINUED
    atts = (
        make_attribution(doc, "Ana Ruiz", "told", "that it rains"),
        make_attribution(doc, "she", "said", "“The dam is full,”", "direct"),
        make_attribution(doc, "Ivo Stern", "replied", "“It is not,”", "direct"),
        make_attribution(doc, "Ivo Stern", "urged", "calm"),
    )
    who = dict(zip((att.id for att in atts), ("ruiz", "ruiz", "stern", "stern"), strict=True))
    spoken = _spoken(doc, *atts, speakers=who)
    assert [item and (item.value, item.rule) for item in spoken] == [
        ("2031-04-21", "time.clause"),
        ("2031-04-21", "time.continued"),
        ("2031-04-21", "time.reply"),
        (WEEK, "time.document"),
    ]


def test_who_is_not_known_goes_on_with_nothing() -> None:
    doc = CONTINUED
    first = make_attribution(doc, "Ana Ruiz", "told", "that it rains")
    second = make_attribution(doc, "she", "said", "“The dam is full,”", "direct")
    spoken = _spoken(doc, first, second)
    assert [item and item.rule for item in spoken] == ["time.clause", "time.document"]


def test_background_is_not_gone_on_with_in_another_paragraph() -> None:
    doc = make_document(
        "In 2029, Ana Ruiz said it rains. Ruiz added that it pours.\n\nRuiz said the dam is full."
    )
    atts = (
        make_attribution_at(doc, "Ana Ruiz", "said", "it rains"),
        make_attribution(doc, "Ruiz", "added", "that it pours"),
        make_attribution(doc, "Ruiz", "said", "the dam is full"),
    )
    spoken = _spoken(doc, *atts, speakers={att.id: "ruiz" for att in atts})
    assert [item and item.value for item in spoken] == ["2029", "2029", WEEK]


def make_attribution_at(doc: Document, source: str, cue: str, content: str) -> Attribution:
    """An attribution from the first place of its parts' words."""
    whole = make_attribution(doc, source, cue, content)
    spans = [
        (span.shifted(doc.text.index(words) - span.start),)
        for words, (span,) in zip(
            (source, cue, content), (whole.source, whole.cue, whole.content), strict=True
        )
    ]
    return replace(whole, id="att-first", source=spans[0], cue=spans[1], content=spans[2])


@pytest.mark.parametrize(
    ("before", "where", "value"),
    [
        ("Ana Ruiz met Ivo Stern on Monday.", "in a post-meeting briefing",
         "2031-04-21/2031-04-22"),
        ("The envoy came on Monday.\n\nHe stayed.", "after their talks", "2031-04-21/2031-04-22"),
        ("Ana Ruiz met Ivo Stern on Monday.", "in a speech", WEEK),
        ("Ana Ruiz met Ivo Stern last month.", "after the meeting", WEEK),
        ("Ana Ruiz met Ivo Stern on Monday." + "\n\nIt rained." * 3, "after the meeting", WEEK),
        ("Ana Ruiz met Ivo Stern.", "after the meeting", WEEK),
    ],
)  # fmt: skip
def test_what_is_said_at_a_meeting_has_its_day(before: str, where: str, value: str) -> None:
    text = f"{before}\n\nIvo Stern said {where} that it rains."
    assert _one(text, "Ivo Stern", "said", "that it rains")[0] == value


def test_an_inner_statement_is_no_later_than_the_one_it_stands_in() -> None:
    doc = make_document("On Monday Ana Ruiz said that Ivo Stern demands peace and that we hope.")
    outer = make_attribution(
        doc, "Ana Ruiz", "said", "that Ivo Stern demands peace and that we hope"
    )
    inner = replace(make_attribution(doc, "Ivo Stern", "demands", "peace"), parent=outer.id)
    own = replace(make_attribution(doc, "we", "hope", "peace"), id="att-hope", parent=outer.id)
    spoken = _spoken(doc, outer, inner, own)
    assert [item and (item.value, item.rule) for item in spoken] == [
        ("2031-04-21", "time.clause"),
        ("2031-04-15/2031-04-21", "time.parent"),
        ("2031-04-21", "time.same"),
    ]


@pytest.mark.parametrize(
    ("teller", "cue", "told", "value"),
    [
        ("Ana Ruiz", "said", "Ivo Stern demanded peace", None),
        ("Ana Ruiz", "said", "Ivo Stern later told peace", None),
        ("Ana Ruiz", "said", "Ivo Stern had demanded peace", None),
        ("Ana Ruiz", "said", "Ivo Stern will demand peace", None),
        ("Ana Ruiz", "said", "Ivo Stern’s demand for peace", None),
        ("Ana Ruiz", "said", "Ivo Stern demands peace", WEEK),
        ("The Hill Gazette", "reported", "Ivo Stern demanded peace", WEEK),
    ],
)
def test_what_is_looked_back_on_is_of_nobody_knows_when(
    teller: str, cue: str, told: str, value: str | None
) -> None:
    doc = make_document(f"{teller} {cue} that {told}.")
    outer = make_attribution(doc, teller, cue, f"that {told}")
    words = told.removeprefix("Ivo Stern").removeprefix("’s").removesuffix("peace").strip()
    inner = replace(make_attribution(doc, "Ivo Stern", words, "peace"), parent=outer.id)
    spoken = _spoken(doc, outer, inner)
    assert [item and item.value for item in spoken] == [WEEK, value]


def test_what_stands_in_a_statement_of_nobody_knows_when_is_so_too() -> None:
    doc = make_document("Ana Ruiz had said that Ivo Stern demands peace.")
    outer = make_attribution(doc, "Ana Ruiz", "had said", "that Ivo Stern demands peace")
    inner = replace(make_attribution(doc, "Ivo Stern", "demands", "peace"), parent=outer.id)
    assert _spoken(doc, outer, inner) == [None, None]


@pytest.mark.parametrize(("before", "value"), [("", WEEK), ("It rains.\n\n" * 3, None)])
def test_the_perfect_is_news_in_the_lead_alone(before: str, value: str | None) -> None:
    text = f"{before}Ana Ruiz has denied that it rains."
    assert _one(text, RUIZ, "has denied", "that it rains")[0] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In 2029 and 2030, Ana Ruiz said it rains.", None),
        ("At the time, Ana Ruiz said it rains.", None),
        ("Shortly after Ana Ruiz said it rains, the dam was full.", None),
        ("After the storm, Ana Ruiz said it rains.", WEEK),
        ("Ana Ruiz told TODAY.example on Monday it rains.", "2031-04-21"),
        ("Ana Ruiz told TODAY it rains.", WEEK),
        ("Because of the March 10 policy, Ana Ruiz said it rains.", WEEK),
        ("At the February hearing, Ana Ruiz said it rains.", "2031-02"),
        ("Ana Ruiz said today it rains.", PUBLISHED),
    ],
)
def test_what_looks_like_a_time_of_saying(text: str, value: str | None) -> None:
    cue = "told" if "told" in text else "said"
    assert _one(text, RUIZ, cue, "it rains")[0] == value


def test_a_writing_of_long_ago_is_quoted_without_a_time() -> None:
    doc = make_document(
        "In a study of 2029 Ana Ruiz said in 2029 it rains.\n\nThe dam is full, Ruiz wrote."
    )
    first = make_attribution(doc, "Ana Ruiz", "said", "it rains")
    second = make_attribution(doc, "Ruiz", "wrote", "The dam is full")
    both = {first.id: "ruiz", second.id: "ruiz"}
    spoken = _spoken(doc, first, second, speakers=both)
    assert [item and item.value for item in spoken] == ["2029", None]


def test_a_day_within_a_quotation_leans_on_the_day_of_the_quotation() -> None:
    doc = make_document("“Yesterday Ivo Stern demanded peace,” Ana Ruiz said on Monday.")
    outer = make_attribution(
        doc, "Ana Ruiz", "said", "“Yesterday Ivo Stern demanded peace,”", "direct"
    )
    inner = replace(make_attribution(doc, "Ivo Stern", "demanded", "peace"), parent=outer.id)
    spoken = _spoken(doc, outer, inner)
    assert [item and item.value for item in spoken] == ["2031-04-21", "2031-04-20"]


def test_an_inferred_date_is_told_as_such() -> None:
    doc = make_document("Ana Ruiz said it rains. Ivo Stern said on Saturday that it pours.")
    atts = (
        make_attribution_at(doc, "Ana Ruiz", "said", "it rains"),
        make_attribution(doc, "Ivo Stern", "said", "that it pours"),
    )
    spoken = _spoken(doc, *atts, published="2031-04-22/2031-04-25", inferred=True)
    assert [item and (item.value, item.basis) for item in spoken] == [
        ("2031-04-16/2031-04-25", "inferred"),
        ("2031-04-19", "expression"),
    ]


def test_a_weekday_that_may_be_two_days_is_an_interval() -> None:
    doc = make_document("Ana Ruiz said on Wednesday that it rains.")
    att = make_attribution(doc, "Ana Ruiz", "said", "that it rains")
    (found,) = _spoken(doc, att, published="2031-04-22/2031-04-25", inferred=True)
    assert found is not None
    assert (found.value, found.basis) == ("2031-04-16/2031-04-23", "expression")


def test_without_any_date_nothing_is_said() -> None:
    doc = make_document("Ana Ruiz said on Monday it rains. On 3 May 2030 Ivo Stern said it pours.")
    atts = (
        make_attribution_at(doc, "Ana Ruiz", "said", "it rains"),
        make_attribution(doc, "Ivo Stern", "said", "it pours"),
    )
    spoken = _spoken(doc, *atts, published=None)
    assert [item and item.value for item in spoken] == [None, "2030-05-03"]


def test_an_attribution_without_cue_and_source_has_the_date_of_the_document() -> None:
    doc = make_document("“It rains.”")
    att = make_attribution(doc, "", "", "“It rains.”", "direct")
    (found,) = _spoken(doc, att)
    assert found is not None
    assert (found.value, found.basis, found.evidence) == (WEEK, "document", None)


def test_a_ring_of_parents_ends() -> None:
    doc = make_document("Ana Ruiz said it rains.")
    att = make_attribution(doc, "Ana Ruiz", "said", "it rains")
    (found,) = _spoken(doc, replace(att, parent=att.id))
    assert found is None or found.value == WEEK


def _moved(att: Attribution, by: int) -> Attribution:
    parts = ([span.shifted(by) for span in part] for part in (att.source, att.cue, att.content))
    source, cue, content = (tuple(part) for part in parts)
    return replace(att, id=f"att-{by}", source=source, cue=cue, content=content)


def test_an_endless_sentence_costs_no_more_than_its_length() -> None:
    doc = make_document("on Monday Ana Ruiz said it rains, " * 3000)
    first = make_attribution_at(doc, "Ana Ruiz", "said", "it rains")
    atts = [_moved(first, 34 * n) for n in range(2900)]
    begin = time.process_time()
    _spoken(doc, *atts)
    assert time.process_time() - begin < 20
