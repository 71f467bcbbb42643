from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from rashomon.errors import InvariantError
from rashomon.model.documents import Caution, Failure
from rashomon.model.record import Record
from rashomon.model.spans import Span
from rashomon.publish.display import steady, with_gaps
from rashomon.publish.markdown import _check, to_markdown
from rashomon.publish.markdown_text import inert, link
from tests.publish.checks import ATTACKS
from tests.publish.judged import hostile_story, large_story, weir_story
from tests.publish.story import Findings, attribution, document, findings_of, harbour_story

COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MARKDOWN_ATTACKS = [
    "# heading",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/pixel.png)",
    "<https://evil.example>",
    "https://evil.example/a www.evil.example evil@evil.example @everyone #tag",
    "[x]: https://evil.example",
    "[^1]: forged [^1] ^[inline]",
    "``` code ```",
    "`@` ``@@`` \\`@ \\@",
    "**bold** __bold__ *i* _i_ ~~gone~~ ==mark== ++ins++ $x$ %%hidden%% :smile:",
    "| a | b |\n|---|---|\n| c | d |",
    "- item\n* item\n1. item\n> quote\n---\n===",
    "1) first",
    "    code block",
    "{{ site.secret }} {% include x %} {#id} {.class}",
    "&amp; &lt;b&gt; &#64; &copy;",
    "trailing backslash \\",
    "[[wiki link]] ![[embed]]",
    "\u2028line\u2029paragraph\x0bfeed\x0c",
    "\u200fright\u061cto\u200eleft",
    "a\ufdd0b",
]
_ACTIVE = ("link_open", "image", "html_inline", "html_block", "code_block", "fence", "hr")


def _dossier(record: Record, **options: Any) -> str:
    return to_markdown(record, title="The pier at Ostrel", **options)


def _tokens(text: str) -> Iterator[Token]:
    for token in COMMONMARK.parse(text):
        yield token
        yield from token.children or ()


def _section(text: str, heading: str) -> str:
    return text.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def test_it_is_marked_as_a_draft_and_says_what_it_holds() -> None:
    text = _dossier(harbour_story().record())
    head = text.split("\n## ")[0]
    for words in (
        "# The pier at Ostrel",
        "**DRAFT, not reviewed.**",
        "- Documents: 3; 1 more could not be read",
        "- Outlets: 3",
        "- Independent accounts: 1 to 2",
        "- Statements: 6; of 1 the speaker is not established",
        "- Published: 2031-04-23 to 2031-04-24; 1 without a date",
    ):
        assert words in head
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## Contested claims",
        "## Proposals and answers",
        "## Timeline",
        "## Statements",
        "## Documents",
        "## Cautions",
        "## Notes",
    ]


def test_statements_are_told_as_reported_with_a_note_each() -> None:
    text = _dossier(harbour_story().record())
    told = _section(text, "Statements")
    assert re.search(
        r"- \*Ostrel Courier\* reports that \*Ilva Renko\* said: “We have checked every bolt,”"
        r"\[\^\d\] \(direct; assert; reading: high; 2031-04-23;"
        r" said 2031-04-21 \(as the text says\);"
        r" to Ostrel Courier; through Ostrel Courier\)",
        told,
    )
    assert (
        "*The Lantern* reports as a thought or intention of *A passenger* (as printed) (“feared”):"
    ) in told
    assert told.count("  - Reported by 3 documents, 1 to 3 of them independent") == 1
    numbers = [int(number) for number in re.findall(r"\[\^(\d+)\]", told)]
    assert sorted(numbers) == [1, 2, 3, 4, 5, 6]


def test_a_note_gives_outlet_title_date_address_digest_and_place() -> None:
    record = harbour_story().record()
    doc = next(doc for doc in record.documents if doc.outlet == "Ostrel Courier")
    att = next(a for a in record.attributions if a.document == doc.id and a.kind == "direct")
    span = att.content[0]
    assert (
        "*Ostrel Courier*, “Ferry pier reopens”, 2031-04-23,"
        " [https\\://courier\\.example/pier](<https://courier.example/pier>),"
        " [these words on the live page](<https://courier.example/pier#:~:text="
        "%E2%80%9CWe%20have%20checked%20every%20bolt%2C%E2%80%9D>),"
        f" sha256 {doc.sha256[:16]}…, characters {span.start}–{span.end}, {att.id}."
    ) in _section(_dossier(record), "Notes")
    assert "javascript\\:alert(1), sha256" in _section(_dossier(record), "Notes")


def test_a_note_tells_of_an_archived_copy() -> None:
    url = "https://archive.example/web/20310423101500/https://a.example/p"
    doc = document("a.txt", "It is shut, Ada Finch said.", url=url)
    record = findings_of([doc], [attribution(doc, "Ada Finch", "said", "It is shut")]).record()
    notes = _section(_dossier(record), "Notes")
    assert (
        f"](<{url}>), captured 2031-04-23T10:15:00Z, [live page](<https://a.example/p>), " in notes
    )


def test_documents_that_are_one_account_are_told_with_the_reason() -> None:
    told = _section(_dossier(harbour_story().record()), "Documents")
    assert re.search(r"- \*Ostrel Courier\*, \*Bay Mirror\*: 1 independent \(.+\)", told)


def test_contested_claims_name_both_sides() -> None:
    told = _section(_dossier(weir_story().record()), "Contested claims")
    assert "*Ford Gazette* reports that *Pell Anders* affirmed it: “" in told
    assert "*Ford Gazette* reports that *Lowmark* denied it: “" in told
    assert "in its own voice" in told
    assert "is reported to have changed position" in told


def test_proposals_have_their_steps_and_the_timeline_is_a_table() -> None:
    text = _dossier(weir_story().record())
    told = _section(text, "Proposals and answers")
    assert re.search(r"reports that \*Pell Anders\* (?:asks|demands|proposes): ", told)
    assert "as far as reported: " in told
    tables = [token for token in _tokens(text) if token.type == "table_open"]
    assert len(tables) == 2
    assert "| said to be | accounts of | status as reported | who | reported by |" in text


def test_an_act_is_told_by_its_own_verb() -> None:
    doc = document("a.txt", "Lowmark denied that the weir was open.", outlet="Ford Gazette")
    att = attribution(doc, "Lowmark", "denied", "that the weir was open", act="deny")
    text = _dossier(findings_of([doc], [att]).record())
    assert "*Ford Gazette* reports that *Lowmark* (as printed) denied (“denied”): that the" in text


def test_a_statement_within_another_leads_to_it() -> None:
    doc = document("a.txt", "Ada Finch said that Bo Marsh feared that it was shut.")
    outer = attribution(doc, "Ada Finch", "said", "that Bo Marsh feared that it was shut")
    inner = attribution(doc, "Bo Marsh", "feared", "that it was shut", parent=outer.id)
    text = _dossier(findings_of([doc], [outer, inner]).record())
    assert text.count("; within the statement[^1])") == 1


def test_excerpts_are_the_default_and_whole_texts_are_asked_for() -> None:
    filler = "Nothing more was heard of it. " * 99
    doc = document("mill.txt", f"The mill is sold, Ada Finch said. {filler}The end.")
    record = findings_of(
        [doc], [attribution(doc, "Ada Finch", "said", "The mill is sold")]
    ).record()
    assert "heard of it" not in _dossier(record)
    whole = _dossier(record, full_text=True)
    assert whole.count("The end.") == 1
    assert "They belong to their publishers" in whole


def test_cut_speeches_are_marked_and_counted() -> None:
    said = "It is sold and gone, and so it goes on " * 40
    doc = document("mill.txt", f"Ada Finch said: {said}")
    record = findings_of([doc], [attribution(doc, "Ada Finch", "said", said.strip())]).record()
    text = _dossier(record)
    assert "- Statements whose words are cut short here: 1" in text
    assert "\\[…\\][^1]" in text


def test_an_empty_story_is_a_dossier_too() -> None:
    text = to_markdown(findings_of([], []).record(), title="")
    assert text.count("None was found") == 4
    assert "no date known" in text


def test_the_same_record_gives_the_same_bytes() -> None:
    assert _dossier(weir_story().record()) == _dossier(weir_story().record())


def test_more_than_a_dossier_holds_is_told() -> None:
    text = _dossier(large_story(6_000).record())
    assert re.search(r"And \d+ more contested claims, which stand in the JSON", text)
    assert re.search(r"And \d+ more proposals", text)
    assert re.search(r"And \d+ more events", text)


def test_it_calls_nothing_true() -> None:
    words = set(re.findall("[a-z]+", _dossier(weir_story().record()).lower()))
    assert not words & {"true", "false", "fact", "facts", "truth", "lie", "liar", "proof", "proven"}


# --- nothing of a document is markup ---


def _check_inert(findings: Findings, title: str) -> None:
    for full_text in (False, True):
        text = to_markdown(findings.record(), title=title, full_text=full_text)
        text.encode("utf-8")
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200f]", text)
        found = list(_tokens(text))
        assert not [token for token in found if token.type in _ACTIVE]
        assert {t.content.strip("@") for t in found if t.type == "code_inline"} <= {"", "[…]"}
        levels = [token.tag for token in found if token.type == "heading_open"]
        assert levels.count("h1") == 1
        assert levels.count("h2") == 8 if full_text else 7


@pytest.mark.parametrize("attack", [*ATTACKS, *MARKDOWN_ATTACKS])
def test_hostile_text_is_text_wherever_it_stands(attack: str) -> None:
    findings = hostile_story(attack)
    (doc,) = findings.documents
    findings.documents = [replace(doc, url=attack, authors=(attack,))]
    findings.cautions = [Caution("name.garbled", doc.id, Span(0, len(attack)), attack)]
    findings.failures = [Failure(attack, "gzip.broken", attack)]
    _check_inert(findings, attack)


_MARKS = st.sampled_from("\\`*_{}[]()<>#+-.!|~^$=%:@&;/wh1 \n\"'“”…\u202e\ufdd0\x00a")
_HOSTILE = st.one_of(st.text(_MARKS, min_size=1, max_size=24), st.text(min_size=1, max_size=24))


def _plain(tokens: Sequence[Token]) -> str:
    return "".join(token.content for token in tokens)


@given(_HOSTILE, st.sampled_from(["{}", "x {} y", "- {}", "*{}* said", "# {}", "x[^1]: {}"]))
def test_inert_text_shows_as_it_is(text: str, frame: str) -> None:
    shown = " ".join(steady(with_gaps(text)).split())
    if not shown:
        return
    tokens = COMMONMARK.parse(frame.format(inert(text)))
    inner = [child for token in tokens for child in token.children or ()]
    allowed = {"text", "text_special", "code_inline", "em_open", "em_close"}
    assert {token.type for token in inner} <= allowed
    assert len([t for t in tokens if t.type.endswith("_open")]) == ({"- {}": 3}.get(frame, 1)), (
        "one paragraph or heading, and one list where there is one"
    )
    want = frame.removeprefix("- ").removeprefix("# ").replace("*", "").format(shown)
    assert _plain(inner) == want


@given(_HOSTILE)
def test_nothing_is_left_that_editors_link_without_being_asked(text: str) -> None:
    made = inert(text)
    assert not re.search(r"(?i)[a-z]://|www\.|mailto:|xmpp:", made)
    assert not re.search(r"(?<![`@])@|@(?![`@])", made), "an @ stands in a code span"


@given(_HOSTILE)
def test_a_cell_stays_a_cell(text: str) -> None:
    table = f"| a | b |\n|---|---|\n| {inert(text)} | x |\n"
    cells = [token for token in COMMONMARK.parse(table) if token.type == "td_open"]
    assert len(cells) == 2


@given(_HOSTILE, _HOSTILE)
def test_any_text_makes_a_whole_dossier(words: str, name: str) -> None:
    if not words.strip():
        return
    doc = document(name, words, title=words, outlet=name, url=f"https://a.example/{words}")
    findings = findings_of([doc], [attribution(doc, "", "", words)])
    text = to_markdown(findings.record(), title=name)
    links = [str(t.attrs["href"]) for t in _tokens(text) if t.type == "link_open"]
    assert all(address.startswith("https://a.example/") for address in links)
    assert not [t for t in _tokens(text) if t.type in _ACTIVE[1:]]


def test_only_addresses_of_the_web_are_linked() -> None:
    assert (
        link("x", "https://a.example/?a=b&copy;=c") == "[x](<https://a.example/?a=b&amp;copy;=c>)"
    )
    (token,) = [
        t for t in _tokens(link("x", "https://a.example/(a)_b_*c*&amp;")) if t.type == "link_open"
    ]
    assert token.attrs["href"] == "https://a.example/(a)_b_*c*&amp;"
    for address in (None, "javascript:alert(1)", "data:x", "https://a.example/" + "x" * 2_000):
        assert link("x", address) == "x"


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("[^1] (", "("),
        ("\n[^6]: ", "\n"),
        ("## Notes", "<b>Notes"),
        ("## Notes", "## \u202eNotes"),
        ("## Notes", "[^7]\n## Notes"),
    ],
)
def test_what_is_not_as_it_should_be_is_not_written(good: str, bad: str) -> None:
    text = _dossier(harbour_story().record())
    _check(text, 6)
    assert good in text
    with pytest.raises(InvariantError, match="our own export"):
        _check(text.replace(good, bad), 6)
