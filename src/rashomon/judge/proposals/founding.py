"""What was agreed to is something that was put, even where nobody reports who put it.

"Her spokeswoman said the president had agreed to the union escorting the crews": the union, for
which she speaks, takes part in it, so it is the union's proposal.
"""

from __future__ import annotations

from dataclasses import replace

from rashomon.judge.proposals.answering import Reply
from rashomon.judge.proposals.joining import Report
from rashomon.judge.proposals.parties import Parties
from rashomon.judge.proposals.putting import Put
from rashomon.judge.proposals.wording import NAME, Wording, stems_of

_LEAST_STEMS = 3


def found_report(reply: Reply, wording: Wording, parties: Parties) -> Report | None:
    """Reads what was agreed to as put by the side that tells of it.

    Args:
        reply: The answer.
        wording: What it says that was put.
        parties: Who acts under which name.

    Returns:
        The report; ``None`` for an answer that does not show who put what.
    """
    deed = reply.deed
    if reply.answer not in ("accepts", "accepts in principle") or reply.points is not None:
        return None
    if deed.said is None or len(stems_of(wording.bits)) < _LEAST_STEMS:
        return None
    tellers = [one for one in map(parties.party, reply.per) if one and one != reply.party]
    by = next((one for one in tellers if NAME + one in wording.bits), None)
    if by is None or deed.by is None:
        return None
    span = max(reply.words, key=lambda one: (len(one), -one.start))
    putting = replace(deed, by=by, per=(), time=None, basis="unknown")
    put = Put(putting, "proposal", span, (deed.by,), False, "put.agreed-to")
    key = f"{deed.document}:{deed.cue.start:09}:{span.start:09}:agreed"
    return Report(key, put, by, frozenset({reply.party}), wording, deed.said.utterance)
