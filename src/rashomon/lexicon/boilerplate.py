"""Words by which outlets speak of themselves; the lists are described in ``boilerplate.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class BoilerplateWords:
    """The lists of ``boilerplate.toml``, for words joined by single blanks.

    Args:
        labels: What stands alone in a paragraph, or before its first colon.
        opener: Matches at the beginning of a paragraph that is an outlet's own.
        phrase: Is found in a sentence that is.
    """

    labels: frozenset[str]
    opener: re.Pattern[str]
    phrase: re.Pattern[str]


@cache
def boilerplate_words() -> BoilerplateWords:
    """Loads the lists that ship with the package; they are read once."""
    path = files("rashomon.lexicon") / "boilerplate.toml"
    lists = tomllib.loads(path.read_text(encoding="utf-8"))
    return BoilerplateWords(
        frozenset(lists["labels"]), _any_of(lists["openers"]), _any_of(lists["phrases"])
    )


def _any_of(entries: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of some runs of whole words."""
    choices = "|".join(re.escape(entry).replace(r"\#", r"\d+") for entry in sorted(entries))
    return re.compile(rf"(?<!\S)(?:{choices})(?!\S)")
