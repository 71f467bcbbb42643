"""Text of documents within Markdown: nothing in it is markup, and nothing becomes a link.

What is markup differs between editors, so that all is disarmed that CommonMark, GitHub's
extensions or the usual editors give a meaning to: tables, footnotes, mathematics, tags, comments,
template braces, addresses that are linked without being asked for.
"""

from __future__ import annotations

import re

from rashomon.publish.display import shortened, steady, web_address, with_gaps
from rashomon.publish.footnotes import NAME

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_MARKS = re.compile(
    r"[\\`*_{}\[\]#|~^$]"  # always
    r"|^[-+=:!%]"  # first: items of lists, definitions, underlines of headings
    r"|([=+%!:-])(?=\1)"  # doubled: highlights, insertions, comments, dashes
    r"|:(?=\S)"  # schemes of addresses, names of emoji
    r"|\.(?=[^\s.,;:”\"’')…])"  # hosts of addresses
    r"|(?<=[wW]{3})\."  # as GitHub takes "www." for one, whatever follows
)
_NUMBER = re.compile(r"^(\d{1,9})([.)])")
_AT = re.compile(r"@+")
# Addresses longer than this are cut by some tools, and then lead elsewhere.
_LONGEST = 2_000


def inert(text: str) -> str:
    r"""A text on one line of Markdown that shows as it is.

    Args:
        text: Any text; hidden characters and those that turn others around are shown by number.

    Returns:
        Markdown with white space folded, in which every mark is disarmed.  An ``@`` stands in a
        code span: escapes do not keep editors from linking an address of mail or a user's name.

    >>> inert("*a* <b> [c](d)")
    '\\*a\\* &lt;b&gt; \\[c\\](d)'
    """
    line = " ".join(steady(with_gaps(text)).split()).translate(_ENTITIES)
    line = _MARKS.sub(lambda found: f"\\{found[0]}", line)
    line = _NUMBER.sub(r"\1\\\2", line)
    return _AT.sub(lambda found: f"`{found[0]}`", line)


def link(words: str, address: str | None) -> str:
    """A link to a page of the web.

    Args:
        words: What it shows, already Markdown.
        address: Where it leads.

    Returns:
        The link; the words alone where the address may not be linked to.
    """
    safe = web_address(address)
    if safe is None or len(safe) > _LONGEST:
        return words
    return f"[{words}](<{safe.replace('&', '&amp;')}>)"


def name(text: str) -> str:
    """A name or a headline, shortened."""
    return inert(shortened(text, NAME))


def quoted(text: str) -> str:
    """Words of a document, as its words."""
    return f"“{inert(text)}”"


def counted(pair: tuple[int, int]) -> str:
    """Lowest and highest number: ``2 to 3``, or one number where they are the same."""
    low, high = pair
    return str(low) if low == high else f"{low} to {high}"
