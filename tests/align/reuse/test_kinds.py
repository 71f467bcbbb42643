"""What shared passages are: narration, quotation or boilerplate."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.align.reuse.kinds import sort_kinds
from rashomon.model.documents import Document
from rashomon.model.links import Passage
from rashomon.model.spans import Span
from rashomon.text.words import word_key
from tests.align.reuse.shared import account, share
from tests.documents import make_attribution, make_reading

TOLD = (
    "The ferry turned back in the lee of the breakwater after its bow door jammed, and passengers "
    "spent the night on sacks of barley in the customs shed"
)
SAID = "Nobody drowned and nobody panicked, and that is all I can tell you tonight"


def parts(docs: Sequence[Document], passages: Sequence[Passage]) -> list[tuple[str, str, str]]:
    """Kind and words on both sides of each passage, in the order in which they came."""
    texts = {doc.id: doc.text for doc in docs}
    found = sort_kinds(docs, [make_reading(doc) for doc in docs], passages)
    return [
        (p.kind, p.left.span.of(texts[p.left.document]), p.right.span.of(texts[p.right.document]))
        for p in found
    ]


def kinds(docs: Sequence[Document], passages: Sequence[Passage]) -> list[str]:
    return [kind for kind, _, _ in parts(docs, passages)]


def test_words_that_a_writer_chose_are_narration() -> None:
    docs = [account(f"{TOLD}.\n\n{name} has more.", name) for name in ("a.txt", "b.txt")]
    assert kinds(docs, [share(docs, f"{TOLD}.")]) == ["narration"]


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "«{}»", "``{}''", "„{}“", "‘{}.’", "'{}.'"])
def test_words_in_quotation_marks_are_a_quotation(marks: str) -> None:
    docs = [
        account(f"Harbour master Ines Falk wrote: {marks.format(SAID)}", "a.txt"),
        account(f"{marks.format(SAID)} was all that Falk would say.", "b.txt"),
    ]
    assert kinds(docs, [share(docs, SAID)]) == ["quotation"]


def test_marks_on_one_side_are_enough() -> None:
    docs = [account(f"“{SAID},” Falk said.", "a.txt"), account(f"{SAID}.", "b.txt")]
    assert kinds(docs, [share(docs, SAID)]) == ["quotation"]


def test_a_passage_is_split_where_a_quotation_begins_and_ends() -> None:
    text = f"{TOLD}. “{SAID},” Falk said. Divers from the garrison freed the door at first light."
    docs = [account(f"{text} {name}", name) for name in ("a.txt", "b.txt")]
    assert parts(docs, [share(docs, text)]) == [
        ("narration", f"{TOLD}.", f"{TOLD}."),
        ("quotation", f"{SAID},”", f"{SAID},”"),
        ("narration", *["Falk said. Divers from the garrison freed the door at first light."] * 2),
    ]


def test_spans_of_parts_stand_on_the_words_of_both_sides() -> None:
    one = account(f"Yesterday {TOLD}. “{SAID},” she said.", "a.txt")
    other = account(f"{TOLD.replace('jammed', 'had jammed')}. ‘{SAID},’ she said.", "b.txt")
    passage = share((one, other), one.text[10:], other.text)
    told, said = sort_kinds([one, other], [make_reading(one), make_reading(other)], [passage])
    texts = {doc.id: doc.text for doc in (one, other)}
    assert {p.span.of(texts[p.document]) for p in (told.left, told.right)} == {
        f"{TOLD}.",
        f"{TOLD.replace('jammed', 'had jammed')}.",
    }
    assert (told.form, told.kind, round(told.score, 2)) == ("edited", "narration", 0.98)
    assert (said.form, said.kind) == ("verbatim", "quotation")


def test_who_said_it_between_two_quotations_belongs_to_them() -> None:
    text = f"“{SAID},” said Ines Falk, the harbour master. “{SAID.upper()}.”"
    docs = [account(f"{text} {name}", name) for name in ("a.txt", "b.txt")]
    assert kinds(docs, [share(docs, text)]) == ["quotation"]


def test_a_lead_in_that_a_writer_chose_is_narration() -> None:
    lead = "Falk said, warming her hands on a tin mug across the table from two silent deckhands."
    docs = [account(f"“{SAID},” {lead} {name}", name) for name in ("a.txt", "b.txt")]
    found = parts(docs, [share(docs, f"{SAID},” {lead}")])
    assert [kind for kind, _, _ in found] == ["quotation", "narration"]
    assert found[1][1] == lead


def test_lead_ins_of_several_quotations_are_narration_together() -> None:
    one = "Leaning on a broom by the ice house, Ada Brandt, a net maker, said"
    two = "Asked about the rusting winch on the slipway, Brandt answered"
    text = f"{one}: “{SAID}.” {two}: “I mend what they tear and that is my trade.”"
    docs = [account(f"{text} {name} has more.", name) for name in ("a.txt", "b.txt")]
    assert kinds(docs, [share(docs, text)]) == ["narration", "quotation"] * 2
    text = f"“{SAID},” Ada Brandt, a net maker, said on Tuesday. “I mend what they tear.”"
    docs = [account(f"{text} {name} has more.", name) for name in ("a.txt", "b.txt")]
    assert kinds(docs, [share(docs, text)]) == ["quotation"]


def test_a_few_quoted_words_stay_in_the_narration_around_them() -> None:
    text = TOLD.replace("bow door", "“bow door”")
    docs = [account(f"{text}. {name}", name) for name in ("a.txt", "b.txt")]
    assert kinds(docs, [share(docs, text)]) == ["narration"]


def test_indirect_speech_in_the_same_words_is_narration() -> None:
    text = f"Falk said {TOLD}"
    docs = [account(f"{text}. {name}", name) for name in ("a.txt", "b.txt")]
    readings = [make_reading(d, make_attribution(d, "Falk", "said", TOLD)) for d in docs]
    (found,) = sort_kinds(docs, readings, [share(docs, text)])
    assert found.kind == "narration"


def test_direct_speech_without_marks_is_a_quotation() -> None:
    docs = [account(f"Falk: {SAID}. {name}", name) for name in ("a.txt", "b.txt")]
    readings = [make_reading(d, make_attribution(d, "Falk", "", SAID, "direct")) for d in docs]
    (found,) = sort_kinds(docs, readings, [share(docs, SAID)])
    assert found.kind == "quotation"


def test_a_block_set_apart_after_a_colon_is_a_quotation() -> None:
    docs = [
        account(f"The notice at the pier reads:\n\n{TOLD}.\n\n{name} saw it.", name)
        for name in ("a.txt", "b.txt")
    ]
    assert kinds(docs, [share(docs, TOLD)]) == ["quotation"]


def test_a_sentence_in_the_first_person_is_a_quotation_whose_marks_were_lost() -> None:
    said = "We kept the lamp lit until the last of them had come round the breakwater."
    docs = [
        account(f"{'It rained on Lindow. ' * 40}Falk was blunt: {said} {name} left.", name)
        for name in ("a.txt", "b.txt")
    ]
    assert kinds(docs, [share(docs, said)]) == ["quotation"]


def test_a_column_in_the_first_person_is_its_writers_own() -> None:
    told = "I walked to the breakwater with a lantern, and nobody asked me what my errand was."
    docs = [account(f"{told} {name} I kept.", name) for name in ("a.txt", "b.txt")]
    assert kinds(docs, [share(docs, told)]) == ["narration"]


def test_others_that_quote_it_make_unmarked_words_a_quotation() -> None:
    plain = [account(f"{TOLD}. {name}", name) for name in ("a.txt", "b.txt")]
    quoting = [account(f"The log has it: “{TOLD}.” {n}", n) for n in ("c.txt", "d.txt", "e.txt")]
    docs = [*plain, *quoting]
    passages = [share((a, b), TOLD) for at, a in enumerate(docs) for b in docs[at + 1 :]]
    assert set(kinds(docs, passages)) == {"quotation"}


def test_one_account_that_quotes_another_makes_no_quotation_of_it() -> None:
    plain = [account(f"{TOLD}. {name}", name) for name in ("a.txt", "b.txt")]
    quoting = account(f"The Amery Post wrote: “{TOLD}.”", "c.txt")
    passages = [share(plain, TOLD), *(share((doc, quoting), TOLD) for doc in plain)]
    found = sort_kinds([*plain, quoting], [], passages)
    assert sorted(p.kind for p in found) == ["narration", "quotation", "quotation"]


def test_a_quotation_may_close_in_a_later_line() -> None:
    text = f"“Listen.\n{SAID}.\nThat is all,” she said.\n{TOLD}."
    docs = [account(f"{name}\n{text}", name) for name in ("a.txt", "b.txt")]
    assert kinds(docs, [share(docs, SAID), share(docs, TOLD)]) == ["quotation", "narration"]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    docs = [account(f"{n}\n\n“{SAID}.\n\n{TOLD}.\n\n“Yes,” she said.", n) for n in ("a", "b")]
    assert kinds(docs, [share(docs, SAID), share(docs, TOLD)]) == ["quotation", "narration"]


def test_a_stray_mark_harms_its_own_paragraph_only() -> None:
    docs = [account(f'It was 5" high.\n\n{TOLD}.\n\n"{name}', name) for name in ("a.txt", "b.txt")]
    assert kinds(docs, [share(docs, TOLD)]) == ["narration"]


PHRASES = [
    "the chair of the Standing Committee on Inland Waters and Harbours said on Tuesday",
    "Harbour Master Ines Falk told reporters at a press conference on Tuesday",
]


@pytest.mark.parametrize("phrase", PHRASES)
def test_offices_and_names_alone_are_no_evidence(phrase: str) -> None:
    docs = [account(f"Meanwhile {phrase} that {name}.", name) for name in ("a.txt", "b.txt")]
    assert kinds(docs, [share(docs, phrase)]) == []


def test_a_common_phrase_counts_where_more_is_shared() -> None:
    phrase = PHRASES[1]
    docs = [account(f"{TOLD}.\n\n{n}\n\n{phrase} {n}.", n) for n in ("a.txt", "b.txt")]
    shared = [share(docs, TOLD), share(docs, phrase)]
    assert kinds(docs, shared) == ["narration", "narration"]


def test_a_headline_alone_is_no_evidence() -> None:
    docs = []
    for name in ("a.txt", "b.txt"):
        doc = account(f"Jammed bow door strands ferry passengers overnight\n\nIn {name}.", name)
        end = doc.text.index("\n")
        docs.append(doc_with_title(doc, end))
    assert kinds(docs, [share(docs, docs[0].title or "")]) == []


def doc_with_title(doc: Document, end: int) -> Document:
    return replace(doc, title=doc.text[:end], title_span=Span(0, end))


NOTES = [
    "Reporting by Ana Solberg in Velm; editing by Petr Okonjo and Tomas Brenn",
    "Mirko Dahl in Lindow contributed to this report.",
    "© 2031 The Lindow Courier. All rights reserved. This material may not be republished.",
    "Sign up for our morning newsletter and get the day's headlines before breakfast.",
    "Editor's note: an earlier version of this article misspelled the name of the ferry's owner.",
    "Anyone with information is asked to ring the harbour watch before the weekend tide turns.",
    "The margin of error among the islanders asked is plus or minus four percentage points.",
]


@pytest.mark.parametrize("note", NOTES)
def test_an_outlet_that_speaks_of_itself_is_boilerplate(note: str) -> None:
    docs = [account(f"{name} happened.\n\n{note}", name) for name in ("a.txt", "b.txt")]
    assert kinds(docs, [share(docs, note)]) == ["boilerplate"]


@pytest.mark.parametrize("opening", ["Correction officers", "Advertisement sales", "Video games"])
def test_a_label_without_its_colon_is_no_label(opening: str) -> None:
    text = f"{opening} kept {TOLD[4:]}."
    docs = [account(f"{n} happened.\n\n{text}", n) for n in ("a.txt", "b.txt")]
    assert kinds(docs, [share(docs, text)]) == ["narration"]


def test_entries_are_written_as_texts_are_compared() -> None:
    table = tomllib.loads((files("rashomon.lexicon") / "boilerplate.toml").read_text("utf-8"))
    for entries in table.values():
        assert len(set(entries)) == len(entries)
        for entry in entries:
            assert entry.replace("#", "1") == word_key(entry.replace("#", "1").replace("'", "’"))


ABOUT = [
    ("About the Amery Wire: ", None),
    ("The Amery Wire ", "Amery Wire"),
    ("Amery Wire ", "The Amery Wire"),
]


@pytest.mark.parametrize(("opening", "outlet"), ABOUT)
def test_what_an_outlet_says_it_is_is_boilerplate(opening: str, outlet: str | None) -> None:
    about = f"{opening}has told the stories of this coast since its first steam press arrived."
    docs = [account(f"{n} happened.\n\n{about}", n, outlet) for n in ("a.txt", "b.txt")]
    assert kinds(docs, [share(docs, about)]) == ["boilerplate"]


def test_what_is_said_of_another_paper_is_narration() -> None:
    about = "Kessel Post drivers walked out over night shifts, damp lodgings and unpaid meals."
    docs = [account(f"{n} happened.\n\n{about}", n, "Amery Wire") for n in ("a.txt", "b.txt")]
    assert kinds(docs, [share(docs, about)]) == ["narration"]


def _standing(
    outlets: Sequence[str | None], common: str = ""
) -> tuple[list[Document], list[Passage]]:
    docs = [
        account(f"{common}{'Elsewhere it rained. ' * 20}{n}\n\n{TOLD}.", f"{n}.txt", outlet)
        for n, outlet in enumerate(outlets)
    ]
    pairs = [(a, b) for at, a in enumerate(docs) for b in docs[at + 1 :]]
    shared = [share((a, b), TOLD) for a, b in pairs]
    if common:
        shared.extend(share((a, b), common) for a, b in pairs)
    return docs, shared


def test_what_closes_three_unrelated_accounts_of_an_outlet_is_boilerplate() -> None:
    assert set(kinds(*_standing(["Amery Wire"] * 3))) == {"boilerplate"}


def test_two_accounts_of_an_outlet_that_end_with_what_it_says_of_itself() -> None:
    note = "Reach the desk by letter or at the counter. Amery Wire welcomes corrections gladly."
    docs = [account(f"{'It rained. ' * 40}{n}\n\n{note}", n, "The Amery Wire") for n in "ab"]
    assert kinds(docs, [share(docs, note)]) == ["boilerplate"]


@pytest.mark.parametrize(
    "outlets",
    [["Amery Wire"] * 2, ["Amery Wire", "Kessel Post", "Lindow Courier"], [None, None, None]],
)
def test_a_background_that_two_have_or_several_outlets_is_narration(
    outlets: Sequence[str | None],
) -> None:
    assert set(kinds(*_standing(outlets))) == {"narration"}


def test_a_closing_paragraph_of_accounts_that_share_more_is_narration() -> None:
    common = "Gulls had warned the crew, an old stoker swore, circling low before the squall hit. "
    docs, shared = _standing(["Amery Wire"] * 3, common + "Nobody else on board noticed. " * 4)
    assert set(kinds(docs, shared)) == {"narration"}


OWNED = "Readers of {name} have fed the lighthouse cats since 1951, on fish and on scraps."


def _owned(names: Sequence[str], *, known: bool = True) -> list[Document]:
    """Documents that share what their owner has each say of itself, and a quotation."""
    said = f"“{SAID},” Falk said. "
    return [
        account(
            f"{'' if known else name + ' | 4 May 2031'}\n\n{said}{'It rained. ' * 60}{at}\n\n"
            f"{OWNED.format(name=name)}",
            f"{at}.txt",
            name if known else None,
        )
        for at, name in enumerate(names)
    ]


def test_a_closing_in_which_each_outlet_names_itself_is_its_owners() -> None:
    names = ("Amery Wire", "Kessel Post")
    docs = _owned(names)
    shared = share(docs, *(OWNED.format(name=name) for name in names))
    assert kinds(docs, [shared]) == ["boilerplate"]
    assert kinds(docs, [shared, share(docs, SAID)]).count("boilerplate") == 1


def test_an_outlet_may_be_known_from_the_head_of_a_text_alone() -> None:
    docs = [*_owned(["Amery Wire"]), *_owned(["Amery Wire"], known=False)]
    docs[1] = replace(docs[1], id="doc-other", name="other.txt")
    assert kinds(docs, [share(docs, OWNED.format(name="Amery Wire"))]) == ["boilerplate"]


def test_a_closing_that_names_another_outlet_is_narration() -> None:
    docs = [
        replace(doc, outlet=name)
        for doc, name in zip(_owned(["Amery Wire"] * 2), ("Kessel Post", "Orsk Mail"), strict=True)
    ]
    assert kinds(docs, [share(docs, OWNED.format(name="Amery Wire"))]) == ["narration"]


def test_a_note_between_narrations_is_split_off() -> None:
    note = "Sign up for our morning newsletter."
    text = f"{TOLD}.\n\n{note}\n\nDivers from the garrison freed the jammed door at first light."
    docs = [account(f"{text} {name}", name) for name in ("a.txt", "b.txt")]
    assert kinds(docs, [share(docs, text)]) == ["narration", "boilerplate", "narration"]


PIECES = (TOLD, f"“{SAID},” she said", NOTES[1], PHRASES[0], "It rained", "«So?» he asked", '"')


@given(
    st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5), min_size=2, max_size=4),
    st.integers(0, 1000),
)
def test_order_strangers_and_spans(texts: list[list[str]], seed: int) -> None:
    docs = [
        account(f"{n}: {'. '.join(pieces)}", f"{n}.txt", "Amery Wire")
        for n, pieces in enumerate(texts)
    ]
    shared = [
        share((a, b), piece)
        for at, a in enumerate(docs)
        for b in docs[at + 1 :]
        for piece in PIECES
        if len(piece.split()) > 3 and piece in a.text and piece in b.text
    ]
    readings = [make_reading(doc) for doc in docs]
    found = sort_kinds(docs, readings, shared)
    stranger = account("Quite another story. “Yes,” she said.", "z.txt", "Amery Wire")
    shuffled = random.Random(seed)
    mixed = [*docs, stranger]
    shuffled.shuffle(mixed)
    shuffled.shuffle(readings)
    shuffled.shuffle(shared)
    assert sort_kinds(mixed, readings, shared) == found
    lengths = {doc.id: len(doc.text) for doc in docs}
    for passage in found:
        for place in (passage.left, passage.right):
            assert 0 <= place.span.start < place.span.end <= lengths[place.document]
        assert 0 < passage.score <= 1


@pytest.mark.parametrize("text", ["“" * 3000, "'a " * 3000, '"x" ' * 3000, "« a " * 3000, ""])
def test_hostile_marks(text: str) -> None:
    docs = [account(f"{text}{TOLD}.", name) for name in ("a.txt", "b.txt")]
    assert len(sort_kinds(docs, [], [share(docs, TOLD)])) == 1
