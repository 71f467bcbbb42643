"""Quotations over several paragraphs."""

from rashomon.read.continuations import find_continued
from rashomon.read.decoding import RoleSpan
from rashomon.read.linking import LinkWeights, link_spans
from rashomon.read.tokens import Words, find_words

TEXT = (
    "Orla Venn said: “Nobody was told. Nobody was asked. Nobody was there. We all know it.\n"
    "“And nobody was paid. Nobody at all. That is it.\n"
    "“Good night.”\n"
)
NO_WEIGHTS = LinkWeights({}, {})


def spans_of(words: Words, *parts: tuple[str, str]) -> list[RoleSpan]:
    found, at = [], 0
    for role, part in parts:
        size = len(find_words(part))
        while [words.surface(at + i) for i in range(size)] != [
            find_words(part).surface(i) for i in range(size)
        ]:
            at += 1
        found.append(RoleSpan(role, at, at + size, 0.9))  # type: ignore[arg-type]
        at += size
    return found


PARTS = (
    ("source", "Orla Venn"),
    ("cue", "said:"),
    ("content", "“Nobody was told. Nobody was asked. Nobody was there. We all know it."),
    ("content", "“And nobody was paid. Nobody at all. That is it."),
    ("content", "“Good night.”"),
)


def test_each_paragraph_goes_on_with_the_one_before() -> None:
    words = find_words(TEXT)
    spans = spans_of(words, *PARTS)
    assert find_continued(spans, words) == {3: 2, 4: 3}
    (only,) = link_spans(spans, words, NO_WEIGHTS)
    assert only.content == tuple(spans[2:])


def test_a_closed_quotation_does_not_go_on() -> None:
    text = TEXT.replace("know it.", "know it.”").replace("is it.", "is it.”")
    words = find_words(text)
    parts = [(role, part.replace("it.", "it.”")) for role, part in PARTS]
    assert find_continued(spans_of(words, *parts), words) == {}


def test_a_paragraph_with_a_cue_of_its_own_is_left_to_the_linker() -> None:
    words = find_words(TEXT + "She laughed.")
    spans = spans_of(words, *PARTS[:4])
    extra = RoleSpan("cue", spans[-1].stop - 3, spans[-1].stop - 2, 0.9)
    short = RoleSpan("content", spans[-1].first, spans[-1].stop - 3, 0.9)
    assert find_continued([*spans[:3], short, extra], words) == {}


def test_a_signed_quotation_belongs_to_its_own_dash() -> None:
    text = "“Good night.” — Orla Venn\n“Good day.” — Ilse Marn\n"
    words = find_words(text)
    parts = (
        *(("content", "“Good night.”"), ("cue", "—"), ("source", "Orla Venn")),
        *(("content", "“Good day.”"), ("cue", "—"), ("source", "Ilse Marn")),
    )
    spans = spans_of(words, *parts)
    near = LinkWeights({"p>": 2.0}, {"p<S": 5.0})
    found = link_spans(spans, words, near)
    assert [(item.content, item.source) for item in found] == [
        ((spans[0],), spans[2]),
        ((spans[3],), spans[5]),
    ]
