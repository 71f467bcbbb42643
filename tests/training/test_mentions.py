"""Labels of names for training: texts, trimming, voting, comparison."""

import json
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest

from training.mentions import teachers
from training.mentions.corrections import CORRECTED, compare, read_corrections
from training.mentions.evidence import count, see
from training.mentions.spelling import lay_out, trim
from training.mentions.teachers import TEACHERS, even
from training.mentions.texts import Article, join_tokens, strip_markup
from training.mentions.verdict import Labels, decide

TEXT = """Foreign Minister Ana Ruiz flew to Norvik on Monday, the Harbour Council said.

"We agree," Ruiz said. The Russian envoy praised the Velden Act.
"""


def claims(text: str, *named: tuple[str, str]) -> list[tuple[int, int, str]]:
    out = []
    for words, kind in named:
        at = text.index(words)
        out.append((at, at + len(words), kind))
    return out


def label(
    text: str, *taggers: list[tuple[int, int, str]]
) -> tuple[list[tuple[str, str]], list[str]]:
    sighting = see(Article("tbaq", "one", text), taggers)
    census = count([sighting])
    found = decide(sighting, census, census.known())
    return [(text[s:e], kind) for s, e, kind in found.mentions], [
        text[s:e] for s, e in found.unsure
    ]


def test_names_that_both_taggers_see_stand_without_title_and_article() -> None:
    first = claims(
        TEXT,
        ("Foreign Minister Ana Ruiz", "person"),
        ("Norvik", "place"),
        ("the Harbour Council", "organization"),
        ("Russian", "group"),
        ("the Velden Act", "other"),
    )
    names, _ = label(TEXT, first, first)
    assert names == [
        ("Ana Ruiz", "person"),
        ("Norvik", "place"),
        ("Harbour Council", "organization"),
        ("Ruiz", "person"),
        ("Russian", "group"),
    ]


def test_a_surname_is_a_persons_although_a_tagger_takes_it_for_a_body() -> None:
    first = claims(TEXT, ("Ana Ruiz", "person"), ("Ruiz said", "organization"))
    second = claims(TEXT, ("Ana Ruiz", "person"))
    names, _ = label(TEXT, first, second)
    assert ("Ruiz", "person") in names


def test_where_taggers_differ_the_words_stay_untaught() -> None:
    text = "Officials spoke of Tolmar again.\n"
    first = claims(text, ("Tolmar", "place"))
    second = claims(text, ("Tolmar", "organization"))
    assert label(text, first, second) == ([], ["Tolmar"])


def test_half_names_stay_untaught() -> None:
    text = "The anti-Ruiz camp and Sen. Ana Ruiz (D-Ohio) met.\n"
    both = claims(text, ("anti-Ruiz", "person"), ("Ana Ruiz", "person"))
    assert label(text, both, both) == ([("Ana Ruiz", "person")], ["anti-Ruiz", "D-Ohio"])


def test_a_language_is_no_group() -> None:
    text = "She was speaking Spanish. A Spanish minister agreed.\n"
    found = claims(text, ("Spanish", "group"), ("Spanish minister", "group"))[:1]
    at = text.rindex("Spanish")
    found.append((at, at + 7, "group"))
    sighting = see(Article("tbaq", "one", text), [found, found])
    census = count([sighting])
    assert decide(sighting, census, census.known()).mentions == ((at, at + 7, "group"),)


@pytest.mark.parametrize(
    ("words", "kind", "left"),
    [
        ("the Harbour Council's", "organization", "Harbour Council"),
        ("Secretary of State Ana Ruiz", "person", "Ana Ruiz"),
        ("Ruizpost . com", "organization", "Ruizpost . com"),
        ("Norvik , Velden", "place", "Norvik"),
        ("[ Ana ] Ruiz", "person", "Ruiz"),
        ("Ruiz & Orr Inc .", "organization", "Ruiz & Orr Inc ."),
    ],
)
def test_trimming(words: str, kind: str, left: str) -> None:
    forms = lay_out(words).forms
    place = trim(forms, 0, len(forms), kind)
    assert place is not None
    assert forms[slice(*place)] == lay_out(left).forms


def test_lines_in_capitals_keep_their_length() -> None:
    assert even("RUIZ WINS NORVIK VOTE\n") == "Ruiz Wins Norvik Vote\n"
    assert even("Ruiz wins the vote in NORVIK\n") == "Ruiz wins the vote in NORVIK\n"


def test_a_place_that_opens_a_report_is_looked_up_in_small_letters() -> None:
    assert lay_out("NORVIK (XP) - Ruiz spoke.").forms[0] == "Norvik"


def test_texts_of_tokens_and_of_markup() -> None:
    tokens = [
        "Ruiz",
        "'s",
        "36",
        "-",
        "page",
        "plan",
        "cost",
        "11",
        ",",
        "000",
        ",",
        "she",
        "said",
        ".",
    ]
    assert join_tokens([["http", ":", "/", "/", "x"], tokens]) == (
        "Ruiz's 36-page plan cost 11,000, she said.\n"
    )
    assert strip_markup("<TimeML><TEXT>\n<EVENT>Orr</EVENT> &amp; Ruiz\n</TEXT></TimeML>") == (
        "Orr & Ruiz\n"
    )


def test_comparison_counts_masked_names_apart() -> None:
    gold = Labels(((0, 4, "person"), (5, 9, "place"), (10, 14, "group")), ((20, 25),))
    found = Labels(((0, 4, "person"), (5, 9, "person"), (21, 25, "place")), ((10, 14),))
    tallies = compare([(found, gold)])
    assert (tallies["all"].right, tallies["all"].wrong) == (1, 1)
    assert (tallies["all"].missed, tallies["all"].masked) == (1, 1)


def test_hand_made_labels_are_well_formed() -> None:
    assert len(read_corrections()) == len(json.loads(CORRECTED.read_text(encoding="utf-8")))
    for labels in read_corrections().values():
        stretches = sorted([(s, e) for s, e, _ in labels.mentions] + list(labels.unsure))
        assert all(s < e for s, e in stretches)
        assert all(a[1] <= b[0] for a, b in pairwise(stretches))


def test_an_unknown_class_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "corrected.json"
    path.write_text('[{"name": "n", "sha256": "0", "mentions": [[0, 1, "law"]], "unsure": []}]')
    with pytest.raises(ValueError, match="unknown class"):
        read_corrections(path)


class Tagger:
    """Names the first word of every text, and counts the texts it has read."""

    def __init__(self) -> None:
        self.read = 0

    def __call__(self, text: str) -> SimpleNamespace:
        self.read += 1
        end = len(text.split()[0])
        return SimpleNamespace(ents=[SimpleNamespace(start_char=0, end_char=end, label_="ORG")])


def test_a_tagger_goes_on_after_a_break(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tagger = Tagger()
    monkeypatch.setattr(teachers, "load", lambda *_: tagger)
    articles = [Article("tbaq", name, f"{name} spoke.\n") for name in ("Ruiz", "Orr")]
    whole = teachers.write_opinions(TEACHERS[0], tmp_path, articles, tmp_path)
    printed = whole.read_text(encoding="utf-8")
    draft = whole.with_suffix(".draft")
    whole.rename(draft)
    draft.write_text(printed[: len(printed) * 3 // 4], encoding="utf-8")
    again = teachers.write_opinions(TEACHERS[0], tmp_path, articles, tmp_path)
    assert again.read_text(encoding="utf-8") == printed
    assert tagger.read == 3


def test_taggers_are_pinned_by_digest() -> None:
    assert all(len(teacher.sha256) == 64 for teacher in TEACHERS)
