"""What is the same across documents, to the letter.

Two statements are one utterance here only where their words agree once case, accents-free
punctuation and quotation marks are set aside; other wordings of one utterance are not matched
yet and stay apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rashomon.model.documents import Document
from rashomon.model.ids import content_id, text_sha256
from rashomon.model.links import AccountGroup, Accounts, Alignment, Resolution, Utterance
from rashomon.model.reading import Attribution, Reading
from rashomon.text.words import word_key

# Words that two quotations must share to be one utterance.  Shorter ones ("we are ready to
# talk") recur by chance; six words in a row hardly do (n-grams of five to seven words are the
# usual evidence of shared text, Clough et al., "METER", 2002).
MIN_WORDS = 6


def align(
    documents: Sequence[Document], readings: Sequence[Reading], resolution: Resolution
) -> Alignment:
    """Groups statements with the same words, and documents with the same text.

    Args:
        documents: The story's documents.
        readings: Their readings.
        resolution: Who speaks in them.

    Returns:
        Utterances, each statement in exactly one, and groups of duplicate documents.
    """
    texts = {doc.id: doc.text for doc in documents}
    speakers = {s.attribution: s.entity for s in resolution.speakers}
    unnamed = {e.id for e in resolution.entities if e.kind == "unnamed"}
    groups: dict[str, list[Attribution]] = defaultdict(list)
    for reading in readings:
        for att in reading.attributions:
            groups[_group_key(texts[att.document], att)].append(att)
    utterances = (_utterance(group, speakers, unnamed) for group in groups.values())
    duplicates = _duplicates(documents)
    return Alignment(
        utterances=tuple(sorted(utterances, key=lambda u: u.id)),
        duplicates=duplicates,
        accounts=_accounts(len(documents), duplicates),
    )


def _group_key(text: str, att: Attribution) -> str:
    words = word_key(" ".join(span.of(text) for span in att.content))
    if att.kind != "direct" or words.count(" ") + 1 < MIN_WORDS:
        return att.id
    return words


def _utterance(
    group: Iterable[Attribution], speakers: dict[str, str], unnamed: set[str]
) -> Utterance:
    group = tuple(group)
    members = sorted(att.id for att in group)
    reports = len({att.document for att in group})
    known = {speakers[m] for m in members if m in speakers}
    named = sorted(known - unnamed) or sorted(known)
    return Utterance(
        id=content_id("utt", members),
        attributions=tuple(members),
        speakers=tuple(named),
        speaker_disputed=len(set(named) - unnamed) > 1,
        rule="words.same" if len(members) > 1 else "single",
        reports=reports,
        independent_reports=(1, reports),
    )


def _duplicates(documents: Sequence[Document]) -> tuple[tuple[str, ...], ...]:
    same: dict[str, list[str]] = defaultdict(list)
    for doc in documents:
        same[text_sha256(word_key(doc.text))].append(doc.id)
    return tuple(sorted(tuple(sorted(ids)) for ids in same.values() if len(ids) > 1))


def _accounts(documents: int, duplicates: Sequence[tuple[str, ...]]) -> Accounts:
    most = documents - sum(len(group) - 1 for group in duplicates)
    groups = (AccountGroup(group, None, (1, 1), ("text.same",)) for group in duplicates)
    return Accounts(independent=(min(1, most), most), groups=tuple(groups))
