"""Clean accounts to be damaged: invented reports, printed as a careful desk prints them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from evals.lineage.families import make_pile
from evals.lineage.grammar import read_lists

SEED = 1
"""Of the piles whose independent reports are taken."""

_PILES = 3
_ACCENTS = str.maketrans("aeioucnszAEIOU", "áéíóúčñšžÁÉÍÓÚ")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?= )")


def clean_texts() -> tuple[str, ...]:
    """Reports with a headline, paragraphs between blank lines, and characters beyond ASCII.

    Names of families have an accent here, apostrophes and quotation marks are typographic.

    Returns:
        The texts, always the same.
    """
    accents = {name: _accented(name) for name in read_lists("names")["family"]}
    names = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(accents)))})\b")
    return tuple(
        _APOSTROPHE.sub("’", names.sub(lambda found: accents[found[0]], text))
        for text in _reports()
    )


def foreign_texts() -> dict[str, str]:
    """Accounts in other languages, by language tag."""
    path = Path(__file__).with_name("languages.toml")
    texts: dict[str, str] = tomllib.loads(path.read_text("utf-8"))["texts"]
    return {tag: text.strip() for tag, text in texts.items()}


def furniture_lines() -> tuple[str, ...]:
    """Lines of sites that are no part of any account."""
    return tuple(Path(__file__).with_name("furniture.txt").read_text("utf-8").splitlines())


def _reports() -> Iterator[str]:
    for story in range(_PILES):
        for member in make_pile(SEED, story, "tune").collected:
            if member.kind == "report":
                account = member.account
                paragraphs = [" ".join(s.text for s in part) for part in account.paragraphs]
                yield "\n\n".join([account.headline, *paragraphs])


def _accented(name: str) -> str:
    """The name with its second letter's accent, or the first later letter that has one."""
    for at, letter in enumerate(name[1:], 1):
        new = letter.translate(_ACCENTS)
        if new != letter:
            return name[:at] + new + name[at + 1 :]
    return name
