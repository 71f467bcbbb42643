"""A story with every field of a judgement filled, and a large one, written for these tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.model.documents import DateCandidate, Document, Published
from rashomon.model.ids import claim_id, content_id, event_id, proposal_id, proposition_id
from rashomon.model.judgement import (
    Change,
    Claim,
    ClaimLink,
    ClaimValue,
    Event,
    EventTime,
    Judgement,
    Narrated,
    Position,
    Proposal,
    Proposition,
    Response,
    Stance,
    Step,
)
from rashomon.model.links import Entity, Place, Resolution, Speaker
from rashomon.model.reading import Attribution
from rashomon.model.spans import Span
from tests.publish.story import Findings, attribution, document, entity, find_span, findings_of

_GAZETTE = (
    "Weir at Sorrow Ford opened\n\n"
    "The weir at Sorrow Ford was opened on Monday, mayor Pell Anders said. "
    "Lowmark denied that the weir had been opened. "
    "Some 40 houses stood in water.\n\n"
    "Pell Anders asked Lowmark to close the upper gates. "
    "Lowmark agreed in principle to close the upper gates, Anders said."
)
_MERCURY = (
    "Who opened the weir?\n\n"
    "Nobody opened the weir, said Dana Quell of Lowmark. "
    "In June Lowmark had said that the weir might be opened. "
    "The weir was opened at night. "
    "Anders spoke of 52 houses. The council will meet on 3 May."
)


def place(doc: Document, words: str) -> Place:
    """The first place of these words."""
    return Place(doc.id, find_span(doc.text, words))


class _Weir:
    """Documents, people and statements of the story, by short names."""

    def __init__(self) -> None:
        self.one = document("gazette.txt", _GAZETTE, outlet="Ford Gazette", published=_day("04-22"))
        self.two = document("mercury.txt", _MERCURY, outlet="Mercury", published=_day("04-24"))
        named = [
            entity(self.one, "Pell Anders"),
            entity(self.one, "Lowmark", kind="government"),
            entity(self.two, "Dana Quell"),
            entity(self.one, "Sorrow Ford", kind="place"),
        ]
        self.anders, self.lowmark, self.quell, self.ford = named
        self.quell = replace(
            self.quell,
            speaks_for=self.lowmark.id,
            speaks_for_rule="party.office",
            speaks_for_evidence=place(self.two, "of Lowmark"),
        )
        told = [
            (self.one, "mayor Pell Anders", "said", "The weir at Sorrow Ford was opened"),
            (self.one, "Lowmark", "denied", "that the weir had been opened"),
            (self.one, "Pell Anders", "asked", "to close the upper gates"),
            (self.one, "Lowmark", "agreed", "to close the upper gates"),
            (self.two, "Dana Quell", "said", "Nobody opened the weir"),
            (self.two, "Lowmark", "had said", "that the weir might be opened"),
            (self.two, "Anders", "spoke", "52 houses"),
        ]
        self.atts: list[Attribution] = [attribution(*parts) for parts in told]
        self.speakers = (
            *(self.anders, self.lowmark, self.anders, self.lowmark),
            *(self.quell, self.lowmark, self.anders),
        )

    def proposition(
        self, at: int | None, doc: Document, words: str, holder: Entity | None, stance: Stance
    ) -> Proposition:
        att = None if at is None else self.atts[at].id
        span = find_span(doc.text, words)
        who = holder.id if holder else None
        party = self.lowmark.id if holder is self.quell else who
        return Proposition(
            id=proposition_id(doc.id, att, span, who, party),
            document=doc.id,
            attribution=att,
            span=span,
            holder=who,
            party=party,
            per=(self.anders.id,) if at == 1 else (),
            stance=stance,
            rule="cue.denies" if at == 1 else "cue.asserts",
            evidence=self.atts[at].cue if at is not None else (),
            score=0.9,
            time="2031-04-21/2031-04-24",
        )


def _day(day: str) -> Published:
    value = f"2031-{day}"
    return Published(value, "byline", (DateCandidate(value, "byline"),))


def weir_story() -> Findings:
    """Two accounts of an opened weir: every field of every kind of finding is filled."""
    weir = _Weir()
    findings = findings_of([weir.one, weir.two], weir.atts)
    people = (weir.anders, weir.lowmark, weir.quell, weir.ford)
    findings.resolution = Resolution(
        tuple(sorted(people, key=lambda item: item.id)),
        tuple(
            Speaker(att.id, who.id, "name.full", att.source[0])
            for att, who in zip(weir.atts, weir.speakers, strict=True)
        ),
    )
    findings.judgement = Judgement(
        claims=(_opened(weir), _houses(weir), _alone(weir)),
        proposals=(_gates(weir),),
        events=_events(weir),
    )
    return findings


def _opened(weir: _Weir) -> Claim:
    """Contested, narrated, and with a party that changed its position."""
    one, two, lowmark = weir.one, weir.two, weir.lowmark.id
    props = (
        weir.proposition(0, one, "The weir at Sorrow Ford was opened", weir.anders, "affirms"),
        weir.proposition(1, one, "that the weir had been opened", weir.lowmark, "denies"),
        weir.proposition(4, two, "Nobody opened the weir", weir.quell, "affirms"),
        weir.proposition(5, two, "the weir might be opened", weir.lowmark, "hedges"),
        weir.proposition(None, two, "The weir was opened at night", None, "affirms"),
    )
    left, right = sorted((props[0].id, props[1].id))
    denied = (place(one, "that the weir had been opened"), place(two, "Nobody opened the weir"))
    hedged = (place(two, "the weir might be opened"),)
    denying = (weir.atts[1].id, weir.atts[4].id)
    return Claim(
        id=claim_id(item.id for item in props),
        text="The weir at Sorrow Ford was opened",
        place=place(one, "The weir at Sorrow Ford was opened"),
        contested=True,
        reports=2,
        independent_reports=(1, 2),
        positions=(
            Position(
                weir.anders.id,
                "affirms",
                (weir.atts[0].id,),
                (place(one, "The weir at Sorrow Ford was opened"),),
                (weir.anders.id,),
                rules=("cue.asserts",),
                score=0.95,
                time="2031-04-21",
            ),
            Position(
                lowmark,
                "denies",
                tuple(sorted(denying)),
                denied,
                tuple(sorted((lowmark, weir.quell.id))),
                (weir.anders.id,),
                ("cue.denies",),
                0.9,
                "2031-04-21/2031-04-24",
            ),
            Position(lowmark, "hedges", (weir.atts[5].id,), hedged, (lowmark,), time="2030-06"),
        ),
        narration=(
            Narrated(two.id, find_span(two.text, "The weir was opened at night"), "affirms"),
            Narrated(one.id, find_span(one.text, "Some 40 houses stood in water"), "denies"),
            Narrated(one.id, find_span(one.text, "Weir at Sorrow Ford"), "hedges"),
        ),
        changes=(Change(lowmark, "hedges", "denies", (*hedged, *denied)),),
        links=(ClaimLink(left, right, "same", 0.93, "words.read", ("model.supports",)),),
        propositions=tuple(sorted(props, key=lambda item: item.id)),
    )


def _houses(weir: _Weir) -> Claim:
    """Two values of one number, from the account and from a party; nobody denies anything."""
    one, two = weir.one, weir.two
    props = (
        weir.proposition(None, one, "Some 40 houses stood in water", None, "affirms"),
        weir.proposition(6, two, "52 houses", weir.anders, "affirms"),
    )
    said = place(two, "52 houses")
    return Claim(
        id=claim_id(item.id for item in props),
        text="Some 40 houses stood in water",
        place=place(one, "Some 40 houses stood in water"),
        contested=False,
        reports=2,
        independent_reports=(2, 2),
        positions=(
            Position(weir.anders.id, "affirms", (weir.atts[6].id,), (said,), (weir.anders.id,)),
        ),
        narration=(Narrated(one.id, props[0].span, "affirms"),),
        values=(
            ClaimValue("40 houses", (place(one, "40 houses"),)),
            ClaimValue("52 houses", (said,), (weir.anders.id,)),
        ),
        propositions=tuple(sorted(props, key=lambda item: item.id)),
    )


def _alone(weir: _Weir) -> Claim:
    """One statement alone makes it."""
    prop = weir.proposition(3, weir.one, "to close the upper gates", weir.anders, "affirms")
    where = place(weir.one, "to close the upper gates")
    return Claim(
        claim_id([prop.id]),
        *("to close the upper gates", where, False, 1, (1, 1)),
        positions=(Position(weir.anders.id, "affirms", (weir.atts[2].id,), (where,)),),
        propositions=(prop,),
    )


def _gates(weir: _Weir) -> Proposal:
    asked = place(weir.one, "to close the upper gates")
    agreed = place(weir.one, "Lowmark agreed in principle to close the upper gates")
    told = (weir.atts[2].id,)
    return Proposal(
        id=proposal_id(told, [asked]),
        by=weir.anders.id,
        to=(weir.lowmark.id,),
        text="to close the upper gates",
        attributions=told,
        responses=(
            Response(
                weir.lowmark.id,
                "accepts in principle",
                (weir.atts[3].id,),
                (agreed,),
                (weir.anders.id,),
                "2031-04-22",
                "answer.in-principle",
                0.8,
                ("tie.words",),
            ),
        ),
        status="accepted in principle",
        kind="request",
        place=asked,
        spans=(asked,),
        steps=(
            Step(weir.atts[2].id, asked, "asks", weir.anders.id, "2031-04-21", "expression"),
            Step(
                *(weir.atts[3].id, agreed, "accepts in principle", weir.lowmark.id),
                *("2031-04-18/2031-04-22", "document"),
            ),
            Step(None, place(weir.one, "agreed in principle"), "accepts", None, None),
        ),
        rule="status.in-principle",
        reasons=("same.words",),
    )


def _events(weir: _Weir) -> tuple[Event, ...]:
    first = place(weir.one, "The weir at Sorrow Ford was opened on Monday")
    second = place(weir.two, "The weir was opened at night")
    meets = place(weir.two, "The council will meet on 3 May")
    opened = Event(
        id=event_id([first, second]),
        label="The weir at Sorrow Ford was opened on Monday",
        time=EventTime("2031-04-21", "expression"),
        status="disputed",
        participants=(weir.ford.id,),
        attributions=(weir.atts[0].id,),
        spans=(first, second),
        published="2031-04-22/2031-04-24",
        times=(place(weir.one, "Monday"),),
        rule="claim.contested",
        score=0.88,
        reasons=("head.same", "days.fit"),
    )
    meeting = Event(
        id=event_id([meets]),
        label="The council will meet on 3 May",
        time=EventTime("2031-05-03", "inferred"),
        status="planned",
        participants=(),
        attributions=(),
        spans=(meets,),
        published=None,
        rule="tense.future",
    )
    flood = place(weir.one, "Some 40 houses stood in water")
    unknown = Event(
        event_id([flood]),
        "Some 40 houses stood in water",
        EventTime(None, "unknown"),
        *("happened", (), (), (flood,)),
        rule="tense.past",
    )
    return opened, meeting, unknown


def hostile_story(attack: str) -> Findings:
    """A story in which the attack stands in every text, name and value of a judgement."""
    # Rules and times are made by stages, not by documents: characters, but no broken ones.
    rule = attack.encode("utf-8", "replace").decode()
    text = f"{attack}, {attack} said. More words to read here."
    doc = document(attack, text, title=attack, outlet=attack, language="en", sha256="0" * 64)
    start = len(attack) + 2
    said = attribution(doc, attack, "said", attack)
    att = replace(said, source=(Span(start, start + len(attack)),))
    who = replace(entity(doc, attack), aliases=(attack,))
    other = replace(who, id=content_id("ent", "other", attack), name=f"{attack} 2")
    where = Place(doc.id, att.content[0])
    prop = Proposition(
        proposition_id(doc.id, att.id, where.span, who.id, who.id),
        *(doc.id, att.id, where.span, who.id, who.id, (other.id,), "affirms", rule),
    )
    positions: Sequence[Position] = (
        Position(who.id, "affirms", (att.id,), (where,), per=(other.id,), rules=(rule,)),
        Position(other.id, "denies", (att.id,), (where,), time=rule),
    )
    claim = Claim(
        claim_id([prop.id]),
        *(attack, where, True, 1, (1, 1), tuple(positions)),
        narration=(Narrated(doc.id, where.span, "denies"),),
        values=(ClaimValue(attack, (where,)),),
        changes=(Change(who.id, "affirms", "denies", (where,)),),
        propositions=(prop,),
    )
    proposal = Proposal(
        proposal_id([att.id], [where]),
        *(who.id, (other.id,), attack, (att.id,)),
        (Response(other.id, "refuses", (att.id,), (where,), rule=rule),),
        *("refused", "demand", where, (where,)),
        steps=(Step(att.id, where, rule, who.id, rule, "expression"),),
        rule=rule,
        reasons=(rule,),
    )
    event = Event(
        event_id([where]),
        *(attack, EventTime(rule, "expression"), "denied", (who.id,), (att.id,), (where,)),
        published=rule,
        times=(where,),
        rule=rule,
        reasons=(rule,),
    )
    findings = findings_of([doc], [att])
    findings.resolution = Resolution(tuple(sorted((who, other), key=lambda item: item.id)))
    findings.judgement = Judgement((claim,), (proposal,), (event,))
    return findings


def large_story(claims: int, parties: int = 40) -> Findings:
    """Many claims of many parties, one in twenty contested, proposals and events as many."""
    lines = [f"Gate {n} of the lock stays shut" for n in range(claims)]
    doc = document("gates.txt", ".\n".join(lines))
    att = attribution(doc, "", "", lines[0])
    who = [
        replace(entity(doc, "Gate"), id=content_id("ent", n), name=f"The long Council of Gate {n}")
        for n in range(parties)
    ]
    made: list[Claim] = []
    spots: list[Place] = []
    starts = 0
    for line in lines:
        spots.append(Place(doc.id, Span(starts, starts + len(line))))
        starts += len(line) + 2
    for at, where in enumerate(spots):
        holder = who[at % parties].id
        prop = Proposition(
            proposition_id(doc.id, None, where.span, holder, holder),
            *(doc.id, None, where.span, holder, holder, (), "affirms", "cue.asserts"),
        )
        held = [Position(holder, "affirms", (), (where,), (holder,))]
        if at % 20 == 0:
            held.append(Position(who[(at + 1) % parties].id, "denies", (att.id,), (where,)))
        made.append(
            Claim(
                claim_id([prop.id]),
                *(lines[at], where, len(held) > 1, 1, (1, 1), tuple(held)),
                propositions=(prop,),
            )
        )
    findings = findings_of([doc], [att])
    findings.resolution = Resolution(tuple(sorted(who, key=lambda item: item.id)))
    findings.judgement = Judgement(
        claims=tuple(made),
        proposals=tuple(
            Proposal(
                proposal_id([], [where]),
                *(None, (), line, (), (), "open", "demand", where, (where,), ()),
                rule="status.no-answer",
            )
            for line, where in zip(lines[: claims // 20], spots, strict=False)
        ),
        events=tuple(
            Event(
                event_id([where]),
                *(line, EventTime("2031-04-01", "expression"), "happened", (), (), (where,)),
            )
            for line, where in zip(lines[: claims // 4], spots, strict=False)
        ),
    )
    return findings
