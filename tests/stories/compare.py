"""A built story held against its gold: what is right, missing and made up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from evals.attribution.figures import Figures, compute_figures, sum_counts
from evals.attribution.polnear import GoldAttribution
from evals.attribution.scoring import ScoredText, count_document
from rashomon.model.record import Record, RecordDocument, Statement
from rashomon.model.spans import Span
from tests.stories.gold import Gold, locate, paragraph_spans, spaced


@dataclass
class Comparison:
    """Differences by kind, each as one line that a person can read, and figures."""

    lost_paragraphs: list[str] = field(default_factory=list)
    kept_furniture: list[str] = field(default_factory=list)
    metadata: list[str] = field(default_factory=list)
    cautions: list[str] = field(default_factory=list)
    speakers_right: int = 0
    speakers_wrong: list[str] = field(default_factory=list)
    speakers_left_open: int = 0
    parties_right: int = 0
    parties_wrong: list[str] = field(default_factory=list)
    parties_left_open: list[str] = field(default_factory=list)
    via_right: int = 0
    via_wrong: list[str] = field(default_factory=list)
    via_missed: list[str] = field(default_factory=list)
    addressees_right: int = 0
    addressees_wrong: list[str] = field(default_factory=list)
    addressees_missed: list[str] = field(default_factory=list)
    dates_wrong: list[str] = field(default_factory=list)
    dates_open: list[str] = field(default_factory=list)
    acts_right: int = 0
    acts_wrong: list[str] = field(default_factory=list)
    acts_plain: int = 0
    figures: Figures | None = None


def compare(record: Record, gold: Gold) -> Comparison:
    """Compares a record with the gold of its story."""
    by_name = {doc.name: doc for doc in record.documents}
    names = {entity.id: {entity.name, *entity.aliases} for entity in record.entities}
    golden_names = {e["name"]: {e["name"], *e["aliases"]} for e in gold["entities"]}
    found, totals = Comparison(), []
    known = _Names(names, golden_names)
    context = _Context(record, gold)
    _compare_parties(record, gold, known, found)
    for golden in gold["documents"]:
        doc = by_name[golden["name"]]
        _compare_text(golden, doc, found)
        _compare_metadata(golden, doc, found)
        _compare_cautions(golden, doc, record, found)
        _compare_date(golden, doc, found)
        own = [att for att in record.attributions if att.document == doc.id]
        totals.append(_count(golden, doc, own))
        for label, att in _pairs(golden, doc, own):
            _compare_speaker(label, att, known, found)
            _compare_act(label, att, doc, found)
            _compare_others(label, att, context, known, found)
    found.figures = compute_figures(sum_counts(totals))
    return found


def _compare_text(golden: Gold, doc: RecordDocument, found: Comparison) -> None:
    spans = paragraph_spans(golden, doc.text)
    for paragraph, span in zip(golden["paragraphs"], spans, strict=True):
        if span is None:
            found.lost_paragraphs.append(f"{doc.name}: {paragraph}")
    lines = {" ".join(line.split()) for line in doc.text.split("\n")}
    for line in golden["furniture"]:
        if " ".join(line.split()) in lines and not spaced(line).search(
            "\n".join(golden["paragraphs"])
        ):
            found.kept_furniture.append(f"{doc.name}: {line}")


def _compare_metadata(golden: Gold, doc: RecordDocument, found: Comparison) -> None:
    pairs = {
        "title": (golden["title"], doc.title),
        "url": (golden["url"], doc.url),
        "language": (golden["language"], doc.language),
        "authors": (golden["authors"], list(doc.authors)),
        # An inferred date rests on the other accounts, which these labels do not look at.
        "published": (golden["published"]["value"], _shown_date(doc)),
    }
    for name, (wanted, got) in pairs.items():
        if wanted != got:
            found.metadata.append(f"{doc.name}: {name} is {got!r}, not {wanted!r}")


def _shown_date(doc: RecordDocument) -> str | None:
    return None if doc.published.basis == "inferred" else doc.published.value


def _compare_cautions(golden: Gold, doc: RecordDocument, record: Record, found: Comparison) -> None:
    wanted = {caution["slug"] for caution in golden["cautions"]}
    got = {c.slug for c in record.cautions if c.document == doc.id}
    for slug in sorted(got - wanted - {"boilerplate.removed", "characters.repaired"}):
        found.cautions.append(f"{doc.name}: {slug} raised without need")
    for slug in sorted(wanted - got):
        found.cautions.append(f"{doc.name}: {slug} not raised")


def _golden(golden: Gold, doc: RecordDocument, label: Gold) -> GoldAttribution:
    parts = {
        role: tuple(
            span
            for pointer in label[role]
            if (span := locate(golden, doc.text, pointer)) is not None
        )
        for role in ("source", "cue", "content")
    }
    return GoldAttribution(**parts)


def _plain(att: Statement) -> GoldAttribution:
    def pieces(spans: tuple[Span, ...]) -> tuple[tuple[int, int], ...]:
        return tuple((span.start, span.end) for span in spans)

    return GoldAttribution(pieces(att.source), pieces(att.cue), pieces(att.content))


def _count(golden: Gold, doc: RecordDocument, own: list[Statement]) -> dict[str, int]:
    outer = [_golden(golden, doc, label) for label in golden["attributions"] if not label["parent"]]
    found = [_plain(att) for att in own if att.parent is None]
    return dict(count_document(ScoredText(doc.text), outer, found))


def _pairs(
    golden: Gold, doc: RecordDocument, own: list[Statement]
) -> Iterator[tuple[Gold, Statement]]:
    """Labels and statements with the same cue word whose contents overlap."""
    text = ScoredText(doc.text)
    for label in golden["attributions"]:
        wanted = _golden(golden, doc, label)
        for att in own:
            got = _plain(att)
            same = text.indices(wanted.cue) & text.indices(got.cue)
            if same and text.indices(wanted.content) & text.indices(got.content):
                yield label, att
                break


def _compare_speaker(label: Gold, att: Statement, known: _Names, found: Comparison) -> None:
    if att.speaker is None:
        found.speakers_left_open += label["speaker"] is not None
    elif label["speaker"] and known.is_same(att.speaker, label["speaker"]):
        found.speakers_right += 1
    else:
        got = known.show(att.speaker)
        line = f"{label['id']}: {got} ({att.speaker_rule}), not {label['speaker']}"
        found.speakers_wrong.append(line)


class _Names:
    """Which entity of a record is which of the gold: they share a name.

    Args:
        found: Names by entity id.
        golden: Names by canonical name.
    """

    def __init__(self, found: dict[str, set[str]], golden: dict[str, set[str]]) -> None:
        self._found = found
        self._golden = golden

    def is_same(self, entity: str, canonical: str) -> bool:
        plain = {_plain_name(name) for name in self._golden.get(canonical, {canonical})}
        return bool({_plain_name(name) for name in self._found[entity]} & plain)

    def show(self, entity: str) -> str:
        return min(self._found[entity])

    def canonical(self, entity: str) -> str | None:
        """The only one of the gold that it can be."""
        names = [name for name in self._golden if self.is_same(entity, name)]
        return names[0] if len(names) == 1 else None


def _plain_name(name: str) -> str:
    return name.lower().removeprefix("the ")


def _compare_parties(record: Record, gold: Gold, known: _Names, found: Comparison) -> None:
    """Whether those an entity speaks for, near or far, hold the gold's and none that is not."""
    edges = {entity["name"]: entity["speaks_for"] for entity in gold["entities"]}
    above = {entity.id: entity.speaks_for for entity in record.entities}
    speaking = {att.speaker for att in record.attributions if att.speaker}
    for entity in sorted(speaking):
        name = known.canonical(entity)
        if name is None:
            continue
        wanted, got = _chain(edges, name), _chain(above, entity)
        wrong = [key for key in got if not any(known.is_same(key, other) for other in wanted)]
        if wrong:
            listed = ", ".join(known.show(key) for key in wrong)
            found.parties_wrong.append(f"{name}: {listed}, not {', '.join(wanted) or 'nobody'}")
        elif wanted and not any(known.is_same(key, wanted[-1]) for key in got):
            found.parties_left_open.append(f"{name}: {', '.join(wanted)}")
        else:
            found.parties_right += bool(wanted)


def _chain(edges: Mapping[str, str | None], start: str) -> list[str]:
    chain, at = [], edges.get(start)
    while at is not None and at not in chain:
        chain.append(at)
        at = edges.get(at)
    return chain


def _compare_others(
    label: Gold, att: Statement, context: _Context, known: _Names, found: Comparison
) -> None:
    """Through whom and to whom.

    The labels of `via` name outlets and agencies; whoever tells of a statement inside their own is
    a carrier too, and addressees who are not named ("reporters") are not labelled: neither counts.
    """
    for part, entities in (("via", att.via), ("addressee", att.addressee)):
        wanted = list(label[part])
        right = 0
        for entity in entities:
            hit = next((name for name in wanted if known.is_same(entity, name)), None)
            if hit is not None:
                right += 1
                wanted.remove(hit)
            elif entity not in context.unnamed and not context.tells(entity, label, known):
                line = f"{label['id']}: {known.show(entity)}, not {label[part]}"
                getattr(found, f"{_PARTS[part]}_wrong").append(line)
        missed = [f"{label['id']}: {name}" for name in wanted]
        getattr(found, f"{_PARTS[part]}_missed").extend(missed)
        name = f"{_PARTS[part]}_right"
        setattr(found, name, getattr(found, name) + right)


class _Context:
    """What is left out when carriers and addressees are compared.

    Args:
        record: The record.
        gold: The labels.
    """

    def __init__(self, record: Record, gold: Gold) -> None:
        self.unnamed = {entity.id for entity in record.entities if entity.kind == "unnamed"}
        self._labels = {att["id"]: att for doc in gold["documents"] for att in doc["attributions"]}

    def tells(self, entity: str, label: Gold, known: _Names) -> bool:
        """Whether an entity is the labelled speaker of a statement around one."""
        above = self._labels.get(label["parent"] or "")
        while above is not None:
            if above["speaker"] and known.is_same(entity, above["speaker"]):
                return True
            above = self._labels.get(above["parent"] or "")
        return False


_PARTS = {"via": "via", "addressee": "addressees"}


def _compare_date(golden: Gold, doc: RecordDocument, found: Comparison) -> None:
    """Whether the date, however wide, holds the day that the story has."""
    value, true = doc.published.value, golden["published"]["true_date"]
    if value is None:
        found.dates_open.append(f"{doc.name}: {true}")
        return
    low, _, high = value.partition("/")
    if not low <= true <= (high or low + "~"):
        found.dates_wrong.append(f"{doc.name}: {value}, not {true}")


def _compare_act(label: Gold, att: Statement, doc: RecordDocument, found: Comparison) -> None:
    # The gold says what was done by saying it ("she said no one had called" denies); the reader
    # goes by the cue, so a plain "said" is no mistake, and only a stronger act is judged.
    if att.act == "assert":
        found.acts_plain += 1
    elif label["act"] == att.act:
        found.acts_right += 1
    else:
        cue = " ".join(span.of(doc.text) for span in att.cue)
        found.acts_wrong.append(f"{label['id']}: {cue!r} is {att.act}, not {label['act']}")
