"""Finds the running text of a page, before anything is known of names and links around it."""

from __future__ import annotations

from collections import Counter

from rashomon.clean.markup_blocks import Block, Element, Layout

# A block counts as prose when it is long enough to be more than a label or teaser, holds few
# links and reads like sentences (Kohlschütter et al. find the turn near ten words).
_PROSE_WORDS = 12
_PROSE_LINKS = 0.35
_CONTAINER_SHARE = 0.8


def is_prose(block: Block) -> bool:
    """Whether a block by itself reads like running text."""
    return (
        block.words >= _PROSE_WORDS
        and block.linked < _PROSE_LINKS * len(block.text)
        and not block.element.hidden
        and ("." in block.text or "," in block.text or "?" in block.text)
    )


def count_prose(layout: Layout) -> None:
    """Sets ``prose`` on every element of a page.

    Args:
        layout: The page.
    """
    for block in layout.blocks:
        if is_prose(block):
            block.element.prose += block.words
    for element in reversed(layout.elements):
        above = element.parent
        if above is not None and element.prose:
            above.prose += element.prose


class PageProse:
    """Where the running text of a page lies.

    Args:
        layout: A page whose prose has been counted.
    """

    def __init__(self, layout: Layout) -> None:
        self.blocks = layout.blocks
        self.prose = [block.words if is_prose(block) else 0 for block in layout.blocks]
        self.total = layout.root.prose
        self.kinds: Counter[tuple[str, str, str]] = Counter()
        self.kind_counts: Counter[tuple[str, str, str]] = Counter()
        for block, words in zip(layout.blocks, self.prose, strict=True):
            kind = kind_of(block.element)
            self.kind_counts[kind] += 1
            if words:
                self.kinds[kind] += words
        self.path = self._container_path(layout.root)

    def _container_path(self, root: Element) -> dict[int, int]:
        """Depth by element id, from the root down to the innermost element with most prose."""
        best = root
        for block, words in zip(self.blocks, self.prose, strict=True):
            element: Element | None = block.element if words else None
            while element is not None and element.depth > best.depth:
                if element.prose >= _CONTAINER_SHARE * self.total:
                    best = element
                    break
                element = element.parent
        self.container = best
        path: dict[int, int] = {}
        step: Element | None = best
        while step is not None:
            path[id(step)] = step.depth
            step = step.parent
        return path

    def steps_off(self, element: Element) -> int:
        """Levels from the container up to the first element that also holds this one."""
        here: Element | None = element
        while here is not None:
            depth = self.path.get(id(here))
            if depth is not None:
                return self.container.depth - depth
            here = here.parent
        return self.container.depth


def kind_of(element: Element) -> tuple[str, str, str]:
    """What marks elements of one make: tag, class names, and class names of what is around."""
    above = element.parent
    return (
        element.tag,
        element.attrs.get("class", ""),
        above.attrs.get("class", "") if above is not None else "",
    )
