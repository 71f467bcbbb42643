"""What was received, what it says once cleaned, and what went wrong on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.spans import OffsetMap, Span

Media = Literal["text", "html", "record"]
DateBasis = Literal["metadata", "byline", "url", "text", "inferred"]


@dataclass(frozen=True, slots=True)
class Received:
    """A file as it came: stored once, hashed, never edited.

    Args:
        sha256: Digest of ``data``.
        data: The bytes.
    """

    sha256: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a structured input and where its value stands in the capture's text.

    Args:
        name: ``title`` or ``text``.
        span: The stretch of ``Capture.text`` that is the field's value, unchanged.
    """

    name: Literal["title", "text"]
    span: Span


@dataclass(frozen=True, slots=True)
class Note:
    """A doubt about the input that arose before there was any text to point at.

    Args:
        slug: A caution slug, e.g. ``text.truncated``.
        message: One sentence for the reader.
    """

    slug: str
    message: str


@dataclass(frozen=True, slots=True)
class Given:
    """What came with the text as structured fields, exactly as given; empty where absent.

    Args:
        title: Headline as given.
        url: Address as given.
        outlet: Publisher as given (a name or a domain).
        authors: Names as given, in order.
        published: Date strings as given, most specific first.
        language: Language tag as given.
        credits: Agencies or outlets named for the text beside its own outlet, as given.
    """

    title: str = ""
    url: str = ""
    outlet: str = ""
    authors: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    language: str = ""
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Capture:
    """One account as received: the decoded characters and how they were reached.

    Args:
        id: Content id of (sha256, locator, name).
        name: The file's own name; for a row its ``id`` field, or ``file#row``.
        sha256: Digest of the file as received (of the whole archive or table, for one entry).
        locator: Steps from the bytes to this text, e.g. ``("gzip",)``, ``("zip", "a/b.html")``,
            ``("row", "3")``; replaying them on the bytes gives ``text`` again.
        media: ``text`` for plain text, ``html`` for markup, ``record`` for fields of JSON or CSV.
        text: The decoded characters.  For ``record`` the title and text fields, joined by one
            blank line, as ``parts`` says.
        encoding: How bytes became characters, e.g. ``utf-8``, ``windows-1252``.
        parts: Fields within ``text``; empty unless ``media`` is ``record``.
        given: Metadata fields that came with it.
        notes: Doubts that arose while reading.
    """

    id: str
    name: str
    sha256: str
    locator: tuple[str, ...]
    media: Media
    text: str
    encoding: str
    parts: tuple[Part, ...] = ()
    given: Given = Given()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Removal:
    """A stretch of received text that was recognised as something else than the account.

    Args:
        slug: What it was: ``header.title``, ``header.date``, ``caption``, ``comments`` and others.
        origin: Where it stood, in ``Capture.text``.
        words: What a reader saw there: markup left out, white space folded, cut at 200 characters.
    """

    slug: str
    origin: Span
    words: str = ""


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """One possible date of publication.

    Args:
        value: EDTF (ISO 8601-2), e.g. ``2031-04-23``.
        basis: What kind of place it was found in.
        span: Where in ``Document.text``; ``None`` for metadata and removed lines.
        origin: Where in ``Capture.text``; ``None`` for fields given beside the text.
    """

    value: str
    basis: DateBasis
    span: Span | None = None
    origin: Span | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """When a document was published, or all that may tell it; every candidate is kept.

    Args:
        value: EDTF, or ``None`` where nothing sound is known, and in a document, since only the
            whole story can tell which candidate stands.
        basis: Basis of the value; of no meaning where the value is ``None``.
        candidates: Everything found, in the order of trust.
        unread: Dates that were given and cannot be read.
    """

    value: str | None = None
    basis: DateBasis = "metadata"
    candidates: tuple[DateCandidate, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Caution:
    """A published doubt about quality.

    Args:
        slug: E.g. ``characters.damaged``; all slugs are listed in ``model.cautions``.
        document: Document id.
        span: Where in ``Document.text``; ``None`` for the document as a whole.
        message: One sentence for the reader.
    """

    slug: str
    document: str
    span: Span | None
    message: str


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read, and why.

    Args:
        name: The input's name as given (no path outside the given folder).
        slug: Slug of the error, e.g. ``gzip.broken``.
        message: What, where, what is allowed, what to do.
    """

    name: str
    slug: str
    message: str


@dataclass(frozen=True, slots=True)
class Credit:
    """Words or a field in which an account says from whom it has its text.

    Args:
        name: Who is credited, as written: an agency, an outlet, or the address of a link.
        slug: What says so, e.g. ``credit.byline``, ``credit.note``, ``credit.link``.
        span: Where in ``Document.text``; ``None`` where it is no part of it.
        origin: Where in ``Capture.text``; ``None`` for fields given beside the text.
        words: What reads there: markup left out, white space folded, cut at 200 characters.
    """

    name: str
    slug: str
    span: Span | None = None
    origin: Span | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """The cleaned text of one capture; immutable, all findings point into it.

    Args:
        id: Content id of the capture's identity.
        capture: Capture id.
        name: As in the capture.
        sha256: Digest of the file received.
        title: Headline, or ``None``.
        title_span: Where the headline stands in ``text``; ``None`` if it is not part of it.
        outlet: Publisher, or ``None``.
        url: Address, or ``None``.
        language: BCP 47 primary tag such as ``en``; ``und`` where it could not be told.
        authors: Names from the byline or metadata, in order.
        text: The account: headline and paragraphs, separated by blank lines.
        published: Candidates for the date of publication; the value is left open.
        origin: Map from ``text`` to ``Capture.text``.
        removals: What was left out, and what it was taken for.
        cautions: Doubts about this text.
        credits: Where the account says it has its text from, in order of place.
    """

    id: str
    capture: str
    name: str
    sha256: str
    title: str | None
    title_span: Span | None
    outlet: str | None
    url: str | None
    language: str
    authors: tuple[str, ...]
    text: str
    published: Published
    origin: OffsetMap
    removals: tuple[Removal, ...] = ()
    cautions: tuple[Caution, ...] = ()
    credits: tuple[Credit, ...] = ()
