"""Denials that anything was agreed or put: "there is no agreement", "nothing else was agreed"."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.judge.proposals.answering import Reply
from rashomon.judge.proposals.clauses import Containing, Page
from rashomon.judge.proposals.deeds import Deed
from rashomon.model.spans import Span
from rashomon.text.words import word_set

_AGREED = word_set(
    "agreement agreements accord deal offer offers proposal proposals request promise understanding"
)
_BEING = word_set("is was been are were isn't wasn't")
_ABOUT = word_set("for on to about of that")
_SURE = 0.7


def find_disputes(page: Page, holding: Containing) -> Iterator[Reply]:
    """Finds statements that say that nothing of the kind was put or agreed.

    Args:
        page: The document.
        holding: Finds statements by place.

    Returns:
        The replies, in order of place; not yet what they dispute.
    """
    for at, form in enumerate(page.tokens.forms):
        found: tuple[Span, Span | None] | None = None
        if form == "there":
            found = _read_no_agreement(page, at)
        elif form == "nothing":
            found = _read_nothing_agreed(page, at)
        if found is None:
            continue
        reply = _reply(page, holding, *found)
        if reply is not None:
            yield reply


def _read_no_agreement(page: Page, at: int) -> tuple[Span, Span | None] | None:
    """Reads "there had been no agreement for a ceasefire"."""
    here = at + 1
    while page.form(here) in ("has", "have", "had", "never", "simply"):
        here += 1
    if page.form(here) not in _BEING:
        return None
    here += 1
    if page.form(here) not in ("no", "never"):
        return None
    for noun in range(here + 1, here + 4):
        if page.form(noun) in _AGREED:
            end = page.find_end(noun + 1)
            about = page.form(noun + 1) in _ABOUT and end > noun + 2
            words = page.tokens.span(noun + 2, end) if about else None
            return page.tokens.span(at, noun + 1), words
    return None


def _read_nothing_agreed(page: Page, at: int) -> tuple[Span, Span | None] | None:
    """Reads "nothing else was agreed"."""
    for here in range(at + 1, at + 5):
        if page.form(here) == "agreed" and page.form(here - 1) in ("was", "been", "is"):
            return page.tokens.span(at, here + 1), None
    return None


def _reply(page: Page, holding: Containing, cue: Span, words: Span | None) -> Reply | None:
    said = holding.find(cue)
    if said is None or not page.parties.can_act(said.speaker) or said.speaker is None:
        return None
    party = page.parties.party(said.speaker)
    if party is None or said.att.act in ("deny", "ask"):
        return None
    deed = Deed(
        document=page.document,
        said=said,
        own=False,
        lemma="dispute",
        denied=False,
        supposed=False,
        by=said.speaker,
        per=said.via,
        to=(),
        cue=cue,
        words=(words or cue,),
        time=said.at.value if said.at else None,
        basis=said.at.basis if said.at else "unknown",
        sure=_SURE,
    )
    return Reply(
        deed, "disputes", party, said.via, deed.words, None, False, None, "answer.says-none"
    )
