"""The dossier: one self-contained page of a record, safe to open, to keep and to print.

Nothing on it is fetched from anywhere and nothing is executed: there is no script, and the
page's own Content Security Policy allows its one style sheet (by digest) and nothing else.
All text of documents is escaped by the template engine, hidden characters are made visible, and
every quoted stretch is isolated, so that it cannot turn the text around it.
"""

from __future__ import annotations

from rashomon.errors import UsageError
from rashomon.model.record import Record
from rashomon.publish.dossier import (
    find_doubts,
    find_failures,
    find_head,
    find_people,
    find_texts,
)
from rashomon.publish.excerpts import CONTEXT
from rashomon.publish.index import RecordIndex
from rashomon.publish.judged import find_matrix, find_proposals, find_timeline
from rashomon.publish.lineage import find_accounts, find_descents
from rashomon.publish.site.links import fragment
from rashomon.publish.site.rendering import render, static_policy
from rashomon.publish.statements import find_groups, find_numbers


def dossier_html(
    record: Record, *, title: str, context: int = CONTEXT, full_text: bool = False
) -> str:
    """Writes a record as one HTML page.

    Args:
        record: The record.
        title: Name of the story.
        context: Characters of each text shown before and after a finding, at least 0.
        full_text: Show whole texts instead.  They belong to their publishers: such a page is
            for one's own desk.

    Returns:
        The page; the same record gives the same text, which UTF-8 can always encode.

    Raises:
        UsageError: ``context`` is negative.
    """
    if context < 0:
        raise UsageError(f"context is {context}; allowed: 0 or more characters")
    index = RecordIndex(record)
    descents, more_descents = find_descents(index)
    proposals, more_proposals = find_proposals(index)
    events, more_events = find_timeline(index)
    return render(
        "static.html",
        policy=static_policy(),
        link=fragment,
        title=title,
        record=record,
        head=find_head(index),
        groups=find_groups(index),
        numbers=find_numbers(index),
        texts=find_texts(index, None if full_text else context),
        accounts=find_accounts(index),
        descents=descents,
        more_descents=more_descents,
        matrix=find_matrix(index),
        proposals=proposals,
        more_proposals=more_proposals,
        events=events,
        more_events=more_events,
        people=find_people(index),
        doubts=find_doubts(index),
        failures=find_failures(record),
        context=context,
        full_text=full_text,
    )
