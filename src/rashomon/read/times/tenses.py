"""Tense of the clause that an expression of time stands in, by the nearest verb that shows it."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.model.reading import Tense
from rashomon.read.times.symbols import Row

# As many tokens are looked at on either side: clauses of news prose seldom hold more words.
_BEFORE, _AFTER = 12, 10

# Tokens that a clause may have before an expression that it begins with: "But late on", "Only in".
_OPENING = 3

_FUTURE_WORDS = """
    will shall ll wo would could can might must should plans planned expected expects expect
    scheduled due going intends intend hopes hoping upcoming slated coming until till effective
    payable plan planning likely
"""
_PRESENT_WORDS = "is are has have does do says say am"
_PAST_WORDS = """
    was were had did said told made took went came got gave found thought became left kept held
    met sent spent lost won led began begun brought bought built caught chose cut drew drove fell
    felt flew forced fought grew heard hit knew laid lay let meant paid put ran rose sat saw sold
    shook shot shut sank slid spoke stood struck sought taught threw understood wore withdrew woke
    wrote been gone done taken given written spoken broke broken set
"""
_FUTURE = frozenset(_FUTURE_WORDS.split())
_PRESENT = frozenset(_PRESENT_WORDS.split())
_PAST = frozenset(_PAST_WORDS.split())
_POSSESSIVES = frozenset({"'s", "\u2019s"})
_HELD_WORDS = """
    election elections vote votes ballot referendum runoff primary poll polls meeting meetings
    summit session hearing talks conference debate game games match final race deadline march
    rally protest funeral ceremony service concert launch visit trial budget speech address
"""
_HELD = frozenset(_HELD_WORDS.split())
# What was not done on a day that is named: "could not be reached", "would not comment".
_DENIED = frozenset({"could", "couldn", "would", "wouldn"})
_NOT = frozenset({"not", "t"})
# "Set for Tuesday", "set to end on Tuesday".
_AIMED = frozenset({"for", "to"})
_STOPS = frozenset(".;:!?")
# "As early as Tuesday".
_SOON = frozenset({"early", "soon"})
_PASSIVES: Mapping[str, Tense] = {"be": "future", "is": "present", "are": "present"}
# Nouns after these tell of what has been: "after his death in August".
_SINCE = frozenset({"after", "since", "following"})
# Words in -ed that are no past of a verb, and those in -eed that are.
_PAST_IN_EED = frozenset({"agreed", "freed", "guaranteed", "decreed"})
_NO_PAST = frozenset({"hundred", "sacred", "kindred", "united", "based", "naked", "wicked", "shed"})


def tense_at(row: Row, first: int, stop: int) -> Tense | None:
    """Tense of the clause around some tokens.

    Args:
        row: Tokens of the text.
        first: First token of the expression.
        stop: The one after its last.

    Returns:
        That of the nearest verb before it in the sentence, else, where the clause begins with it,
        of the nearest after it, else the past after "after"; ``None`` where nothing shows a tense.
    """
    if _is_of_event(row, stop):
        return "past"
    before = range(first - 1, max(-1, first - 1 - _BEFORE), -1)
    after = range(stop, min(len(row.symbols), stop + _AFTER))
    tense = _nearest(row, before)
    if tense is None and _begins_clause(row, first):
        return _nearest(row, after)
    return tense or ("past" if _is_after(row, before) else None)


def _is_of_event(row: Row, stop: int) -> bool:
    """Whether it tells of something that has its date: "Tuesday's ruling".

    News names what has been in this way, whatever verb is before it ("to get around Tuesday's
    ruling"); of what is to come, some events only.
    """
    if stop + 1 >= len(row.symbols) or row.word(stop) not in _POSSESSIVES:
        return False
    following = {row.word(at) for at in range(stop + 1, min(len(row.symbols), stop + 4))}
    return not following & _HELD


def _is_after(row: Row, before: range) -> bool:
    for at in before:
        token = row.text[row.starts[at] : row.ends[at]]
        if token.isspace() or not token[0].isalnum():
            return False
        if token in _SINCE:
            return True
    return False


def _begins_clause(row: Row, first: int) -> bool:
    """Whether nothing but a preposition stands before it: "In July the court will rule".

    Elsewhere the verb after an expression is that of another clause or, the expression being part
    of its subject, tells of something else: "talks begun in July will end".
    """
    for at in range(first - 1, max(-1, first - 1 - _OPENING), -1):
        token = row.text[row.starts[at] : row.ends[at]]
        if token.isspace() or not token[0].isalnum():
            return True
    return first <= _OPENING


def _nearest(row: Row, places: range) -> Tense | None:
    for at in places:
        word = row.text[row.starts[at] : row.ends[at]]
        if word in _STOPS or word.isspace():
            return None
        if tense := _tense_of(row, at, word):
            return tense
    return None


def _tense_of(row: Row, at: int, word: str) -> Tense | None:
    if word == "as" and at > 1 and row.word(at - 1) in _SOON and row.word(at - 2) == "as":
        return "future"
    if word == "set" and at + 1 < len(row.symbols) and row.word(at + 1) in _AIMED:
        return "future"
    if _is_denied(row, at):
        return "past"
    if word in _FUTURE:
        # "Had been due", "was planned": nothing that lies ahead any more.
        return "past" if at and row.word(at - 1) == "been" else "future"
    if word in _PAST or _ends_as_past(word):
        # "To be completed", "would be paid"; "is heard"; but "could not be reached".
        if any(_is_denied(row, place) for place in range(max(0, at - 4), at)):
            return "past"
        return _PASSIVES.get(row.word(at - 1), "past") if at else "past"
    if word in _PRESENT:
        # "Is to resume".
        return "future" if at + 1 < len(row.symbols) and row.word(at + 1) == "to" else "present"
    return None


def _is_denied(row: Row, at: int) -> bool:
    """Whether it could or would not be done: "could not be reached on Tuesday"."""
    if row.word(at) not in _DENIED:
        return False
    return any(row.word(place) in _NOT for place in range(at + 1, min(len(row.symbols), at + 3)))


def _ends_as_past(word: str) -> bool:
    return (
        word.endswith("ed")
        and (not word.endswith("eed") or word in _PAST_IN_EED)
        and len(word) > len("red")
        and word.islower()
        and word not in _NO_PAST
    )
