"""What the mentions of a story name."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.reading import Mention, Reading
from rashomon.model.spans import Span
from rashomon.resolve.names.clusters import find_namings, find_people
from tests.documents import make_document
from tests.resolve.names.namings import Said, keys, make_story, name_all


def _people(*names: str) -> list[Said]:
    return [(name, "person") for name in names]


def _bodies(*names: str) -> list[Said]:
    return [(name, "organization") for name in names]


def test_a_surname_joins_the_only_bearer_of_its_document_before_the_storys() -> None:
    (_, own), (other,) = keys(_people("Ivo Stern", "Stern"), _people("Ana Stern"))
    assert own == ("person", "ivo stern")
    assert other == ("person", "ana stern")


def test_a_surname_of_two_in_the_story_is_nobodys() -> None:
    *_, (alone,) = keys(_people("Ivo Stern"), _people("Ana Stern"), _people("Stern"))
    assert alone is None


def test_a_surname_joins_the_only_bearer_of_the_story() -> None:
    _, (naming,) = name_all(_people("Ivo Stern"), _people("Stern"))
    assert (naming.key, naming.rule) == (("person", "ivo stern"), "name.surname-in-story")


def test_a_surname_means_one_already_named_before_one_named_later() -> None:
    ((_, before, _, after),) = keys(_people("Peter Moll", "Moll", "Eva Moll", "Moll"))
    assert before == ("person", "peter mol")
    assert after is None


def test_a_surname_long_kept_for_one_stays_that_ones() -> None:
    ((*_, after),) = name_all(_people("Peter Moll", "Moll", "Moll", "Moll", "Eva Moll", "Moll"))
    assert (after.key, after.rule) == (("person", "peter mol"), "name.surname-kept")


def test_a_surname_used_before_anybody_bears_it_is_the_well_known_ones() -> None:
    known = [_people("Peter Moll") for _ in range(4)]
    *_, row = keys(*known, _people("Moll", "Eva Moll", "Moll"))
    assert row == [("person", "peter mol"), ("person", "eva mol"), ("person", "peter mol")]


def test_an_office_tells_which_of_two_is_meant() -> None:
    texts = ("President Ivo Stern came.", "Judge Ana Stern came.", "President Stern came.")
    names = ("Ivo Stern", "Ana Stern", "Stern")
    docs = [make_document(text, f"{n}.txt") for n, text in enumerate(texts)]
    readings = {}
    for doc, name in zip(docs, names, strict=True):
        span = Span(doc.text.index(name), doc.text.index(name) + len(name))
        readings[doc.id] = Reading(doc.id, (Mention(span, "person"),))
    found = {n.document: n.key for n in find_namings(docs, readings)}
    assert found[docs[2].id] == ("person", "ivo stern")


def test_a_mr_and_a_mrs_whom_nobody_names_in_full_are_two() -> None:
    (mister,), (madam,), (alone,) = keys(
        _people("Mr Stern"), _people("Mrs Stern"), _people("Stern")
    )
    assert mister is not None
    assert madam is not None
    assert mister != madam
    assert alone is None


def test_full_names_side_by_side_are_two_peoples() -> None:
    doc = make_document("William Stern and Bill Stern came.")
    mentions = (Mention(Span(0, 13), "person"), Mention(Span(18, 28), "person"))
    left, right = find_namings([doc], {doc.id: Reading(doc.id, mentions)})
    assert left.key != right.key


def test_a_name_that_fits_two_fuller_ones_joins_neither() -> None:
    rows = keys(_people("John F. Stern"), _people("John G. Stern"), _people("John Stern"))
    assert len({row[0] for row in rows}) == 3


def test_initials_of_two_are_nobodys() -> None:
    ((*_, initials),) = keys(_people("John Stern", "Jane Stern", "J. Stern"))
    assert initials is None


def test_a_given_name_alone_is_its_only_bearers_in_the_document_and_no_further() -> None:
    (_, inside), (outside,) = keys(_people("Arvind Menon", "Arvind"), _people("Arvind"))
    assert inside == ("person", "arvind menon")
    assert outside == ("person", "arvind")


def test_a_pope_is_not_whoever_bears_the_given_name() -> None:
    ((_, pope),) = keys(_people("Francis Stern", "Pope Francis"))
    assert pope == ("person", "francis")


def test_most_mentions_of_a_full_name_tell_its_kind() -> None:
    found = keys(
        [("Kade Brenn", "organization"), ("Kade Brenn", "organization")],
        [("Kade Brenn", "person"), ("Brenn", "organization")],
    )
    assert {key for row in found for key in row[:1]} == {("organization", "kade brenn")}


def test_a_surname_taken_for_a_place_is_its_bearers() -> None:
    ((_, surname),) = keys([("Ana Kade", "person"), ("Kade", "place")])
    assert surname == ("person", "ana kade")


def test_a_law_firm_is_no_person() -> None:
    ((firm,),) = keys(_people("Stern & Moll"))
    assert firm == ("organization", "stern and moll")


def test_a_text_defines_its_acronym_for_the_whole_story() -> None:
    text = "The Kessel Ore Board (KOB) met."
    doc, other = make_document(text, "a.txt"), make_document("The KOB met.", "b.txt")
    readings = {
        doc.id: Reading(doc.id, (Mention(Span(4, 20), "organization"),)),
        other.id: Reading(other.id, (Mention(Span(4, 7), "organization"),)),
    }
    found = {n.document: n for n in find_namings([doc, other], readings)}
    assert found[other.id].key == ("organization", "kessel ore board")
    assert found[other.id].rule == "name.acronym"


def test_an_acronym_right_behind_a_name_is_that_name_in_another_language() -> None:
    doc = make_document("Nurses of the Orla (PLI) came. PLI left.")
    mentions = (Mention(Span(0, 18), "organization"), Mention(Span(31, 34), "organization"))
    long, short = find_namings([doc], {doc.id: Reading(doc.id, mentions)})
    assert long.key == short.key


def test_an_acronym_of_two_bodies_is_neither() -> None:
    rows = keys(_bodies("Kessel Ore Board"), _bodies("Kade Orla Bank"), _bodies("KOB"))
    assert rows[2][0] == ("organization", "kob")


def test_a_word_that_only_says_what_kind_of_body_it_is_needs_one_body() -> None:
    ((*_, one),) = keys(_bodies("Kessel Ore Board", "Board"))
    ((*_, two),) = keys(_bodies("Kessel Ore Board", "Velm Grain Board", "Board"))
    assert one == ("organization", "kessel ore board")
    assert two is None


def test_a_name_that_stands_alone_elsewhere_is_no_short_form() -> None:
    (_, short), (alone,) = keys(_bodies("Brenn Music", "Brenn"), _bodies("Brenn"))
    assert short == alone == ("organization", "brenn")


def test_pieces_of_one_name_are_that_name() -> None:
    doc = make_document("The Board of the Blue Lamp met R. Kade. Then R left.")
    mentions = (
        Mention(Span(4, 12), "organization"),
        Mention(Span(17, 26), "organization"),
        Mention(Span(31, 32), "person"),
    )
    names = find_namings([doc], {doc.id: Reading(doc.id, mentions)})
    assert [n.key for n in names] == [
        ("organization", "board of the blue lamp"),
        ("organization", "board of the blue lamp"),
        ("person", "r kade"),
    ]


def test_people_by_surname() -> None:
    (row,) = name_all(_people("Ivo Stern", "Xi Jinping", "Peter Moll Jr.", "Stern"))
    found = find_people(row)
    assert found["stern"] == frozenset({"ivo stern"})
    assert found["ksi"] == frozenset({"ksi inping"})
    assert "mol" not in found


WORDS = ("Ivo", "Ana", "J.", "Stern", "Moll", "Jr.", "Mr", "de", "É", "�", "?", "-", "KOB", "Board")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(
            st.tuples(
                st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join),
                st.sampled_from(("person", "organization", "place", "group")),
            ),
            max_size=6,
        ),
        max_size=4,
    )
)
def test_any_names_give_one_naming_each_whatever_their_order(rows: list[list[Said]]) -> None:
    documents, readings = make_story(*rows)
    namings = find_namings(documents, readings)
    assert len(namings) == sum(len(row) for row in rows)
    backwards = dict(reversed(readings.items()))
    assert find_namings(documents[::-1], backwards) == namings


def test_a_well_known_acronym_is_another_bodys_only_beside_it() -> None:
    (apart,), _ = keys(_bodies("NBC"), _bodies("Northern Bread Company"))
    ((_, beside),) = keys(_bodies("Northern Bread Company", "NBC"))
    assert apart == ("organization", "nbc")
    assert beside == ("organization", "northern bread")


def test_a_ruler_goes_by_the_name_with_and_without_the_number() -> None:
    rows = keys(_people("King Oluf III", "King Oluf", "Oluf"), _people("King Oluf"))
    assert {key for row in rows for key in row} == {("person", "oluf iii")}
    *_, (alone,) = keys(_people("King Oluf III"), _people("King Oluf IV"), _people("King Oluf"))
    assert alone == ("person", "oluf")


def test_a_misspelt_surname_is_that_of_one_whom_several_documents_name() -> None:
    full = _people("Ana Guterres")
    (misspelt,) = keys(full, full, _people("Guterrez"))[2]
    (doubtful,) = keys(full, _people("Guterrez"))[1]
    assert misspelt == ("person", "ana guteres")
    assert doubtful == ("person", "guterez")


def test_the_police_of_a_town_are_its_police_department() -> None:
    rows = keys(_bodies("Lindow police"), _bodies("Lindow Metropolitan Police Department"))
    assert rows[0] == rows[1]
    two = _bodies("Lindow Police Department", "Lindow Police Service", "Lindow police")
    ((*_, alone),) = keys(two)
    assert alone == ("organization", "lindow police")


def test_a_union_of_states_is_a_body_and_goes_by_its_first_word() -> None:
    whole: Said = ("Accord of Inland States", "place")
    (first, short), (end,), (other,) = keys(
        [whole, ("Accord", "place")], _bodies("Inland States"), [("Accord", "place")]
    )
    assert first == ("organization", "accord of inland states")
    assert short == first
    assert end == first
    assert other == first


def test_one_word_of_two_unions_is_neither() -> None:
    (*_, short), _ = keys(
        _bodies("Accord of Inland States", "Accord"), _bodies("Accord of Coastal States")
    )
    assert short not in (None, ("organization", "accord of coastal states"))
    *_, (alone,) = keys(
        _bodies("Accord of Inland States"), _bodies("Accord of Coastal States"), _bodies("Accord")
    )
    assert alone == ("organization", "accord")


def test_a_stadium_is_not_the_bank_it_is_called_after() -> None:
    ((bank, stadium),) = keys([*_bodies("Bank of Lindow"), ("Bank of Lindow Stadium", "place")])
    assert bank == ("organization", "bank of lindow")
    assert stadium == ("place", "bank of lindow stadium")


def test_a_body_is_shown_by_its_whole_name_where_a_mention_holds_a_piece() -> None:
    doc = make_document("The Guild of the River Pilots met.")
    mentions = (Mention(Span(4, 12), "organization"), Mention(Span(17, 29), "organization"))
    found = find_namings([doc], {doc.id: Reading(doc.id, mentions)})
    assert {naming.name for naming in found} == {"Guild of the River Pilots"}


def test_a_name_cut_off_at_and_is_completed() -> None:
    doc = make_document("The Centre for Boats and Rail Affairs met. The Boat Office and Rail met.")
    mentions = (Mention(Span(4, 24), "organization"), Mention(Span(47, 62), "organization"))
    found = find_namings([doc], {doc.id: Reading(doc.id, mentions)})
    assert [n.name for n in found] == ["Centre for Boats and Rail Affairs", "Boat Office"]
    assert [n.mention.span.of(doc.text) for n in found] == [n.name for n in found]


def test_a_label_in_capitals_is_the_one_who_bears_the_name() -> None:
    (_, label, acronym) = keys([*_people("Ivo Stern"), *_bodies("STERN", "ARVO")])[0]
    assert label == ("person", "ivo stern")
    assert acronym == ("organization", "arvo")


def test_an_acronym_with_dots_is_no_place() -> None:
    whole: Said = ("Lindow Guild Council", "organization")
    ((long, short, town),) = keys([whole, ("L.G.C.", "place"), ("N.Y.", "place")])
    assert short == long == ("organization", "lindow guild council")
    assert town is not None
    assert town[0] == "place"


def test_letters_that_a_text_explains_complete_a_name_cut_off() -> None:
    doc = make_document("The Alliance to Mend Our Locks (AMOL) met. The AMOL slept.")
    mentions = (Mention(Span(4, 12), "organization"), Mention(Span(47, 51), "organization"))
    whole, short = find_namings([doc], {doc.id: Reading(doc.id, mentions)})
    assert whole.mention.span.of(doc.text) == whole.name == "Alliance to Mend Our Locks"
    assert whole.key == short.key


def test_a_state_before_a_person_is_no_part_of_the_name() -> None:
    doc = make_document("The envoy to the U.S. Ana Ruiz met.")
    (naming,) = find_namings([doc], {doc.id: Reading(doc.id, (Mention(Span(17, 30), "person"),))})
    assert naming.mention.span.of(doc.text) == naming.name == "Ana Ruiz"
