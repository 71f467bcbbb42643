"""When each account was published: which of its dates stands, and why the others do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.model.documents import Caution, DateBasis, DateCandidate, Document, Published
from rashomon.model.links import Dating, Place
from rashomon.model.reading import Reading
from rashomon.resolve.dates.choice import LEEWAY, Choice, choose_candidate, usable
from rashomon.resolve.dates.clues import Range
from rashomon.resolve.dates.doubts import Doubt, doubt_date
from rashomon.resolve.dates.inference import Account, Inference, StoryDays, infer, make_account
from rashomon.resolve.times import place_times
from rashomon.text.dates import day_range

_WHERE: dict[DateBasis, str] = {
    "metadata": "given beside the text",
    "byline": "in a line of the text",
    "url": "in the address",
    "text": "elsewhere in the text",
    "inferred": "of a later change",
}


def date_documents(
    documents: Sequence[Document], readings: Sequence[Reading]
) -> tuple[Dating, ...]:
    """Finds when every document was published.

    A date that the document carries stands unless what is told speaks against it.  Where none
    stands, one is inferred from the days that this account and others of the story tell of.

    Args:
        documents: The story's documents, in any order.
        readings: At most one for each; without one a document is dated by its candidates alone.

    Returns:
        One dating for each document, sorted by its id.
    """
    by_id = {reading.document: reading for reading in readings}
    cases = [
        _Case(
            make_account(doc, by_id.get(doc.id, Reading(doc.id))),
            choose_candidate(doc.published.candidates),
        )
        for doc in sorted(documents, key=lambda doc: doc.id)
    ]
    story = _story(cases)
    cases = [_doubted(case, story) for case in cases]
    if any(case.doubt for case in cases):
        story = _story(cases)
    return tuple(_dating(case) for case in _inferred(cases, story))


@dataclass(frozen=True, slots=True)
class _Case:
    """One document on its way to a date.

    Args:
        account: The document with its clues.
        choice: What its candidates say among themselves.
        doubt: What speaks against the one chosen; it is then refused.
        inference: What the text and the story say.
    """

    account: Account
    choice: Choice
    doubt: Doubt | None = None
    inference: Inference | None = None

    @property
    def standing(self) -> DateCandidate | None:
        """The candidate chosen, unless it is refused."""
        return None if self.doubt else self.choice.chosen


def _story(cases: Sequence[_Case]) -> StoryDays:
    story = StoryDays()
    for case in cases:
        if case.standing is not None:
            story.add(case.account, case.standing.value)
    return story


def _doubted(case: _Case, story: StoryDays) -> _Case:
    if case.choice.chosen is None:
        return case
    inference = infer(case.account, story)
    days = day_range(case.choice.chosen.value)
    return replace(
        case, doubt=doubt_date(case.account, story, days, inference), inference=inference
    )


def _inferred(cases: Sequence[_Case], story: StoryDays) -> list[_Case]:
    """Infers what has no date; first by days told elsewhere too, then by the story's main day."""
    open_cases = {case.account.doc.id: case for case in cases if case.standing is None}
    for key, case in open_cases.items():
        open_cases[key] = replace(case, inference=infer(case.account, story))
    for case in open_cases.values():
        if case.inference is not None:
            story.add_inferred(case.account, case.inference)
    for key, case in open_cases.items():
        if case.inference is None:
            open_cases[key] = replace(case, inference=infer(case.account, story, last=True))
    return [open_cases.get(case.account.doc.id, case) for case in cases]


def _dating(case: _Case) -> Dating:
    doc, reading = case.account.doc, case.account.reading
    published, rule, evidence = _published(case)
    value = published.value
    return Dating(
        document=doc.id,
        published=published,
        times=place_times(doc.text, reading.times, value),
        cautions=_cautions(case, published),
        rule=rule,
        evidence=evidence,
    )


def _published(case: _Case) -> tuple[Published, str, tuple[Place, ...]]:
    """The date, the rule that found it, and the words that an inferred one rests upon."""
    offered = case.account.doc.published
    standing, inference = case.standing, case.inference
    if standing is not None and not _narrows(inference, standing):
        return replace(offered, value=standing.value, basis=standing.basis), case.choice.rule, ()
    if inference is None:
        return replace(offered, value=None, basis="metadata"), case.choice.rule, ()
    fitting = _fitting(case, inference)
    if fitting is not None:
        found = replace(offered, value=fitting.value, basis=fitting.basis)
        return found, "date.fits-story", inference.evidence
    value = _edtf(inference.days)
    return replace(offered, value=value, basis="inferred"), inference.rule, inference.evidence


def _narrows(inference: Inference | None, standing: DateCandidate) -> bool:
    """Whether other accounts date a document to days of the month or year that it names."""
    if inference is None or not inference.told:
        return False
    first, last = day_range(standing.value)
    within = first <= inference.days[0] and inference.days[1] <= last
    return within and last - first > inference.days[1] - inference.days[0]


def _fitting(case: _Case, inference: Inference) -> DateCandidate | None:
    """The one day among the candidates that lies where the story puts the document."""
    first, last = inference.days
    fitting = {
        candidate.value: candidate
        for candidate in reversed(usable(case.account.doc.published))
        if candidate.basis != "inferred"
        and first <= day_range(candidate.value)[0]
        and day_range(candidate.value)[1] <= last
    }
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _edtf(days: Range) -> str:
    first, last = days
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def _cautions(case: _Case, published: Published) -> tuple[Caution, ...]:
    doc = case.account.doc
    refused = _refused(case, published)
    if refused:
        span = refused[0].span if len(refused) == 1 else None
        return (Caution("date.contradicted", doc.id, span, _refusal(case, refused, published)),)
    if case.choice.against:
        message = _contradiction(case.choice.against, published)
        return (Caution("date.contradicted", doc.id, None, message),)
    if published.value is None:
        return (Caution("date.missing", doc.id, None, _missing(doc.published)),)
    return ()


def _refused(case: _Case, published: Published) -> tuple[DateCandidate, ...]:
    """Dates that what is told speaks against: the one chosen, or those of other visible text."""
    if case.doubt is not None and case.choice.chosen is not None:
        return (case.choice.chosen,)
    if published.basis != "inferred" or case.inference is None or case.choice.against:
        return ()
    first, last = case.inference.days
    return tuple(
        candidate
        for candidate in usable(case.account.doc.published)
        if day_range(candidate.value)[1] < first - LEEWAY
        or day_range(candidate.value)[0] > last + LEEWAY
    )


def _refusal(case: _Case, refused: Sequence[DateCandidate], published: Published) -> str:
    reason = case.doubt.reason if case.doubt else "it lies outside the days that the accounts tell"
    listed = ", ".join(dict.fromkeys(f"{c.value} ({_WHERE[c.basis]})" for c in refused))
    return f"{listed} is no date of publication: {reason}. {_taken(published)}"


def _contradiction(against: Sequence[DateCandidate], published: Published) -> str:
    listed = ", ".join(f"{c.value} ({_WHERE[c.basis]})" for c in against)
    return f"Dates of publication contradict one another: {listed}. {_taken(published)}"


def _taken(published: Published) -> str:
    if published.value is None:
        return "None of them is taken."
    inferred = ", inferred," if published.basis == "inferred" else ""
    return f"{published.value}{inferred} is taken."


def _missing(published: Published) -> str:
    """What to tell of a document without a date."""
    candidates = usable(published)
    if candidates:
        listed = ", ".join(dict.fromkeys(c.value for c in candidates))
        return f"No date stands where a date of publication would; {listed} is not taken for it."
    if published.unread:
        return f"The date given, {published.unread[0][:60]!r}, cannot be read as one day."
    return "No date of publication was found."
