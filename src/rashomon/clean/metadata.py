"""What a page says of itself: title, outlet, authors, address, language, dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from rashomon.clean.markup_blocks import Element, Layout
from rashomon.clean.markup_characters import quick_text, resolve_references
from rashomon.clean.markup_tokens import TEXT, tokens
from rashomon.clean.metadata_credits import page_credits
from rashomon.clean.metadata_jsonld import LinkedData
from rashomon.clean.metadata_names import clean_authors
from rashomon.model.documents import Credit, DateCandidate
from rashomon.model.spans import Span
from rashomon.text.dates import find_url_date, first_date

# In the order of trust.  Names follow Open Graph, Dublin Core, schema.org, Parse.ly, Sailthru
# and the older habits that htmldate (Barbaresi, JOSS 2020) collected.
_TITLES = ("og:title", "twitter:title", "title", "dc.title", "dcterms.title", "sailthru.title",
           "parsely-title", "headline")  # fmt: skip
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator",
            "dcterms.creator", "dc.creator.name", "citation_author", "article.author",
            "authors", "article:author_name")  # fmt: skip
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published",
    "datepublished", "og:published_time", "published_time", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "dc.created",
    "date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "published_date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "article.published",
    "citation_publication_date", "citation_online_date", "originalpublicationdate", "ptime",
    "rnews:datepublished", "shareaholic:article_published_time", "bt:pubdate", "displaydate",
    "article_date_original", "article:post_date", "dateposted", "datecreated", "og:pubdate",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "lastmod",
    "last-modified", "dcterms.modified", "dc.date.modified", "article:modified", "updated_time",
    "shareaholic:article_modified_time", "revised",
)  # fmt: skip
_TITLE_CUT = re.compile(r"\s+[|–—·»•:-]+\s+|\s*\|\s*")
_MAX_CANDIDATES = 24


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the markup says of the page; empty where it says nothing.

    Args:
        title: Title for a page without a visible headline.
        titles: Every wording of the title, most trusted first.
        outlet: Publisher's name, or the host of the address.
        authors: Names, in order.
        url: Address.
        language: Language tag.
        dates: Dates of publication in metadata, in the order of trust.
        later_dates: Candidates of less trust than a date shown near the headline: from the
            address, of creation, of change.
        credits: Links and fields that say from whom the text is.
    """

    title: str
    titles: tuple[str, ...]
    outlet: str
    authors: tuple[str, ...]
    url: str
    language: str
    dates: tuple[DateCandidate, ...]
    later_dates: tuple[DateCandidate, ...]
    credits: tuple[Credit, ...]


@dataclass(frozen=True, slots=True)
class _Meta:
    value: str
    origin: Span


def read_metadata(layout: Layout, url: str = "") -> PageFacts:
    """Reads what a page says of itself.

    Args:
        layout: The page.
        url: Address known from elsewhere; used where the page names none.

    Returns:
        The facts found.
    """
    metas = _metas(layout)
    data = LinkedData(layout.markup, _linked_data_scripts(layout))
    own = next((v for v in (url, *_values(metas, ("og:url",))) if v), "")
    url = _address(layout, metas, data) or url
    titles = _titles(layout, metas, data)
    outlet = _outlet(metas, data, url)
    return PageFacts(
        title=_bare_title(titles, outlet),
        titles=titles,
        outlet=outlet,
        authors=_authors(layout, metas, data, outlet),
        url=url,
        language=_language(layout, metas, data),
        dates=_published(layout, metas, data),
        later_dates=_later(layout, metas, data, url),
        credits=page_credits(layout, data, own),
    )


def _metas(layout: Layout) -> dict[str, list[_Meta]]:
    found: dict[str, list[_Meta]] = {}
    for tag, attrs, start, end in layout.metas:
        if tag != "meta":
            continue
        value = quick_text(attrs.get("content", ""))
        if not value:
            continue
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = attrs.get(key)
            if name:
                found.setdefault(name.lower(), []).append(_Meta(value, Span(start, end)))
    return found


def _values(metas: dict[str, list[_Meta]], names: tuple[str, ...]) -> list[str]:
    return [meta.value for name in names for meta in metas.get(name, ())]


def _linked_data_scripts(layout: Layout) -> list[Span]:
    return [
        Span(start, end)
        for name, attrs, start, end in layout.raws
        if name == "script" and "ld+json" in attrs.get("type", "").lower()
    ]


def _titles(layout: Layout, metas: dict[str, list[_Meta]], data: LinkedData) -> tuple[str, ...]:
    found = _values(metas, _TITLES[:1]) + data.texts("headline", articles_only=True)
    found += _values(metas, _TITLES[1:])
    for name, _, start, end in layout.raws:
        if name == "title":
            whole = quick_text(layout.markup[start:end])
            if whole:
                found += [whole, max(_TITLE_CUT.split(whole), key=len)]
                break
    found += data.texts("name", articles_only=True)
    return tuple(dict.fromkeys(found))


def _bare_title(titles: tuple[str, ...], outlet: str) -> str:
    """The first title, without the outlet's name at its end or start."""
    if not titles:
        return ""
    title = titles[0]
    parts = [part for part in _TITLE_CUT.split(title) if part]
    if outlet and len(parts) > 1:
        for end, cut in ((-1, title.rfind(parts[-1])), (0, 0)):
            if parts[end].casefold() == outlet.casefold():
                if end:
                    return title[:cut].rstrip(" |–—·»•:-")
                return title[len(parts[0]) :].lstrip(" |–—·»•:-")
    return title


def _address(layout: Layout, metas: dict[str, list[_Meta]], data: LinkedData) -> str:
    found = [
        attrs.get("href", "")
        for tag, attrs, _, _ in layout.metas
        if tag == "link" and "canonical" in attrs.get("rel", "").lower().split()
    ]
    found += _values(metas, ("og:url", "twitter:url", "parsely-link"))
    found += data.texts("url", "mainEntityOfPage")
    for value in found:
        value = resolve_references(value).strip()
        if value.startswith("//"):
            value = "https:" + value
        if _host(value):
            return value
    return ""


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:  # a broken bracketed host
        return ""
    return host.removeprefix("www.") if parts.scheme in ("http", "https") and "." in host else ""


def _outlet(metas: dict[str, list[_Meta]], data: LinkedData, url: str) -> str:
    found = _values(metas, _OUTLETS[:1]) + data.names("publisher") + _values(metas, _OUTLETS[1:])
    for value in found:
        if not value.startswith(("http:", "https:")):
            return value
    return _host(url)


def _language(layout: Layout, metas: dict[str, list[_Meta]], data: LinkedData) -> str:
    found = [
        element.attrs.get("lang") or element.attrs.get("xml:lang", "")
        for element in layout.elements[:3]
        if element.tag in ("html", "body")
    ]
    found += _values(metas, ("og:locale", "content-language", "language", "dc.language"))
    found += data.texts("inLanguage")
    for value in found:
        match = re.match(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*", value.strip())
        if match:
            return match.group().replace("_", "-")
    return ""


def _authors(
    layout: Layout, metas: dict[str, list[_Meta]], data: LinkedData, outlet: str
) -> tuple[str, ...]:
    """Names from the surest place that has any; the outlet itself is no author."""
    for values in (data.names("author"), _values(metas, _AUTHORS), _byline(layout)):
        names = clean_authors(value for value in values if not _same_name(value, outlet))
        if names:
            return names
    return ()


def _same_name(left: str, right: str) -> bool:
    return _letters(left) == _letters(right)


def _letters(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


# A byline is short; a longer element that is called "author" is a biography.
_BYLINE_CHARS = 120
_BYLINE_ELEMENTS = 8
_BYLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author(?:s|[-_]+name|name)?|entry-author|post-author)(?:[\s_-]|$)",
    re.IGNORECASE,
)


def _byline(layout: Layout) -> list[str]:
    """Texts of elements that are marked as the author's name, surest marks first."""
    marked: list[list[Element]] = [[], [], []]
    for element in layout.elements:
        attrs = element.attrs
        if not attrs or element.end - element.start > 20 * _BYLINE_CHARS:
            continue
        if "author" in attrs.get("rel", "").lower().split():
            marked[0].append(element)
        elif "author" in attrs.get("itemprop", "").lower():
            marked[1].append(element)
        elif _BYLINE_CLASS.search(attrs.get("class", "")):
            marked[2].append(element)
    for elements in marked:
        texts = [element_text(layout, element) for element in elements[:_BYLINE_ELEMENTS]]
        texts = [text for text in texts if 0 < len(text) <= _BYLINE_CHARS]
        if texts and clean_authors(texts[:1]):
            return texts[:1] if elements is marked[2] else texts[:3]
    return []


def element_text(layout: Layout, element: Element) -> str:
    """The words inside an element, on one line.

    Args:
        layout: The page.
        element: One of its elements.

    Returns:
        The text, tags standing for blanks.
    """
    inside = layout.markup[element.start : element.end]
    return quick_text(
        " ".join(inside[start:end] for kind, _, start, end in tokens(inside) if kind == TEXT)
    )


def _published(
    layout: Layout, metas: dict[str, list[_Meta]], data: LinkedData
) -> tuple[DateCandidate, ...]:
    found = _linked_dates(data, ("datePublished",))
    found += _meta_dates(metas, _PUBLISHED)
    found += _time_elements(layout, modified=False)
    return tuple(dict.fromkeys(found))[:_MAX_CANDIDATES]


def _later(
    layout: Layout, metas: dict[str, list[_Meta]], data: LinkedData, url: str
) -> tuple[DateCandidate, ...]:
    in_path = find_url_date(url)
    found = [DateCandidate(in_path, "url")] if in_path else []
    found += _linked_dates(data, ("dateCreated", "uploadDate"))
    found += _linked_dates(data, ("dateModified",))
    found += _meta_dates(metas, _MODIFIED)
    found += _time_elements(layout, modified=True)
    return tuple(dict.fromkeys(found))[:_MAX_CANDIDATES]


def _linked_dates(data: LinkedData, names: tuple[str, ...]) -> list[DateCandidate]:
    found = []
    for thing in data.things:
        for name in names:
            value = thing.node.get(name)
            if isinstance(value, list) and value:
                value = value[0]
            if isinstance(value, str) and (day := _day(value)):
                found.append(DateCandidate(day, "metadata", None, data.place(thing, name, value)))
    return found


def _meta_dates(metas: dict[str, list[_Meta]], names: tuple[str, ...]) -> list[DateCandidate]:
    return [
        DateCandidate(day, "metadata", None, meta.origin)
        for name in names
        for meta in metas.get(name, ())
        if (day := _day(meta.value))
    ]


# Characters of a field that are looked at; a time stamp with its zone has half as many.
_LONGEST_DATE = 100


def _day(value: str) -> str:
    found = first_date(value[:_LONGEST_DATE])
    return found[1] if found else ""


_CHANGED = re.compile(r"modif|updat|edited", re.IGNORECASE)


def _time_elements(layout: Layout, modified: bool) -> list[DateCandidate]:
    """Dates of ``<time datetime>`` and of elements marked ``datePublished``."""
    surest: list[DateCandidate] = []
    others: list[DateCandidate] = []
    for element in layout.elements:
        attrs = element.attrs
        prop = attrs.get("itemprop", "").lower()
        if element.tag != "time" and not prop.startswith("date"):
            continue
        value = attrs.get("datetime") or attrs.get("content") or ""
        if not value and element.end - element.start < 400:
            value = element_text(layout, element)
        day = _day(value)
        if not day or bool(_CHANGED.search(prop + attrs.get("class", ""))) != modified:
            continue
        candidate = DateCandidate(day, "metadata", None, Span(element.start, element.end))
        sure = prop in ("datepublished", "datemodified") or "pubdate" in attrs
        (surest if sure else others).append(candidate)
    return surest + others[:3]
