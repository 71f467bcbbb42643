"""How many reports of one utterance are independent."""

from __future__ import annotations

from rashomon.align.lineage.accounts import count_accounts
from rashomon.align.lineage.derivations import find_derivations
from rashomon.model.documents import Document
from rashomon.model.links import Passage
from rashomon.model.reading import Attribution
from rashomon.model.reports import Reports, whole_place
from tests.align.lineage.stories import MIDDLE, OPENING, OWN, credit, document, shared
from tests.documents import make_attribution

SAID = "“We will shut the dock before the ice comes,” she said."
LED_IN = "Seated under a clock that had stopped years ago, Ilse Varga spoke for an hour. " + SAID
OTHERWISE = "Varga, who leads the council, was blunt with the crowd that had come. " + SAID


def said(doc: Document) -> Attribution:
    return make_attribution(
        doc, "she", "said", "“We will shut the dock before the ice comes,”", "direct"
    )


def count(documents: list[Document], passages: list[Passage]) -> tuple[int, tuple[int, int]]:
    derivations = find_derivations(documents, (), passages)
    accounts = count_accounts(documents, derivations, passages)
    reports = Reports(documents, passages, derivations, accounts)
    return reports.count([whole_place(said(doc)) for doc in documents])


def test_one_report() -> None:
    assert count([document("one", LED_IN)], []) == (1, (1, 1))


def test_reports_that_share_nothing_else_are_independent() -> None:
    assert count([document("one", LED_IN), document("two", OTHERWISE)], []) == (2, (2, 2))


def test_shared_narration_around_the_words_makes_them_one_report() -> None:
    one, two = document("one", OPENING, LED_IN), document("two", LED_IN, OWN[0])
    lead = LED_IN.removesuffix(SAID).strip()
    assert count([one, two], shared(one, two, lead)) == (2, (1, 1))


def test_narration_shared_elsewhere_does_not() -> None:
    one = document("one", LED_IN, OWN[0], OWN[1], OPENING)
    two = document("two", OPENING, OWN[2], OWN[3], OTHERWISE)
    assert count([one, two], shared(one, two, OPENING)) == (2, (2, 2))


def test_a_report_in_a_document_that_is_mostly_the_other_may_be_the_same() -> None:
    one = document("one", OPENING, MIDDLE, OWN[0], OTHERWISE)
    two = document("two", LED_IN, OWN[1], OPENING, MIDDLE)
    assert count([one, two], shared(one, two, OPENING, MIDDLE)) == (2, (1, 2))


def test_a_reprint_of_what_is_not_there_may_be_none() -> None:
    one = document("one", LED_IN)
    two = document("two", OTHERWISE, credits=[credit("Tallow Street Journal")])
    assert count([one, two], []) == (2, (1, 2))
    assert count([two], []) == (1, (1, 1))


def test_two_statements_in_one_document_are_one_report() -> None:
    doc = document("one", LED_IN)
    reports = Reports([doc], (), (), count_accounts([doc], (), ()))
    assert reports.count([whole_place(said(doc)), whole_place(said(doc))]) == (1, (1, 1))
