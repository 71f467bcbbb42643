"""Characters that were garbled on the way: turned back where that is certain, else pointed at.

Repair undoes one thing only, text decoded with the wrong encoding (``Ã©`` → ``é``), as ftfy does
it (Speer 2019, https://doi.org/10.5281/zenodo.2591652).  Its other normalisations are not used:
they would change what was written.  Lost characters are never put back, for that would be a guess.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import ftfy
from ftfy.badness import is_bad

from rashomon.model.spans import MapBuilder, OffsetMap, Span

# Letters on either side of a garbled run that may belong to its word.
_REACH = 40
# Longest stretch handed to the repair at once; longer runs are text of another script.
_LONGEST_RUN = 400

GARBLED = "a run of garbled letters"
"""Why a place is damaged that was decoded wrongly and cannot be turned back."""

_NON_ASCII = re.compile(r"[^\x00-\x7f]+")
_C1 = re.compile(r"(?<![^\x00-\x9f])[\x80\x82\x84-\x87\x89\x8b\x91-\x97\x99\x9b](?![^\x00-\x9f])")
_LOOSE_ACCENT = re.compile("(?<=\\S) [\u0300-\u036f]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Repair:
    """One stretch that was decoded wrongly and turned back.

    Args:
        span: Where it stands in the repaired text.
        origin: Where it stood in the text that was repaired.
        was: The characters before.
        now: The characters after.
    """

    span: Span
    origin: Span
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Damage:
    """One place where characters were lost or garbled.

    Args:
        span: Where, in the text looked at.
        reason: What shows it, for the reader.
    """

    span: Span
    reason: str


def repair(text: str) -> tuple[str, OffsetMap, tuple[Repair, ...]]:
    """Turns wrongly decoded stretches back.

    Args:
        text: Any text.

    Returns:
        The repaired text, its map to ``text``, and every repair.
    """
    builder, at = MapBuilder(), 0
    parts: list[str] = []
    repairs: list[Repair] = []
    for span, new in _fixes(text):
        _keep(text, at, span.start, builder, parts)
        start = len(builder)
        parts.append(new)
        builder.add(len(new), span)
        repairs.append(Repair(Span(start, len(builder)), span, span.of(text), new))
        at = span.end
    _keep(text, at, len(text), builder, parts)
    return "".join(parts), builder.build(), tuple(repairs)


def _keep(text: str, start: int, end: int, builder: MapBuilder, parts: list[str]) -> None:
    if start < end:
        parts.append(text[start:end])
        builder.add(end - start, Span(start, end))


def _fixes(text: str) -> Iterator[tuple[Span, str]]:
    """Stretches to be replaced, in order and disjoint."""
    at = 0
    # Some senders decompose letters after garbling them; garbled runs show once composed.
    garbled = is_bad(unicodedata.normalize("NFC", text))
    for match in _NON_ASCII.finditer(text):
        if match.start() < at:
            continue
        fix = _fix_run(text, match, at) if garbled else None
        if fix is not None:
            yield fix
            at = fix[0].end
            continue
        for control in _C1.finditer(text, match.start(), match.end()):
            # C1 codes in text are Windows-1252 punctuation read as Latin-1 (WHATWG, Encoding).
            new = control[0].encode("latin-1").decode("cp1252", "ignore")
            if new:
                yield Span(control.start(), control.end()), new
                at = control.end()


def _fix_run(text: str, match: re.Match[str], floor: int) -> tuple[Span, str] | None:
    """The repair of one run of characters beyond ASCII, alone or with the word around it."""
    start, end = match.span()
    if end - start > _LONGEST_RUN or _LOOSE_ACCENT.match(text, end):
        return None
    for lo, hi in ((start, end), (start, min(len(text), end + 1)), _word_around(text, start, end)):
        lo = max(lo, floor)
        was = text[lo:hi]
        composed = unicodedata.normalize("NFC", was)
        now = ftfy.fix_encoding(composed)
        whole = "\ufffd" not in now and not is_bad(now)
        if now != composed and whole and not _CONTROL.search(now):
            return _narrowed(was, now, lo)
    return None


def _word_around(text: str, start: int, end: int) -> tuple[int, int]:
    left = text[max(0, start - _REACH) : start]
    right = text[end : end + _REACH]
    before = len(left) - 1 - max(left.rfind(" "), left.rfind("\n"))
    cuts = [cut for cut in (right.find(" "), right.find("\n")) if cut >= 0]
    return start - before, end + min(cuts, default=len(right))


def _narrowed(was: str, now: str, at: int) -> tuple[Span, str]:
    """A repair without the characters at both ends that did not change."""
    head = 0
    while head < min(len(was), len(now)) - 1 and was[head] == now[head]:
        head += 1
    tail = 0
    most = min(len(was), len(now)) - head - 1
    while tail < most and was[-1 - tail] == now[-1 - tail]:
        tail += 1
    return Span(at + head, at + len(was) - tail), now[head : len(now) - tail]


def drop_controls(text: str) -> tuple[str, OffsetMap, tuple[Damage, ...]]:
    """Takes out control characters, which no account contains on purpose.

    Args:
        text: Any text.

    Returns:
        The text without them, its map, and one damage for each run: it points at the character
        that now follows (at the end of the text, at the one before).
    """
    builder, at = MapBuilder(), 0
    parts: list[str] = []
    places: list[int] = []
    for match in _CONTROL.finditer(text):
        _keep(text, at, match.start(), builder, parts)
        if not places or places[-1] != len(builder):
            places.append(len(builder))
        at = match.end()
    _keep(text, at, len(text), builder, parts)
    length = len(builder)
    damages = tuple(
        Damage(Span(min(place, length - 1), min(place, length - 1) + 1), "a control character")
        for place in places
        if length
    )
    return "".join(parts), builder.build(), damages


# -- what cannot be repaired ---------------------------------------------------------------------

_REPLACED = re.compile("\ufffd{1,200}")
_LOST_S = re.compile(
    r"(?<![\w'’-])(?!(?:[Ll]etters?|[Pp]lural|[Aa]n?|[Tt]he) )[A-Za-z]{2,30} s(?= [A-Za-z]{2})"
)
_LOST_PART = re.compile(
    r"\b(?:(?:do|does|did|is|was|are|were|has|have|had|ca|wo|would|could|should|must)n t"
    r"|can t|won t|(?:[Ww]e|[Tt]hey|[Yy]ou) (?:re|ve|ll)|(?:[Hh]e|[Ss]he|[Ii]t) ll|I (?:m|ve|ll))"
    r"(?= [a-z])"
)
_MARK_IN_WORD = re.compile(
    r"(?<![\w/=.&?])[A-Za-z][a-z]{0,20}\?(?:s|t|re|ve|ll|d|m)(?![\w/=.&?])"
    r"|(?<![\w/=.&?])[A-Z]?[a-z]{2,20}\?[a-z]{1,20}(?![\w/=.&?])"
)
_MARK_BEFORE_WORD = re.compile(r"(?:(?<=[\s(\[])|(?<=[\"“]))\?(?=[A-Za-z])")
_MARK_BETWEEN = re.compile(r"(?<=[a-z,]) \?(?= [a-z])")
# Texts cut into words for training have every sign between blanks.
_TOKENIZED = re.compile(r"\w [,.] \w")
_MARK_AFTER_S = re.compile(r"\b([A-Za-z][\w'’-]*s)\?(?= [a-z])")
_SENTENCE_BREAK = re.compile(r"[.!?\n\"“”:;]\s|[\n\"“”]")
_ASKING = re.compile(
    r"\b(?:who|whom|whose|what|when|where|why|how|which|whether|is|are|am|was|were|do|does|did"
    r"|can|could|will|would|shall|should|has|have|had|may|might|must|really|if|or|not|no|so)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_FRAGMENTS = re.compile(r"(?<![\w'’.&-])([A-Z][a-z]{0,2}) ([a-z]{1,8})(?= [A-Z][a-z])")
_SHORT_WORDS_TEXT = """
a i an as at be by do go he if in is it me my no of oh on or so to up us we all and any are as
but can did few for get had has her him his how its let may men new nor not now off old one our
out own per put ram ran saw say see set she ten the tom tim two via war was way who why yet you
also back both does down each even ever five four from gave have here into just last like many
more most much next nine once only over said same some such than that them then they this thus
took under upon very was well were what when whom will with your mr mrs ms dr mt ft sen rep gen
gov lt col sgt prof rev capt al xi li wu ma hu ed jo bo ali ann bob joe jim jon dan don ken ben
sam max ray roy lee kim may mae eva eve ian ivan john jack mike mark paul mary anna jane kate
rose ruth sara sean thai arab iran iraq cuba peru mali chad togo oman bush ford
"""
_SHORT_WORDS = frozenset(_SHORT_WORDS_TEXT.split())
_PARTICLES_TEXT = """
a al an and are as at be bin but by da de dei del den der des di do dos du e el en et for from
had has he her his ibn if in is it la le les lo los na no nor of on or ould s said says san she
that the to told ul und und ur van vom von vs was when who will with y you zu
"""
_PARTICLES = frozenset(_PARTICLES_TEXT.split())


def find_damage(text: str) -> tuple[Damage, ...]:
    """Places where characters were lost or garbled and cannot be told.

    Args:
        text: A cleaned text.

    Returns:
        Damages in order of the text, disjoint.
    """
    sure = [
        *_found(_REPLACED, text, "the replacement character stands for something lost"),
        *_found(_LOOSE_ACCENT, text, "an accent that lost its letter"),
        *_found(_LOST_S, text, "a lone “s” where an apostrophe was lost"),
        *_found(_LOST_PART, text, "a contraction without its apostrophe"),
        *_found(_MARK_IN_WORD, text, "a question mark within a word"),
        *_found(_MARK_BEFORE_WORD, text, "a question mark where another sign was"),
        *_found(_MARK_BETWEEN, text, "a question mark where another sign was"),
        *_stray_marks(text),
        *_still_garbled(text),
    ]
    if _TOKENIZED.search(text):
        sure = [damage for damage in sure if not _MARK_BETWEEN.match(text, damage.span.start)]
    if sure:
        # Fragments of a word look like two short words; they count where more was lost.
        sure += _split_names(text)
    kept: list[Damage] = []
    for damage in sorted(sure, key=lambda d: d.span):
        if not kept or damage.span.start >= kept[-1].span.end:
            kept.append(damage)
    return tuple(kept)


def _found(form: re.Pattern[str], text: str, reason: str) -> Iterator[Damage]:
    for match in form.finditer(text):
        yield Damage(Span(match.start(), match.end()), reason)


def _still_garbled(text: str) -> Iterator[Damage]:
    """Runs that were decoded wrongly and could not be turned back, or only half of the way."""
    if not is_bad(unicodedata.normalize("NFC", text)):
        return
    for match in _NON_ASCII.finditer(text):
        if _LOOSE_ACCENT.match(text, match.end()):
            continue  # told of as such
        run = text[max(0, match.start() - 1) : min(match.end(), match.start() + _LONGEST_RUN) + 1]
        if is_bad(unicodedata.normalize("NFC", run)):
            yield Damage(Span(match.start(), match.end()), GARBLED)


_WORD = re.compile(r"\w+")


def _stray_marks(text: str) -> Iterator[Damage]:
    """Question marks after a final s, where no question is asked: a lost possessive."""
    for match in _MARK_AFTER_S.finditer(text):
        before = text[max(0, match.start() - 300) : match.start()]
        breaks = list(_SENTENCE_BREAK.finditer(before))
        sentence = before[breaks[-1].end() :] if breaks else before
        if not _ASKING.search(sentence):
            yield Damage(Span(match.start(), match.end()), "a question mark for a lost apostrophe")


def _split_names(text: str) -> Iterator[Damage]:
    found = list(_FRAGMENTS.finditer(text))
    pairs = Counter(fragment for match in found for fragment in match.groups())
    words = Counter(_WORD.findall(text)) if found else Counter()
    for match in found:
        short, rest = match[1].lower(), match[2]
        # A fragment that also stands elsewhere is a word.
        if any(words[fragment] > pairs[fragment] for fragment in match.groups()):
            continue
        if short not in _SHORT_WORDS and rest not in _PARTICLES:
            yield Damage(Span(match.start(), match.end()), "a name with a letter lost in it")


# -- truncation ----------------------------------------------------------------------------------

_CUT_OFF = re.compile(r"(?:(?<!\.)\.\.\.|…|\[(?:…|\.\.\.)\]|\(more\)|\[\+\d{1,7} chars\])[\s>»]*$")
_READ_MORE = re.compile(
    r"(?:read more|continue reading|read the full (?:story|article)|click here to read)\W{0,4}$",
    re.IGNORECASE,
)
_GOES_ON_TEXT = """
a an the of to in on at by for from with into onto upon about over under between among after
before during through against and or but nor that which who whose whom when where while because
although though if than as is are was were be been being has have had will would can could shall
should may might must its their his her our your my this these those said says including such
not
"""
_GOES_ON = frozenset(_GOES_ON_TEXT.split())
_SIGN_OFF = re.compile(r"[.!?…:\"'”’)\]»*©|]\s*$")


def find_truncation(text: str, title_end: int) -> Damage | None:
    """The end of a text that stops in the middle.

    Args:
        text: A cleaned text.
        title_end: Where the headline ends; a headline alone cannot be cut off.

    Returns:
        The last words, or ``None`` where the text comes to an end.
    """
    start = max(text.rfind("\n\n") + 2 if "\n\n" in text else 0, title_end)
    last = text[start:].rstrip()
    words = last.split()
    if not words:
        return None
    span = Span(max(start, start + len(last) - 40), start + len(last))
    if _CUT_OFF.search(last[-40:]):
        return Damage(span, "it ends in an ellipsis")
    if _READ_MORE.search(last[-60:]) and len(words) > 8:
        return Damage(span, "it ends in an invitation to read on")
    if _SIGN_OFF.search(last[-4:]) or len(words) < 6:
        return None
    if words[-1].lower() in _GOES_ON or last.endswith((",", "-", "–", "—")):
        return Damage(span, "its last sentence is not finished")
    return None
