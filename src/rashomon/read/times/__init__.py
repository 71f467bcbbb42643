"""Expressions of time in running text, as they are written, before any date is known.

What counts as one, and how far it reaches, follows TimeML (Pustejovsky et al. 2003; guidelines
1.2.1, Saurí et al. 2006) as its corpora apply it: "the past two months", "late last week", "5 p.m.
EST, Nov. 6"; ages ("a 20-year-old") are none.

``TimePhrase.form`` is a TIMEX3 value, or one with gaps, and a modifier after a space::

    form      = core [" " modifier]
    core      = value | range | gapped | shift | reported
    value     = "2022-04-26" | "2022-02-24/T20:00" | "1990" | "199" | "18" | "P2M" | "PT2H" | "PXD"
              | "PAST_REF" | "PRESENT_REF" | "FUTURE_REF"
    range     = day "/" month and day              "XXXX-04-19/04-21"
    gapped    = [which] "XXXX-" rest ["/W" weekday] ["/" hour]
                                                   "XXXX-04-26", "XXXX-04-26/W2" (a Tuesday),
                                                   "<XXXX-SU", "XXXX-WXX-2/TEV"
    which     = "<" last | ">" next | "=" this
    rest      = month [day] | "WXX-" weekday | "Q" 1-4 | "H" 1-2 | "SP" | "SU" | "FA" | "WI"
              | month "-@" number "." weekday ("11-@4.4" is the fourth Thursday of November)
              | "XX-XX" (no day at all: "8 p.m." is "XXXX-XX-XX/T20:00")
    shift     = anchor sign period ["/" part]      "DCT-P1D", "DCT+P0W", "REF-P1D/TMO", "DCT-P1Y/Q3"
    anchor    = "DCT" (the day of writing) | "AGO" (the same; but of a year or four quarters,
                "a year ago", in a text that reports on a quarter the same quarter is meant, and
                "AGO+P0Q" and "AGO-P0Q" are that quarter, "the quarter" and "the latest quarter")
                | "REF" (the date that the text named last) | "THEN" (the same, of "a day later",
                which is a stretch of a day where that date is not known)
    reported  = year "/Q" (the quarter of that year which the text reports on: "the 2021 quarter")
              | year "/R" (the same, or the year: "the 2021 period")
    period    = a TIMEX3 period of one unit, of which the result is one: "DCT-P1M" is last month;
                the letters E, C, F and WE stand for decades, centuries, fortnights, weekends
    part      = "T" hour or part of day | "W" weekday | month | "Q" 1-4 | "H" 1-2
    modifier  = "START" | "MID" | "END" | "MORE_THAN" | "LESS_THAN" | "EQUAL_OR_MORE"
              | "EQUAL_OR_LESS" | "EARLIER" (from its start to the day of writing) | "LATER"

A slash in a value only parts day and hour: TIMEX3 has none.  A ``SET`` has the value of what comes
again: "every Monday" is ``XXXX-WXX-1``, "daily" ``P1D``.
"""

from __future__ import annotations

from rashomon.read.times.finder import find_times

__all__ = ["find_times"]
