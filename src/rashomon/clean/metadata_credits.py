"""What a page's metadata says of where its text comes from."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from rashomon.clean.markup_blocks import Layout
from rashomon.clean.markup_characters import quick_text
from rashomon.clean.metadata_jsonld import LinkedData
from rashomon.lexicon.agencies import is_same_house
from rashomon.model.documents import Credit
from rashomon.model.spans import Span

# Google News asked syndicating outlets for the first two; schema.org has the others.
_META = frozenset({"syndication-source", "original-source"})
_BASED_ON = ("isBasedOn", "isBasedOnUrl")


def page_credits(layout: Layout, data: LinkedData, url: str) -> tuple[Credit, ...]:
    """Links to the account that a page was made from, and the body that it names for it.

    Args:
        layout: The page.
        data: Its JSON-LD.
        url: Its own address, as given or as the page itself has it.

    Returns:
        Credits with their origin in the markup; none to the page's own outlet.
    """
    found = [*_links(layout, url), *_linked_data(data)]
    return tuple(c for c in found if not is_same_house(_host(c.name) or c.name, _host(url)))


def _links(layout: Layout, url: str) -> Iterator[Credit]:
    for tag, attrs, start, end in layout.metas:
        named = (attrs.get("name") or attrs.get("property") or "").lower()
        if tag == "meta" and named in _META:
            value = attrs.get("content", "")
        elif tag == "link" and "canonical" in attrs.get("rel", "").lower().split() and _host(url):
            value = attrs.get("href", "")
        else:
            continue
        address = quick_text(value)
        if _host(address):
            at = layout.markup.find(value, start, end)
            origin = Span(at, at + len(value)) if at >= 0 else Span(start, end)
            yield Credit(address, "credit.link", None, origin, address[:200])


def _linked_data(data: LinkedData) -> Iterator[Credit]:
    for thing in data.things:
        if not thing.is_article:
            continue
        for name in _BASED_ON:
            value = thing.node.get(name)
            address = value.get("@id") or value.get("url") if isinstance(value, dict) else value
            if isinstance(address, str) and _host(address):
                origin = data.place(thing, name, address)
                yield Credit(address, "credit.link", None, origin, address[:200])
    for body in data.names("sourceOrganization"):
        yield Credit(body, "credit.field", words=body[:200])


def _host(address: str) -> str:
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:  # a broken bracketed host
        return ""
    return host if parts.scheme in ("http", "https") and "." in host else ""
