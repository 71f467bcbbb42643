"""Lays tokens out as a light tree of elements and a list of text blocks.

The tree construction of the WHATWG HTML standard (section 13.2.6) reduced to what decides which
words stand together: void elements, implied end tags, scopes at table cells, and misnested
inline tags.  There is no recursion, and an end tag finds its element through a position list per
tag name, so that hostile nesting costs no more than the page is long.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.clean.markup_characters import quick_text
from rashomon.clean.markup_tags import (
    BARRIERS,
    BOLD,
    ENDS_P,
    FOREIGN,
    HEAD_TAGS,
    HEADINGS,
    HIDING,
    IMPLIED,
    INLINE,
    UNSEEN,
    UNSEEN_CLASS,
    VOID,
)
from rashomon.clean.markup_tokens import END, START, TEXT, attributes, tokens

_NO_ATTRS: dict[str, str] = {}


@dataclass(slots=True, eq=False)
class Element:
    """One element of the tree.

    Args:
        tag: Lower-case name.
        parent: The block element around it; ``None`` for the root.
        attrs: Attributes, with values as written.
        start: Start of the start tag in the markup.
        depth: Block elements around it.
        end: End of the end tag, or where it was closed.
        hidden: Not shown by a browser, by itself or with what is around it.
        words: Words shown inside, once the page is whole.
        prose: Words among them that stand in running text, set by ``html_prose``.
        linked: Characters shown inside links.
        chars: Characters shown.
        marks: Bits set by the reader of the tree, inherited ones included.
    """

    tag: str
    parent: Element | None
    attrs: dict[str, str]
    start: int
    depth: int
    end: int = 0
    hidden: bool = False
    words: int = 0
    prose: int = 0
    linked: int = 0
    chars: int = 0
    marks: int = 0


@dataclass(slots=True, eq=False)
class Block:
    """Words that a browser shows as one paragraph.

    Args:
        element: The innermost block element around them.
        runs: Text runs of the markup as (start, end); a line break is (start, -end).
        text: The words, without a map.
        words: How many.
        linked: Characters inside links.
        strong: Characters inside ``b`` or ``strong``.
        cut: Start and end of the tag that ends it.
    """

    element: Element
    runs: list[tuple[int, int]]
    text: str
    words: int
    linked: int
    strong: int
    cut: tuple[int, int]

    @property
    def start(self) -> int:
        """Where its first character stands in the markup."""
        return self.runs[0][0]

    @property
    def end(self) -> int:
        """Where its last run ends in the markup."""
        return abs(self.runs[-1][1])


@dataclass(slots=True, eq=False)
class Layout:
    """A page laid out.

    Args:
        markup: The whole page.
        root: The element around everything.
        elements: Block elements, and inline ones with attributes, in order; parents first.
        blocks: Text blocks in order.
        metas: Attributes of ``meta`` and ``link`` tags with the tag's start and end.
        raws: Name, attributes, start and end of the inside of ``script`` and ``title``.
        unshown: Start and end of text in hidden elements.
    """

    markup: str
    root: Element
    elements: list[Element] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    metas: list[tuple[str, dict[str, str], int, int]] = field(default_factory=list)
    raws: list[tuple[str, dict[str, str], int, int]] = field(default_factory=list)
    unshown: list[tuple[int, int]] = field(default_factory=list)

    def count(self) -> None:
        """Counts words and characters up for every element, anew."""
        for element in (self.root, *self.elements):
            element.words = element.linked = element.chars = 0
        for block in self.blocks:
            element = block.element
            element.words += block.words
            element.linked += block.linked
            element.chars += len(block.text)
        for element in reversed(self.elements):
            above = element.parent
            if above is not None and element.words:
                above.words += element.words
                above.linked += element.linked
                above.chars += element.chars


def lay_out(markup: str, max_depth: int, respect_hidden: bool = True) -> Layout:
    """Lays a page out as elements and text blocks.

    Args:
        markup: The whole page, decoded.
        max_depth: Open elements at which further ones are flattened, as browsers do.
        respect_hidden: Whether text in hidden elements is kept apart.

    Returns:
        The page, with words and characters counted up for every element.
    """
    builder = _Builder(markup, max_depth, respect_hidden)
    for kind, name, start, end in tokens(markup):
        if kind == TEXT:
            builder.on_text(start, end)
        elif kind == START:
            builder.on_start(name, start, end)
        elif kind == END:
            builder.on_end(name, start, end)
        else:
            builder.on_raw(name, start, end)
    return builder.finish()


class _Builder:
    """Keeps the open elements and the block being filled."""

    def __init__(self, markup: str, max_depth: int, respect_hidden: bool) -> None:
        self.markup = markup
        self.max_depth = max_depth
        self.respect_hidden = respect_hidden
        self.block_element = Element("#root", None, _NO_ATTRS, 0, 0, len(markup))
        self.layout = Layout(markup, self.block_element)
        self.open: list[Element] = []
        self.places: dict[str, list[int]] = {}  # tag -> places in self.open
        self.blocks_open: list[int] = []  # places of block elements in self.open
        self.barriers: list[int] = []
        self.flattened: dict[str, int] = {}
        self.unseen = self.links = self.bold = 0
        self.runs: list[tuple[int, int]] = []
        self.linked = self.strong = 0
        self.after_break = False
        self.raw_attrs: dict[str, str] = _NO_ATTRS

    def on_text(self, start: int, end: int) -> None:
        if self.unseen and not self._left_head(start, end):
            return
        if self.open and self.open[-1].hidden:
            self.layout.unshown.append((start, end))
            return
        blank = self.markup[start:end].isspace()
        if blank and not self.runs:
            return
        self.runs.append((start, end))
        if blank:
            return
        self.after_break = False
        if self.links:
            self.linked += end - start
        if self.bold:
            self.strong += end - start

    def _left_head(self, start: int, end: int) -> bool:
        """Whether text stands after a head that was never closed; closes it."""
        if self.unseen == 1 and self.open[-1].tag == "head" and self.markup[start:end].strip():
            self._close_to(len(self.open) - 1, start)
            return True
        return False

    def on_start(self, name: str, start: int, end: int) -> None:
        if (
            self.unseen
            and "head" in self.places
            and self.places["head"]
            and (self.unseen == 1 and name not in HEAD_TAGS)
        ):
            self._close_to(self.places["head"][-1], start)
        if name == "meta" or name == "link":
            self.layout.metas.append((name, attributes(self.markup, name, start, end), start, end))
            return
        if name in VOID:
            self._on_void(name, start, end)
            return
        if name not in INLINE:
            self._flush(start, end)
            self._end_implied(name, start)
        elif name == "a" and self.links:
            self._close_inline("a", start)
        if self.unseen and name not in UNSEEN:
            return
        attrs = _NO_ATTRS
        if end - start > len(name) + 3:
            attrs = attributes(self.markup, name, start, end)
        self.raw_attrs = attrs
        if len(self.open) >= self.max_depth:
            self.flattened[name] = self.flattened.get(name, 0) + 1
        elif self.markup[end - 2] != "/" or name not in FOREIGN:
            self._push(name, attrs, start)

    def _push(self, name: str, attrs: dict[str, str], start: int) -> None:
        place = len(self.open)
        above = self.block_element
        hidden = bool(self.open) and self.open[-1].hidden
        if attrs and not hidden and self.respect_hidden:
            hidden = _is_hidden(name, attrs)
        element = Element(name, above, attrs, start, above.depth + 1, 0, hidden)
        self.open.append(element)
        self.places.setdefault(name, []).append(place)
        if name not in INLINE:
            self.blocks_open.append(place)
            self.block_element = element
            self.layout.elements.append(element)
        elif attrs:
            self.layout.elements.append(element)
        if name in BARRIERS:
            self.barriers.append(place)
        if name in UNSEEN:
            self.unseen += 1
        elif name == "a":
            self.links += 1
        elif name in BOLD:
            self.bold += 1

    def _on_void(self, name: str, start: int, end: int) -> None:
        if name == "br":
            if self.after_break:
                self._flush(start, end)
            elif self.runs:
                self.runs.append((start, -end))
                self.after_break = True
        elif name == "hr":
            self._flush(start, end)
            self._end_implied(name, start)

    def on_end(self, name: str, start: int, end: int) -> None:
        if name in INLINE:
            if self.flattened.get(name):
                self.flattened[name] -= 1
            else:
                self._close_inline(name, end)
            return
        self._flush(start, end)
        if self.flattened.get(name):
            self.flattened[name] -= 1
            return
        group = HEADINGS if name in HEADINGS else (name,)
        limit = -1
        if self.barriers and name not in BARRIERS:
            limit = self.barriers[-1]
        if name in ("td", "th", "tr", "caption"):
            tables = self.places.get("table")
            limit = tables[-1] if tables else -1
        place = max((self.places[tag][-1] for tag in group if self.places.get(tag)), default=-1)
        if place > limit or (place >= 0 and name in ("body", "html")):
            self._close_to(place, end)

    def on_raw(self, name: str, start: int, end: int) -> None:
        if name == "script" or (name == "title" and self.unseen <= 2):
            self.layout.raws.append((name, self.raw_attrs, start, end))

    def _end_implied(self, name: str, at: int) -> None:
        """Closes the elements that a start tag ends by the standard."""
        if name in ENDS_P:
            self._close_group(("p",), self.barriers[-1] if self.barriers else -1, at)
        rule = IMPLIED.get(name)
        if rule is not None:
            group, scope = rule
            places = self.places
            limit = max((places[tag][-1] for tag in scope if places.get(tag)), default=-1)
            self._close_group(group, limit, at)
        elif name in HEADINGS and self.open and self.open[-1].tag in HEADINGS:
            self._close_to(len(self.open) - 1, at)

    def _close_group(self, group: tuple[str, ...], limit: int, at: int) -> None:
        """Closes the outermost open element of a group above a place."""
        lowest = -1
        for tag in group:
            found = self.places.get(tag)
            if found and found[-1] > limit and (lowest < 0 or found[-1] < lowest):
                lowest = found[-1]
        if lowest >= 0:
            self._close_to(lowest, at)

    def _close_inline(self, name: str, at: int) -> None:
        """Closes an inline element, unless a block was opened inside it since."""
        found = self.places.get(name)
        if found and (not self.blocks_open or found[-1] > self.blocks_open[-1]):
            self._close_to(found[-1], at)

    def _close_to(self, place: int, at: int) -> None:
        while len(self.open) > place:
            element = self.open.pop()
            element.end = at
            name = element.tag
            self.places[name].pop()
            here = len(self.open)
            if self.blocks_open and self.blocks_open[-1] == here:
                self.blocks_open.pop()
                self.block_element = element.parent or self.layout.root
            if self.barriers and self.barriers[-1] == here:
                self.barriers.pop()
            if name in UNSEEN:
                self.unseen -= 1
            elif name == "a":
                self.links -= 1
            elif name in BOLD:
                self.bold -= 1

    def _flush(self, start: int, end: int) -> None:
        """Ends the block being filled at the tag ``[start, end)``."""
        self.after_break = False
        runs = self.runs
        if not runs:
            return
        markup = self.markup
        text = quick_text("".join([markup[a:b] if b > 0 else " " for a, b in runs]))
        if text:
            block = Block(
                self.block_element, runs, text, text.count(" ") + 1,
                min(self.linked, len(text)), min(self.strong, len(text)), (start, end),
            )  # fmt: skip
            self.layout.blocks.append(block)
        self.runs = []
        self.linked = self.strong = 0

    def finish(self) -> Layout:
        end = len(self.markup)
        self._flush(end, end)
        self._close_to(0, end)
        self.layout.count()
        return self.layout


def _is_hidden(name: str, attrs: dict[str, str]) -> bool:
    """Whether a browser would not show an element, as far as the markup alone tells."""
    if "hidden" in attrs and attrs["hidden"].lower() != "until-found":
        # React streams finished parts of a page as <div hidden id="S:0"> and a script shows them.
        return not attrs.get("id", "").startswith("S:")
    if attrs.get("aria-hidden", "").lower() == "true" and name not in INLINE:
        return True
    style = attrs.get("style")
    if style and HIDING.search(style):
        return True
    classes = attrs.get("class")
    return bool(classes and UNSEEN_CLASS.search(classes))
