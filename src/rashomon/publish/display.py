"""Text made safe to look at: nothing hidden, nothing that turns other text around.

What is done here is for eyes only; the record and its JSON keep every character as it was.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

# Controls but tab and line feed; the bidirectional embeddings, overrides and isolates, with which
# text can be made to read otherwise than it stands (Unicode TR 9; "Trojan Source", CVE-2021-42574);
# tag characters, which are not seen at all; lone surrogates and what Unicode calls no character.
# Left-to-right and right-to-left marks stay: they turn nothing around that is isolated.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
# Marks of direction, which a page isolates and plain text cannot.
_TURNING = re.compile("[\u061c\u200e\u200f]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# Stands for a character that an export must not carry; Unicode has no character there, so that no
# sound text holds it (and one that does is shown with a gap).
STRUCK = "\ufdd0"
_GAPS = re.compile(rf"{STRUCK}(?:\s*{STRUCK})*")
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\^{}|]+", re.IGNORECASE)

# A fragment directive longer than this is given as its first and last words, as the standard has
# it (WICG "URL Fragment Text Directives"); addresses beyond 2,000 characters are cut by some tools.
_FRAGMENT_CHARACTERS = 60
_FRAGMENT_WORDS = 4


def visible(text: str) -> str:
    r"""A text in which hidden characters can be seen.

    Args:
        text: Any text.

    Returns:
        The text with each hidden character given by its number, e.g. ``⟦U+202E⟧``.

    >>> visible("abc\u202edef")
    'abc⟦U+202E⟧def'
    """
    return _HIDDEN.sub(lambda match: f"⟦U+{ord(match[0]):04X}⟧", text)


def steady(text: str) -> str:
    r"""A text as `visible` gives it, in which nothing turns what stands around it, either.

    Args:
        text: Any text.

    >>> steady("abc\u200fdef")
    'abc⟦U+200F⟧def'
    """
    return _TURNING.sub(lambda match: f"⟦U+{ord(match[0]):04X}⟧", visible(text))


def writable(text: str) -> str:
    """A text that UTF-8 can encode: each lone surrogate becomes U+FFFD, offsets stay.

    Args:
        text: Any text.
    """
    return _LONE_SURROGATE.sub("\ufffd", text)


def with_gaps(text: str) -> str:
    """Words of which something was struck out, with a mark for each gap.

    Args:
        text: Words of an excerpt; see `publish.excerpts`.

    >>> with_gaps(f"The gate {STRUCK * 3} {STRUCK * 4} shut")
    'The gate […] shut'
    """
    return _GAPS.sub("[…]", text)


def shortened(text: str, limit: int) -> str:
    """A text cut at a number of characters, with a mark where it was cut.

    Args:
        text: Any text.
        limit: Characters that are kept.

    >>> shortened("a long headline", 6)
    'a long […]'
    """
    return text if len(text) <= limit else f"{text[:limit]} […]"


def language_tag(language: str) -> str | None:
    """A language as a page may declare it.

    Args:
        language: BCP 47 tag of a document.

    Returns:
        The tag, or ``None`` where it is unknown (``und``) or not of that form.
    """
    return language if language != "und" and _TAG.fullmatch(language) else None


def web_address(url: str | None) -> str | None:
    """An address that may be linked to.

    Args:
        url: Address as the document has it.

    Returns:
        The address if it is an ``http`` or ``https`` one without user name and hidden
        characters; ``None`` for anything else, which is then shown but not linked.
    """
    if url is None or not _ADDRESS.fullmatch(url) or _HIDDEN.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:  # e.g. a broken IPv6 host
        return None
    return url if parts.hostname and "@" not in parts.netloc else None


def text_fragment(words: str) -> str:
    """The text directive that leads a browser to words of a live page.

    Args:
        words: Exact words; what stands behind a gap is passed over.

    Returns:
        E.g. ``text=first%20words,last%20words``; empty where there are no words.
    """
    words = words.partition(STRUCK)[0]
    tokens = words.split(maxsplit=2 * _FRAGMENT_WORDS)
    if len(words) <= _FRAGMENT_CHARACTERS or len(tokens) <= 2 * _FRAGMENT_WORDS:
        ends = [" ".join(words.split())[: 2 * _FRAGMENT_CHARACTERS]]
    else:
        last = words.rsplit(maxsplit=_FRAGMENT_WORDS)[-_FRAGMENT_WORDS:]
        ends = [" ".join(tokens[:_FRAGMENT_WORDS]), " ".join(last)]
    return "text=" + ",".join(_encoded(end) for end in ends) if tokens else ""


def live_link(url: str | None, words: str) -> str | None:
    """Address of a live page with a directive to its words.

    Args:
        url: Address as the document has it.
        words: Exact words of the document.

    Returns:
        The address, or ``None`` where it may not be linked to.
    """
    address = web_address(url)
    fragment = text_fragment(words)
    if address is None or not fragment:
        return address
    return f"{address}{'' if '#' in address else '#'}:~:{fragment}"


def _encoded(words: str) -> str:
    # "-", "," and "&" have a meaning in a text directive; quote() leaves "-" as it is.
    return quote(words, safe="", errors="replace").replace("-", "%2D")
