"""The head of a plain-text scrape: title, byline, date, address, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from rashomon.clean.lines import LONGEST_MARK, Line
from rashomon.lexicon.agencies import agency_of, is_house
from rashomon.model.documents import DateBasis, DateCandidate
from rashomon.model.spans import Span
from rashomon.text.dates import find_dates, is_around_date

# Words that stand in every English sentence and hardly in labels, names and lists of topics.
_FUNCTION_WORDS_TEXT = """
a about after all also an and are as at be been before but by can could do for from had has have
he her his i if in into is it its no not of on one or our out over said she so than that the
their there they this to up was we were what when which who will with would you
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS_TEXT.split())
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]»]*$")
# A short sentence of prose has nine words; labels and captions of controls are shorter.
_SHORTEST_PROSE = 9
# Headlines that ask are no longer than this; nothing is lost where a question of prose is not.
_LONGEST_QUESTION = 20
# From here on a paragraph without a full stop at its end is prose that lost it.
_LONG_PROSE = 25


def is_prose(text: str) -> bool:
    """Whether a line reads like running text and not like a label, a headline or a list.

    Args:
        text: The cleaned line.
    """
    words = _WORD.findall(text[:2000])
    if len(words) < _SHORTEST_PROSE or _is_headline_case(text, words):
        return False
    common = sum(word.lower() in FUNCTION_WORDS for word in words)
    if common < 2 or common < len(words) // 12:
        return False
    return len(words) >= _LONG_PROSE or bool(_SENTENCE_END.search(text[-8:]))


def _is_headline_case(text: str, words: Sequence[str]) -> bool:
    """Whether a line is set like a headline: a short question, or Nearly Every Word in Capitals."""
    if len(words) > _LONG_PROSE:
        return False
    if text.endswith("?") and len(words) <= _LONGEST_QUESTION:
        return True
    long = [word for word in words if len(word) > 3]
    return sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def is_long_prose(text: str) -> bool:
    """Whether a line is a whole paragraph of prose, longer than captions and standfirsts are."""
    return len(_WORD.findall(text[:2000])) >= _LONG_PROSE and is_prose(text)


@dataclass
class Head:
    """What the head of a scrape gave; filled line by line.

    Args:
        url: Address found; empty if none.
        authors: Names found, in order.
        dates: Candidates, in the order of the text.
        outlet: Outlet named beside a date; empty if none.
    """

    url: str = ""
    authors: list[str] = field(default_factory=list)
    dates: list[DateCandidate] = field(default_factory=list)
    outlet: str = ""


_URL = re.compile(r"<?((?:https?://|www\.)[^\s<>\"]{3,2000}?)>?\s*", re.IGNORECASE)
_BY = re.compile(
    r"(?:^|^.{0,60}?[—–|/-] ?)(?:(?:Written|Posted|Published|Reported|Words) )?"
    r"(?:By|BY|by):? (?P<names>(?:the )?[A-Z].{1,140})$"
)
# "By Ada Vane in Lowmere", "… and Tom Reed at the border"
_WHERE_WRITTEN = re.compile(r" (?:in|at|near) (?:the )?[\w .'’-]{2,40}$")
_BY_ALONE = re.compile(r"(?:by|from|author):?", re.IGNORECASE)
_WIRES = (
    r"(?:The )?(?:Associated Press|AP|Reuters|Reuters Staff|Agence France-Presse|AFP|Bloomberg"
    r"|Bloomberg News|CNN|UPI|TASS|Xinhua|Press Association|Canadian Press|DPA|EFE|ANSA|PTI|IANS"
    r"|Kyodo(?: News)?|Yonhap|Anadolu(?: Agency)?|Interfax|Sputnik|Washington Post|Staff"
    r"|Staff Reports?|Wire Reports|News Agencies|Agencies)"
)
_WIRE_ALONE = re.compile(rf"(?:[—–|/-] ?)?(?:Source: )?({_WIRES})")
_NAME = r"[A-Z][\w.'’-]*(?: (?:de|del|der|van|von|bin|al|la|le|da|di|du|[A-Z][\w.'’-]*)){1,4}"
_NAMES_WIRE = re.compile(rf"({_NAME}(?:(?:, | and | & ){_NAME}){{0,4}}),? (?:\| )?{_WIRES}")
_BARE_NAME = re.compile(rf"{_NAME}")
_CREDIT_IN_NAME = re.compile(
    r"\b(?:staff|writer|reporter|correspondent|editor|editorial|professor|press|news|post|times"
    r"|herald|tribune|journal|cnn|ap|afp|reuters|bloomberg|contributor|columnist|bureau|read|min"
    r"|published|updated|email|special|senior|chief|analyst|director|fellow|pm|am|et|edt|est)\b",
    re.IGNORECASE,
)
_NO_YEAR = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}"
    r"|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6})(?!\d)",
    re.IGNORECASE,
)


def find_url(text: str) -> str:
    """The address that a line consists of; empty if it is none."""
    match = _URL.fullmatch(text) if len(text) <= LONGEST_MARK * 5 else None
    return match[1] if match else ""


def find_line_dates(line: Line) -> tuple[bool, tuple[tuple[Span, str], ...]]:
    """The dates of a line, and whether the line is nothing else.

    Args:
        line: The line.

    Returns:
        Whether it is a date line, and ``(span in the line, EDTF)``; a date without its year
        makes a date line and no value.
    """
    if len(line.text) > LONGEST_MARK // 2:
        return False, ()
    found = tuple(find_dates(line.text))
    rest = line.text
    for span, _ in reversed(found):
        rest = f"{rest[: span.start]} {rest[span.end :]}"
    if not found:
        rest, number = _NO_YEAR.subn(" ", line.text)
        if number != 1:
            return False, ()
    rest = re.sub(rf"\b{_WIRES}(?!\w)", " ", rest)
    if found and (outlet := _outlet_of(rest)):
        rest = rest.replace(outlet, " ", 1)
    return is_around_date(rest), found


_BESIDE_DATE = re.compile(r"\s*(?:\||•|·|,| [-–—] |[-–—]\s*$|^\s*[-–—])\s*")


def _outlet_of(rest: str) -> str:
    """The outlet that alone stands beside the date of a line; empty if none does."""
    parts = [part for part in _BESIDE_DATE.split(rest.strip()) if part.strip(" .:")]
    return parts[0].strip() if len(parts) == 1 and is_house(parts[0].strip()) else ""


def find_line_outlet(line: Line) -> str:
    """The outlet in a line of the head that holds nothing else but a date.

    Args:
        line: A date line.

    Returns:
        Its name; empty where there is none, or an agency, which is credited and no outlet.
    """
    rest = line.text
    for span, _ in reversed(tuple(find_dates(rest))):
        rest = f"{rest[: span.start]} {rest[span.end :]}"
    outlet = _outlet_of(rest)
    return "" if agency_of(outlet) else outlet


_TIME_ALONE = re.compile(r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: \(?[A-Z]{1,4}\)?)?", re.IGNORECASE)


def is_time(text: str) -> bool:
    """Whether a line is a time of day and nothing else."""
    return bool(_TIME_ALONE.fullmatch(text))


def is_byline(text: str) -> bool:
    """Whether a line of the head names who wrote the account."""
    if len(text) > 160 or is_prose(text):
        return False
    return bool(
        _BY.match(text)
        or _BY_ALONE.fullmatch(text)
        or _WIRE_ALONE.fullmatch(text)
        or _NAMES_WIRE.fullmatch(text)
    )


def is_bare_name(text: str) -> bool:
    """Whether a line could be a person's name and nothing else."""
    if len(text) > 40 or len(text.split()) > 4 or _CREDIT_IN_NAME.search(text):
        return False
    return bool(_BARE_NAME.fullmatch(text))


def parse_authors(text: str) -> tuple[str, ...]:
    """The names in a byline.

    Args:
        text: E.g. ``By Ada Vane and Tom Reed, Staff Writers | April 23, 2031``.

    Returns:
        Names in order, without roles and houses; the house itself where nobody else is named.

    >>> parse_authors("By Ada Vane and Tom Reed, Daily Herald")
    ('Ada Vane', 'Tom Reed')
    >>> parse_authors("By Ada Vane in Lowmere")
    ('Ada Vane',)
    """
    if _BY_ALONE.fullmatch(text):
        return ()
    wire = _WIRE_ALONE.fullmatch(text)
    if wire:
        return (wire[1],)
    match = _BY.match(text)
    names = match["names"] if match else text
    for span, _ in reversed(tuple(find_dates(names))):
        names = f"{names[: span.start]}|{names[span.end :]}"
    names = re.sub(r"\b\d{1,2}:\d{2}.{0,12}$", "", names)
    names = _WHERE_WRITTEN.sub("", names)
    parts = [
        p.strip(" .,|/–—-") for p in re.split(r"\s*(?:,|;|\||/| [–—-] | and | & | AND )\s*", names)
    ]
    people = [p for p in parts if _BARE_NAME.fullmatch(p) and not _CREDIT_IN_NAME.search(p)]
    if people:
        return tuple(_cased(person) for person in people)
    return tuple(p for p in parts[:1] if p and len(p) <= 60 and _all_capitals(p))


def _all_capitals(name: str) -> bool:
    """Whether every word but “the” and “of” begins with a capital, as in a house's name."""
    return all(w[0].isupper() or w in ("the", "of") for w in name.split())


def _cased(name: str) -> str:
    """A name in capitals written as a name: ``ADA VANE`` → ``Ada Vane``."""
    return name.title() if name.isupper() and len(name) > 4 else name


def read_head_line(line: Line, head: Head) -> str | None:
    """Recognises one line of the head and notes what it says.

    Args:
        line: The line.
        head: Takes address, names and dates.

    Returns:
        Slug of the removal, or ``None`` for a line that is none of these.
    """
    url = find_url(line.text)
    if url:
        head.url = head.url or url
        return "header.url"
    is_date, dates = find_line_dates(line)
    if is_date:
        add_dates(line, dates, "byline", head)
        head.outlet = head.outlet or find_line_outlet(line)
        return "header.date"
    if is_byline(line.text):
        add_dates(line, dates, "byline", head)
        head.authors.extend(a for a in parse_authors(line.text) if a not in head.authors)
        return "header.byline"
    if dates and not is_prose(line.text):
        add_dates(line, dates, "text", head)
    return None


def add_dates(line: Line, dates: Sequence[tuple[Span, str]], basis: DateBasis, head: Head) -> None:
    """Notes the dates of a line as candidates.

    Args:
        line: The line they stand in.
        dates: ``(span in the line, EDTF)``.
        basis: What kind of place the line is.
        head: Takes them.
    """
    for span, value in dates:
        head.dates.append(DateCandidate(value, basis, None, line.origin_of(span)))


def is_same_title(left: str, right: str) -> bool:
    """Whether two lines are one headline, as it is or with the outlet's name beside it.

    Args:
        left: A line.
        right: Another.
    """
    one, other = _title_words(left), _title_words(right)
    if not one or not other:
        return False
    if one == other:
        return True
    short, long = sorted((left, right), key=len)
    if len(long) > LONGEST_MARK or min(len(one), len(other)) < 3:
        return False
    parts = [_title_words(part) for part in re.split(r" ?[|] ?| [-–—:] ", long)]
    if _title_words(short) in parts:
        return True
    # 0.9 of the characters in order: one word of ten changed, as when a headline is revised.
    return SequenceMatcher(None, " ".join(one), " ".join(other), autojunk=False).ratio() >= 0.9


def _title_words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text[:LONGEST_MARK])]


# Headlines run to about 20 words; the shortest that say something have three.
_SHORTEST_TITLE, _LONGEST_TITLE = 3, 30


def choose_title(
    lines: Sequence[Line], candidates: Sequence[int], byline: int, body: str
) -> int | None:
    """Which line of the head is the headline.

    A line scores by being repeated, by sharing words with the first paragraphs, and by standing
    early; labels, names and lines that end in a full stop or colon are no headlines.

    Args:
        lines: All lines.
        candidates: Indexes of lines of the head that are nothing else.
        byline: Index of the first byline or date line; headlines stand above it.
        body: The first paragraphs of prose.

    Returns:
        An index, or ``None``.
    """
    known = {word[:5] for word in _title_words(body) if word not in FUNCTION_WORDS}
    best: tuple[float, int] | None = None
    for rank, index in enumerate(candidates[:20]):
        text = lines[index].text
        words = _title_words(text)
        if not _SHORTEST_TITLE <= len(words) <= _LONGEST_TITLE or len(text) > 200:
            continue
        if text.endswith((":", ",", ";")) or (text.endswith(".") and is_prose(text)):
            continue
        own = [word for word in words if word not in FUNCTION_WORDS]
        shared = sum(word[:5] in known for word in own) / max(1, len(own))
        twins = any(i != index and is_same_title(text, lines[i].text) for i in candidates[:20])
        score = 3 * shared + 2 * twins + (len(words) >= 4) + (index < byline) - 0.6 * rank
        if best is None or score > best[0]:
            best = (score, index)
    best = _shorter_twin(lines, candidates, best)
    # A line that shares no word with the account, stands alone and is short has 1 or less.
    return best[1] if best and best[0] > 1 else None


def _shorter_twin(
    lines: Sequence[Line], candidates: Sequence[int], best: tuple[float, int] | None
) -> tuple[float, int] | None:
    """The copy of a headline that does not have the outlet's name beside it."""
    if best is None:
        return None
    title = lines[best[1]].text
    twins = [i for i in candidates[:20] if is_same_title(title, lines[i].text)]
    return best[0], min(twins, key=lambda i: (len(lines[i].text), i))
