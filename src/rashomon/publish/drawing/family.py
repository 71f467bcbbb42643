"""One family of documents as a drawing: boxes in columns, lines from origin to copy."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from rashomon.publish.drawing.kin import Basis, Edge, Family, Node
from rashomon.publish.drawing.layers import Layers, find_layers
from rashomon.publish.drawing.links import Link
from rashomon.publish.drawing.markup import Element, element
from rashomon.publish.drawing.packing import BOLD, fitted

Beside = Container[tuple[str, str]] | None
"""Pairs of documents that can be seen side by side, to which their line leads; ``None``: all.
Others lead to their row in the table."""

BOX, GAP = 137.0, 46.0
_HEIGHT, _LANE, _DOWN = 36.0, 12.0, 8.0
_PAD, _HEAD = 10.0, 24.0
_TYPE, _SMALL = 12.0, 11.0
# Thickness of a line whose ends share nothing, and how much is added where they share all.
_THIN, _THICK = 1.25, 3.5
_ARROW = 7.0


LINES: Mapping[Basis, str] = MappingProxyType(
    {"credited": "line", "by hand": "line by-hand", "inferred": "line dashed"}
)
"""Class of a line by what it rests upon."""
_BASIS: Mapping[Basis, str] = MappingProxyType(
    {"credited": "credited in the text", "by hand": "said by hand", "inferred": "inferred"}
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing to be put in its place.

    Args:
        element: What is drawn, from 0, 0 on.
        width: Its width.
        height: Its height.
    """

    element: Element
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a node, or a line that passes, stands: left, top, width, height."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


def draw_family(family: Family, link: Link, beside: Beside) -> Drawn:
    """Draws a family in a frame with a heading.

    Args:
        family: The family.
        link: Gives addresses.
        beside: Pairs that can be seen side by side.
    """
    layers = find_layers(family)
    nodes = {node.id: node for node in family.nodes}
    places, height = _places(layers, nodes)
    width = 2 * _PAD + len(layers.columns) * (BOX + GAP) - GAP
    lines = [
        _line(edge, nodes, places, passes, link, beside)
        for edge, passes in zip(family.edges, layers.passes, strict=True)
    ]
    frame = element("rect", x=0, y=0, width=width, height=height, class_="frame")
    head = element("text", fitted(_told(family), width - 2 * _PAD, _SMALL), x=_PAD, y=16,
                   class_="small")  # fmt: skip
    boxes = [_box(node, places[node.id], link) for node in family.nodes]
    return Drawn(element("g", frame, head, *lines, *boxes), width, height)


def short_when(node: Node) -> str:
    """When a document was published, as short as can be.

    Args:
        node: The document.

    Returns:
        E.g. ``2031-04-30 – 05-02``, or ``no date``.
    """
    first, _, last = node.day.partition("/")
    if last and first[:4] == last[:4] and len(last) > len("2031"):
        return f"{first} – {last[5:]}"
    return node.when or "no date"


def _told(family: Family) -> str:
    low, high = family.independent
    accounts = f"{low}" if low == high else f"{low} to {high}"
    plural = "" if accounts == "1" else "s"
    drawn = sum(not node.outside for node in family.nodes)
    left = f", {drawn} of them drawn" if drawn < family.size else ""
    return f"{family.size} documents{left}: {accounts} account{plural}"


def _places(layers: Layers, nodes: Mapping[str, Node]) -> tuple[dict[str, _Place], float]:
    heights = [
        sum((_HEIGHT if key in nodes else _LANE) + _DOWN for key in column) - _DOWN
        for column in layers.columns
    ]
    highest = max(heights)
    places: dict[str, _Place] = {}
    for at, (column, height) in enumerate(zip(layers.columns, heights, strict=True)):
        left, top = _PAD + at * (BOX + GAP), _HEAD + (highest - height) / 2
        for key in column:
            own = _HEIGHT if key in nodes else _LANE
            places[key] = _Place(left, top, BOX, own)
            top += own + _DOWN
    return places, _HEAD + highest + _PAD


def _box(node: Node, place: _Place, link: Link) -> Element:
    inner = BOX - 2 * 6
    below = "not in this story" if node.outside else short_when(node)
    name = element("tspan", fitted(node.outlet, inner / BOLD, _TYPE), unicode_bidi="isolate")
    parts = (
        element("rect", x=place.left, y=place.top, width=BOX, height=_HEIGHT, rx=3,
                class_="outline paper dashed" if node.outside else "outline paper"),
        element("text", name, x=place.left + 6, y=place.top + 15, class_="name"),
        element("text", fitted(below, inner, _SMALL), x=place.left + 6, y=place.top + 29,
                class_="small quiet"),
    )  # fmt: skip
    if node.outside:
        told = f"{node.outlet}, not among the documents of this story"
        return element("g", element("title", told), *parts, role="img", aria_label=told)
    told = f"{node.outlet}, {node.when or 'no date'}"
    return element("a", element("title", told), *parts, href=link("d", node.id), aria_label=told)


def _line(
    edge: Edge,
    nodes: Mapping[str, Node],
    places: Mapping[str, _Place],
    passes: Sequence[str],
    link: Link,
    beside: Beside,
) -> Element:
    start, end = places[edge.start], places[edge.end]
    way, tip, facing = _way(start, end, [places[key] for key in passes], edge.directed)
    thick = _THIN + _THICK * (edge.share or 0.0)
    kind = LINES[edge.basis]
    parts = [
        element("path", d=way, class_="hit"),
        element("path", d=way, class_=kind, stroke_width=thick),
    ]
    if edge.directed:
        parts.append(_arrowhead(tip, end.middle, facing))
    told = _line_told(edge, nodes[edge.start].outlet, nodes[edge.end].outlet)
    if edge.share is not None and start.left != end.left:
        side = -1 if facing > 0 else 1
        x = tip + side * (_ARROW + 2)
        parts.append(
            element("text", f"{100 * edge.share:.0f} %", x=x, y=end.middle - 5 - thick / 2,
                    text_anchor="end" if side < 0 else "start", class_="share")
        )  # fmt: skip
    return element(
        "a",
        element("title", told),
        *parts,
        href=_leads(edge, link, beside),
        aria_label=told,
        class_="edge",
    )


def _leads(edge: Edge, link: Link, beside: Beside) -> str:
    if not edge.id:
        return link("d", edge.end)
    for pair in ((edge.start, edge.end), (edge.end, edge.start)):
        if beside is None or pair in beside:
            return link("compare", *pair)
    return link("l", edge.id)


def _line_told(edge: Edge, start: str, end: str) -> str:
    told = f"{end} {edge.how} {start}, {_BASIS[edge.basis]}"
    why = f" ({'; '.join(edge.why)})" if edge.why else ""
    if edge.share is None:
        return told + why
    share = f"{100 * edge.share:.0f} % of its narration" if edge.directed else (
        f"up to {100 * edge.share:.0f} % of the narration")  # fmt: skip
    return f"{told}, {share} is in both{why}"


def _way(
    start: _Place, end: _Place, passes: Sequence[_Place], directed: bool
) -> tuple[str, float, int]:
    """A path, where its tip is, and whether that points right (1) or left (-1)."""
    room = _ARROW if directed else 0.0
    if start.left == end.left:
        # The farther apart, the wider the bow, so that bows lie within one another.
        out = start.right + min(GAP, 16 + abs(start.middle - end.middle) / 4)
        tip = end.right
        return (
            (
                f"M{start.right:.1f} {start.middle:.1f}C{out:.1f} {start.middle:.1f} {out:.1f}"
                f" {end.middle:.1f} {tip + room:.1f} {end.middle:.1f}"
            ),
            tip,
            -1,
        )
    facing = 1 if end.left > start.left else -1
    x, y = (start.right if facing > 0 else start.left), start.middle
    parts = [f"M{x:.1f} {y:.1f}"]
    for place in passes:
        near, far = (place.left, place.right) if facing > 0 else (place.right, place.left)
        parts.append(_bend(x, y, near, place.middle) + f"H{far:.1f}")
        x, y = far, place.middle
    tip = end.left if facing > 0 else end.right
    parts.append(_bend(x, y, tip - facing * room, end.middle))
    return "".join(parts), tip, facing


def _bend(x: float, y: float, to_x: float, to_y: float) -> str:
    middle = (x + to_x) / 2
    return f"C{middle:.1f} {y:.1f} {middle:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}"


def _arrowhead(x: float, y: float, facing: int) -> Element:
    back = x - facing * (_ARROW + 1)
    return element("path", d=f"M{x:.1f} {y:.1f}L{back:.1f} {y - 5:.1f}V{y + 5:.1f}Z", class_="ink")
