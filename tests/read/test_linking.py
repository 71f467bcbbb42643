from rashomon.read.decoding import Role, RoleSpan
from rashomon.read.link_features import PairFeatures
from rashomon.read.linking import LinkWeights, find_cues, find_sources, link_spans
from rashomon.read.tokens import Words, find_words

NEAREST = LinkWeights(
    source={"n": -5.0, "p<": 2.0, "p>": 1.0, "p<CK": 0.5, "p<KC": -9.0},
    content={"p<": 1.0, "p>": 2.0, "p<S": 1.5, "p>S": 1.5},
)
ROLES: dict[str, Role] = {"S": "source", "C": "cue", "K": "content"}


def mark(marked: str) -> tuple[Words, list[RoleSpan]]:
    """Read "[S She] [C said] [K she would go]" into words and spans."""
    text, parts, at = "", [], 0
    while at < len(marked):
        if marked[at] == "[":
            end = marked.index("]", at)
            parts.append((ROLES[marked[at + 1]], len(text), marked[at + 3 : end]))
            text += marked[at + 3 : end]
            at = end + 1
        else:
            text += marked[at]
            at += 1
    words = find_words(text)
    starts = words.starts.tolist()
    ends = words.ends.tolist()
    spans = [
        RoleSpan(role, starts.index(start), ends.index(start + len(part)) + 1, 0.9)
        for role, start, part in parts
    ]
    return words, spans


def link(marked: str, weights: LinkWeights = NEAREST) -> list[tuple[str, str, list[str]]]:
    words, spans = mark(marked)

    def surface(span: RoleSpan) -> str:
        return words.text[words.starts[span.first] : words.ends[span.stop - 1]]

    return [
        (
            surface(item.source) if item.source else "",
            surface(item.cue),
            [surface(part) for part in item.content],
        )
        for item in link_spans(spans, words, weights)
    ]


def test_one_attribution() -> None:
    assert link("[S Orla Venn] [C said] [K the harbour would close].") == [
        ("Orla Venn", "said", ["the harbour would close"])
    ]


def test_both_halves_of_a_split_quotation_go_to_one_cue() -> None:
    assert link("[K “We go,”] [S Venn] [C said]. [K “We must.”]") == [
        ("Venn", "said", ["“We go,”", "“We must.”"])
    ]


def test_two_cues_may_share_a_source() -> None:
    found = link("[S Venn] [C called] [K the plan reckless] and [C asked for] [K a vote].")
    assert [source for source, _, _ in found] == ["Venn", "Venn"]


def test_none_is_an_answer() -> None:
    weights = LinkWeights(source={"n": 1.0}, content={})
    assert link("[S Venn] [C said] [K no].", weights)[0][0] == ""


def test_cue_without_content_is_kept_for_the_caller() -> None:
    assert link("[S Venn] [C spoke].") == [("Venn", "spoke", [])]


def test_content_without_cue_is_left_out() -> None:
    assert link("[K “We go.”]") == []


def test_candidates_stop_at_three_sentences_and_at_three_on_a_side() -> None:
    words, spans = mark("[C said]. Aa. Bb. Cc. Dd. [K “One.”]")
    assert find_cues(spans, words, 1) == []
    words, spans = mark("[C said]. Aa. Bb. [K “One.”]")
    assert find_cues(spans, words, 1) == [0]
    words, spans = mark("[C a] [C b] [C c] [C d] [K x] [C e]")
    assert find_cues(spans, words, 4) == [1, 2, 3, 5]


def test_unquoted_content_stays_in_its_sentence() -> None:
    words, spans = mark("[C said]. [K Nobody came].")
    assert find_cues(spans, words, 1) == []


def test_a_source_may_stand_in_another_sentence() -> None:
    words, spans = mark("[S Venn] [C spoke]. [C Said] [K no].")
    assert find_sources(spans, words, 2) == [0]


def test_a_long_sentence_is_not_searched_to_its_end() -> None:
    words, spans = mark("[C said] " + "[K x] " * 40)
    assert find_cues(spans, words, 40) == []
    assert find_cues(spans, words, 5) == [0]


def test_features_name_pattern_borders_and_words_between() -> None:
    words, spans = mark("[S Venn] [C called] [K it off] and [C left]")
    features = PairFeatures(spans, words)
    found = features.describe_pair(3, 0)
    assert "p<CK" in found
    assert "l<CK/and" in found
    near = features.describe_pair(1, 0)
    assert "p<" in near
    assert any(name.startswith("n/") for name in features.describe_lone_cue(3))


def test_features_across_sentences() -> None:
    words, spans = mark("[K “No.”]\n\n[S Venn] [C said] so.")
    found = PairFeatures(spans, words).describe_pair(2, 0)
    assert "c<S/11" in found
