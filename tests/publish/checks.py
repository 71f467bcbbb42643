"""What must hold of every page, and words that try to break it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter

from lxml import html as lxml_html


def parsed(text: str) -> lxml_html.HtmlElement:
    """The page as a browser takes it."""
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True)
    return lxml_html.document_fromstring(text.encode("utf-8"), parser=parser)


_ALLOWED = frozenset(
    [
        "html",
        "ins",
        "del",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "a",
        "header",
        "p",
        "strong",
        "h1",
        "h2",
        "h3",
        "h4",
        "details",
        "summary",
        "ul",
        "li",
        "bdi",
        "nav",
        "main",
        "div",
        "section",
        "article",
        "cite",
        "blockquote",
        "span",
        "em",
        "i",
        "mark",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "code",
        "dl",
        "dt",
        "dd",
        "ol",
        "form",
        "label",
        "input",
        "select",
        "option",
        "button",
        "noscript",
        "kbd",
        "script",
        "svg",
        "desc",
        "g",
        "path",
        "rect",
        "circle",
        "text",
        "tspan",
    ]
)
_ALLOWED_ATTRIBUTES = frozenset(
    [
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "class",
        "href",
        "id",
        "dir",
        "rel",
        "title",
        "aria-label",
        "aria-labelledby",
        "tabindex",
        "role",
        "scope",
        "hidden",
        "for",
        "type",
        "value",
        "method",
        "autocomplete",
        "action",
        "checked",
        "data-f",
        "autocomplete",
        "aria-live",
    ]
)
# What drawings have besides, in the spelling of a reader that knows nothing of SVG.
_OF_DRAWINGS = frozenset(
    [
        *(
            "autocomplete",
            "viewbox",
            "width",
            "height",
            "x",
            "y",
            "cx",
            "cy",
            "r",
            "d",
            "transform",
        ),
        *("text-anchor", "unicode-bidi", "stroke-width", "rx", "aria-describedby", "aria-hidden"),
    ]
)


def check_safe_and_whole(text: str) -> lxml_html.HtmlElement:
    """What must hold of every page, whatever the documents hold."""
    root = parsed(text)
    ids = Counter(root.xpath("//@id"))
    assert not [key for key, number in ids.items() if number > 1]
    for element in root.iter():
        if isinstance(element.tag, str):
            assert element.tag in _ALLOWED
            assert set(element.attrib) <= _ALLOWED_ATTRIBUTES | _OF_DRAWINGS, element.attrib
    for link in root.xpath("//a"):
        href = link.get("href")
        if href.startswith("#"):
            assert href[1:] in ids, href
        else:
            assert href.startswith(("http://", "https://", "HTTP://", "HTTPS://"))
            assert link.get("rel") == "noreferrer noopener"
    for key in root.xpath("//@aria-labelledby"):
        assert key in ids
    (style,) = root.xpath("//style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    (policy,) = root.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')
    assert f"style-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    (script,) = root.xpath("//script")
    assert not script.attrib
    digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    return root


ATTACKS = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' onfocus='alert(1)' autofocus='",
    "<!-- --><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% include 'x' %}",
    "<iframe src=https://evil.example></iframe>",
    "&lt;script&gt; &#x3c;img src=x&#x3e; &amp;",
    "\u202egnp.exe\u202c \u2066x\u2069 \x00 \x1b[31m \ud800 \ufffe",
    "<a href=javascript:alert(1)>x</a>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "]]><![CDATA[",
    "مرحبا <b>עולם</b>",
]
