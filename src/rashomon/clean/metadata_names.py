"""Cleans names of authors."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rashomon.clean.markup_tokens import name_set
from rashomon.text.dates import first_date

_LEAD = re.compile(
    r"^\W*(?:(?:written|posted|published|reviewed|edited|story|words|article|reported)\s+)?"
    r"by\b[:\s]*|^\W*(?:authors?|contributors?|written)\s*(?:by)?\s*[:|]\s*",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:,|;|\||•|·|\band\b|\bwith\b|&|/|\n)\s*(?:by\s+)?", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:editor|reporter|writer|correspondent|contributor|staff|journalist|columnist|author|"
    r"manager|director|founder|ceo|cto|cmo|chief|head of|specialist|strategist|producer|"
    r"president|officer|analyst|consultant|expert|coach|content|marketing|senior|phd|ph\.d|"
    r"m\.?d|rd|rdn|ms|mba|cpa|updated|published|reviewed|min read|minutes?|team lead)\b\.?",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"https?:|www\.|@|[<>{}\[\]=#_]|\.(?:com|org|net|co)\b|\d{2,}|^\W*$", re.IGNORECASE
)
_NOBODY = name_set(
    "admin administrator author user guest editor editors webmaster unknown anonymous none "
    "null staff share print"
)
_MAX_WORDS = 5
_MAX_NAMES = 12


def clean_authors(values: Iterable[str]) -> tuple[str, ...]:
    """Names from bylines or author fields.

    Args:
        values: Lines or fields as found.

    Returns:
        Each name once, in order, without "By", roles, dates, addresses and handles.
    """
    names: dict[str, str] = {}
    for value in values:
        for name in _names(value[:300]):
            names.setdefault(name.casefold(), name)
            if len(names) >= _MAX_NAMES:
                return tuple(names.values())
    return tuple(names.values())


def _names(line: str) -> list[str]:
    found = first_date(line)
    if found:
        line = line[: found[0].start] + "|" + line[found[0].end :]
    line = _LEAD.sub("", line)
    return [name for part in _PARTS.split(line) if (name := _name(part))]


def _name(part: str) -> str:
    """One name, or nothing."""
    part = re.sub(r"\(.*?\)", " ", part)
    part = " ".join(_LEAD.sub("", part).split()).strip(" -–—:.,|\"'“”")
    words = part.split()
    if not words or len(words) > _MAX_WORDS or part.casefold() in _NOBODY:
        return ""
    if _NO_NAME.search(part) or _ROLE.search(part) or not words[0][0].isalpha():
        return ""
    if not any(char.isupper() for char in part) and part.isascii():
        return ""
    return part
