"""The propositions of a whole story."""

from __future__ import annotations

from collections import defaultdict

from rashomon.judge.material import Material, Said
from rashomon.judge.propositions.account import Account
from rashomon.judge.propositions.naming import Naming
from rashomon.judge.propositions.narration import find_narration
from rashomon.judge.propositions.passing import find_passing
from rashomon.judge.propositions.pleas import find_pleas
from rashomon.judge.propositions.put_upon import find_put_upon
from rashomon.judge.propositions.rejections import find_rejections, read_rejection
from rashomon.judge.propositions.stands import Ruling, restate
from rashomon.judge.propositions.statements import find_statements
from rashomon.judge.propositions.tokens import find_tokens
from rashomon.judge.propositions.voiced import Voiced
from rashomon.judge.propositions.weighing import FactualityModel, weigh
from rashomon.model.judgement import Proposition


def find_propositions(material: Material, model: FactualityModel) -> tuple[Proposition, ...]:
    """Cuts statements and narration into propositions with their holders' stances.

    Args:
        material: The story.
        model: Says how sure the author of a sentence is of it.

    Returns:
        Propositions sorted by id; each id once.  Those of a statement lie in its content, but for
        the words that it rejects (rule ``passing.rejected``).
    """
    tokens = {doc.id: find_tokens(doc.text) for doc in material.documents.values()}
    naming = Naming(material)
    found = [
        item
        for document in tokens
        for item in _in_document(Account(material, document, tokens[document], naming))
    ]
    unique = {item.id: item for item in weigh(found, tokens, model)}
    return tuple(sorted(unique.values(), key=lambda item: item.id))


def _in_document(account: Account) -> list[Proposition]:
    stated, found = _of_statements(account)
    statements = account.material.said_in(account.document)
    rejecting = [read for said in statements if (read := read_rejection(account, said))]
    pointing = {rejection.said.att.id for rejection in rejecting}
    voiced = Voiced(
        account,
        [(said, stated[said.att.id]) for said in statements if said.att.id not in pointing],
    )
    for attribution, denials in find_rejections(account, rejecting, voiced):
        stated[attribution] = [_without_stance(item) for item in stated[attribution]]
        found.extend(denials)
    known = [item for items in stated.values() for item in items]
    found.extend(find_pleas(account, [*known, *found], voiced))
    known.extend(find_narration(account.material, account.document, account.tokens))
    known.sort(key=lambda item: (item.span, item.id))
    return [*known, *found, *find_passing(account, known)]


def _without_stance(item: Proposition) -> Proposition:
    return restate(item, Ruling(None, "words.pointing", item.score))


def _of_statements(account: Account) -> tuple[dict[str, list[Proposition]], list[Proposition]]:
    """Propositions by statement, and the positions that speakers put upon those spoken to."""
    statements = account.material.said_in(account.document)
    children: dict[str, list[Said]] = defaultdict(list)
    for said in statements:
        if said.parent is not None:
            children[said.parent].append(said)
    stated: dict[str, list[Proposition]] = {}
    others: list[Proposition] = []
    for said in statements:
        inner = children.get(said.att.id, ())
        items = find_statements(account.material, said, inner, account.tokens)
        stated[said.att.id] = [_put_upon(account, said, item, others) for item in items]
    return stated, others


def _put_upon(
    account: Account, said: Said, item: Proposition, others: list[Proposition]
) -> Proposition:
    """The proposition; for "you say that …" without a stance, which is put among the others."""
    read = find_put_upon(account, said, item)
    if read is None:
        return item
    left, other = read
    if other is not None:
        others.append(other)
    return left
