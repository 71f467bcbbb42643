"""The piles with known lineage: the same for a seed, true to what they say, and hard by measure."""

from __future__ import annotations

import io
import random
from itertools import combinations

import pytest

from evals.lineage.derivations import WEIGHTS, derive, story_of
from evals.lineage.events import make_event
from evals.lineage.families import Pile
from evals.lineage.grammar import (
    LONGEST,
    Formulas,
    count_narration,
    expand,
    find_forms,
    find_runs,
    narration,
    part_of,
    tidy,
)
from evals.lineage.pages import print_files
from evals.lineage.piles import Task, describe_tasks, make_task
from evals.lineage.report import print_pile
from evals.lineage.reports import Account, Desks
from evals.lineage.rewriting import (
    PARAPHRASE,
    TRANSLATION,
    Strength,
    restyle,
    reword,
    synonyms,
    turn,
)
from evals.lineage.running import take_in
from evals.lineage.truth import FEWEST_WORDS
from rashomon.settings import Settings

KINDS = sorted(set(WEIGHTS) - {"agency"})


@pytest.fixture(scope="module")
def task() -> Task:
    return make_task(1, 0)


@pytest.fixture
def desks() -> Desks:
    rng = random.Random("desks")
    return Desks(make_event(2, "tune", rng), "tune", rng, Formulas())


def made(kind: str, desks: Desks, seed: int = 0) -> tuple[list[Account], list[str]]:
    rng = random.Random(f"{kind} {seed}")
    parents = [desks.write(f"p{kind}{seed}{number}", 9, 3) for number in range(2)]
    body = derive(kind, parents, lambda f, q: desks.write("own", f, q), "tune", rng)
    return parents, [sentence.origin[0] for paragraph in body for sentence in paragraph]


def test_a_pile_is_the_same_for_a_seed_and_another_for_another(task: Task) -> None:
    assert [file.data for file in make_task(1, 0).files] == [file.data for file in task.files]
    assert {file.data for file in make_task(2, 0).files}.isdisjoint(f.data for f in task.files)


def test_templates_are_filled_and_have_two_forms() -> None:
    rng = random.Random("x")
    assert expand("[a|a] {who} [|]left", {"who": "Ilse"}, rng) == ("A Ilse left", "")
    assert set(expand("one {x} ## two {x}", {"x": "3"}, rng)) == {"One 3", "Two 3"}


def test_the_test_seeds_have_templates_and_synonyms_of_their_own() -> None:
    items = [str(number) for number in range(10)]
    assert set(part_of(items, "test")) - set(part_of(items, "tune")) == {"7", "8", "9"}
    tune, test = synonyms("tune"), synonyms("test")
    assert set(test) - set(tune)
    assert sum(set(tune[word]).isdisjoint(test.get(word, ())) for word in tune) > len(tune) / 4


def test_no_template_leaves_anything_unfilled(task: Task) -> None:
    for member in task.pile.collected:
        for text in [one.text for one in member.account.sentences] + [member.account.headline]:
            assert not set("{}[]|#") & set(text), text


def test_marks_stand_where_they_should() -> None:
    assert tidy("“the end.,” said  Ilse, of the union,.") == "“The end,” said Ilse, of the union."
    assert count_narration("“Not counted,” she said.") == 2


def test_two_writers_share_no_long_run_of_what_they_tell() -> None:
    rng = random.Random("runs")
    desks = Desks(make_event(0, "tune", rng), "tune", rng, Formulas())
    told = []
    for number in range(6):
        account = desks.write(f"w{number}", 10, 0)
        told.append({run for one in account.sentences for run in runs(one.text)})
    assert all(one.isdisjoint(two) for one, two in combinations(told, 2))


def runs(text: str) -> set[tuple[str, ...]]:
    return find_runs(find_forms(narration(text)), LONGEST)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_derived_keeps_its_origins(kind: str, desks: Desks) -> None:
    parents, origins = made(kind, desks)
    of = {parent.id for parent in parents}
    taken = [origin for origin in origins if origin in of]
    assert taken
    if kind in ("excerpt", "excerpt.reworded", "background", "sentence"):
        assert len(taken) < len(origins) / 2
    elif kind == "merge":
        assert set(taken) == of
    elif kind not in ("lead", "update"):
        assert len(taken) == len(origins)


@pytest.mark.parametrize("strength", [*PARAPHRASE.values(), *TRANSLATION.values()])
def test_rewording_changes_words_and_leaves_names(strength: Strength, desks: Desks) -> None:
    rng = random.Random("reword")
    account = desks.write(f"r{strength}", 9, 2)
    before = [one for one in account.sentences if count_narration(one.text) > 8]
    after = [reword(one, strength, "tune", rng) for one in before]
    assert sum(one.text != two.text for one, two in zip(before, after, strict=True)) > 3
    assert [one.origin for one in before] == [one.origin for one in after]
    town = desks.event.values["town"]
    assert [town in one.text for one in before] == [town in one.text for one in after]


def test_a_sentence_is_turned_by_its_rules(desks: Desks) -> None:
    (first, *_) = desks.write("turned", 9, 0).sentences
    for text, turned in (
        ("In 2019, the council met there.", "The council met there in 2019."),
        ("Ilse Varga said that nobody had been told.", "Nobody had been told, said Ilse Varga."),
        (
            "The gates were closed by the guards because the water had risen.",
            "Because the water had risen, the gates were closed by the guards.",
        ),
    ):
        one = type(first)(text, "", ("a", 0), "narration", 6)
        assert turn(one).text == turned
    both = type(first)("One.", "Other.", ("a", 0), "narration", 1)
    assert turn(turn(both)) == both


def test_house_style_changes_spelling_figures_and_marks(desks: Desks) -> None:
    (first, *_) = desks.write("styled", 9, 0).sentences
    one = type(first)("“Two lorries,” she said of seven in the harbour.", "", ("a", 0), "", 6)
    assert restyle(one, '""').text == '"Two lorries," she said of 7 in the harbor.'


def test_the_truth_agrees_with_who_made_what(task: Task) -> None:
    members = task.pile.members
    for (left, right), edge in task.truth.edges.items():
        assert edge.words >= FEWEST_WORDS
        if edge.relation == "parent":
            assert edge.older in members[left if edge.older == right else right].parents
        elif edge.relation == "same origin":
            assert (edge.older, edge.evidence) == (None, "none")
    assert sum(len(group) for group in task.truth.groups) == len(task.files)
    alone = [group for group in task.truth.groups if len(group) == 1]
    assert all(task.truth.count_independent(group) == 1 for group in alone)


def test_a_text_that_is_not_in_the_pile_counts_once() -> None:
    tasks = [make_task(1, story) for story in range(4)]
    absent = [
        (task, member.account.id)
        for task in tasks
        for member in task.pile.members.values()
        if not member.in_pile
    ]
    assert absent
    for task, account in absent:
        children = [one.account.id for one in task.pile.collected if one.parents == (account,)]
        assert task.truth.count_independent(children) == 1
        assert not any(account in pair for pair in task.truth.edges)


def test_files_are_of_three_sorts_and_all_are_taken_in(task: Task) -> None:
    assert {file.name.rsplit(".")[-1] for file in task.files} == {"html", "json", "txt"}
    taken = take_in(task.files, None, Settings())
    assert not taken.failed
    assert sorted(taken.accounts.values()) == sorted(file.account for file in task.files)
    kept = find_words_kept(task.pile, {taken.accounts[d.id]: d.text for d in taken.documents})
    assert kept > 0.97


def find_words_kept(pile: Pile, texts: dict[str, str]) -> float:
    """The share of sentences that are still in the cleaned text."""
    there = [
        one.text in texts[member.account.id]
        for member in pile.collected
        for paragraph in story_of(member.account)
        for one in paragraph
    ]
    return sum(there) / len(there)


def test_what_a_pile_is_like_is_printed(task: Task) -> None:
    out = io.StringIO()
    print_pile(describe_tasks([task]), out)
    assert f"{len(task.files)} documents" in out.getvalue()


def test_names_of_files_tell_nothing(task: Task) -> None:
    assert [file.name for file in task.files] == sorted(
        file.name for file in print_files(task.pile)
    )
    order = [file.account for file in task.files]
    assert order != sorted(order)
