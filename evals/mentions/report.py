"""Print the figures of one or more readers side by side."""

from collections.abc import Mapping
from typing import Any, TextIO

from evals.mentions.figures import RATED

_LABELS = {"exact": "span and kind", "span": "span alone"}


def print_report(result: Mapping[str, Any], out: TextIO) -> None:
    """Print all figures in percent with 95 % intervals of F1.

    Args:
        result: What `describe_result` gives.
        out: Where to.
    """
    print(f"{result['passages']} passages, {result['mentions']} names", file=out)
    for reader in result["readers"]:
        _print_reader(reader, out)
    for versus in result["differences"]:
        print(f"\nF1 of {versus['left']} less that of {versus['right']}", file=out)
        for name in RATED:
            bounds = versus["intervals"][name]
            print(f"  {_LABELS.get(name, name):<16}{_interval(bounds)}", file=out)


def _print_reader(reader: Mapping[str, Any], out: TextIO) -> None:
    print(f"\n{reader['reader']}", file=out)
    seconds = reader["cpu_seconds_per_1000_words"]
    if seconds is not None:
        print(f"  {seconds:.3f} CPU seconds per 1,000 words", file=out)
    for name in RATED:
        _print_rate(_LABELS.get(name, name), reader["rates"][name], out)
    for corpus, rates in reader["corpora"].items():
        _print_rate(corpus, rates["exact"], out)
    _print_rate("unseen corpora", reader["unseen"]["exact"], out)
    government = reader["government"]
    print(
        f"  names of places standing for governments: {government['all']}, found "
        f"{government['found']}, told as governments {government['told']}",
        file=out,
    )
    pairs = ", ".join(f"{n} {pair}" for pair, n in reader["mixed"].items())
    print(f"  kinds mixed up (label > found): {pairs or 'none'}", file=out)


def _print_rate(label: str, rate: Mapping[str, Any], out: TextIO) -> None:
    print(
        f"  {label:<16}P {_percent(rate['precision'])}  R {_percent(rate['recall'])}  "
        f"F1 {_percent(rate['f1'])}  {_interval(rate['interval'])}  of {rate['gold']}",
        file=out,
    )


def _percent(value: float) -> str:
    return f"{100 * value:5.1f}"


def _interval(bounds: tuple[float, float]) -> str:
    return f"[{100 * bounds[0]:.1f}, {100 * bounds[1]:.1f}]"
