"""The eval of cautions: damage, verdicts, figures, and a run on texts of our own."""

import json
import random
from pathlib import Path

import pytest

from evals.cautions import __main__ as cautions
from evals.cautions import made
from evals.cautions.damages import DAMAGES
from evals.cautions.judged import JUDGED, choose, rate, read_judged
from evals.cautions.made import take
from evals.cautions.raised import Raised, find_raised, read_documents, slugs_of
from evals.cautions.texts import clean_texts, foreign_texts, furniture_lines
from rashomon.errors import InvariantError
from rashomon.model.cautions import CAUTIONS

TEXTS = clean_texts()[:2]


def raised(number: int, corpus: str = "pile", slug: str = "quote.unclosed") -> Raised:
    return Raised(slug, corpus, f"{number}.txt", "0" * 64, number, number + 1)


def test_clean_texts_raise_nothing_and_have_signs_to_lose() -> None:
    for text in TEXTS:
        doc = take(text.encode())
        assert doc is not None
        assert doc.text == text
        assert not slugs_of(doc)
        assert set("“”’") & set(text)


@pytest.mark.parametrize(
    ("slug", "done"),
    [
        (slug, done)
        for slug, ways in DAMAGES.items()
        for done in ways
        if done not in ("cut between two words", "signs left out", "signs turned into blanks")
    ],
)
def test_damage_is_told(slug: str, done: str) -> None:
    data = DAMAGES[slug][done](TEXTS[0], random.Random(5))
    assert data != TEXTS[0].encode()
    assert data == DAMAGES[slug][done](TEXTS[0], random.Random(5))
    doc = take(data)
    assert doc is not None
    assert slug in slugs_of(doc)


def test_every_judged_caution_is_a_caution_of_the_record() -> None:
    judged = read_judged()
    assert {one.slug for one in judged} <= set(CAUTIONS)
    assert all(0 <= one.start < one.end or one.start == one.end == -1 for one in judged)
    assert set(judged.values()) == {"right", "wrong", "unsure"}


def test_judgements_hold_no_words() -> None:
    fields = {"slug", "corpus", "document", "digest", "start", "end", "verdict"}
    for line in JUDGED.read_text("utf-8").splitlines():
        assert set(json.loads(line)) == fields


def test_what_is_judged_is_taken_by_turns_from_each_corpus() -> None:
    many = [raised(number, corpus) for number in range(9) for corpus in ("large", "other")]
    chosen = choose([*many, raised(1, "small")], most=5)
    assert sorted(one.corpus for one in chosen) == ["large", "large", "other", "other", "small"]
    assert chosen == choose([raised(1, "small"), *many[::-1]], most=5)


def test_precision_counts_what_is_still_raised() -> None:
    judged = {raised(1): "right", raised(2): "wrong", raised(3): "unsure", raised(4): "right"}
    (row,) = rate([raised(1), raised(2), raised(3), raised(9)], judged)  # type: ignore[arg-type]
    assert (row.raised, row.right, row.wrong, row.unsure, row.gone) == (4, 1, 1, 1, 1)


@pytest.mark.parametrize("verdicts", [("maybe",), ("right", "wrong")])
def test_bad_judgements_are_refused(tmp_path: Path, verdicts: tuple[str, ...]) -> None:
    row = {"slug": "a", "corpus": "b", "document": "c", "digest": "d", "start": 0, "end": 1}
    path = tmp_path / "judged.jsonl"
    path.write_text("".join(json.dumps(row | {"verdict": one}) + "\n" for one in verdicts), "utf-8")
    with pytest.raises(InvariantError):
        read_judged(path)


def test_real_texts_are_read_where_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "polnear" / "data" / "dev" / "text"
    folder.mkdir(parents=True)
    (folder / "one.txt").write_text(
        TEXTS[0].replace("”", "", 1) + "\n\n(Photo: Mirela Tamm/Lowland Press)", "utf-8"
    )
    (folder / "two.txt").write_text("No.", "utf-8")
    ((corpus, doc),) = read_documents(tmp_path)
    assert corpus == "polnear-dev"
    slugs = {one.slug for one in find_raised(corpus, doc)}
    assert slugs == {"quote.unclosed", "boilerplate.removed"}


def test_a_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(made, "clean_texts", lambda: TEXTS)
    out = tmp_path / "result.json"
    assert cautions.main(["--data", str(tmp_path), "--list", "--out", str(out)]) == 0
    result = json.loads(out.read_text("utf-8"))
    told = {(row["slug"], row["done"]): row for row in result["made"]}
    assert told["", "nothing"]["raised"] == 0
    assert told["duplicate.document", "other case and marks"]["raised"] == len(TEXTS)
    assert told["", "another last word"]["raised"] == 0
    assert told["language.unsupported", "an account in another language"]["raised"] == len(
        foreign_texts()
    )
    assert len(furniture_lines()) == 30
    assert "gone" in capsys.readouterr().out


def test_a_run_without_data_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("RASHOMON_DATA", raising=False)
    monkeypatch.setattr(cautions, "made_figures", lambda: ([], {}))
    assert cautions.main([]) == 0
    assert "absent" in capsys.readouterr().out
