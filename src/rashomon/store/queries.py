"""What a person types into a search box, as words and phrases to look for."""

from __future__ import annotations

import re
import unicodedata

_PHRASE = re.compile(r'"([^"]*)"|([^\s"]+)')
_TOKEN = re.compile(r"[^\W_]+")


def parse_query(text: str) -> tuple[str, ...]:
    """Splits a query into words and phrases, all of which are to be found.

    Args:
        text: Words, and phrases in straight double quotation marks.  No other sign has a
            meaning of its own, so no query can be wrong.

    Returns:
        Words and phrases; empty where the text holds no letter and no digit.

    >>> parse_query('minister "red line" -')
    ('minister', 'red line')
    """
    found = (phrase or word for phrase, word in _PHRASE.findall(text.replace("\0", " ")))
    return tuple(part for part in found if tokens_of(part))


def tokens_of(text: str) -> tuple[str, ...]:
    """Letters and digits, small, without accents: what is compared.

    >>> tokens_of("Zoë's  CAFÉ")
    ('zoe', 's', 'cafe')
    """
    bare = "".join(
        char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)
    )
    return tuple(_TOKEN.findall(bare.casefold()))


def to_match(phrases: tuple[str, ...]) -> str:
    """A query as FTS5 reads it: every phrase quoted, so that nothing in it is syntax.

    >>> to_match(("minister", "red line"))
    '"minister" AND "red line"'
    """
    return " AND ".join(f'"{phrase}"' for phrase in phrases)
