"""What the names in the markup say an element is for.

Class names, ids and roles are cut into words (``post-share``, ``postShare`` → post, share) and
each word is looked up in a table of families.  The families are those that the boilerplate
literature and the rules of Readability and Trafilatura (Barbaresi, ACL 2021 demos) name; the
words were chosen by hand among those that divide text from furniture on at least four
publishers of the tuning pages.
"""

from __future__ import annotations

import re

from rashomon.clean.markup_blocks import Layout

_FAMILIES: dict[str, str] = {
    "navigation": (
        "nav menu submenu navigation navbar subnav megamenu dropdown offcanvas flyout pagination "
        "pager breadcrumb crumb mobilenav desktopnav skip sitemap menubar hamburger"
    ),
    "header": "header masthead topbar logo banner hdr",
    "footer": "footer colophon copyright legal foot contentinfo disclaimer",
    "sidebar": "sidebar aside rail secondary complementary widget tertiary",
    "comments": "comment disqus respond reply replies commentlist discussion",
    "related": "related recommended recommendation recirc popular trending similar upnext readmore "
    "suggested relatedposts readnext taboola outbrain",
    "teaser": "teaser card posts articles more latest recent next preview archive previous prev "
    "also loop",
    "share": "share sharing social sharedaddy addtoany follow facebook twitter sharethis addthis",
    "newsletter": (
        "newsletter subscribe signup subscription optin mailchimp gform gfield sublabel hbspt "
        "email convertkit"
    ),
    "advertisement": (
        "ad ads advert advertisement sponsor sponsored promo promotion promoted dfp gpt adslot "
        "taboola outbrain affiliate"
    ),
    "cookies": "cookie consent gdpr onetrust ccpa",
    "byline": (
        "author byline bio contributor meta date published timestamp dateline posted updated "
        "reviewer reviewed readtime"
    ),
    "caption": "caption figcaption credit wp-caption photocredit",
    "tags": "tag taxonomy category categories topic keyword label cat eyebrow kicker",
    "cta": "cta btn button callout demo action",
    "popup": "modal popup dialog overlay lightbox tooltip drawer",
    "control": "search login form filter print icon toolbar paywall alert hide invisible",
    "moving": "carousel slider swiper slide player testimonial owl",
    "contents": "toc contents jump anchor",
    "list": "faq accordion step table",
    "body": (
        "prose richtext rich wysiwyg markdown paragraph articlebody entrycontent postcontent "
        "rte redactor sqs editor rtf"
    ),
    "article": "article entry post story blog",
    "content": "content body text copy main",
}
FAMILIES: tuple[str, ...] = (*_FAMILIES, "body phrase")
_BIT = {name: 1 << index for index, name in enumerate(FAMILIES)}
_WORDS = {
    word: _BIT[family]
    for family, words in _FAMILIES.items()
    for word in words.replace("wp-caption ", "").split()
}
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_BODY_PHRASE = re.compile(
    r"(?:article|entry|post|story|blog|news|single|page|main|rich)[-_]*"
    r"(?:body|content|text|copy|detail|description)",
    re.IGNORECASE,
)
TAG_MARKS: dict[str, int] = {
    "nav": _BIT["navigation"],
    "header": _BIT["header"],
    "footer": _BIT["footer"],
    "aside": _BIT["sidebar"],
    "figcaption": _BIT["caption"],
    "figure": _BIT["caption"],
    "caption": _BIT["caption"],
    "form": _BIT["newsletter"],
    "button": _BIT["cta"],
    "dialog": _BIT["popup"],
    "article": _BIT["article"],
    "main": _BIT["content"],
    "address": _BIT["byline"],
}
BODY = _BIT["body"] | _BIT["body phrase"] | _BIT["article"] | _BIT["content"] | _BIT["list"]
COMMENTS = _BIT["comments"]
# Readers' comments read like an account, and what asks for consent like a paragraph; their names
# are sure enough to decide alone: no account of the tuning pages stands under one.
NEVER = _BIT["comments"] | _BIT["cookies"]
FURNITURE = sum(_BIT[name] for name in _FAMILIES) & ~BODY & ~_BIT["caption"] & ~_BIT["tags"]
# What holds more of the page's running text than this is no furniture, whatever it is called:
# <div class="layout-with-sidebar">.  Comments may be longer than what they comment on.
_WRAPPER = 0.3
_COMMENTS_WRAPPER = 0.85
_UNNAMED = frozenset(("html", "body", "#root"))


def bit(family: str) -> int:
    """The bit that stands for a family in ``Element.marks``."""
    return _BIT[family]


def name_marks(names: str) -> int:
    """The families that class names, ids or roles belong to.

    Args:
        names: Attribute values, joined by blanks.

    Returns:
        Bits of the families, or-ed.
    """
    marks = 0
    words = _WORDS
    for word in _WORD.findall(names):
        word = word.lower()
        found = words.get(word)
        if found is None and word[-1] == "s":
            found = words.get(word[:-1])
        if found is not None:
            marks |= found
    if _BODY_PHRASE.search(names):
        marks |= _BIT["body phrase"]
    return marks


def mark_elements(layout: Layout) -> None:
    """Sets ``marks`` on every element, inherited ones included.

    Args:
        layout: A page whose prose has been counted.
    """
    prose = layout.root.prose
    limit, comments_limit = _WRAPPER * prose, _COMMENTS_WRAPPER * prose
    known: dict[str, int] = {}
    for element in layout.elements:
        above = element.parent
        marks = above.marks if above is not None else 0
        if element.tag not in _UNNAMED:
            own = TAG_MARKS.get(element.tag, 0)
            attrs = element.attrs
            if attrs:
                names = attrs.get("class", "") + " " + attrs.get("id", "")
                if "role" in attrs or "itemprop" in attrs:
                    names += f" {attrs.get('role', '')} {attrs.get('itemprop', '')}"
                found = known.get(names)
                if found is None:
                    found = known[names] = name_marks(names)
                own |= found
            if element.prose > limit:
                own &= BODY | COMMENTS if element.prose <= comments_limit else BODY
            marks |= own
        element.marks = marks
