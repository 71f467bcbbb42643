"""The cue lexicon: its size, its law, its forms and what is found with it."""

import re

import pytest

from rashomon.errors import InvariantError
from rashomon.lexicon.cues import (
    CueEntry,
    cues_by_first_form,
    entry_forms,
    load_cues,
    load_references,
    parse_cues,
)
from rashomon.lexicon.inflection import noun_forms, spellings, verb_forms
from rashomon.lexicon.matching import MAX_WORDS, drop_days, find_entries, find_words


def by_lemma(lemma: str, part: str = "verb") -> CueEntry:
    (entry,) = [e for e in load_cues() if (e.lemma, e.part) == (lemma, part)]
    return entry


def test_lexicon_is_large_and_covers_every_act() -> None:
    entries = load_cues()
    assert len(entries) >= 750
    assert len({e.act for e in entries}) == 14
    assert sum(e.part == "verb" and not e.attitude for e in entries) >= 600


def test_every_entry_has_a_citation_and_every_citation_an_entry() -> None:
    used = {reference for entry in load_cues() for reference in entry.references}
    assert all(entry.references for entry in load_cues())
    assert used == set(load_references())


def test_every_entry_is_found_by_its_own_words() -> None:
    for entry in load_cues():
        words = [word for word in entry.words if word != "~"]
        found = find_entries(words)
        assert any(m.entry.words[0] == entry.words[0] or m.entry.act for m in found), entry.lemma


def test_keys_are_slugs() -> None:
    assert all(re.fullmatch(r"[a-z]+:[a-z0-9'\u2019-]+", e.key) for e in load_cues())
    assert by_lemma("issue ~ statement").key == "verb:issue-statement"


@pytest.mark.parametrize(
    ("lemma", "act"),
    [
        ("say", "assert"), ("deny", "deny"), ("accuse", "accuse"), ("condemn", "condemn"),
        ("demand", "demand"), ("urge", "request"), ("propose", "propose"), ("vow", "promise"),
        ("agree", "agree"), ("refuse", "refuse"), ("ask", "ask"), ("hope", "hope"),
        ("warn", "warn"), ("announce", "announce"), ("call for", "demand"), ("hit back", "assert"),
        ("lash out", "condemn"), ("pour cold water on", "assert"), ("rule out", "refuse"),
    ],
)  # fmt: skip
def test_acts_of_common_cues(lemma: str, act: str) -> None:
    assert by_lemma(lemma).act == act


def test_marked_properties() -> None:
    assert by_lemma("say").neutral
    assert by_lemma("plan").attitude
    assert by_lemma("believe").attitude
    assert by_lemma("want").attitude
    assert not by_lemma("announce").attitude
    assert by_lemma("confirm").polarity == "positive"
    assert by_lemma("deny").polarity == "negative"
    assert by_lemma("cast doubt on").polarity == "hedge"
    assert by_lemma("realise").factivity == "factive"
    assert by_lemma("reject").by_object


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("say", "say says said saying"),
        ("rebut", "rebut rebuts rebutted rebutting"),
        ("write", "write writes wrote written writing"),
        ("criticise", "criticise criticises criticised criticising "
                      "criticize criticizes criticized criticizing"),
        ("rule", "rule rules ruled ruling"),
        ("slam", "slam slams slammed slamming"),
        ("echo", "echo echoes echoed echoing"),
        ("imply", "imply implies implied implying"),
        ("panic", "panic panics panicked panicking"),
        ("signal", "signal signals signaled signalled signaling signalling"),
        ("lie", "lie lies lied lay lain lying"),
        ("agree", "agree agrees agreed agreeing"),
        ("quit", "quit quits quitting"),
        ("admit", "admit admits admitted admitting"),
        ("visit", "visit visits visited visiting"),
    ],
)  # fmt: skip
def test_verb_forms(lemma: str, forms: str) -> None:
    assert verb_forms(lemma) == set(forms.split())


def test_noun_forms_and_spellings() -> None:
    assert noun_forms("rumour") == {"rumour", "rumours", "rumor", "rumors"}
    assert noun_forms("analysis") >= {"analyses"}
    assert spellings("advise") == ("advise",)
    assert spellings("authorisation") == ("authorisation", "authorization")


def test_no_form_is_empty_or_upper_case() -> None:
    for entry in load_cues():
        for forms in entry_forms(entry):
            assert all(form and form == form.lower() for form in forms), entry.lemma


@pytest.mark.parametrize(
    ("cue", "following", "lemmas"),
    [
        ("said", "", ["say"]),
        ("called", "for talks", ["call for"]),
        ("called again on Monday for", "", ["call for"]),
        ("later called on", "", ["call on"]),
        ("called", "it a farce", ["call"]),
        ("said", "no one had come", ["say"]),
        ("said no", "to it", ["say no to"]),
        ("wanted", "to know who paid", ["want to know"]),
        ("issued", "a statement", ["issue ~ statement"]),
        ("issued a brief statement", "", ["issue ~ statement"]),
        ("poured cold water on", "", ["pour cold water on"]),
        ("distanced himself from", "", ["distance oneself from"]),
        ("has criticized", "", ["criticise"]),
        ("According to", "", ["according to"]),
        ("is expected", "", ["expect"]),
        ("walked", "", []),
        ("", "said", []),
    ],
)  # fmt: skip
def test_entries_found(cue: str, following: str, lemmas: list[str]) -> None:
    found = find_entries(drop_days(find_words(cue)), find_words(following))
    assert [match.entry.lemma for match in found] == lemmas


def test_a_cue_of_a_million_words_is_cut() -> None:
    assert len(find_entries(["said"] * 1_000_000)) == MAX_WORDS


def test_index_prefers_longer_entries() -> None:
    rows = cues_by_first_form()["called"]
    lengths = [len(forms) for _, forms in rows]
    assert lengths == sorted(lengths, reverse=True)


GROUP = '[[group]]\npart = "verb"\nrefs = ["levin-33"]\ncues = ["say"]\n'


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('act = "mumble"\n' + GROUP, "act must be one of"),
        ('act = "assert"\n', "want `act` and"),
        ('act = "assert"\nextra = 1\n' + GROUP, "want `act` and"),
        ('act = "assert"\n' + GROUP + "unknown = 1\n", "unknown keys"),
        ('act = "assert"\n' + GROUP.replace("levin-33", "nobody-1900"), "no citation"),
        ('act = "assert"\n' + GROUP.replace('"say"', '"Say"'), "lower case"),
        ('act = "assert"\n' + GROUP.replace('["say"]', "[]"), "list of strings"),
        ('act = "assert"\n' + GROUP.replace('"verb"', '"particle"'), "`part` must be one of"),
        ('act = "assert"\n' + GROUP + 'light = "yes"\n', "true or false"),
    ],
)
def test_a_broken_file_is_named_and_explained(text: str, complaint: str) -> None:
    with pytest.raises(InvariantError, match=re.escape(complaint)) as caught:
        parse_cues(text, "broken.toml")
    assert "broken.toml" in str(caught.value)
