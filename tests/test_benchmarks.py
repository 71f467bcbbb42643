from __future__ import annotations

from pathlib import Path

from benchmarks.pile import account, pile_digest, write_pile
from benchmarks.reading import HOSTILE
from benchmarks.stopwatch import Stopwatch


def test_the_pile_is_the_same_everywhere(tmp_path: Path) -> None:
    write_pile(tmp_path, 12)
    assert pile_digest(tmp_path) == PILE_OF_12
    assert len(list(tmp_path.iterdir())) == 12


def test_accounts_differ() -> None:
    assert len({account(number) for number in range(200)}) == 200


def test_time_is_counted_once() -> None:
    watch = Stopwatch()
    inner = watch.timed("inner", lambda: sum(range(100_000)))
    outer = watch.timed("outer", lambda: [inner() for _ in range(3)])
    outer()
    assert watch.calls == {"inner": 3, "outer": 1}
    assert watch.seconds["outer"] < watch.seconds["inner"]


def test_a_watch_takes_the_clock_it_is_given() -> None:
    ticks = iter((1.0, 4.0))
    watch = Stopwatch(lambda: next(ticks))
    watch.timed("one", lambda: None)()
    assert watch.seconds["one"] == 3.0


def test_hostile_texts_are_as_large_as_they_say() -> None:
    sizes = {name: len(text()) for name, text in HOSTILE.items()}
    assert 4_999_000 < sizes["one paragraph of 5 MB"] <= 5_000_000
    assert sizes["a million letters"] == 1_000_000


PILE_OF_12 = "8facf0a43572fc201ccebd7ce33aa8b3e79730134f9e61956110db4a4e0f4373"
