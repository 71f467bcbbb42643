"""From a capture to a document: extract, repair, check, and say every doubt."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from rashomon.clean.credits import find_credits
from rashomon.clean.damage import (
    Damage,
    Repair,
    drop_controls,
    find_damage,
    find_truncation,
    repair,
)
from rashomon.clean.dates import collect_dates
from rashomon.clean.extract import Extract
from rashomon.clean.html import extract_html
from rashomon.clean.language import find_language, is_readable
from rashomon.clean.plain import extract_plain
from rashomon.clean.removals import removal_notes, with_words
from rashomon.clean.repairs import settle_repairs
from rashomon.errors import NoArticleText
from rashomon.model.documents import (
    Capture,
    Caution,
    Document,
    Note,
    Part,
    Removal,
)
from rashomon.model.ids import content_id
from rashomon.model.spans import MapBuilder, OffsetMap, Piece, Span
from rashomon.settings import Limits, Settings

# Cautions of one kind in one document; a wrecked file has thousands and says no more by them.
_MOST_OF_A_KIND = 20

_TAG = re.compile(
    r"<(/?)(p|div|br|span|a|html|body|article|section|h[1-6]|ul|ol|li|table)\b[^<>]*>", re.I
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Cleaned:
    """An extract once it was repaired, with everything that its spans are needed for.

    Args:
        extract: The extract; ``text`` and ``origin`` are final.
        repairs: Stretches turned back, spans in ``extract.text``.
        damages: Places damaged, spans in ``extract.text``.
    """

    extract: Extract
    repairs: tuple[Repair, ...]
    damages: tuple[Damage, ...]


def clean_capture(capture: Capture, settings: Settings) -> Document:
    """Makes the document of one capture.

    Args:
        capture: What was received.
        settings: Limits, languages and the fewest words of an account.

    Returns:
        The document, with every removal and doubt.

    Raises:
        NoArticleText: Fewer than ``settings.clean.min_words`` words are left.
        InputError: The markup cannot be read or exceeds a limit.
    """
    cleaned = _cleaned(capture, settings.limits)
    extract = cleaned.extract
    _check_words(capture, extract, settings.clean.min_words)
    given = capture.given
    title = _title(given.title or extract.title)
    title_span = _title_span(title, extract)
    url = given.url.strip() or extract.url
    language = find_language(extract.text, given.language or extract.language)
    doc_id = document_id(capture)
    authors = _authors(given.authors or extract.authors)
    notes = [*capture.notes, *extract.notes]
    notes += _language_notes(language, extract.text, settings.clean.languages)
    notes += removal_notes(extract.removals)
    cautions = [Caution(n.slug, doc_id, None, n.message) for n in dict.fromkeys(notes)]
    cautions += _span_cautions(doc_id, cleaned, title_span, notes)
    return Document(
        id=doc_id,
        capture=capture.id,
        name=capture.name,
        sha256=capture.sha256,
        title=title or None,
        title_span=title_span,
        outlet=given.outlet.strip() or extract.outlet or _host(url) or None,
        url=url or None,
        language=language,
        authors=authors,
        text=extract.text,
        published=collect_dates(capture, url, extract.dates),
        origin=extract.origin,
        removals=tuple(with_words(removal, capture) for removal in extract.removals),
        cautions=tuple(cautions),
        credits=find_credits(
            extract.text, title_span, extract.origin, given, authors, extract.credits
        ),
    )


def document_id(capture: Capture) -> str:
    """Content id of the document of a capture: made from what the capture's own id is made of."""
    return content_id("doc", capture.sha256, list(capture.locator), capture.name)


# -- extract and repair --------------------------------------------------------------------------


def _cleaned(capture: Capture, limits: Limits) -> _Cleaned:
    """Repairs what was received, extracts the account, and repairs what entities had hidden."""
    text, first_map, first = repair(capture.text)
    repaired = capture if not first else _with_text(capture, text, first_map)
    extract = _extract(repaired, limits)
    if first:
        extract = _onto_received(extract, first_map)
    again, second_map, second = repair(extract.text)
    again, third_map, controls = drop_controls(again)
    if second or controls:
        extract = _rewritten(extract, again, second_map.then(third_map))
    repairs = _moved(first, [r.origin for r in first], extract.origin)
    repairs += _moved(second, [r.span for r in second], third_map)
    done, failed = settle_repairs(repairs, extract.text, extract.origin, capture.text)
    damages = (*controls, *failed, *find_damage(extract.text))
    return _Cleaned(extract, done, tuple(sorted(damages, key=lambda d: d.span)))


def _with_text(capture: Capture, text: str, origin: OffsetMap) -> Capture:
    """The capture with its repaired text; its parts move along."""
    parts = []
    for part in capture.parts:
        span = origin.from_origin(part.span) or Span(0, 0)
        parts.append(Part(part.name, span))
    return replace(capture, text=text, parts=tuple(parts))


def _moved(repairs: Sequence[Repair], before: Sequence[Span], origin: OffsetMap) -> list[Repair]:
    """The repairs whose words were kept, with their spans in the text of a map.

    Args:
        repairs: The repairs.
        before: For each, its span in the text that the map leads to.
        origin: The map.
    """
    pieces = sorted(origin.pieces, key=lambda p: (p.origin_start, p.start))
    starts = [piece.origin_start for piece in pieces]
    moved = []
    for fix, span in zip(repairs, before, strict=True):
        first = max(0, bisect_right(starts, span.start) - 1)
        hits = [p for p in pieces[first : first + 4] if _meets(p, span)]
        if hits:
            moved.append(replace(fix, span=_kept_part(hits, span)))
    return moved


def _meets(piece: Piece, span: Span) -> bool:
    return piece.origin_start < span.end and span.start < piece.origin_end


def _kept_part(hits: Sequence[Piece], span: Span) -> Span:
    """The stretch that was made from a span, given the pieces that meet it."""
    parts = []
    for piece in hits:
        low, high = piece.start, piece.end
        if piece.one_to_one:
            low += max(0, span.start - piece.origin_start)
            high -= max(0, piece.origin_end - span.end)
        parts.append((low, high))
    return Span(min(low for low, _ in parts), max(high for _, high in parts))


def _onto_received(extract: Extract, origin: OffsetMap) -> Extract:
    """The extract of a repaired text, with its origins in the text received."""
    return replace(
        extract,
        origin=origin.then(extract.origin),
        removals=tuple(Removal(r.slug, origin.cover(r.origin)) for r in extract.removals),
        dates=tuple(
            replace(d, origin=origin.cover(d.origin)) if d.origin else d for d in extract.dates
        ),
        credits=tuple(
            replace(c, origin=origin.cover(c.origin)) if c.origin else c for c in extract.credits
        ),
    )


def _rewritten(extract: Extract, text: str, origin: OffsetMap) -> Extract:
    """The extract with a changed text; spans in the text move along."""
    span = extract.title_span
    moved = origin.from_origin(span) if span else None
    return replace(
        extract,
        text=text,
        origin=extract.origin.then(origin),
        title=moved.of(text) if moved else repair(extract.title)[0],
        title_span=moved,
        dates=tuple(
            replace(d, span=origin.from_origin(d.span)) if d.span else d for d in extract.dates
        ),
    )


def _extract(capture: Capture, limits: Limits) -> Extract:
    if capture.media == "html":
        return extract_html(capture, limits)
    if capture.media == "record":
        body = next((part.span for part in capture.parts if part.name == "text"), None)
        if body is not None and is_html(body.of(capture.text)):
            try:
                return _extract_html_field(capture, body, limits)
            except NoArticleText:
                # A fragment is the account itself and no page with one in it: the extractor of
                # pages finds nothing there, and tags are taken off line by line.
                return extract_plain(capture)
    return extract_plain(capture)


def is_html(text: str) -> bool:
    """Whether a text field is markup: it has a closing tag, or two tags that structure text.

    Args:
        text: Value of the field.
    """
    found = [(m[1], m[2].lower()) for _, m in zip(range(50), _TAG.finditer(text), strict=False)]
    blocks = sum(name not in ("a", "span") for _, name in found)
    return blocks >= 2 or (blocks == 1 and len(found) >= 2)


def _extract_html_field(capture: Capture, body: Span, limits: Limits) -> Extract:
    """The account in a field that holds markup, below the title field."""
    field = replace(capture, media="html", text=body.of(capture.text), parts=())
    inner = _extract(field, limits)
    shift = MapBuilder()
    shift.add(len(body), body)
    inner = _onto_received(inner, shift.build()) if len(body) else inner
    title = next((part.span for part in capture.parts if part.name == "title"), None)
    if title is None or not title.of(capture.text).strip():
        return inner
    titled = extract_plain(replace(capture, media="record", parts=(Part("title", title),)))
    return _under_title(titled, inner)


def _under_title(titled: Extract, inner: Extract) -> Extract:
    """Puts a title before an extract; the extract's own copy of it becomes a removal."""
    builder = MapBuilder()
    first = inner.title_span
    body = inner.text
    cut = first.end if first is not None and first.start == 0 else 0
    if not cut or body[:cut].casefold() != titled.text.casefold():
        cut = 0
    start = cut + len(body[cut:]) - len(body[cut:].lstrip())
    _append(builder, titled.origin, Span(0, len(titled.text)))
    text = titled.text
    removals = inner.removals
    if start < len(body):
        at = titled.origin.pieces[-1].origin_end if titled.origin.pieces else 0
        builder.add(2 if text else 0, Span(at, at))
        text += ("\n\n" if text else "") + body[start:]
        _append(builder, inner.origin, Span(start, len(body)))
    if cut:
        removals = (*removals, Removal("header.title", inner.origin.cover(Span(0, cut))))
    moved = len(text) - len(body)
    return replace(
        inner,
        text=text,
        origin=builder.build(),
        title=titled.title,
        title_span=titled.title_span,
        removals=removals,
        dates=tuple(
            replace(d, span=d.span.shifted(moved) if d.span.start >= cut else None) if d.span else d
            for d in inner.dates
        ),
    )


def _append(builder: MapBuilder, origin: OffsetMap, span: Span) -> None:
    """Adds the pieces of a stretch of another map's text."""
    for piece in origin.pieces:
        lo, hi = max(piece.start, span.start), min(piece.end, span.end)
        if lo < hi and piece.one_to_one:
            start = piece.origin_start + lo - piece.start
            builder.add(hi - lo, Span(start, start + hi - lo))
        elif lo < hi:
            builder.add(hi - lo, Span(piece.origin_start, piece.origin_end))


# -- fields --------------------------------------------------------------------------------------


def _check_words(capture: Capture, extract: Extract, fewest: int) -> None:
    """Refuses a capture in which no account is left."""
    start = extract.title_span.end if extract.title_span else 0
    words = sum(1 for _, _ in zip(range(fewest), _WORD.finditer(extract.text, start), strict=False))
    if words < fewest:
        left_out = sum(len(r.origin) for r in extract.removals)
        raise NoArticleText(
            f"{capture.name}: {words} words of an account are left, at least {fewest} are needed"
            f" (clean.min_words); {len(capture.text)} characters were received,"
            f" {left_out} recognised as something else. Give the whole text of the account."
        )


def _title(title: str) -> str:
    return " ".join(repair(title)[0].split())


def _title_span(title: str, extract: Extract) -> Span | None:
    """The headline's span, where the text holds the headline that the document has."""
    span = extract.title_span
    if span is None or not title:
        return None
    return span if _folded(span.of(extract.text)) == _folded(title) else None


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _host(url: str) -> str:
    """The domain of an address, which names an outlet that is not named otherwise."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:  # brackets that are no IPv6 address: not an address after all
        return ""
    return host.removeprefix("www.") if "." in host else ""


_NO_AUTHOR = re.compile(
    r"(?:\d+ )?min read|e-?mail .*|published .*|updated .*|.*@.*|.*\d.*|more .*", re.I
)


def _authors(names: Iterable[str]) -> tuple[str, ...]:
    """Names without what scrapers take for names: reading times, links to mail, dates."""
    tidy = (" ".join(repair(name)[0].split()) for name in names)
    return tuple(dict.fromkeys(n for n in tidy if n and not _NO_AUTHOR.fullmatch(n)))


# -- doubts --------------------------------------------------------------------------------------


def _language_notes(language: str, text: str, languages: tuple[str, ...]) -> list[Note]:
    if is_readable(language, text, languages):
        return []
    return [
        Note(
            "language.unsupported",
            f"The text is in “{language}”; the reader reads {', '.join(languages)} only.",
        )
    ]


def _span_cautions(
    document: str, cleaned: _Cleaned, title_span: Span | None, notes: Sequence[Note]
) -> list[Caution]:
    extract = cleaned.extract
    repaired = [
        (r.span, f"“{_shown(r.was)}” was turned back into “{r.now}”.") for r in cleaned.repairs
    ]
    damaged = [(d.span, f"Here stands {d.reason}.") for d in cleaned.damages]
    cautions = _capped("characters.repaired", document, repaired)
    cautions += _capped("characters.damaged", document, damaged)
    cut = find_truncation(extract.text, title_span.end if title_span else 0)
    walled = any(removal.slug == "paywall" for removal in extract.removals[-4:])
    if cut is not None:
        message = f"The text stops before its end: {cut.reason}."
        cautions.append(Caution("text.truncated", document, cut.span, message))
    elif walled and all(note.slug != "text.truncated" for note in notes):
        message = "The text stops at an invitation to subscribe and read on."
        cautions.append(Caution("text.truncated", document, None, message))
    return cautions


def _capped(slug: str, document: str, places: Sequence[tuple[Span, str]]) -> list[Caution]:
    """One caution for each place, and one for the rest where there are too many."""
    cautions = [Caution(slug, document, span, text) for span, text in places[:_MOST_OF_A_KIND]]
    if len(places) > _MOST_OF_A_KIND:
        more = len(places) - _MOST_OF_A_KIND
        cautions.append(Caution(slug, document, None, f"There are {more} more places like these."))
    return cautions


def _shown(text: str) -> str:
    """Characters as they can be printed: control characters as escapes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
