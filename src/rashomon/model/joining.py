"""Groups that pairs hold together (union-find; Tarjan, J. ACM 22, 1975)."""

from __future__ import annotations

from collections.abc import Iterable


def joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Who is held together by pairs.

    Args:
        pairs: Pairs of ids, in any order.

    Returns:
        For each id the smallest one that it is joined to, directly or through others.
    """
    over: dict[str, str] = {}

    def top(item: str) -> str:
        while over[item] != item:
            over[item] = over[over[item]]
            item = over[item]
        return item

    for one, two in pairs:
        over.setdefault(one, one)
        over.setdefault(two, two)
        low, high = sorted((top(one), top(two)))
        over[high] = low
    return {item: top(item) for item in over}
