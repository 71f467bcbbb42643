"""Whether one speaker is one entity across the documents of a pile: B-cubed."""

from collections import Counter
from collections.abc import Mapping, Sequence

from evals.attribution.figures import Rate
from evals.speakers.labels import Labelled
from evals.speakers.scoring import Counts, Judged

Cluster = tuple[str, ...]


def count_clusters(judged: Mapping[str, Sequence[Judged]]) -> list[Counts]:
    """Precision and recall of each named speaker's cluster, summed by document.

    B-cubed (Bagga & Baldwin, LREC workshop 1998): of the items in an item's cluster, the share
    that truly belongs with it, and the reverse.  Items are attributions whose label names the
    speaker; one for which the system names nobody stands alone.

    Args:
        judged: Judgements of one pile by document.

    Returns:
        One a document: `b3.items`, `b3.precision`, `b3.recall`, and the same under `resolved`
        over those items alone for which the system names a speaker.
    """
    items = [one for found in judged.values() for one in found if one.label.kind == "named"]
    resolved = [one for one in items if one.asserted == "named"]
    rates = {id(one): rate for one, rate in zip(items, rate_items(items), strict=True)}
    alone = {id(one): rate for one, rate in zip(resolved, rate_items(resolved), strict=True)}
    return [
        _sum("b3", [rates[id(one)] for one in found if id(one) in rates])
        | _sum("resolved", [alone[id(one)] for one in found if id(one) in alone])
        for found in judged.values()
    ]


def rate_items(items: Sequence[Judged]) -> list[Rate]:
    """B-cubed precision and recall of each item, in the order given."""
    gold = [_gold_cluster(one) for one in items]
    found = [_found_cluster(number, one) for number, one in enumerate(items)]
    of_gold, of_found = Counter(gold), Counter(found)
    both = Counter(zip(gold, found, strict=True))
    return [
        Rate(both[left, right] / of_found[right], both[left, right] / of_gold[left])
        for left, right in zip(gold, found, strict=True)
    ]


def find_cluster_figures(counts: Counts) -> dict[str, float]:
    """Mean precision and recall over items, and their harmonic mean; 0 without items."""
    figures: dict[str, float] = {}
    for which in ("b3", "resolved"):
        items = counts.get(f"{which}.items", 0)
        rate = Rate(
            counts.get(f"{which}.precision", 0) / items if items else 0.0,
            counts.get(f"{which}.recall", 0) / items if items else 0.0,
        )
        figures |= {
            f"{which}.precision": rate.precision,
            f"{which}.recall": rate.recall,
            f"{which}.f1": rate.f1,
        }
    return figures


def is_pile(one: Labelled) -> bool:
    """Whether a document is one of several on the same story."""
    return one.corpus != "polnear"


def _gold_cluster(one: Judged) -> Cluster:
    return (one.label.speaker or "",)


def _found_cluster(number: int, one: Judged) -> Cluster:
    return ("alone", str(number)) if one.speaker is None else ("entity", one.speaker.entity)


def _sum(which: str, rates: Sequence[Rate]) -> dict[str, float]:
    return {
        f"{which}.items": float(len(rates)),
        f"{which}.precision": sum(rate.precision for rate in rates),
        f"{which}.recall": sum(rate.recall for rate in rates),
    }
