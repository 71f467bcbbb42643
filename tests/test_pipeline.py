"""Whole runs over invented accounts: what is kept, what is published, and the laws of a record."""

from __future__ import annotations

import json
import random
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.accounts import Stages
from rashomon.engine.base import Engine
from rashomon.engine.local import LocalEngine
from rashomon.errors import Interrupted, InvariantError, StoreLocked
from rashomon.findings import Keys
from rashomon.ingest import discover
from rashomon.model.documents import Capture, Document, Failure, Received
from rashomon.model.reading import Reading
from rashomon.pipeline import PIPELINE, STAGES, build, without_story
from rashomon.progress import Event, Progress, RunReport, exit_code, silent
from rashomon.publish.record_json import dump, validate
from rashomon.run import StoryRun
from rashomon.settings import Limits, Settings
from rashomon.store.memory import MemoryStore
from rashomon.store.sqlite import open_for_writing
from rashomon.story import open_story
from tests.invented import INVENTED, SaidReader, account_text, write_mixed_pile, write_pile

IN_PROCESS = LocalEngine(1)


def run_over(
    story: Path,
    paths: Sequence[Path],
    *,
    stages: Stages = INVENTED,
    settings: Settings | None = None,
    engine: Engine = IN_PROCESS,
    progress: Progress = silent,
) -> RunReport:
    files, failures = discover(paths)
    store = open_for_writing(story, wait_seconds=0)
    try:
        run = StoryRun(store, settings or Settings(), stages, engine, progress)
        return run.run(files, failures)
    finally:
        store.close()


def exported(story: Path) -> str:
    with open_story(story) as opened:
        return dump(opened.record)


@pytest.fixture
def pile(tmp_path: Path) -> list[Path]:
    return write_mixed_pile(tmp_path / "pile")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return tmp_path / "talks.story"


def test_a_run_reports_what_it_did(pile: list[Path], story: Path) -> None:
    report = run_over(story, pile)
    assert (report.files.new, report.files.known, report.files.unread) == (10, 0, 0)
    assert (report.read, report.kept, report.documents) == (12, 0, 12)
    assert report.failed == {"article.none": 1, "gzip.broken": 1, "json.broken": 1}
    assert report.statements == {
        "direct": sum(1 + n % 3 for n in [*range(5), *range(20, 23), 30, 31, 40, 41])
    }
    assert report.languages == {"en": 12}
    assert report.words > 0
    assert exit_code(report) == 1


def test_the_same_command_again_does_nothing(pile: list[Path], story: Path) -> None:
    run_over(story, pile)
    before = exported(story)
    report = run_over(story, pile)
    assert (report.files.new, report.files.known) == (0, 10)
    assert (report.read, report.kept) == (0, 12)
    assert exported(story) == before


def test_only_new_accounts_are_read(tmp_path: Path, story: Path) -> None:
    run_over(story, write_pile(tmp_path / "a", 3))
    report = run_over(story, write_pile(tmp_path / "a", 5))
    assert (report.files.new, report.files.known) == (2, 3)
    assert (report.read, report.kept, report.documents) == (2, 3, 5)


def test_a_run_without_files_goes_on_with_what_the_story_holds(
    pile: list[Path], story: Path
) -> None:
    run_over(story, pile)
    changed = replace(INVENTED, versions=(*STAGES[:-1], ("publish", "next")))
    report = run_over(story, [], stages=changed)
    assert (report.read, report.documents) == (0, 12)


@pytest.mark.parametrize(
    ("stage", "read"), [("ingest", 12), ("clean", 12), ("read", 12), ("align", 0)]
)
def test_a_new_version_of_a_stage_redoes_it_and_what_follows(
    pile: list[Path], story: Path, stage: str, read: int
) -> None:
    run_over(story, pile)
    versions = tuple((name, "next" if name == stage else number) for name, number in STAGES)
    report = run_over(story, pile, stages=replace(INVENTED, versions=versions))
    assert report.read == read
    assert report.documents == 12
    with open_story(story) as opened:
        assert opened.record.run.stages == versions


def test_a_new_reader_does_not_clean_again(pile: list[Path], story: Path) -> None:
    run_over(story, pile)

    def never(capture: Capture, settings: Settings) -> Document:
        raise AssertionError(capture.name)

    versions = tuple((name, "next" if name == "read" else number) for name, number in STAGES)
    report = run_over(story, pile, stages=replace(INVENTED, versions=versions, clean=never))
    assert (report.read, report.documents) == (12, 12)
    assert report.failed["article.none"] == 1


def test_another_model_reads_everything_again(pile: list[Path], story: Path) -> None:
    run_over(story, pile)
    stages = replace(INVENTED, models=lambda: (("said", "6" * 64),))
    assert run_over(story, pile, stages=stages).read == 12


def test_other_settings_read_everything_again_and_then_back(pile: list[Path], story: Path) -> None:
    run_over(story, pile)
    before = exported(story)
    other = Settings(limits=Limits(html_depth=99))
    assert run_over(story, pile, settings=other).read == 12
    assert exported(story) != before
    assert run_over(story, pile).read == 12
    assert exported(story) == before


def test_a_story_keeps_the_work_of_its_last_run_alone(pile: list[Path], story: Path) -> None:
    run_over(story, pile)
    run_over(story, pile, settings=Settings(limits=Limits(html_depth=99)))
    store = open_for_writing(story)
    kept = {
        row[0] for row in store._db.rows("SELECT DISTINCT settings FROM work WHERE settings <> ''")
    }
    assert kept == {Settings(limits=Limits(html_depth=99)).digest()}
    assert len(store.table("runs")) == 2
    store.close()


# Inputs.


def test_the_same_file_from_two_folders_is_one_document(tmp_path: Path, story: Path) -> None:
    (left,) = write_pile(tmp_path / "left", 1)
    (right,) = write_pile(tmp_path / "right", 1)
    report = run_over(story, [left, right])
    assert (report.files.new, report.files.known, report.documents) == (1, 1, 1)


def test_the_same_bytes_under_two_names_are_two_documents(tmp_path: Path, story: Path) -> None:
    (left,) = write_pile(tmp_path / "left", 1)
    right = Path(shutil.copy(left, tmp_path / "copy.txt"))
    report = run_over(story, [left, right])
    assert (report.files.new, report.documents) == (2, 2)
    with open_story(story) as opened:
        assert len({doc.sha256 for doc in opened.documents}) == 1
        assert any(caution.slug == "duplicate.document" for caution in opened.cautions)


def test_rows_with_ids_of_one_table_under_two_names_are_the_same(
    pile: list[Path], story: Path
) -> None:
    table = next(path for path in pile if path.name == "table.csv")
    copy = Path(shutil.copy(table, table.with_name("copy.csv")))
    report = run_over(story, [table, copy])
    assert (report.files.new, report.documents) == (2, 3)
    with open_story(story) as opened:
        assert opened.verify().mismatches == ()


def test_the_story_itself_is_no_input(tmp_path: Path) -> None:
    paths = write_pile(tmp_path, 2)
    story = tmp_path / "talks.story"
    for name in ("talks.story", "talks.story-wal", "talks.story-lock"):
        (tmp_path / name).write_bytes(b"")
    files, _ = discover([tmp_path])
    assert [file.name for file in without_story(files, story)] == [path.name for path in paths]


def test_a_story_without_a_document_ends_with_3(tmp_path: Path, story: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("Nothing at all.")
    report = run_over(story, [empty])
    assert exit_code(report) == 3
    with open_story(story) as opened:
        assert [failure.slug for failure in opened.failures] == ["article.none"]


def test_what_was_passed_over_on_purpose_is_no_failure(tmp_path: Path, story: Path) -> None:
    write_pile(tmp_path / "pile", 1)
    (tmp_path / "pile" / ".DS_Store").write_bytes(b"")
    report = run_over(story, [tmp_path / "pile"])
    assert report.failed == {"path.skipped": 1}
    assert exit_code(report) == 0


# Failures.


def test_a_file_that_can_be_read_later_loses_its_failure(tmp_path: Path, story: Path) -> None:
    paths = [*write_pile(tmp_path / "pile", 1), tmp_path / "late.txt"]
    report = run_over(story, paths)
    assert report.failed == {"path.absent": 1}
    report = run_over(story, paths[:1])
    assert report.failed == {"path.absent": 1}
    paths[1].write_text(account_text(7), encoding="utf-8")
    report = run_over(story, paths)
    assert report.failed == {}
    assert report.documents == 2


def test_one_failing_and_one_sound_file_of_one_name_are_both_told(
    tmp_path: Path, story: Path
) -> None:
    (sound,) = write_pile(tmp_path / "a", 1)
    absent = tmp_path / "b" / sound.name
    texts = set()
    for order in ([sound, absent], [absent, sound]):
        report = run_over(story, order)
        assert (report.documents, report.failed) == (1, {"path.absent": 1})
        texts.add(exported(story))
    assert len(texts) == 1


@pytest.mark.parametrize("workers", [1, 2])
def test_a_mistake_in_one_account_is_told_and_tried_again(
    tmp_path: Path, story: Path, workers: int
) -> None:
    paths = write_pile(tmp_path / "pile", 3)
    paths[1].write_text(account_text(1) + "[mistake]", encoding="utf-8")
    report = run_over(story, paths, engine=LocalEngine(workers))
    assert (report.documents, report.failed) == (2, {"internal.error": 1})
    events: list[Event] = []
    report = run_over(story, paths, progress=events.append)
    assert report.read == 0
    assert report.kept == 2
    assert [event.total for event in events if event.stage == "read"] == [1, 1]


def test_a_mistake_in_opening_a_file_is_told_and_tried_again(pile: list[Path], story: Path) -> None:
    def stumbling(received: Received, name: str, limits: Limits) -> Iterator[Capture | Failure]:
        if name == "table.csv":
            raise KeyError(name)
        return PIPELINE.open_received(received, name, limits)

    report = run_over(story, pile, stages=replace(INVENTED, open_received=stumbling))
    assert (report.documents, report.failed["internal.error"]) == (9, 1)
    report = run_over(story, pile)
    assert (report.read, report.documents) == (3, 12)
    assert "internal.error" not in report.failed


@pytest.mark.skipif(sys.platform == "win32", reason="sends POSIX signals")
def test_an_account_that_kills_its_worker_is_told_and_tried_again(
    tmp_path: Path, story: Path
) -> None:
    paths = write_pile(tmp_path / "pile", 4)
    paths[1].write_text(account_text(1) + "[deadly]", encoding="utf-8")
    report = run_over(story, paths, engine=LocalEngine(2))
    assert (report.documents, report.failed) == (3, {"worker.lost": 1})


def test_an_account_that_takes_too_long_is_told_and_tried_again(
    tmp_path: Path, story: Path
) -> None:
    paths = write_pile(tmp_path / "pile", 3)
    slow = account_text(1) + "[slow]"
    paths[1].write_text(slow, encoding="utf-8")
    report = run_over(story, paths, engine=LocalEngine(2, seconds=0.5))
    assert (report.documents, report.failed) == (2, {"limit.seconds": 1})
    sound = replace(INVENTED, reader=lambda settings: _Quick())
    report = run_over(story, paths, stages=sound)
    assert (report.read, report.documents, report.failed) == (1, 3, {})


class _Quick:
    def read(self, document: Document) -> Reading:
        return Reading(document.id)


def test_cleaning_that_took_too_long_is_tried_again(
    tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = write_pile(tmp_path / "pile", 2)
    clock = iter(range(0, 100_000, 1_000))
    with monkeypatch.context() as patched:
        patched.setattr("rashomon.accounts.time.perf_counter", lambda: float(next(clock)))
        report = run_over(story, paths)
    assert (report.documents, report.failed) == (0, {"limit.seconds": 2})
    report = run_over(story, paths)
    assert (report.documents, report.failed) == (2, {})


def test_a_capture_that_cannot_be_found_again_is_a_mistake_of_ours(
    tmp_path: Path, story: Path
) -> None:
    calls = 0

    def fickle(received: Received, name: str, limits: Limits) -> Iterator[Capture | Failure]:
        nonlocal calls
        calls += 1
        if calls == 1:
            yield from PIPELINE.open_received(received, name, limits)

    with pytest.raises(InvariantError, match="not found again"):
        run_over(
            story, write_pile(tmp_path / "p", 1), stages=replace(INVENTED, open_received=fickle)
        )


# Laws of a record.


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_inputs_changes_nothing(
    pile: list[Path], tmp_path: Path, story: Path, seed: int
) -> None:
    run_over(story, pile)
    shuffled = random.Random(seed).sample(pile, len(pile))
    other = tmp_path / "other.story"
    run_over(other, shuffled)
    assert exported(other) == exported(story)


@pytest.mark.parametrize("workers", [2, 3])
def test_the_number_of_workers_changes_nothing(
    pile: list[Path], tmp_path: Path, story: Path, workers: int
) -> None:
    run_over(story, pile)
    other = tmp_path / "other.story"
    run_over(other, pile, engine=LocalEngine(workers))
    assert exported(other) == exported(story)


@pytest.mark.parametrize("first", [1, 4, 9])
def test_two_steps_give_what_one_gives(
    pile: list[Path], tmp_path: Path, story: Path, first: int
) -> None:
    run_over(story, pile)
    for second in (pile, pile[first:]):
        other = tmp_path / f"other-{len(second)}.story"
        run_over(other, pile[:first])
        run_over(other, second)
        assert exported(other) == exported(story)


def test_strangers_change_no_statement(tmp_path: Path, story: Path) -> None:
    pile = write_pile(tmp_path / "pile", 6)
    run_over(story, pile)
    with open_story(story) as opened:
        before = {att.id: (att.document, att.content, att.act) for att in opened.statements}
        texts = {doc.id: doc.text for doc in opened.documents}
    run_over(story, write_pile(tmp_path / "strangers", 6, first=100))
    with open_story(story) as opened:
        after = {att.id: (att.document, att.content, att.act) for att in opened.statements}
        assert after.items() > before.items()
        assert {doc.id: doc.text for doc in opened.documents}.items() > texts.items()


def test_a_story_in_memory_gives_the_same_record(pile: list[Path], story: Path) -> None:
    run_over(story, pile)
    files, failures = discover(pile)
    store = MemoryStore()
    StoryRun(store, Settings(), INVENTED, IN_PROCESS, silent).run(files, failures)
    reader = open_for_writing(story)
    for table in ("documents", "statements", "spans", "mentions", "failures"):
        assert store.table(table) == reader.table(table)
    reader.close()


# The way a run goes.


def test_every_stage_tells_how_far_it_is(pile: list[Path], story: Path) -> None:
    events: list[Event] = []
    run_over(story, pile, progress=events.append)
    stages = list(dict.fromkeys(event.stage for event in events))
    assert stages == ["ingest", "read", "resolve", "align", "judge", "publish"]
    for stage in stages:
        of_stage = [event for event in events if event.stage == stage]
        assert [event.done for event in of_stage] == sorted(event.done for event in of_stage)
        assert of_stage[-1].done == of_stage[-1].total


def test_every_stage_has_a_version_and_a_key() -> None:
    names = [name for name, _ in STAGES]
    assert names == ["ingest", "clean", "read", "resolve", "align", "judge", "publish"]
    keys = Keys(STAGES, [("m", "0" * 64)], "digest")
    assert len({keys.of(name) for name in names}) == len(names)
    assert "m 0000" in keys.of("read")[1]
    assert "m 0000" not in keys.of("clean")[1]


def test_ctrl_c_is_an_interruption_that_keeps_what_was_done(
    pile: list[Path], story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(event: Event) -> None:
        if event.stage == "read" and event.done == 5:
            raise KeyboardInterrupt

    monkeypatch.setattr("rashomon.pipeline.PIPELINE", INVENTED)
    with pytest.raises(Interrupted, match="same command"):
        build(pile, story, progress=stop, engine=IN_PROCESS)
    report = build(pile, story, engine=IN_PROCESS)
    assert report.kept == 5
    other = story.with_name("other.story")
    build(pile, other, engine=IN_PROCESS)
    assert exported(other) == exported(story)


def test_two_builds_at_once_are_told_apart(pile: list[Path], story: Path) -> None:
    def another(event: Event) -> None:
        if event.stage == "read" and event.done == 3:
            with pytest.raises(StoreLocked, match="another process"):
                run_over(story, pile)

    assert run_over(story, pile, progress=another).documents == 12


def test_a_story_can_be_read_while_it_is_built(tmp_path: Path, story: Path) -> None:
    run_over(story, write_pile(tmp_path / "p", 2))
    before = exported(story)
    seen: list[str] = []
    more = write_pile(tmp_path / "p", 6)
    run_over(story, more, progress=lambda event: seen.append(exported(story)))
    assert seen[0] == before
    assert seen[-1] == exported(story) != before


def test_strange_characters_are_kept_and_verified(tmp_path: Path, story: Path) -> None:
    text = account_text(1).strip()
    strange = {
        "surrogate": text + " \ud800 end",
        "nul": text + " \0 end",
        "rtl": "\u202e" + text,
        "astral": "😀" * 50 + text,
        "sur\udcffrogate": text,
    }
    lines = "\n".join(json.dumps({"id": name, "text": value}) for name, value in strange.items())
    (tmp_path / "lines.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "long.txt").write_text(text.replace("\n", " ") * 500, encoding="utf-8")
    for stages in (INVENTED, replace(PIPELINE, reader=SaidReader, models=INVENTED.models)):
        report = run_over(story, [tmp_path / "lines.jsonl", tmp_path / "long.txt"], stages=stages)
        assert report.documents == 6
        assert report.failures == ()
        with open_story(story) as opened:
            assert opened.verify().mismatches == ()
            assert all(opened.explain(att.id).evidence for att in opened.statements[:20])
            validate(json.loads(dump(opened.record)))
