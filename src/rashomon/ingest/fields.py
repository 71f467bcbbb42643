"""Which field of a structured input is what: title, text, address, date.

The names are those that news scrapers and data sets write: news-please, newspaper3k and 4k,
trafilatura, fundus, JSON-LD ``NewsArticle``, WordPress, NewsAPI, the Guardian's open platform.
A date of scraping, downloading or editing is never taken for the date of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal

Role = Literal[
    "text", "html", "title", "url", "outlet", "published", "authors", "language", "credits", "id"
]

# Names reduced to letters and digits, best first: where two are filled the earlier one counts.
_NAMES: Mapping[Role, str] = {
    "text": "text maintext main_text articlebody fulltext articletext body bodytext storytext "
    "newstext plaintext cleantext cleanedtext textcontent content contents article story document "
    "documenttext news raw_text transcript",
    "html": "html rawhtml articlehtml pagehtml htmlcontent contenthtml bodyhtml sourcehtml",
    "title": "title headline articletitle newstitle webtitle heading pagetitle head",
    "url": "url articleurl link weburl canonicalurl canonicallink pageurl permalink href "
    "newsurl originalurl requestedurl mainentityofpage sourceurl uri",
    "outlet": "outlet publisher sitename site newspaper publication sourcename source_hostname "
    "sourcedomain source medianame media newsoutlet outletname publishername publicationname "
    "hostname domain website provider newssource brand",
    "published": "datepublished datepublish publishdate publisheddate publicationdate "
    "publishingdate publishedat publishtime publishedtime datetimepublished pubdate dategmt "
    "articlepublishedtime webpublicationdate firstpublicationdate firstpublished published "
    "publication_datetime articledate datetime date",
    "authors": "authors author byline creator writer writers journalist journalists authorname "
    "authornames reporter",
    "language": "language lang inlanguage languagecode articlelanguage",
    "credits": "agency newsagency agencies wire wireservice syndicator credit credits creditline "
    "originalsource originaloutlet originalpublisher isbasedon isbasedonurl sourceorganization",
    "id": "id docid documentid uuid",
}


def normal_name(name: str) -> str:
    """A field's name reduced to letters and digits, in lower case.

    >>> normal_name("Date Published")
    'datepublished'
    """
    return re.sub(r"[\W_]+", "", name.casefold())


ACCEPTED: Mapping[Role, tuple[str, ...]] = MappingProxyType(
    {role: tuple(normal_name(name) for name in names.split()) for role, names in _NAMES.items()}
)
_ROLE_OF: Mapping[str, Role] = {name: role for role, names in ACCEPTED.items() for name in names}


def find_roles(names: Iterable[str]) -> dict[Role, tuple[str, ...]]:
    """Sorts fields by what they hold.

    Args:
        names: Field names as they stand.

    Returns:
        For each role found, its fields, best first; of two fields with the same name reduced to
        letters and digits, the earlier one first.
    """
    found: dict[Role, list[tuple[int, int, str]]] = {}
    for place, name in enumerate(names):
        reduced = normal_name(name)
        role = _ROLE_OF.get(reduced)
        if role is not None:
            found.setdefault(role, []).append((ACCEPTED[role].index(reduced), place, name))
    return {role: tuple(name for _, _, name in sorted(hits)) for role, hits in found.items()}


def accepted_names(role: Role) -> str:
    """The accepted names of a role, for messages."""
    return ", ".join(_NAMES[role].split())
