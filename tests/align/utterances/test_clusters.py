"""How statements that are linked two at a time become utterances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.align.utterances.finding import find_utterances
from rashomon.model.documents import Document
from rashomon.model.ids import content_id
from rashomon.model.reading import Kind, Reading
from rashomon.model.spans import Span
from rashomon.resolve.story import resolve
from tests.align.utterances.stories import Told, count, utterances
from tests.documents import make_attribution, make_document, make_reading

WELCOME = "welcome to the Karlin harbour hour with ferry master Olaf Berg of Ostrava"
PUMPS = "“the pumps in the Karlin tunnel were never once inspected”"
TOLLS = "“lorries shall pay double tolls at the Ostrava ferry bridge”"

Said = tuple[str, str, Kind]


def make_account(name: str, *said: Said) -> tuple[Document, Reading]:
    """A document of several statements, a sentence each: who, what, and how it is reported."""
    doc = make_document("\n".join(f"{who} said {what}." for who, what, _ in said), name)
    found, start = [], 0
    for number, (who, what, kind) in enumerate(said):
        cue, content = start + len(who) + 1, start + len(who) + len(" said ")
        found.append(
            replace(
                make_attribution(doc, who, "said", what, kind),
                id=content_id("att", doc.id, number),
                source=(Span(start, start + len(who)),),
                cue=(Span(cue, cue + len("said")),),
                content=(Span(content, content + len(what)),),
            )
        )
        start = content + len(what) + len(".\n")
    return doc, make_reading(doc, *found)


def find_sizes(accounts: Sequence[tuple[Document, Reading]]) -> list[int]:
    """How many statements each utterance has, the largest first."""
    documents, readings = [doc for doc, _ in accounts], [reading for _, reading in accounts]
    found = find_utterances(documents, readings, resolve(documents, readings), (), count)
    return sorted((len(one.attributions) for one in found), reverse=True)


def filler(number: int) -> Said:
    """A statement of somebody else on something else."""
    goods = ("wool", "barley", "copper", "salted herring", "window glass", "bicycles")
    return "Eva Moll", f"that the price of {goods[number]} had risen in Vik", "indirect"


def test_a_formula_that_recurs_in_a_transcript_is_said_each_time() -> None:
    one: Said = ("Ana Ruiz", WELCOME, "indirect")
    others = [filler(number) for number in range(5)]
    said = [*others[:3], one, *others[3:], one]
    assert find_sizes([make_account("a.txt", *said)])[0] == 1
    copies = find_sizes([make_account("a.txt", *said), make_account("b.txt", *said)])
    assert max(copies) == 2


def test_a_headline_tells_what_the_body_tells() -> None:
    said: Said = ("Ana Ruiz", f"that {PUMPS[1:-1]}", "indirect")
    quoted: Said = ("Ana Ruiz", PUMPS, "direct")
    others = [filler(number) for number in range(6)]
    assert find_sizes([make_account("a.txt", said, *others, quoted)])[0] == 2


def test_a_report_of_two_things_said_makes_no_one_of_them() -> None:
    pumps: Said = ("Ana Ruiz", PUMPS, "direct")
    tolls: Said = ("Ana Ruiz", TOLLS, "direct")
    both: Said = ("Ana Ruiz", f"{PUMPS[:-1]} and {TOLLS[1:]}", "direct")
    accounts = [
        make_account("a.txt", pumps),
        make_account("b.txt", ("Ana Ruiz", f"that {PUMPS[1:-1]}", "indirect")),
        make_account("c.txt", tolls),
        make_account("d.txt", ("Ana Ruiz", f"that {TOLLS[1:-1]}", "indirect")),
        make_account("e.txt", both),
    ]
    assert find_sizes(accounts) in ([3, 2], [2, 2, 1])


def test_what_others_are_said_to_say_joins_by_a_run_of_words_alone() -> None:
    named = Told("Ana Ruiz", "that the pumps of the Karlin tunnel were never once inspected")
    topic = Told("the papers", "that shopkeepers blame the pumps for the flooded Karlin tunnel")
    words = Told("the papers", "that pumps of the Karlin tunnel were never once inspected")
    assert len(utterances(named, topic)) == 2
    assert len(utterances(named, words)) == 1
