"""The account in a plain-text scrape: every line is looked at once, and prose is never lost."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rashomon.clean.credits import NO_CREDITS, line_credits
from rashomon.clean.extract import Extract
from rashomon.clean.lines import Line, find_lines, join_wrapped, joined
from rashomon.clean.plain_captions import is_caption
from rashomon.clean.plain_header import (
    Head,
    add_dates,
    choose_title,
    find_line_dates,
    find_url,
    is_bare_name,
    is_long_prose,
    is_prose,
    is_same_title,
    is_time,
    parse_authors,
    read_head_line,
)
from rashomon.clean.plain_rules import Rule, find_rule
from rashomon.model.documents import Capture, Credit, DateBasis, Removal
from rashomon.model.spans import MapBuilder, Span

# Lines of a head that are looked at; scrapes with menus put some dozens before the account.
_LONGEST_HEAD = 60
# Headlines that a box of related stories lists; longer lists are no box.
_LONGEST_LIST = 15


@dataclass
class _Scrape:
    """The lines of one scrape and what each was taken for.

    Args:
        lines: Lines and joined paragraphs, in order.
        slugs: For each line the slug of its removal, or ``None`` while it is kept.
        head: What the head gave.
        title: Index of the headline's line, or ``None``.
    """

    lines: list[Line]
    slugs: list[str | None]
    head: Head = field(default_factory=Head)
    title: int | None = None

    def kept(self) -> list[int]:
        return [index for index, slug in enumerate(self.slugs) if slug is None]


def extract_plain(capture: Capture) -> Extract:
    """Finds the account in a capture of plain text or of record fields.

    Args:
        capture: Its ``text`` is one scrape, or has ``parts`` for title and text.

    Returns:
        Headline, paragraphs, and everything left out.
    """
    title_line, body = _parts(capture)
    scrape = _read_lines(capture.text, body)
    first, last = _zones(scrape)
    _mark_header(scrape, first)
    _mark_lists(scrape)
    _mark_neighbours(scrape)
    _mark_title(scrape, first, title_line)
    _mark_leftovers(scrape, first)
    _mark_footer(scrape, last)
    return _assemble(scrape, title_line)


def _parts(capture: Capture) -> tuple[Line | None, Span]:
    """The title field as one line, and the stretch that holds the account."""
    title: Line | None = None
    body = Span(0, len(capture.text))
    for part in capture.parts:
        if part.name == "text":
            body = part.span
        else:
            lines = list(find_lines(capture.text, part.span))
            title = joined(lines) if lines else None
    if title is not None and not any(part.name == "text" for part in capture.parts):
        body = Span(len(capture.text), len(capture.text))
    return title, body


def _read_lines(text: str, within: Span) -> _Scrape:
    """Lines, with hard wraps joined and unmistakable furniture marked."""
    lines = list(find_lines(text, within))
    marks = [_unmistakable(line) for line in lines]
    groups = join_wrapped(lines, [mark is not None for mark in marks])
    return _Scrape(
        [joined(lines[i] for i in group) for group in groups],
        [marks[group[0]] for group in groups],
    )


def _unmistakable(line: Line) -> str | None:
    if is_caption(line.text):
        return "caption"
    rule = find_rule(line.text, "body")
    return rule.slug if rule else None


def _zones(scrape: _Scrape) -> tuple[int, int]:
    """Index of the first line of prose and the index after the last.

    A standfirst is prose and stands above the byline: the head then reaches on to the byline or
    full date line, where that comes before the first whole paragraph.
    """
    prose = [i for i in scrape.kept() if is_prose(scrape.lines[i].text)]
    if not prose:
        return len(scrape.lines), len(scrape.lines)
    return _head_end(scrape, prose[0]), prose[-1] + 1


def _head_end(scrape: _Scrape, first: int) -> int:
    """Where the head ends: after a byline or date that stands below a standfirst."""
    long, begin = 0, first
    for index in range(first, min(first + 10, len(scrape.lines))):
        line = scrape.lines[index]
        if scrape.slugs[index] is not None:
            continue
        long += is_long_prose(line.text)
        if long > 1:
            break
        head = Head()
        slug = read_head_line(line, head)
        # Below a whole paragraph only a name counts, and what stands right under it.
        near = not long or (first > begin and index - first <= 1)
        if (slug == "header.byline" and (near or head.authors)) or (
            near and (slug == "header.date" or _is_clock(line.text))
        ):
            first = index + 1
    return first


def _is_clock(text: str) -> bool:
    rule = find_rule(text, "header")
    return rule is not None and rule.slug == "header.clock"


def _mark_header(scrape: _Scrape, first: int) -> None:
    """Marks dates, bylines, addresses and controls above the account."""
    start = max(0, first - _LONGEST_HEAD)
    for index in range(start, first):
        line = scrape.lines[index]
        if scrape.slugs[index] is None and is_prose(line.text) and not find_url(line.text):
            continue
        rule = find_rule(line.text, "header")
        if rule is not None:
            scrape.slugs[index] = scrape.slugs[index] or rule.slug
        elif scrape.slugs[index] is None:
            scrape.slugs[index] = read_head_line(line, scrape.head)
    _mark_weather(scrape, start, first)
    for index in range(start, first):
        near = {index - 1, index + 1} & set(range(first))
        beside = any((scrape.slugs[i] or "").startswith("header.") for i in near)
        if beside and scrape.slugs[index] is None and is_time(scrape.lines[index].text):
            scrape.slugs[index] = "header.clock"


def _mark_weather(scrape: _Scrape, start: int, first: int) -> None:
    """A place and a date beside a temperature are a clock of the outlet, not a dateline."""
    for index in range(start, first):
        if scrape.slugs[index] != "weather":
            continue
        near = [i for i in range(max(start, index - 2), min(first, index + 3)) if i != index]
        for other in near:
            line = scrape.lines[other]
            if scrape.slugs[other] == "header.date":
                scrape.slugs[other] = "header.clock"
                _distrust(scrape, line)
            elif scrape.slugs[other] is None and len(line.text.split()) <= 3:
                scrape.slugs[other] = "weather"


def _distrust(scrape: _Scrape, line: Line) -> None:
    """The dates of a line are no longer those of a byline."""
    _, dates = find_line_dates(line)
    within = line.origin
    scrape.head.dates = [
        d for d in scrape.head.dates if d.origin is None or not within.covers(d.origin)
    ]
    add_dates(line, dates, "text", scrape.head)


def _mark_lists(scrape: _Scrape) -> None:
    """Marks the headlines in a box of related stories, up to the next line of prose."""
    left = 0
    for index, line in enumerate(scrape.lines):
        if scrape.slugs[index] == "related":
            rule = find_rule(line.text, "body")
            left = _LONGEST_LIST if rule is not None and rule.heads_list else left
        elif scrape.slugs[index] is None:
            if left and _is_headline(line.text):
                scrape.slugs[index] = "related"
                left -= 1
            else:
                left = 0


def _mark_neighbours(scrape: _Scrape) -> None:
    """Controls of one or two words amid the account count where they stand beside another."""
    for index, line in enumerate(scrape.lines):
        if scrape.slugs[index] is not None or len(line.text.split()) > 3:
            continue
        beside = scrape.slugs[max(0, index - 1) : index] + scrape.slugs[index + 1 : index + 2]
        rule = find_rule(line.text, "header")
        if rule is not None and any(slug in _CONTROLS for slug in beside):
            scrape.slugs[index] = rule.slug


_CONTROLS = ("share", "caption", "advertisement", "comments", "subscribe", "related")


def _is_headline(text: str) -> bool:
    words = text.split()
    return 3 <= len(words) <= 20 and not is_prose(text) and text[-1] not in '.:;,"”'


def _mark_title(scrape: _Scrape, first: int, title_line: Line | None) -> None:
    """Keeps the headline once and marks its twins."""
    title = title_line.text if title_line else ""
    if title_line is None:
        candidates = [i for i in scrape.kept() if i < first and not _is_under_picture(scrape, i)]
        marks = ("header.byline", "header.date")
        byline = next((i for i, slug in enumerate(scrape.slugs[:first]) if slug in marks), 0)
        prose = [scrape.lines[i].text for i in scrape.kept() if i >= first][:3]
        scrape.title = choose_title(scrape.lines, candidates, byline, " ".join(prose)[:4000])
        if scrape.title is None:
            return
        title = scrape.lines[scrape.title].text
    for index in scrape.kept():
        line = scrape.lines[index]
        if index != scrape.title and len(line.text) < 250 and _is_twin(title, line.text, index):
            scrape.slugs[index] = "header.title"


def _is_under_picture(scrape: _Scrape, index: int) -> bool:
    """Whether a line follows a picture's credit and nothing above it could be a headline."""
    return (
        index > 0
        and scrape.slugs[index - 1] == "caption"
        and not any(slug is None for slug in scrape.slugs[:index])
    )


def _is_twin(title: str, text: str, index: int) -> bool:
    """Near the top a twin may differ a little; further down it has to be the same."""
    if index < _LONGEST_HEAD // 2 and not is_prose(text):
        return is_same_title(title, text)
    return len(title.split()) >= 4 and title.casefold() == text.casefold()


def _mark_leftovers(scrape: _Scrape, first: int) -> None:
    """Marks section names and authors' names that are left in the head once the title is known."""
    head = range(max(0, first - _LONGEST_HEAD), first)
    marked = [i for i in head if scrape.slugs[i] in ("header.date", "header.byline")]
    twins = [i for i in head if scrape.slugs[i] == "header.title" or i == scrape.title]
    for index in head:
        text = scrape.lines[index].text
        if scrape.slugs[index] is not None or index == scrape.title or is_prose(text):
            continue
        beside = {index - 1, index + 1} & {
            i
            for i in head
            if (scrape.slugs[i] or "") in ("header.date", "contact", "header.byline")
        }
        if _is_dateline(scrape, index):
            continue
        if beside and is_bare_name(text) and twins and not scrape.head.authors:
            scrape.slugs[index] = "header.byline"
            names = [n for n in parse_authors(text) if n not in scrape.head.authors]
            scrape.head.authors.extend(names)
        elif twins and index < max(twins + marked) and _is_label(scrape, index, twins):
            scrape.slugs[index] = "header.section"


def _is_dateline(scrape: _Scrape, index: int) -> bool:
    """Whether a line is a place in capitals, or a house in brackets, right above the account."""
    below = scrape.lines[index + 1].text if index + 1 < len(scrape.lines) else ""
    text = scrape.lines[index].text
    return (text.isupper() or text.startswith("(")) and is_prose(below)


def _is_label(scrape: _Scrape, index: int, twins: list[int]) -> bool:
    """Whether a line of the head is a section's name or stands between two copies of the title."""
    text = scrape.lines[index].text
    if len(twins) > 1 and min(twins) < index < max(twins):
        return len(text.split()) <= 15 and text[-1] not in ".:;"
    return len(text.split()) <= 4 and text[-1] not in '.:;!?"”'


_BIO = re.compile(r" (?:is|was) (?:a|an|the)\b| (?:covers|writes|reports|works|has covered)\b")


def _mark_footer(scrape: _Scrape, last: int) -> None:
    """Marks credits, controls and the author's note below the account."""
    furniture = False
    for index in range(last, len(scrape.lines)):
        line = scrape.lines[index]
        rule: Rule | None = find_rule(line.text, "footer")
        if scrape.slugs[index] is None:
            if rule is not None:
                scrape.slugs[index] = rule.slug
            elif find_url(line.text):
                scrape.slugs[index] = read_head_line(line, scrape.head)
            elif furniture or line.text in scrape.head.authors:
                scrape.slugs[index] = "footer"
            else:
                _read_foot_date(scrape, index)
        furniture = furniture or scrape.slugs[index] in ("comments", "followers", "related")
    _mark_credits(scrape)


_LABELLED = re.compile(r"\b(?:published|posted|filed|created|released|issued)\b", re.IGNORECASE)


def _read_foot_date(scrape: _Scrape, index: int) -> None:
    line = scrape.lines[index]
    is_date, dates = find_line_dates(line)
    if is_date:
        # Unlabelled dates at the foot are those of corrections as often as of publication.
        basis: DateBasis = "byline" if _LABELLED.search(line.text) else "text"
        add_dates(line, dates, basis, scrape.head)
        scrape.slugs[index] = "header.date"


def _mark_credits(scrape: _Scrape) -> None:
    """Credits and notes on the author that read like prose, among the last lines kept."""
    tail = scrape.kept()[-4:]
    for index in tail:
        text = scrape.lines[index].text
        rule = find_rule(text, "footer")
        if rule is not None and rule.slug == "credit":
            scrape.slugs[index] = "credit"
        elif len(text) < 600 and any(
            text.startswith(author) and _BIO.match(text, len(author))
            for author in scrape.head.authors
        ):
            scrape.slugs[index] = "author.bio"


def _assemble(scrape: _Scrape, title_line: Line | None) -> Extract:
    """Puts title and paragraphs together, one blank line between them."""
    order = [i for i in scrape.kept() if i != scrape.title]
    body = [scrape.lines[i] for i in order]
    title = scrape.lines[scrape.title] if scrape.title is not None else title_line
    kept = ([title] if title is not None else []) + body
    builder, texts = MapBuilder(), []
    for number, line in enumerate(kept):
        if number:
            texts.append("\n\n")
            builder.add(2, Span(kept[number - 1].origin.end, kept[number - 1].origin.end))
        texts.append(line.text)
        for length, origin in line.runs:
            builder.add(length, origin)
    removals = tuple(
        Removal(slug, line.origin)
        for slug, line in zip(scrape.slugs, scrape.lines, strict=True)
        if slug is not None
    )
    return Extract(
        text="".join(texts),
        origin=builder.build(),
        title=title.text if title else "",
        title_span=Span(0, len(title.text)) if title else None,
        url=scrape.head.url,
        outlet=scrape.head.outlet,
        authors=tuple(scrape.head.authors),
        dates=tuple(scrape.head.dates),
        removals=removals,
        credits=_credits(scrape, order),
    )


def _credits(scrape: _Scrape, order: list[int]) -> tuple[Credit, ...]:
    """Credits in the lines left out; those above the account may be bylines."""
    first = order[0] if order else len(scrape.lines)
    found: list[Credit] = []
    for index, (slug, line) in enumerate(zip(scrape.slugs, scrape.lines, strict=True)):
        if slug is None or slug in NO_CREDITS:
            continue
        head = index < first or slug in ("header.byline", "header.date")
        found += line_credits(line.text, "head" if head else "foot", line.origin_of)
    return tuple(found)
