"""Parts that the patterns of several rules share."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.model.reading import TimeType
from rashomon.read.times.rules import Match, Written

PARTS_OF_PATTERNS: Mapping[str, str] = {
    # 24, 1,000, 2 1/2, twenty-one, two hundred
    "NUMBER": "((DIGITS | DAY | YEAR) (HYPHEN? DAY SLASH DAY)? (hundred | thousand)?"
    " | TEN HYPHEN? ONE | (TEN | TEEN | ONE) (hundred | thousand)? | (a | an)? (dozen | hundred))",
    "RANGE": "(NUMBER ((to | or | HYPHEN) NUMBER)?)",
    "VAGUE": "(a? few | several | (?<! as) many | (a | the)? couple of? | a? number of"
    " | a? dozens of | a? handful of | untold | a? good many)",
    "COUNT": "(RANGE | VAGUE)",
    # What ends a clause.
    "PAUSE": "(DOT | COMMA | BREAK | MARK | CLOSE | POSSESSIVE | HYPHEN)",
    "ANYUNIT": "(UNIT | UNITS)",
    # Twenty years or more in words: nineteen ninety-six, two thousand, two thousand and one
    "WORDYEAR": "((seventeen | eighteen | nineteen | twenty) (TEN HYPHEN? ONE | TEN | TEEN)"
    " | two thousand (and? ONE | and? TEEN)?)",
    "ANYYEAR": "(YEAR | WORDYEAR)",
    "DAYNUMBER": "(DAY | ORDINALNUMBER | TEN HYPHEN? ORDINAL | ORDINAL)",
    # Feb., Sept, February
    "AMONTH": "(SHORTMONTH DOT? | MONTH)",
    "ORDER": "(ORDINALNUMBER | ORDINAL)",
    # EST, GMT, local time
    "ZONE": "(est | edt | cst | cdt | mst | mdt | pst | pdt | gmt | bst | utc | cet | cest | eet"
    " | eest | msk | ist | et | pt | local time | (eastern | moscow | london | kyiv)"
    " (standard | daylight | summer)? time)",
    # 8 p.m. and 20:00, which alone may be anything that is counted in minutes
    "HOUR": "(CLOCK | COLON)",
    # Where in a stretch: the beginning of, early, mid-, late.  The corpora leave out "the" before
    # an adjective ("the [early 1990s]") and keep it before a noun.
    "EDGE": "((?P<early>early HYPHEN? (in (?! DAY))? | (the (?= beginning | start | outset))?"
    " (beginning | start | outset) of)"
    " | (?P<mid>(the? mid HYPHEN?) | the? middle of)"
    " | (?P<late>late HYPHEN? (in (?! DAY))? | (the (?= end | close))? (end | close) of)"
    " | (?P<before>earlier in?) | (?P<after>later in?))",
    # More or fewer than.  "About" and "within" are left out of the extent, as in the corpora.
    "BOUND": "((?P<more>(more | longer | greater) than | over (?! the | these | this))"
    " | (?P<least>at least | no (less | fewer) than)"
    " | (?P<less>less than | fewer than | nearly | almost)"
    " | (?P<most>up to | no (more | longer) than))",
    # Words that a name of a month needs before it if it may be another word.
    "BEFOREMONTH": "(?<=[in since until till by through from during of for before after and to"
    " between early late mid last next this every each HYPHEN COMMA DOT OPEN MARK])",
}

_EDGES = {
    "early": "START",
    "mid": "MID",
    "late": "END",
    "before": "EARLIER",
    "after": "LATER",
    "more": "MORE_THAN",
    "least": "EQUAL_OR_MORE",
    "less": "LESS_THAN",
    "most": "EQUAL_OR_LESS",
}


def written(match: Match, kind: TimeType, core: str) -> Written:
    """What is written, with the modifier that the match carries.

    Args:
        match: Its named parts ``early``, ``mid``, ``late``, ``before``, ``after``, ``more``,
            ``least``, ``less`` and ``most`` are modifiers.
        kind: TIMEX3 type.
        core: Form without modifier.
    """
    found = [mod for name, mod in _EDGES.items() if name in match.groups]
    return Written(kind, f"{core} {found[0]}" if found else core)
