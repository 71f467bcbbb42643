"""A text as a row of symbols, one a token, so that rules are regular expressions over words.

Every word of time has a symbol of its own, every kind of number another; all other words share
one.  Rules then say ``the? last NUMBER UNITS`` and cost what a search for letters costs (finite
state chunking: Abney 1996, *Partial parsing via finite-state cascades*).
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.read.times.words import spellings, word_sets

# One token: a word, as most are, or else what is more specific first.  Numbers, clock times and
# numeric dates are whole tokens.  Each alternative is bounded, or runs over one class only.
_TOKEN = re.compile(
    r"""
    (?P<word>[^\W\d_]+)
    |(?P<clock>(?<![\w.:,])[0-9]{1,2}(?:[:.][0-9]{2})?[ \u00a0\u202f]?
        (?:[apAP]\.[ ]?[mM]\b\.?|[apAP][mM]\b)
      |(?<![\w.:,])[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9:]))
    |(?P<numeric>(?<![0-9./-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2})?(?![0-9/-])
      |(?<![0-9./-])[0-9]{1,2}(?P<mark>[./])[0-9]{1,2}(?P=mark)
        (?:[12][0-9]{3}|[0-9]{2})(?![0-9/-]))
    |(?P<decade>[12][0-9]{2}0['\u2019]?s\b|['\u2018\u2019]?[2-9]0s\b)
    |(?P<ordinal>[0-9]{1,3}(?:st|nd|rd|th)\b)
    |(?P<number>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)
    |(?P<possessive>['\u2019][sS]\b)
    |(?P<break>\n\s*\n|(?<=[.!?"\u201d\u2019])\n)
    |(?P<mark_alone>[^\w\s])
    """,
    re.VERBOSE,
)
_MARKS = {
    "-": "HYPHEN", "\u2010": "HYPHEN", "\u2011": "HYPHEN", "\u2013": "HYPHEN", "\u2212": "HYPHEN",
    ",": "COMMA", ".": "DOT", "/": "SLASH", "$": "MONEY", "\u00a3": "MONEY", "\u20ac": "MONEY",
    "#": "MONEY", "(": "OPEN", ")": "CLOSE", "%": "PERCENT",
}  # fmt: skip
_KINDS = """
    OTHER CAPITAL DIGITS DAY YEAR ORDINALNUMBER CLOCK COLON NUMERIC DECADE POSSESSIVE BREAK MARK
    HYPHEN COMMA DOT SLASH MONEY OPEN CLOSE PERCENT
"""
# Printed news begins in 1605; later than 2199 is a number and no year.
_FIRST_YEAR, _LAST_YEAR = 1600, 2199


@dataclass(frozen=True, slots=True)
class Row:
    """The tokens of a text.

    Args:
        text: The text.
        symbols: One character a token.
        starts: Where each token begins.
        ends: Where each ends.
    """

    text: str
    symbols: str
    starts: array[int]
    ends: array[int]

    def word(self, at: int) -> str:
        """A token, in small letters."""
        return self.text[self.starts[at] : self.ends[at]].lower()


class Alphabet:
    """Which symbol stands for which token.

    Args:
        words: Single words that rules name, beside those of the sets of words.
    """

    def __init__(self, words: frozenset[str]) -> None:
        sets = word_sets()
        known = sorted(words.union(*sets.values()))
        kinds = _KINDS.split()
        # From zero on, since sets of characters below 256 are much faster to compile.
        self._kinds = {name: chr(at) for at, name in enumerate(kinds)}
        self._words = {word: chr(len(kinds) + at) for at, word in enumerate(known)}
        self._spelt = {form: sym for word, sym in self._words.items() for form in spellings(word)}
        self._spelt |= {mark: self._kinds[kind] for mark, kind in _MARKS.items()}
        self._sets = {
            name: frozenset(self._words[word] for word in members) for name, members in sets.items()
        }

    def pattern(self, name: str) -> str:
        """Regular expression for one token.

        Args:
            name: A word in small letters, or a kind or set of tokens in capitals.

        Raises:
            KeyError: No such kind.
        """
        found = sorted(re.escape(symbol) for symbol in self.symbols(name))
        return found[0] if len(found) == 1 else f"[{''.join(found)}]"

    def symbols(self, name: str) -> frozenset[str]:
        """Symbols of the tokens that :meth:`pattern` fits."""
        if name in self._sets:
            return self._sets[name]
        return frozenset((self._words if name.islower() else self._kinds)[name])

    def write(self, text: str) -> Row:
        """The row of a text; time taken is linear in its length."""
        symbols: list[str] = []
        starts, ends = array("q"), array("q")
        spelt, kinds = self._spelt, self._kinds
        for match in _TOKEN.finditer(text):
            kind = match.lastgroup or ""
            token = match.group()
            if kind == "word":
                symbol = spelt.get(token)
                if symbol is None:
                    symbol = kinds["CAPITAL" if token[0].isupper() else "OTHER"]
            elif kind == "number":
                symbol = kinds[_number_kind(token)]
            elif kind == "clock":
                symbol = kinds["CLOCK" if token[-1] in ".mM" else "COLON"]
            elif kind == "mark_alone":
                symbol = spelt.get(token, kinds["MARK"])
            else:
                symbol = kinds[_TOKEN_KINDS[kind]]
            symbols.append(symbol)
            starts.append(match.start())
            ends.append(match.end())
        return Row(text, "".join(symbols), starts, ends)


_TOKEN_KINDS: Mapping[str, str] = {
    "numeric": "NUMERIC",
    "decade": "DECADE",
    "ordinal": "ORDINALNUMBER",
    "possessive": "POSSESSIVE",
    "break": "BREAK",
}


def _number_kind(token: str) -> str:
    if not token.isascii() or not token.isdecimal() or len(token) > 4:
        return "DIGITS"
    number = int(token)
    if len(token) == 4 and _FIRST_YEAR <= number <= _LAST_YEAR:
        return "YEAR"
    return "DAY" if 1 <= number <= 31 and len(token) <= 2 else "DIGITS"
