"""Pronouns → those whom they stand for.

Salience after Lappin & Leass 1994: every place that names or describes somebody gives them
weight by its slot in the sentence; the weight is halved with every sentence that follows, and
what agrees in number and sex and is bound by nothing competes.  Where the second comes near the
first there is no antecedent: the order of such close ones is what their algorithm gets wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model.spans import Span
from rashomon.resolve.names.clusters import Key
from rashomon.resolve.referring.discourse import Figure, opens_relative, share_clause
from rashomon.resolve.referring.layout import Layout
from rashomon.resolve.referring.phrases import Gender, Phrase, Pronoun

# Weights of Lappin & Leass 1994, table 1: recency, then subject, direct object, oblique; a head
# noun that no other noun phrase holds has 80 more.
_RECENCY = 100.0
_SLOTS = {"subject": 80.0 + 80.0, "object": 50.0 + 80.0, "oblique": 40.0, "possessor": 30.0}
# Who spoke last goes on speaking: the same paper's parallelism of roles (35), once for the
# subject and once more for the verb.
_SPOKE_LAST = 70.0
# In what somebody is said to say, the subject is first of all the one who says it (Clements 1975,
# "The logophoric pronoun in Ewe"; for English Kuno 1987, "Functional Syntax", ch. 3).
_TELLS = 100.0
# The subject of a possessive's own clause is its nearest owner (Hobbs 1978, steps 2 and 3).
_OWN_CLAUSE = 100.0
# Somebody of unknown sex fits, but one of the right sex fits better.  Chosen on ECB+, topics 1-29:
# of 0.4, 0.5, 0.6 and 0.75 this finds most, with hardly an error more than the first.
_UNKNOWN_SEX = 0.5
# What stands in somebody's quoted words is no topic of the narrator's.
_OTHER_VOICE = 0.3
# Nor is what stands in a retelling for the one who tells of whoever speaks next.
_TOLD = 0.6
_HALF = 0.5
MARGIN = 1.3
"""How many times the second's salience the first's must reach; chosen on ECB+, topics 1-29."""
_LONGEST_PARAGRAPH = 3000
_SENTENCES = 4
"""Sentences looked back: after as many, less than a tenth of a weight is left."""
_FIGURES = 48
"""Figures looked back at most, so that endless sentences cost no more than others."""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Whom a pronoun stands for.

    Args:
        key: Of the name; ``None`` for somebody who is only described.
        rule: Slug of the rule.
        evidence: The words that name or describe them, the last ones before the pronoun.
        phrase: The description, where there is no name.
    """

    key: Key | None
    rule: str
    evidence: Span
    phrase: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Someone:
    """One entity of a document, as antecedent: named, or described once.

    Args:
        mark: What tells it from others.
        key: Of a named one.
        figure: The last figure that names or describes it.
        gender: What is known of its sex.
    """

    mark: object
    key: Key | None
    figure: Figure
    gender: Gender | None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the people of a document before its pronouns are followed.

    Args:
        genders: What the story tells of people's sex.
        described: Whom descriptions mean, by where they begin, as far as that is known.
        quoted: Who speaks the direct quotations, by their number, where they are named.
    """

    genders: Mapping[Key, Gender]
    described: Mapping[int, Key]
    quoted: Mapping[int, Key]


class Pronouns:
    """The antecedents of all pronouns of one document, found from its beginning to its end.

    Args:
        text: The document's text.
        layout: Its sentences and quotations.
        figures: Everybody in it, in order.
        known: What is known of those in it.
        margin: How many times the second's salience the first's must reach; at least 1.
    """

    def __init__(
        self,
        text: str,
        layout: Layout,
        figures: Sequence[Figure],
        known: Known,
        margin: float = MARGIN,
    ) -> None:
        self._text = text
        self._layout = layout
        self._genders = known.genders
        self._described = known.described
        self._quoted = known.quoted
        self._margin = margin
        self._whom: list[Someone | None] = []
        self._figures: list[Figure] = []
        self._told: list[bool] = []
        self._last_speaker: object = None
        self._named: dict[object, Someone] = {}
        self._called: dict[object, Gender] = {}
        self.found: dict[int, Antecedent] = {}
        for figure in figures:
            self._take(figure)

    def _take(self, figure: Figure) -> None:
        someone = self._someone(figure)
        if someone is not None and someone.gender is None:
            someone = replace(someone, gender=self._called.get(someone.mark))
        if figure.pronoun is not None:
            someone = self._resolve(figure, figure.pronoun)
        elif someone is not None:
            self._named[someone.mark] = someone
        if someone is not None and figure.voice:
            self._last_speaker = someone.mark
        self._figures.append(figure)
        self._whom.append(someone)
        self._told.append(self._layout.teller(figure.span.start) is not None)

    def _someone(self, figure: Figure) -> Someone | None:
        """Who a name or description is; the same one where the key is the same."""
        if figure.kind == "name":
            mark: object = figure.key or figure.span
            gender = self._genders.get(figure.key) if figure.key else None
            return Someone(mark, figure.key, figure, gender)
        if figure.phrase is None or figure.kind == "pronoun":
            return None
        key = self._described.get(figure.span.start)
        if key is not None:
            return Someone(key, key, figure, self._genders.get(key) or figure.phrase.gender)
        same = self._same_noun(figure.phrase)
        mark = same.mark if same else figure.span
        return Someone(mark, None, figure, figure.phrase.gender)

    def _same_noun(self, phrase: Phrase) -> Someone | None:
        """Somebody described before by the same noun: "the official"."""
        if phrase.determiner not in ("definite", "none"):
            return None
        for someone in reversed(self._whom[-_FIGURES:]):
            known = someone.figure.phrase if someone is not None else None
            if known is not None and (known.head, known.plural) == (phrase.head, phrase.plural):
                return someone
        return None

    def _resolve(self, figure: Figure, pronoun: Pronoun) -> Someone | None:
        scores, last = self._scores(figure, pronoun)
        ranked = sorted(scores, key=lambda mark: (-scores[mark], last[mark].figure.span))
        if not ranked:
            return None
        first, whom = ranked[0], last[ranked[0]]
        nearest = self._nearest(figure, pronoun) if figure.speaks else None
        unclear = len(ranked) > 1 and scores[first] < self._margin * scores[ranked[1]]
        if unclear or (nearest is not None and nearest.mark != first):
            if nearest is None or not self._alone(figure, pronoun, nearest):
                return None
            first, whom = nearest.mark, nearest
        spoken = figure.speaks and not pronoun.is_personal and first != self._last_speaker
        if spoken and not self._is_centre(figure, pronoun, whom):
            return None  # "it" and "they" who speak are those who spoke, the topic, or anything
        rule = self._rule(figure, whom, len(ranked))
        evidence = self._named.get(first, whom)
        self.found[figure.span.start] = Antecedent(
            whom.key, rule, evidence.figure.span, evidence.figure.phrase
        )
        if pronoun.gender is not None and whom.gender is None:
            self._called.setdefault(first, pronoun.gender)
        return replace(whom, gender=whom.gender or pronoun.gender)

    def _is_centre(self, figure: Figure, pronoun: Pronoun, someone: Someone) -> bool:
        """Whether somebody is what the sentence before, or this one, is about, and alone so.

        The subject ranks first among the centres that a sentence hands on, and what is spoken of
        by a pronoun is the highest of them (Grosz, Joshi & Weinstein 1995, "Centering", rule 1).
        """
        place = someone.figure
        if place.slot != "subject" or figure.slot != "subject" or place.quote != figure.quote:
            return False
        if self._text[place.span.end : figure.span.start] == " ":
            return False  # "the candidates they support"
        near = figure.sentence - place.sentence <= 1
        return near and self._alone(figure, pronoun, someone)

    def _nearest(self, figure: Figure, pronoun: Pronoun) -> Someone | None:
        """The subject of the sentence before, or of this one, if a name that may be meant."""
        for index in range(len(self._whom) - 1, max(-1, len(self._whom) - 1 - _FIGURES), -1):
            someone, place = self._whom[index], self._figures[index]
            if figure.sentence - place.sentence > 1:
                return None
            subject = place.slot == "subject" and place.quote == -1 and not self._told[index]
            named = someone is not None and place.kind == "name" and subject
            if someone is not None and named and self._agrees(someone, pronoun):
                return someone
        return None

    def _alone(self, figure: Figure, pronoun: Pronoun, someone: Someone) -> bool:
        """Whether nobody else who may be meant is subject or object before it in the paragraph."""
        floor = self._text.rfind("\n", 0, figure.span.start) + 1
        if figure.span.start - floor > _LONGEST_PARAGRAPH or someone.figure.span.start < floor:
            return False
        for index in range(len(self._whom) - 1, max(-1, len(self._whom) - 1 - _FIGURES), -1):
            other = self._whom[index]
            if self._figures[index].span.start < floor:
                return True
            place = self._figures[index]
            argument = place.slot in ("subject", "object")
            if other is None or place.kind == "pronoun" or not argument:
                continue
            if other.mark != someone.mark and self._agrees(other, pronoun):
                return False
        return True

    def _rule(self, figure: Figure, whom: Someone, rivals: int) -> str:
        if figure.pronoun is not None and figure.pronoun.case == "reflexive":
            return "pronoun.reflexive"
        if figure.speaks and whom.mark == self._last_speaker:
            return "pronoun.continues"
        if rivals == 1:
            return "pronoun.only"
        return "pronoun.subject" if whom.figure.slot == "subject" else "pronoun.salient"

    def _scores(
        self, figure: Figure, pronoun: Pronoun
    ) -> tuple[dict[object, float], dict[object, Someone]]:
        """Salience of everybody who may be meant, and their last places."""
        scores: dict[object, float] = {}
        last: dict[object, Someone] = {}
        best: dict[tuple[object, int], float] = {}
        barred = self._barred(figure, pronoun)
        for index in range(len(self._whom) - 1, max(-1, len(self._whom) - 1 - _FIGURES), -1):
            someone, place = self._whom[index], self._figures[index]
            back = self._layout.distance(place.sentence, figure.sentence, figure.quote >= 0)
            if back > _SENTENCES:
                break
            if someone is None or someone.mark in barred or not self._agrees(someone, pronoun):
                continue
            weight = self._weight(place, figure) * _HALF**back
            if figure.voice and self._told[index]:
                weight *= _TOLD
            slot = (someone.mark, place.sentence)
            if weight > best.get(slot, 0.0):
                scores[someone.mark] = scores.get(someone.mark, 0.0) + weight - best.get(slot, 0.0)
                best[slot] = weight
            last.setdefault(someone.mark, someone)
        if figure.voice and self._last_speaker in scores:
            scores[self._last_speaker] += _SPOKE_LAST
        teller = self._teller(figure)
        if teller is not None and teller in scores:
            scores[teller] += _TELLS
        owned = pronoun.case in ("possessive", "reflexive")
        owner = self._clause_subject(figure) if owned else None
        if owner is not None and owner.mark in scores:
            scores[owner.mark] += _OWN_CLAUSE
        for mark in scores:
            if pronoun.is_personal and not last[mark].gender:
                scores[mark] *= _UNKNOWN_SEX
        return scores, last

    def _weight(self, place: Figure, figure: Figure) -> float:
        weight = _RECENCY + _SLOTS[place.slot]
        return weight * _OTHER_VOICE if place.quote not in (-1, figure.quote) else weight

    def _barred(self, figure: Figure, pronoun: Pronoun) -> set[object]:
        """Who is bound not to be meant: a co-argument, and the one who speaks the quotation."""
        barred: set[object] = set()
        if figure.quote >= 0 and figure.quote in self._quoted:
            barred.add(self._quoted[figure.quote])
        if pronoun.case == "object":
            subject = self._clause_subject(figure)
            if subject is not None:
                barred.add(subject.mark)
        return barred

    def _teller(self, figure: Figure) -> object:
        """Who says the indirect statement whose subject a pronoun is, if nobody is spoken to."""
        source = self._layout.teller(figure.span.start) if figure.slot == "subject" else None
        if source is None:
            return None
        for index in range(len(self._whom) - 1, max(-1, len(self._whom) - 7), -1):
            someone, place = self._whom[index], self._figures[index]
            if source.covers(place.span):
                return someone.mark if someone is not None and place.speaks else None
            if place.span.start < source.start or place.slot != "possessor":
                return None
        return None

    def _clause_subject(self, figure: Figure) -> Someone | None:
        """The subject of the clause that a pronoun stands in, itself a name or a pronoun."""
        for index in range(len(self._whom) - 1, max(-1, len(self._whom) - 7), -1):
            someone, place = self._whom[index], self._figures[index]
            if place.sentence != figure.sentence:
                return None
            if opens_relative(self._text, place.span, figure.span):
                return someone
            if place.slot == "subject":
                together = share_clause(self._text, place.span, figure.span)
                return someone if together else None
        return None

    def _agrees(self, someone: Someone, pronoun: Pronoun) -> bool:
        phrase = someone.figure.phrase
        if someone.key is not None:
            return _named_agrees(someone, pronoun)
        if someone.figure.kind == "name":
            return pronoun.is_personal
        if phrase is None:
            return False
        if pronoun.is_personal:
            return not phrase.plural and pronoun.gender == (someone.gender or pronoun.gender)
        return pronoun.plural and phrase.plural


def _named_agrees(someone: Someone, pronoun: Pronoun) -> bool:
    kind = someone.key[0] if someone.key else "person"
    if pronoun.is_personal:
        return kind == "person" and pronoun.gender == (someone.gender or pronoun.gender)
    if pronoun.plural:
        return False  # who "they" of a named body are is seldom that body
    return kind in ("organization", "government")
