from __future__ import annotations

from pathlib import Path

from benchmarks.aligning import alignment_figures
from benchmarks.families import make_members, true_pairs
from benchmarks.pile import account, pile_digest, write_pile
from benchmarks.reading import HOSTILE
from benchmarks.stopwatch import Stopwatch
from rashomon.model.ids import sha256_hex


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


def test_a_family_is_the_same_everywhere() -> None:
    members = [member for _, member in make_members(40)]
    digest = sha256_hex("\0".join(member.text for member in members).encode())
    assert digest == FAMILIES_OF_40
    assert [member.text for _, member in make_members(12)] == [m.text for m in members[:12]]


def test_what_a_family_shares_is_known() -> None:
    members = list(make_members(200))
    pairs = true_pairs(members)
    assert {"copy", "cut", "excerpt", "edit", "rewrite", "two children"} <= set(pairs.values())
    for one, two in pairs:
        assert members[one][0] == members[two][0]
        assert one < two


def test_what_is_found_is_judged_by_what_is_known() -> None:
    figures = alignment_figures(list(make_members(120)))
    assert figures["found"]["recall"] > 0.95
    assert figures["found"]["precision"] == 1.0


FAMILIES_OF_40 = "8d663ea0f347c394b91a57253b6b5e13abaec1a45fdf1212848cc82f4b72943d"
PILE_OF_12 = "8facf0a43572fc201ccebd7ce33aa8b3e79730134f9e61956110db4a4e0f4373"
