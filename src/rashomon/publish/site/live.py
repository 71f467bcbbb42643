"""Pages of the live app: one panel on each, made from a `Site` and what is asked of it.

All are whole pages that work without a script.  What changes the story is a plain form; where it
leads and what it means is the app's matter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from rashomon.errors import NotFound, UsageError
from rashomon.publish.judged import find_claim, find_proposal
from rashomon.publish.people import find_profile
from rashomon.publish.site.asked import Asked
from rashomon.publish.site.choices import (
    body_choices,
    document_choices,
    opening,
    places,
    speaker_choices,
    utterance_choices,
)
from rashomon.publish.site.links import path
from rashomon.publish.site.rendering import live_policy, render
from rashomon.publish.site.site import Site
from rashomon.publish.statements import CardKey, find_groups
from rashomon.publish.timeline import find_event

PANELS: Mapping[str, str] = MappingProxyType(
    {
        "statements": "Statements",
        "contested": "Contested",
        "proposals": "Proposals",
        "timeline": "Timeline",
        "lineage": "Lineage",
        "documents": "Documents",
        "people": "People",
        "cautions": "Cautions",
        "log": "Log",
        "help": "Help",
    }
)
"""Panels that have a page of their own, with their names on it."""

# Cards on one page of the list.  In a story of 600 documents a card holds a dozen reports: more
# cards than these take longer to make than a search may take (a tenth of a second).
_CARDS = 25


def live_page(site: Site, panel: str, asked: Asked) -> str:
    """One panel of the live app as a page.

    Args:
        site: The story.
        panel: Its name, one of `PANELS`.
        asked: What is asked of it.

    Returns:
        The page; it is to be sent with the policy that `live_policy` gives.

    Raises:
        UsageError: There is no such panel, or a filter has a value that nothing has.
    """
    if panel not in PANELS:
        raise UsageError(f"there is no panel {panel!r}; allowed: {', '.join(PANELS)}")
    values = _statements(site, asked) if panel == "statements" else {}
    return shell(
        site,
        PANELS[panel],
        f"live/{panel}.html",
        panel,
        asked=asked,
        key="",
        back=f"/{panel}{asked.query(done=0)}",
        **values,
    )


def finding_page(site: Site, kind: str, key: str, asked: Asked) -> str:
    """The page of one finding.

    Args:
        site: The story.
        kind: ``s`` statement, ``k`` claim, ``d`` document, ``e`` person or body, ``p`` proposal,
            ``t`` event.
        key: Its id.
        asked: What is asked beside it.

    Returns:
        The page.

    Raises:
        NotFound: The story has no such finding; `successor` tells whether another one stands for
            it, and `missing_page` tells readers that none does.
    """
    if kind not in _FINDINGS:
        raise NotFound(f"no kind of finding {kind!r}; allowed: {', '.join(_FINDINGS)}")
    panel, find = _FINDINGS[kind]
    values = find(site, key)
    if values is None:
        raise NotFound(f"nothing in this story has the id {key}")
    name, template = str(values.pop("name")), f"live/{find.__name__.strip('_')}.html"
    return shell(site, name, template, panel, asked=asked, key=key, back=path(kind, key), **values)


def successor(site: Site, key: str) -> str | None:
    """The id that stands for a finding now, after people merged, split or moved it.

    Args:
        site: The story.
        key: Any id.

    Returns:
        Another id, or ``None`` where none stands for it.
    """
    seen, now = {key}, key
    while (after := site.corrected.superseded.get(now)) is not None and after not in seen:
        seen.add(after)
        now = after
    return None if now == key else now


def answer_page(
    site: Site,
    heading: str,
    message: str,
    *,
    fields: Mapping[str, Sequence[str]] | None = None,
    send: str = "",
    asked: Asked | None = None,
) -> str:
    """A page that says what happened or would happen, or what could not be done.

    Args:
        site: The story.
        heading: A few words.
        message: What, why, and what to do next; blank lines part paragraphs.
        fields: Form fields of what was asked for, to be sent again; ``None`` where nothing is.
        send: What the button says that sends the fields to be entered.
        asked: What was asked of the page; ``None`` for nothing.
    """
    again = [(key, value) for key, values in (fields or {}).items() for value in values]
    return shell(
        site,
        heading,
        "live/answer.html",
        "",
        asked=asked or Asked(),
        key="",
        back="/log",
        paragraphs=[part.strip() for part in message.split("\n\n") if part.strip()],
        again=[(key, value) for key, value in again if key != "version"],
        send=send,
    )


def rejected_page(site: Site, key: str, asked: Asked | None = None) -> str | None:
    """The page for a finding that somebody rejected, from the log alone.

    Args:
        site: The story.
        key: The finding's id.
        asked: What was asked of its page; ``None`` for nothing.

    Returns:
        The page; ``None`` where the finding is not rejected.
    """
    log = site.corrected.decisions
    decisions = {item.id for item in log if item.action == "reject" and item.target == key}
    entry = next((item for item in site.entries if item.id in decisions), None)
    if entry is None or site.corrected.states.get(key) != "rejected":
        return None
    reason = f" Reason: {entry.why}" if entry.why else ""
    return answer_page(
        site,
        "Rejected",
        f"{entry.who} rejected this on {entry.when} (UTC).{reason}\n\n{entry.words}\n\n"
        "It stands in the log, where this can be undone, and in no other panel.",
        asked=asked,
    )


def missing_page(site: Site, key: str, asked: Asked | None = None) -> str:
    """The page for an id that nothing in the story has.

    Args:
        site: The story.
        key: The id that was asked for.
        asked: What was asked of its page; ``None`` for nothing.
    """
    return answer_page(
        site,
        "Not in this story",
        f"Nothing in this story has the id {key}.\n\nIds are made of the words they point at. "
        "This one may be of another story, or a later reading may have found other words in its "
        "place. Decisions whose words are gone wait in the log.",
        asked=asked,
    )


def shell(site: Site, name: str, template: str, panel: str, **values: Any) -> str:
    """A page of the live app around a template of its own.

    Args:
        site: The story.
        name: What stands in the title.
        template: Its name below ``templates``.
        panel: The panel it belongs to; empty for none.
        **values: What the template is given.
    """
    return render(
        template,
        policy=live_policy(),
        live=True,
        link=path,
        site=site,
        panel=panel,
        panels=PANELS,
        name=name,
        full_text=False,
        **values,
    )


def _statements(site: Site, asked: Asked) -> dict[str, Any]:
    found = site.facets.matching(asked)
    cards = [card for card in site.cards if not found.isdisjoint(card.statements)]
    pages = max(1, -(-len(cards) // _CARDS))
    number = min(asked.page, pages)
    shown = cards[(number - 1) * _CARDS : number * _CARDS]
    at = asked.at if asked.at in site.index.statements else ""
    if not at and shown:
        at = next(key for key in shown[0].statements if key in found)
    return {
        "groups": find_groups(site.index, shown, site.numbers),
        "facets": site.facets.facets(asked),
        "matches": len(found),
        "cards": len(cards),
        "number": number,
        "pages": pages,
        "doc": site.document(site.index.statements[at].document) if at else None,
        "at": at,
    }


def _statement(site: Site, key: str) -> dict[str, Any] | None:
    att = site.index.statements.get(key)
    if att is None:
        return None
    card = next(card for card in site.cards if key in card.statements)
    utterance = site.index.utterance_of.get(key)
    others = utterance_choices(site.index, att, utterance) if utterance else []
    return {
        "utterance": utterance,
        "others": others,
        "places": places(att),
        "speakers": speaker_choices(site.index, att.document),
        "name": f"Statement {site.numbers[key]}",
        "groups": find_groups(site.index, (_led_by(card, key),), site.numbers),
        "att": att,
        "at": key,
        "doc": site.document(att.document),
    }


def _led_by(card: CardKey, key: str) -> CardKey:
    """The same card with one of its statements first."""
    return replace(card, statements=(key, *(item for item in card.statements if item != key)))


def _document(site: Site, key: str) -> dict[str, Any] | None:
    if key not in site.index.documents:
        return None
    doc = site.document(key)
    return {
        "name": doc.outlet,
        "doc": doc,
        "at": "",
        "said": {att: opening(site.index, att) for att in doc.order},
        "documents": document_choices(site.index, key),
        "speakers": speaker_choices(site.index, key),
    }


def _person(site: Site, key: str) -> dict[str, Any] | None:
    if key not in site.index.entities:
        return None
    profile = find_profile(site.index, key)
    return {
        "name": profile.name,
        "profile": profile,
        "bodies": body_choices(site.index, key),
        "nobody": (("unknown", "nobody else"),),
        "splits": [(name, name) for name, _ in profile.names],
    }


def _claim(site: Site, key: str) -> dict[str, Any] | None:
    found = next((claim for claim in site.record.claims if claim.id == key), None)
    return {"name": "Claim", "row": find_claim(site.index, found)} if found else None


def _proposal(site: Site, key: str) -> dict[str, Any] | None:
    found = next((item for item in site.record.proposals if item.id == key), None)
    return {"name": "Proposal", "row": find_proposal(site.index, found)} if found else None


def _event(site: Site, key: str) -> dict[str, Any] | None:
    found = next((item for item in site.record.events if item.id == key), None)
    if found is None:
        return None
    row = find_event(site.index, found)
    return {"name": "Event", "row": row, "edtf": found.time.value or ""}


_FINDINGS: Mapping[str, tuple[str, Callable[[Site, str], dict[str, Any] | None]]] = (
    MappingProxyType(
        {
            "s": ("statements", _statement),
            "k": ("contested", _claim),
            "d": ("documents", _document),
            "e": ("people", _person),
            "p": ("proposals", _proposal),
            "t": ("timeline", _event),
        }
    )
)
