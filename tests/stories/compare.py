"""A built story held against its gold: what is right, missing and made up."""

from __future__ import annotations

from collections.abc import Iterator
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
    for golden in gold["documents"]:
        doc = by_name[golden["name"]]
        _compare_text(golden, doc, found)
        _compare_metadata(golden, doc, found)
        _compare_cautions(golden, doc, record, found)
        own = [att for att in record.attributions if att.document == doc.id]
        totals.append(_count(golden, doc, own))
        for label, att in _pairs(golden, doc, own):
            _compare_speaker(label, att, names, golden_names, found)
            _compare_act(label, att, doc, found)
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
        "published": (golden["published"]["value"], doc.published.value),
    }
    for name, (wanted, got) in pairs.items():
        if wanted != got:
            found.metadata.append(f"{doc.name}: {name} is {got!r}, not {wanted!r}")


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


def _compare_speaker(
    label: Gold,
    att: Statement,
    names: dict[str, set[str]],
    golden_names: dict[str, set[str]],
    found: Comparison,
) -> None:
    if att.speaker is None:
        found.speakers_left_open += label["speaker"] is not None
        return
    wanted = golden_names.get(label["speaker"] or "", {label["speaker"]})
    plain = {name for name in wanted if name}
    if names[att.speaker] & plain:
        found.speakers_right += 1
    else:
        got = min(names[att.speaker])
        found.speakers_wrong.append(f"{label['id']}: {got}, not {label['speaker']}")


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
