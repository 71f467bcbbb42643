"""Print what was measured."""

from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from evals.utterances.figures import FIGURES
from evals.utterances.labels import Block, Pair
from evals.utterances.minimal import Reports
from evals.utterances.stories import Item

_WIDE = 160


def print_report(result: Mapping[str, Any], out: TextIO) -> None:
    """Print the figures of every method, then those of the kinds of pairs.

    Args:
        result: What `describe_result` gives.
        out: Where to print.
    """
    print(
        f"{result['half']}: {result['blocks']} blocks, {result['statements']} statements "
        f"({result['absent']} not found by the reader), {result['pairs']} pairs",
        file=out,
    )
    head = f"{'':26}{'pairs P':>9}{'R':>7}{'F1':>7}   {'B-cubed P':>9}{'R':>7}{'F1':>7}"
    print(f"{head}{'':14}{'strict P':>9}{'R':>7}{'F1':>7}", file=out)
    for name, method in result["methods"].items():
        cells = [_percent(method["figures"][figure]) for figure in _order()]
        low, high = method["intervals"]["b3.f1"]
        print(
            f"{name:26}{cells[0]:>9}{cells[1]:>7}{cells[2]:>7}   "
            f"{cells[3]:>9}{cells[4]:>7}{cells[5]:>7}"
            f"{f'[{_percent(low)}, {_percent(high)}]':>14}{cells[6]:>9}{cells[7]:>7}{cells[8]:>7}",
            file=out,
        )
    names = list(result["methods"])
    print(f"\n{'put together':26}" + "".join(f"{name[:12]:>14}" for name in names), file=out)
    for kind in result["methods"][names[0]]["kinds"]:
        rows = [result["methods"][name]["kinds"][kind] for name in names]
        print(f"{kind:26}" + "".join(f"{f'{a} of {b}':>14}" for a, b in rows), file=out)


def print_agreement(agreement: Mapping[str, Any], out: TextIO) -> None:
    """Print how far the two passes of labelling agree."""
    print(
        f"labels: two passes over {agreement['pairs']} pairs agree on "
        f"{_percent(agreement['same'])} %, kappa {agreement['kappa']:.2f}",
        file=out,
    )


def print_minimal(minimal: Mapping[str, tuple[int, int]], out: TextIO) -> None:
    """Print how many pairs of reports that differ in one thing are divided rightly."""
    print("\nreports that differ in one thing, divided rightly", file=out)
    for kind, (right, count) in minimal.items():
        print(f"  {kind:12}{right} of {count}", file=out)


def print_minimal_errors(pairs: Sequence[Reports], together: Sequence[bool], out: TextIO) -> None:
    """Print the pairs of reports that are divided wrongly."""
    for pair, found in zip(pairs, together, strict=True):
        if found != pair.same:
            verdict = "together" if found else "apart"
            print(f"\n{pair.kind}: {verdict}\n  {pair.left}\n  {pair.right}", file=out)


def print_error(block: Block, pair: Pair, items: Sequence[Item], out: TextIO) -> None:
    """Print one pair that is wrongly together or wrongly apart."""
    same = block.same(pair.left, pair.right)
    verdict = "apart, but one utterance" if same else "together, but two utterances"
    print(f"\n{block.pile}/{block.name} {pair.kind}: {verdict}", file=out)
    for number in (pair.left, pair.right):
        item = items[number]
        words = " ".join(item.text.split())
        print(f"  {block.statements[number].document[:40]} {item.speaker}", file=out)
        print(f"    {words[:_WIDE]}", file=out)


def print_groups(block: Block, items: Sequence[Item], out: TextIO) -> None:
    """Print every utterance of a block that holds statements of different ones."""
    groups: dict[Any, list[int]] = {}
    for number, item in enumerate(items):
        groups.setdefault(item.utterance, []).append(number)
    for group in groups.values():
        wrong = [
            (one, other)
            for one in group
            for other in group
            if one < other and block.is_plain(one, other) and not block.is_joined(one, other)
        ]
        if wrong:
            print(
                f"\n{block.pile}/{block.name} {len(group)} together, {len(wrong)} wrong", file=out
            )
            for number in group:
                words = " ".join(items[number].text.split())
                parts = "".join(sorted(block.statements[number].parts)) or "-"
                print(f"  {parts:4} {words[:_WIDE]}", file=out)


def _order() -> list[str]:
    return [f"{name}.{rate}" for name in FIGURES for rate in ("precision", "recall", "f1")]


def _percent(value: float) -> str:
    return f"{100 * value:.1f}"
