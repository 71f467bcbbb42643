"""What the HTML standard says of tags, reduced to what decides which words stand together."""

from __future__ import annotations

import re

from rashomon.clean.markup_tokens import name_set

VOID = name_set(
    "area base basefont bgsound br col embed frame hr img input link meta param source track wbr"
)
INLINE = name_set(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark math "
    "nobr output q rb rp rt ruby s samp slot small span strike strong sub sup time tt u var"
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

# Their words are never part of what is read.
UNSEEN = name_set(
    "script style noscript template svg canvas object applet audio video map iframe select "
    "datalist textarea title noembed noframes head"
)
ENDS_P = name_set(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section "
    "table ul dd dt li"
)
# An end tag does not reach through these (the standard's "scope").
BARRIERS = frozenset(("table", "td", "th", "caption", "html", "template", "object"))
LISTS = frozenset(("ul", "ol", "menu", "dir", "dl"))
# Start tags that end an open element of these names, if it lies within the barrier.
IMPLIED: dict[str, tuple[tuple[str, ...], frozenset[str]]] = {
    "li": (("li",), LISTS | BARRIERS),
    "dt": (("dt", "dd"), LISTS | BARRIERS),
    "dd": (("dt", "dd"), LISTS | BARRIERS),
    "option": (("option",), BARRIERS),
    "td": (("td", "th", "caption"), frozenset(("table", "tr"))),
    "th": (("td", "th", "caption"), frozenset(("table", "tr"))),
    "tr": (("tr", "caption"), frozenset(("table",))),
    "tbody": (("tbody", "thead", "tfoot", "caption"), frozenset(("table",))),
    "thead": (("tbody", "thead", "tfoot", "caption"), frozenset(("table",))),
    "tfoot": (("tbody", "thead", "tfoot", "caption"), frozenset(("table",))),
    "body": (("head",), frozenset()),
}
FOREIGN = frozenset(("svg", "math", "path"))
BOLD = frozenset(("b", "strong"))
HIDING = re.compile(r"display\s*+:\s*+none|visibility\s*+:\s*+hidden", re.IGNORECASE)
# Text for screen readers alone, by the class names of WordPress, Bootstrap, Tailwind, Drupal.
UNSEEN_CLASS = re.compile(
    r"(?:^|\s)(?:screen-reader-text|sr-only|visually-?hidden|assistive-text|d-none|is-hidden)(?:\s|$)"
)
# What may stand in a head; anything else there ends it, as in a browser.
HEAD_TAGS = name_set(
    "base basefont bgsound link meta title style script noscript template noframes head"
)
