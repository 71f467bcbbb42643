"""The lineage: who has whose text, from left to right by time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.publish.drawing.family import LINES, Beside, Drawn, draw_family, short_when
from rashomon.publish.drawing.kin import Basis, LineageView, Node, find_families
from rashomon.publish.drawing.links import Link
from rashomon.publish.drawing.markup import Element, element, written
from rashomon.publish.drawing.packing import fitted, width_of
from rashomon.publish.drawing.sheet import EDGE, LINE, TYPE, WIDTH
from rashomon.publish.index import RecordIndex

_APART = 14.0
# Documents that stand alone: as many as can be read; the table of documents has the others.
_SMALL = 11.0
_ALONE, _BESIDE, _ROW = 60, 3, 22.0
_LEGEND: tuple[tuple[Basis, str], ...] = (
    ("credited", "credited in the text"),
    ("by hand", "said by hand"),
    ("inferred", "inferred"),
)


@dataclass(frozen=True, slots=True)
class Lineage:
    """What a page shows of lineage.

    Args:
        svg: Markup, safe to stand in a page as it is; empty where no two documents share narration.
        more_families: Number of families left out.
        more_documents: Number of documents of drawn families left out.
        more_edges: Number of links between drawn documents left out.
        more_alone: Number of documents that stand alone and are left out.
    """

    svg: str
    more_families: int
    more_documents: int
    more_edges: int
    more_alone: int


def draw_lineage(index: RecordIndex, link: Link, beside: Beside = ()) -> Lineage:
    """Draws which documents were made from which.

    Args:
        index: The record.
        link: Gives addresses.
        beside: Pairs of documents that can be seen side by side; ``None`` for all.
    """
    view = find_families(index)
    left_out = (
        view.more,
        sum(one.size - sum(not node.outside for node in one.nodes) for one in view.families),
        sum(one.more_edges for one in view.families),
        max(0, len(view.alone) - _ALONE),
    )
    if not view.families:
        return Lineage("", *left_out)
    parts: list[Element] = []
    y = _APART
    y = _on_shelves([draw_family(one, link, beside) for one in view.families], parts, y)
    y = _draw_alone(view.alone, parts, y, link)
    y = _draw_legend(view, parts, y)
    svg = element(
        "svg",
        element("title", "Lineage", id="lineage-title"),
        element("desc", _told(view), id="lineage-desc"),
        *parts,
        viewBox=f"0 0 {WIDTH:.0f} {y:.0f}",
        width=WIDTH,
        height=round(y),
        role="group",
        aria_labelledby="lineage-title",
        aria_describedby="lineage-desc",
        class_="drawing",
    )
    return Lineage(written(svg), *left_out)


def lineage_svg(index: RecordIndex, link: Link, beside: Beside = ()) -> str:
    """The lineage as one drawing.

    Args:
        index: The record.
        link: Gives addresses.
        beside: Pairs of documents that can be seen side by side; ``None`` for all.

    Returns:
        Markup; empty where no two documents share narration.
    """
    return draw_lineage(index, link, beside).svg


def _told(view: LineageView) -> str:
    many = len(view.families)
    return (
        f"{many} group{'' if many == 1 else 's'} of documents that share narration, each from left"
        f" to right by time, with lines from origin to copy; and {len(view.alone)} documents that"
        " share narration with no other. The table below has all of it."
    )


def _on_shelves(drawn: Sequence[Drawn], parts: list[Element], y: float) -> float:
    """Puts families beside one another where they fit; gives where they end."""
    x, deep = EDGE, 0.0
    for one in drawn:
        if x > EDGE and x + one.width > WIDTH - EDGE:
            x, y, deep = EDGE, y + deep + _APART, 0.0
        parts.append(element("g", one.element, transform=f"translate({x:.1f} {y:.1f})"))
        x, deep = x + one.width + _APART, max(deep, one.height)
    return y + deep + (_APART if drawn else 0.0)


def _draw_alone(alone: Sequence[Node], parts: list[Element], y: float, link: Link) -> float:
    if not alone:
        return y
    words = f"{len(alone)} document{'' if len(alone) == 1 else 's'} sharing narration with no other"
    if len(alone) > _ALONE:
        words += f", the first {_ALONE} of them"
    parts.append(element("text", words, x=EDGE, y=y + 14, class_="head"))
    y += _ROW
    width = (WIDTH - 2 * EDGE) / _BESIDE
    for at, node in enumerate(alone[:_ALONE]):
        x, top = EDGE + at % _BESIDE * width, y + at // _BESIDE * _ROW
        told = ", ".join(filter(None, (node.outlet, node.when or "no date", node.note)))
        when = f"{short_when(node)}{', ' if node.note else ''}{node.note}"
        name = fitted(node.outlet, width - 34 - width_of(when, _SMALL), TYPE)
        parts.append(
            element(
                "a",
                element("title", told),
                element("rect", x=x + 2, y=top + 5, width=9, height=9, class_="outline paper"),
                element("text", element("tspan", name, unicode_bidi="isolate"),
                        element("tspan", f" {when}", class_="quiet small"), x=x + 18, y=top + 14),
                href=link("d", node.id),
                aria_label=told,
            )
        )  # fmt: skip
    rows = -(-min(len(alone), _ALONE) // _BESIDE)
    return y + rows * _ROW + 6


def _draw_legend(view: LineageView, parts: list[Element], y: float) -> float:
    edges = [edge for one in view.families for edge in one.edges]
    if not edges:
        return y
    arrows = {edge.basis: False for edge in edges}
    arrows |= {edge.basis: True for edge in edges if edge.directed}
    x, middle = EDGE, y + LINE / 2
    for key, words in _LEGEND:
        if key not in arrows:
            continue
        line = f"M{x:.1f} {middle:.1f}h30"
        parts.append(element("path", d=line, class_=LINES[key], stroke_width=3.0))
        if arrows[key]:
            arrow = f"M{x + 37:.1f} {middle:.1f}l-8 -5v10Z"
            parts.append(element("path", d=arrow, class_="ink"))
        parts.append(element("text", words, x=x + 44, y=middle + 4, class_="small"))
        x += 44 + width_of(words, TYPE) + 16
    words = "thicker: more is shared"
    if not all(edge.directed for edge in edges):
        words += "; no arrow: which was first is not known"
    parts.append(element("text", words, x=x, y=middle + 4, class_="small"))
    return y + LINE
