"""Cuts HTML into tags and text runs, keeping where each one stood.

Follows the tokenizer of the WHATWG HTML standard (section 13.2.5) where it matters for reading
text: comments, bogus comments, quoted and bare attribute values, raw-text elements, ``<`` in
text, and end of file inside a tag.  Each character is looked at a bounded number of times, so
the time is linear whatever the input: the expressions are possessive, and whatever is never
closed runs to the end of the text, as in a browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

TEXT: Final = 0
START: Final = 1
END: Final = 2
RAW: Final = 3


def name_set(names: str) -> frozenset[str]:
    """The set of names in a string, cut at white space; for tables of tags and words."""
    return frozenset(names.split())


Token = tuple[int, str, int, int]
"""Kind, lower-case tag name (empty for text), start and end in the markup.

A ``RAW`` token is the inside of a raw-text element and carries that element's name.
"""

# The quotes of an attribute value count only after "=", so the apostrophe of <p title=it's>
# opens nothing.
_TAG = re.compile(
    r"<(/?)([a-zA-Z][^\s/>]*+)"
    r"(?>[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'>][^\s>]*+)?+)*+>"
)
_COMMENT_END = re.compile(r"--!?>")
_ATTRIBUTE = re.compile(
    r"[\s/]*+([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]*+)))?+"
)

_RAW_TEXT = frozenset(
    ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript")
)
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW_TEXT}


def tokens(markup: str) -> Iterator[Token]:
    """Cuts markup into tokens.

    Args:
        markup: The whole page, decoded.

    Yields:
        Tokens in order.  Comments, declarations and a tag cut off by the end of the text are
        left out; neighbouring text runs are not united across them.
    """
    pos = done = 0
    length = len(markup)
    while True:
        at = markup.find("<", pos)
        if at < 0 or at + 1 >= length:
            break
        match = _TAG.match(markup, at)
        if match is None:
            pos = _skip_other(markup, at)
            if pos > at + 1:
                if at > done:
                    yield TEXT, "", done, at
                done = pos
            continue
        if at > done:
            yield TEXT, "", done, at
        done = pos = match.end()
        slash, name = match.groups()
        name = name.lower()
        if slash:
            yield END, name, at, pos
            continue
        yield START, name, at, pos
        if name in _RAW_TEXT:
            inside, done = _raw_text(markup, name, pos)
            if inside > pos:
                yield RAW, name, pos, inside
            if done > inside:
                yield END, name, inside, done
            pos = done
    if done < length:
        yield TEXT, "", done, length


def _raw_text(markup: str, name: str, pos: int) -> tuple[int, int]:
    """Where the inside of a raw-text element ends, and where its end tag does."""
    close = _RAW_END[name].search(markup, pos)
    if close is None:
        return len(markup), len(markup)
    match = _TAG.match(markup, close.start())
    return close.start(), match.end() if match else len(markup)


def _skip_other(markup: str, at: int) -> int:
    """Where to go on after a ``<`` that begins no whole tag; ``at + 1`` if it is mere text."""
    follows = markup[at + 1]
    if follows == "!":
        if markup.startswith("--", at + 2):
            close = _COMMENT_END.search(markup, at + 2)
            return close.end() if close else len(markup)
    elif follows == "/":
        letter = markup[at + 2 : at + 3]
        if letter.isascii() and letter.isalpha():
            return len(markup)
    elif follows.isascii() and follows.isalpha():
        return len(markup)
    elif follows != "?":
        return at + 1
    end = markup.find(">", at + 2 if follows != "/" else at + 1)
    return end + 1 if end >= 0 else len(markup)


def attributes(markup: str, name: str, start: int, end: int) -> dict[str, str]:
    """Reads the attributes of a start tag.

    Args:
        markup: The whole page.
        name: Tag name of the token.
        start: Start of the token.
        end: End of the token.

    Returns:
        Names in lower case, with values as written (character references not yet resolved).
        The first of two attributes with one name wins, as in a browser.
    """
    found: dict[str, str] = {}
    for key, double, single, bare in _ATTRIBUTE.findall(markup, start + 1 + len(name), end - 1):
        found.setdefault(key.lower(), double or single or bare)
    return found
