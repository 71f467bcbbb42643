"""Reports without a time of their own that tell an event which others date.

"The minister met the envoy", told the day after by an account that names no day, is the meeting
of that day where it has the same verb and the same two parties, and no other event fits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from rashomon.judge.events.comparing import Compared, Link
from rashomon.judge.events.dating import DAY
from rashomon.judge.events.taking_part import find_participants
from rashomon.judge.events.tellings import Account, Telling
from rashomon.judge.events.verbs import is_verb, read_predicate
from rashomon.judge.material import Material
from rashomon.model.links import Place
from rashomon.model.spans import Span
from rashomon.text.days import Days
from rashomon.text.stems import stem

_FRESH = 3
"""Days after an event within which an account that names no day is about it."""
_SCORE = 0.7
_LONGEST = 80
"""Words of a sentence; what is longer is no prose."""
_ENDS = frozenset(",;:.–—()")
Key = tuple[str, str, str]


def find_undated(
    items: Sequence[Compared], accounts: Mapping[str, Account]
) -> Iterator[tuple[Telling, int]]:
    """Reports without a time that fit exactly one day of a happening.

    Args:
        items: The dated tellings.
        accounts: The documents by id.

    Yields:
        Tellings with the time of the one they fit, and the index of that one.
    """
    known = _index(items, accounts)
    if not known:
        return
    for account in accounts.values():
        published = account.material.published_days(account.document)
        if published is None:
            continue
        for sentence in account.material.sentences(account.document):
            found = _find(account, sentence, published, known, items)
            if found is not None:
                yield found


def _index(items: Sequence[Compared], accounts: Mapping[str, Account]) -> dict[Key, list[int]]:
    """Happenings of one day by what is done and two who take part."""
    found: dict[Key, list[int]] = defaultdict(list)
    for at, item in enumerate(items):
        telling = item.telling
        fits = telling.sort == "happening" and telling.status in ("happened", "planned")
        if fits and telling.moment.length == DAY and telling.attribution is None:
            material = accounts[telling.place.document].material
            for pair in _pairs(material, telling.participants):
                found[item.head, *pair].append(at)
    return found


def _pairs(material: Material, participants: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Two who take part and do not speak for the same."""
    for one, two in combinations(participants, 2):
        if material.party_of(one) != material.party_of(two):
            yield one, two


def _find(
    account: Account,
    sentence: Span,
    published: Days,
    known: Mapping[Key, Sequence[int]],
    items: Sequence[Compared],
) -> tuple[Telling, int] | None:
    told = _read(account, sentence)
    if told is None:
        return None
    span, head = told
    participants = find_participants(account, span)
    word = stem(account.tokens.forms[head])
    fitting = {
        at for pair in _pairs(account.material, participants) for at in known.get((word, *pair), ())
    }
    fresh = sorted(at for at in fitting if _is_fresh(items[at].telling.moment.days, published))
    if len({items[at].telling.moment.days for at in fresh}) != 1:
        return None
    telling = Telling(
        place=Place(account.document, span),
        sort="happening",
        moment=items[fresh[0]].telling.moment,
        status="happened",
        rule="tense.past",
        participants=participants,
        attribution=None,
        head=account.tokens.span(head, head + 1),
        dated=False,
    )
    return telling, fresh[0]


def _read(account: Account, sentence: Span) -> tuple[Span, int] | None:
    """The first clause of a sentence of narration without a time, and the word of what is done."""
    tokens = account.tokens
    words = tokens.within(sentence)
    if not 0 < len(words) <= _LONGEST:
        return None
    verb = next((at for at in words if is_verb(tokens, at, words.start, words.stop)), None)
    if verb is None or account.is_stated(tokens.span(verb, verb + 1)):
        return None
    stop = next((at for at in range(verb, words.stop) if tokens.forms[at] in _ENDS), words.stop)
    predicate = read_predicate(tokens, verb, stop, words.start)
    if predicate.force != "happened" or predicate.state:
        return None
    span = tokens.span(words.start, stop)
    return None if account.material.times_in(account.document, span) else (span, predicate.main)


def _is_fresh(day: Days, published: Days) -> bool:
    """Whether an account came out on the day of an event or shortly after."""
    return day[0] <= published[1] and published[0] <= day[0] + _FRESH


def to_link(left: int, right: int) -> Link:
    """The link between a report without a time and the one that dates it."""
    reasons = "head.same", "participants.shared", "undated.fits"
    return Link(_SCORE, min(left, right), max(left, right), reasons)
