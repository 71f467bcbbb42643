"""Describes each text block by what the markup shows of it.

That is its words and links, the names around it, and where it stands among the running text.
Features follow the shallow text features of Kohlschütter et al. (WSDM 2010) and the context
features of Web2Text (Vogels et al., ECIR 2018).
"""

from __future__ import annotations

import re
from collections import Counter
from math import log1p

from rashomon.clean.html_furniture import FAMILIES, FURNITURE
from rashomon.clean.html_prose import PageProse, kind_of
from rashomon.clean.markup_blocks import Block, Element, Layout
from rashomon.clean.markup_tags import HEADINGS
from rashomon.clean.markup_tokens import name_set

_TAGS = ("p", "li", "heading", "table", "quote", "definition", "button", "div")
_TAG_KIND = {
    **dict.fromkeys(HEADINGS, "heading"),
    **dict.fromkeys(("td", "th", "tr", "caption"), "table"),
    **dict.fromkeys(("blockquote", "pre", "q"), "quote"),
    **dict.fromkeys(("dt", "dd"), "definition"),
    **dict.fromkeys(("button", "option", "summary", "legend"), "button"),
    "p": "p",
    "li": "li",
}
_LENGTHS = (1, 2, 3, 5, 8, 12, 20, 35, 60)
_STOP_WORDS = name_set(
    "the a an of to in and is are was were for on with that this it as at by from be been "
    "have has had not but or which who will would can could their its his her they he she "
    "you your we our if when than more also about into after over so what"
)
_DIGIT = re.compile(r"[0-9]")
_CAPITAL = re.compile(r"\b[A-Z]")
_SENTENCE_END = (".", "!", "?", ".”", '."', "…", ".)", "?”", "!”", ".’")
_LEAD_IN = re.compile(
    r"^\W*(?:related|read|see|also|more|learn|check out|find out|watch|listen|click|explore|"
    r"discover|visit|you may|don't miss|recommended|further reading)\b",
    re.IGNORECASE,
)
# What a long block says is told by its beginning.
_TOLD = 400
_PHRASES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "call to action",
            r"\b(?:sign up|subscribe|newsletter|learn more|read more|click here|get started|"
            r"contact us|book (?:a|your)|try (?:it )?(?:for )?free|free (?:trial|demo|quote)|"
            r"download (?:the|our|your|now)|follow us|join (?:us|our)|call us|get in touch|"
            r"request a|schedule a|shop now|buy now|find out more|log ?in|register)\b",
        ),
        (
            "furniture words",
            r"^(?:related|see also|read next|recommended|more (?:from|on|in|about)|"
            r"you (?:may|might) |also read|read also|advertisement|share|tags?:|topics?:|"
            r"filed under|categor|comments?\b|leave a (?:reply|comment)|table of contents|"
            r"in this (?:article|guide|post)|on this page|contents$|about the author|written by|"
            r"author|by [A-Z]|posted|published|(?:last )?updated|latest|popular|trending|"
            r"skip to|jump to|source:|sources$|references|back to|next|previous|home$|menu$|"
            r"search|print|email|facebook|twitter|linkedin|\d+ (?:min|comments?|shares?|views?))",
        ),
        ("rights", r"©|\(c\) \d|copyright|all rights reserved|privacy policy|terms of|cookies?\b"),
        ("photo", r"\b(?:photo(?:graph)?s?|image|picture|getty|shutterstock|courtesy)\b"),
        ("date", r"^\W*(?:\w+,? )?(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
         r"[a-z]*\.? (?:\d{1,2},? )?\d{4}\b"),
    )
)  # fmt: skip

# Families of furniture, with the place of their bit.
_OWN = {name: at for at, name in enumerate(FAMILIES) if FURNITURE >> at & 1}

NAMES: tuple[str, ...] = (
    *(f"tag {name}" for name in _TAGS),
    *(f"words > {n}" for n in _LENGTHS),
    "log words", "all linked", "some linked", "link share", "all strong", "ends as sentence",
    "ends with colon", "comma", "digits share", "upper share", "stop words share", "stop words",
    "repeated", "log cells", "leads to a link", "short", "short and linked",
    *(f"says {name}" for name, _ in _PHRASES),
    *(f"in {name}" for name in FAMILIES),
    *(f"own {name}" for name in _OWN),
    "furniture names", "prose without furniture",
    "under article tag", "under main tag", "link share 1 up", "link share 2 up",
    "link share 3 up", "prose share 1 up", "prose share 2 up", "prose share 3 up",
    "prose share 5 up", "in container", "off container", "far off container",
    "same kind prose", "same kind count",
    "prose before", "prose after", "no prose before", "no prose after", "gap before", "gap after",
    "headline seen", "no headline", "is h1",
    "words before", "words after", "linked before", "linked after", "heading before",
    "heading after", "same parent before", "same parent after", "heading, prose after",
)  # fmt: skip


def features(layout: Layout, page: PageProse, headline: int) -> list[list[float]]:
    """Describes every block of a page.

    Args:
        layout: A page with its elements marked.
        page: Where its running text lies.
        headline: Index of the headline among the blocks; -1 if there is none.

    Returns:
        One row per block, values in the order of ``NAMES``.
    """
    blocks = layout.blocks
    texts = Counter(block.text for block in blocks)
    before = 0
    total = page.total or 1
    gap_before = _gaps(page.prose)
    gap_after = _gaps(page.prose[::-1])[::-1]
    rows: list[list[float]] = []
    containers: dict[int, list[float]] = {}
    for index, block in enumerate(blocks):
        row = _own(block, texts[block.text])
        element = block.element
        around = containers.get(id(element))
        if around is None:
            around = containers[id(element)] = _around(element, page, total)
        row += around
        own = page.prose[index]
        after = page.total - before - own
        row += (
            before / total, after / total, float(not before), float(not after),
            gap_before[index], gap_after[index],
            float(0 <= headline < index), float(headline < 0), float(element.tag == "h1"),
        )  # fmt: skip
        before += own
        row += _neighbours(blocks, page.prose, index)
        rows.append(row)
    return rows


def _gaps(prose: list[int]) -> list[float]:
    """Blocks since the last prose, on a log scale that saturates at 1."""
    gaps = []
    gap = 30
    for words in prose:
        gaps.append(min(1.0, log1p(gap) / 3.4))
        gap = 0 if words else gap + 1
    return gaps


def _own(block: Block, copies: int) -> list[float]:
    """What a block is by itself."""
    text = block.text
    words = block.words
    size = len(text)
    kind = _TAG_KIND.get(block.element.tag, "div")
    link_share = block.linked / size
    told = text[:_TOLD]
    lower = told.lower().split()
    stops = sum([word in _STOP_WORDS for word in lower])
    return [
        *[float(kind == name) for name in _TAGS],
        *[float(words > n) for n in _LENGTHS],
        log1p(words) / 5,
        float(link_share > 0.9),
        float(0.2 < link_share <= 0.9),
        link_share,
        float(block.strong > 0.9 * size),
        float(text.endswith(_SENTENCE_END)),
        float(text.endswith(":")),
        float("," in text),
        min(1.0, len(_DIGIT.findall(told)) / len(told) * 2),
        len(_CAPITAL.findall(told)) / (told.count(" ") + 1),
        stops / len(lower),
        float(stops > 1),
        float(copies > 1),
        min(1.0, log1p(text.count("|") + text.count("•")) / 2),
        float(words < 25 and link_share > 0.2 and _LEAD_IN.search(told) is not None),
        float(words < 8 and kind in ("p", "div")),
        float(words < 15 and link_share > 0.5),
        *[float(pattern.search(told) is not None) for _, pattern in _PHRASES],
    ]


def _around(element: Element, page: PageProse, total: int) -> list[float]:
    """What stands around the blocks of one element."""
    marks = element.marks
    row = [float(marks >> bit & 1) for bit in range(len(FAMILIES))]
    own = marks
    ups: list[Element] = [element]
    here = element
    while here.parent is not None and len(ups) < 5:
        here = here.parent
        ups.append(here)
    own = marks & ~(ups[2].marks if len(ups) > 2 else 0)
    row += [float(own >> bit & 1) for bit in _OWN.values()]
    furniture = (marks & FURNITURE).bit_count()
    row += (min(furniture, 3) / 3, float(not furniture and element.prose > 0))
    tags = {"article": 0.0, "main": 0.0}
    step: Element | None = element
    while step is not None:
        if step.tag in tags:
            tags[step.tag] = 1.0
        step = step.parent
    row += tags.values()
    ups += [ups[-1]] * (5 - len(ups))
    for level in (1, 2, 3):
        row.append(ups[level].linked / (ups[level].chars or 1))
    for level in (1, 2, 3):
        row.append(ups[level].prose / total)
    row.append(ups[4].prose / total)
    off = page.steps_off(element)
    row += (float(off == 0), min(off, 8) / 8, float(off > 4))
    kind = kind_of(element)
    same = (page.kinds[kind] / total, log1p(page.kind_counts[kind]) / 5)
    return [*row, *same]


def _neighbours(blocks: list[Block], prose: list[int], index: int) -> list[float]:
    """What stands directly before and after a block."""
    last = len(blocks) - 1
    above = blocks[index - 1] if index else None
    below = blocks[index + 1] if index < last else None
    here = blocks[index].element
    heading_above = above is not None and above.element.tag in HEADINGS
    heading_below = below is not None and below.element.tag in HEADINGS
    prose_soon = any(prose[index + 1 : index + 4])
    return [
        log1p(above.words) / 5 if above else 0.0,
        log1p(below.words) / 5 if below else 0.0,
        above.linked / len(above.text) if above else 0.5,
        below.linked / len(below.text) if below else 0.5,
        float(heading_above),
        float(heading_below),
        float(above is not None and above.element.parent is here.parent),
        float(below is not None and below.element.parent is here.parent),
        float(here.tag in HEADINGS and prose_soon),
    ]
