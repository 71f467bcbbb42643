"""What stands on the dossier page beside the statements: head, texts, tables, limits."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model.cautions import CAUTIONS
from rashomon.model.codec import to_json
from rashomon.model.corrections import caution_id
from rashomon.model.documents import Caution
from rashomon.model.ids import canonical_json, sha256_hex
from rashomon.model.record import Record, RecordDocument
from rashomon.publish.display import language_tag, shortened, web_address
from rashomon.publish.footnotes import NAME, outlet_of
from rashomon.publish.index import RecordIndex
from rashomon.publish.statements import reading_order
from rashomon.publish.wording import BASIS_WORDS, basis_words

# Characters of a message or of doubtful words that a row shows.
_MESSAGE = 300
_CAUTION_WORDS = 200


@dataclass(frozen=True, slots=True)
class Shown:
    """One document as the page shows it.

    Args:
        id: Document id.
        name: The file's own name.
        outlet: Outlet, or the name where none is known.
        has_outlet: Whether an outlet is known.
        title: Headline, or ``None``.
        published: Date, or ``None``.
        basis: What the date rests on, for readers; empty without a date.
        dates: Every date found, with what it rests on.
        language: Language as recorded.
        tag: Language as the page may declare it, or ``None``.
        authors: Names, joined.
        url: Address as given, shown as text; empty where there is none.
        live: The address where it may be linked to, or ``None``.
        sha256: Digest of the bytes received.
        words: Number of words.
        statements: Number of statements.
        cautions: Slug, what it means, and messages of its cautions.
        removals: Slug and words of what was left out.
        order: Ids of its statements, in order of place.
    """

    id: str
    name: str
    outlet: str
    has_outlet: bool
    title: str | None
    published: str | None
    basis: str
    dates: tuple[tuple[str, str], ...]
    language: str
    tag: str | None
    authors: str
    url: str
    live: str | None
    sha256: str
    words: int
    statements: int
    cautions: tuple[tuple[str, str, tuple[str, ...]], ...]
    removals: tuple[tuple[str, str], ...]
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What the page says of the story as a whole.

    Args:
        documents: Number of documents.
        outlets: Number of outlets known.
        without_outlet: Number of documents whose outlet is not known.
        statements: Number of statements.
        unknown: Number of statements whose speaker is not established.
        independent: Lowest and highest number of independent accounts.
        first: Earliest date of publication, or ``None``.
        last: Latest date of publication, or ``None``.
        undated: Number of documents without a date.
        cautions: Slug, meaning and number, most frequent first.
        failures: Number of inputs that could not be read.
        languages: Language and number of documents, most frequent first.
        run: Digest of what made the record, 12 hexadecimal digits.
    """

    documents: int
    outlets: int
    without_outlet: int
    statements: int
    unknown: int
    independent: tuple[int, int]
    first: str | None
    last: str | None
    undated: int
    cautions: tuple[tuple[str, str, int], ...]
    failures: int
    languages: tuple[tuple[str, int], ...]
    run: str


@dataclass(frozen=True, slots=True)
class Person:
    """One entity as a row.

    Args:
        id: Entity id.
        name: Fullest name.
        kind: What it is.
        aliases: Other names seen.
        speaks_for: Name of whom it speaks for, or ``None``.
        mentions: How often it is named.
        documents: In how many documents.
        statements: How many statements it is given.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    speaks_for: str | None
    mentions: int
    documents: int
    statements: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """One caution as a row.

    Args:
        id: Id of the caution.
        slug: Its slug.
        meaning: What it means.
        document: Document id.
        outlet: Outlet or name of the document.
        name: Name of the document.
        place: Characters, or ``None`` for the whole document.
        words: Words at the place; empty for the whole document.
        tag: Language of the words, or ``None``.
        message: One sentence.
    """

    id: str
    slug: str
    meaning: str
    document: str
    outlet: str
    name: str
    place: tuple[int, int] | None
    words: str
    tag: str | None
    message: str


def find_head(index: RecordIndex) -> Head:
    """The story as a whole."""
    record = index.record
    docs = record.documents
    dates = sorted(edge for doc in docs for edge in _edges(doc.published.value))
    slugs = Counter(caution.slug for caution in record.cautions)
    return Head(
        documents=len(docs),
        outlets=len({doc.outlet for doc in docs if doc.outlet}),
        without_outlet=sum(not doc.outlet for doc in docs),
        statements=len(record.attributions),
        unknown=sum(att.speaker is None for att in record.attributions),
        independent=record.accounts.independent,
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        undated=sum(doc.published.value is None for doc in docs),
        cautions=tuple((slug, CAUTIONS.get(slug, slug), n) for slug, n in _by_number(slugs)),
        failures=len(record.failures),
        languages=tuple(_by_number(Counter(doc.language for doc in docs))),
        run=_run_digest(record),
    )


def find_texts(index: RecordIndex) -> tuple[Shown, ...]:
    """Every document, in the order in which they are best read.

    Args:
        index: The record.
    """
    cautions: dict[str, list[Caution]] = defaultdict(list)
    for caution in index.record.cautions:
        cautions[caution.document].append(caution)
    docs = sorted(index.record.documents, key=reading_order)
    return tuple(_shown(index, doc, cautions[doc.id]) for doc in docs)


def find_people(index: RecordIndex) -> tuple[Person, ...]:
    """Every entity, those with most statements first."""
    rows = [
        Person(
            id=entity.id,
            name=shortened(entity.name, NAME),
            kind=entity.kind,
            aliases=tuple(shortened(a, NAME) for a in entity.aliases if a != entity.name),
            speaks_for=index.entities[entity.speaks_for].name if entity.speaks_for else None,
            mentions=len(entity.mentions),
            documents=len({place.document for place in entity.mentions}),
            statements=index.spoken_by[entity.id],
        )
        for entity in index.record.entities
    ]
    return tuple(sorted(rows, key=lambda row: (-row.statements, -row.mentions, row.name, row.id)))


def find_doubts(index: RecordIndex) -> tuple[Doubt, ...]:
    """Every caution, by slug and document."""
    cautions = sorted(
        index.record.cautions,
        key=lambda item: (item.slug, reading_order(index.documents[item.document])),
    )
    return tuple(_doubt(index.documents[item.document], item) for item in cautions)


def find_failures(record: Record) -> tuple[tuple[str, str, str], ...]:
    """Name, slug and message of every input that could not be read."""
    return tuple(
        (shortened(item.name, NAME), item.slug, shortened(item.message, _MESSAGE))
        for item in record.failures
    )


def _shown(index: RecordIndex, doc: RecordDocument, cautions: list[Caution]) -> Shown:
    atts = index.by_document.get(doc.id, [])
    return Shown(
        id=doc.id,
        name=shortened(doc.name, NAME),
        outlet=outlet_of(doc),
        has_outlet=bool(doc.outlet),
        title=shortened(doc.title, NAME) if doc.title else None,
        published=doc.published.value,
        basis=basis_words(doc.published) if doc.published.value else "",
        dates=tuple((c.value, BASIS_WORDS[c.basis]) for c in doc.published.candidates),
        language=doc.language,
        tag=language_tag(doc.language),
        authors=shortened(", ".join(doc.authors), NAME),
        url=shortened(doc.url or "", NAME),
        live=web_address(doc.url),
        sha256=doc.sha256,
        words=len(doc.text.split()),
        statements=len(atts),
        cautions=_grouped(cautions),
        removals=tuple((r.slug, shortened(r.words, NAME)) for r in doc.removals if r.words),
        order=tuple(att.id for att in atts),
    )


def _grouped(cautions: Iterable[Caution]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    by_slug: dict[str, list[str]] = defaultdict(list)
    for caution in cautions:
        by_slug[caution.slug].append(shortened(caution.message, _MESSAGE))
    return tuple((slug, CAUTIONS.get(slug, slug), tuple(by_slug[slug])) for slug in sorted(by_slug))


def _doubt(doc: RecordDocument, caution: Caution) -> Doubt:
    span = caution.span
    return Doubt(
        id=caution_id(caution),
        slug=caution.slug,
        meaning=CAUTIONS.get(caution.slug, caution.slug),
        document=doc.id,
        outlet=outlet_of(doc),
        name=shortened(doc.name, NAME),
        place=(span.start, span.end) if span else None,
        words=shortened(span.of(doc.text), _CAUTION_WORDS) if span else "",
        tag=language_tag(doc.language),
        message=shortened(caution.message, _MESSAGE),
    )


def _by_number(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _edges(date: str | None) -> list[str]:
    """Both ends of an EDTF date that have a year to sort by."""
    return [end for end in (date or "").split("/") if end[:4].isdigit()]


def _run_digest(record: Record) -> str:
    run = to_json(record.run)
    return sha256_hex(canonical_json(run).encode("utf-8", "replace"))[:12]
