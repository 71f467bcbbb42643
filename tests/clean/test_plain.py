import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.clean.plain import extract_plain
from rashomon.model.spans import Span
from tests.clean.captures import PROSE, record_capture, text_capture

TITLE = "Lindow council closes old ferry dock"


def removed(text: str) -> list[tuple[str, str]]:
    capture = text_capture(text)
    return [(r.slug, r.origin.of(text)) for r in extract_plain(capture).removals]


def test_prose_is_left_as_it_is() -> None:
    extract = extract_plain(text_capture(PROSE))
    assert extract.text == PROSE
    assert extract.removals == ()


def test_a_title_is_kept_once_and_first() -> None:
    extract = extract_plain(text_capture(f"{TITLE}\n\n{TITLE}\n\n{PROSE}"))
    assert extract.text == f"{TITLE}\n\n{PROSE}"
    assert extract.title == TITLE
    assert extract.title_span is not None
    assert extract.title_span.of(extract.text) == TITLE
    assert [r.slug for r in extract.removals] == ["header.title"]


def test_the_copy_without_the_outlets_name_is_the_title() -> None:
    extract = extract_plain(text_capture(f"{TITLE} | Lindow Courier\n\n{TITLE}\n\n{PROSE}"))
    assert extract.title == TITLE


def test_the_head_of_a_scrape_is_read() -> None:
    url = "https://courier.example/2031/04/23/dock"
    text = f"{TITLE}\n20310423\n{url}\n{PROSE}"
    extract = extract_plain(text_capture(text))
    assert extract.text == f"{TITLE}\n\n{PROSE}"
    assert extract.url == url
    assert [(d.value, d.basis) for d in extract.dates] == [("2031-04-23", "byline")]
    assert extract.dates[0].origin is not None
    assert extract.dates[0].origin.of(text) == "20310423"


def test_markdown_is_taken_off_and_its_words_stay() -> None:
    text = (
        f"# {TITLE}\n\nBy [Ada Vane](https://courier.example/ada)\n\nApril 23, 2031\n\n"
        "The dock stands empty at low tide in this picture. **Tom Reed/POOL/AFP**\n\n"
        f"{PROSE}\n\nThe **full** report is [here](/report) for everyone who wants to read it.\n\n"
        "Original url:\n\n<https://courier.example/2031/04/23/dock>\n"
    )
    extract = extract_plain(text_capture(text))
    assert extract.text == (
        f"{TITLE}\n\n{PROSE}\n\nThe full report is here for everyone who wants to read it."
    )
    assert extract.authors == ("Ada Vane",)
    assert extract.url == "https://courier.example/2031/04/23/dock"
    assert [r.slug for r in extract.removals] == [
        "header.byline", "header.date", "caption", "credit", "header.url",
    ]  # fmt: skip


def test_a_clock_beside_the_weather_is_no_date_line() -> None:
    text = f"12.4 C\nPort Amery\nMonday, March 3, 2036\n\n{TITLE}\n\n{PROSE}"
    extract = extract_plain(text_capture(text))
    assert [(d.value, d.basis) for d in extract.dates] == [("2036-03-03", "text")]
    assert [r.slug for r in extract.removals] == ["weather", "weather", "header.clock"]


FOOT = """\
Subscribe
Notify of
0 Comments
Inline Feedbacks
View all comments

Stay Connected

31,207FansLike
1,402FollowersFollow

Latest Articles

0
Would love your thoughts, please comment.x
()
x"""


def test_the_foot_of_a_blog_is_left_out() -> None:
    extract = extract_plain(text_capture(f"{TITLE}\n\n{PROSE}\n\n{FOOT}"))
    assert extract.text == f"{TITLE}\n\n{PROSE}"
    assert len(extract.removals) == len([line for line in FOOT.splitlines() if line])


def test_hash_marks_between_blanks_part_paragraphs() -> None:
    text = " ### ".join([TITLE, *PROSE.split("\n\n"), "Advertisement"])
    assert extract_plain(text_capture(text)).text == f"{TITLE}\n\n{PROSE}"


def test_hard_wraps_are_joined_one_to_one() -> None:
    wrapped = (
        "The harbour council of Lindow voted on Tuesday to close the old\n"
        "ferry dock for the winter, and it said that the decision was\n"
        "final.  Fishermen who use the dock said that they had not been\n"
        "asked about it before the vote was taken by the council.\n"
        "\n"
        "The dock was built a hundred years ago and has been repaired\n"
        "four times since then, most lately after the flood.\n"
    )
    extract = extract_plain(text_capture(wrapped))
    assert extract.text.count("\n\n") == 1
    at = extract.text.index("old ferry")
    assert extract.text[at : at + 9] == "old ferry"
    assert wrapped[at : at + 9] == "old\nferry"


def test_lines_that_are_whole_paragraphs_are_not_joined() -> None:
    assert extract_plain(text_capture(PROSE.replace("\n\n", "\n"))).text == PROSE


@pytest.mark.parametrize(
    "line",
    [
        "By then the tide had turned and nobody was left on the dock, she said.",
        "Share prices of the ferry company fell on Wednesday by a tenth of their value.",
        "Comments by the mayor on the dock were met with anger in the harbour.",
        "More: that is what the fishermen said they wanted from the council of the town.",
        "Photo evidence shows that the dock was open at noon, the mayor said.",
        "Related to this is a lawsuit that the fishermen have filed in Velm.",
        "Copyright law does not cover the plans of the dock, a judge in Velm found.",
        "Reporting by the Lindow Courier shows that the dock was never surveyed by anyone.",
        "The report published on Tuesday found that the dock was safe to use in winter.",
        "“We said no.”",
        "He refused.",
        "LINDOW (Reuters) - The dock will be closed for the winter, the council said.",
        "VARGA: We have no other choice.",
        "(SOUNDBITE OF MUSIC)",
        "What happens next",
        "The dock is 1/3 empty.",
        "Subscribe to the view that docks are for boats, the mayor told the fishermen.",
    ],
)
@pytest.mark.parametrize("place", ["head", "middle"])
def test_prose_is_never_lost(line: str, place: str) -> None:
    first, *rest = PROSE.split("\n\n")
    parts = [line, first, *rest] if place == "head" else [first, line, *rest]
    extract = extract_plain(text_capture("\n\n".join(parts)))
    assert sorted(extract.text.split("\n\n")) == sorted(parts)


@pytest.mark.parametrize(
    ("line", "slug"),
    [
        ("Advertisement", "advertisement"),
        ("Story Continued Below", "advertisement"),
        ("Share on Facebook Share on Twitter", "share"),
        ("FacebookEmail Twitter Google+ LinkedIn Pinterest", "share"),
        ("Go to permalink", "share"),
        ("A link has been sent to your friend's email address.", "share"),
        ("12 Comments", "comments"),
        ("Leave a Comment", "comments"),
        ("4,115Followers", "followers"),
        ("Sign up for our morning newsletter", "subscribe"),
        ("To Read the Full Story", "paywall"),
        ("Read more: Ferry company sues the council of Lindow", "related"),
        ("Related: Who built the dock", "related"),
        ("Recommended Stories", "related"),
        ("© 2031 The Lindow Courier. All rights reserved.", "copyright"),
        ("We use cookies to make this website work better for you.", "cookies"),
        ("Photo: Ada Vane", "caption"),
        ("Screenshot: Ferry Watch", "caption"),
        ("Ada Vane/Getty Images", "caption"),
        ("The dock at low tide. (Ada Vane/AP)", "caption"),
        ("FILE - In this April 3, 2029 file photo, a ferry leaves the dock at Lindow.", "caption"),
        ("Image 1 of 3", "caption"),
        ("* * *", "ornament"),
        ("var ads = window.ads || []; ads.push({slot: 'top'});", "script"),
        ("This article originally appeared on Port Amery Today.", "credit"),
        ("Courtesy of Dockwatch View original post here.", "credit"),
    ],
)
def test_furniture_amid_prose_is_recognised(line: str, slug: str) -> None:
    first, *rest = PROSE.split("\n\n")
    assert removed("\n\n".join([first, line, *rest])) == [(slug, line)]


@pytest.mark.parametrize(
    ("line", "slug"),
    [
        ("Tags: docks, ferries, winter", "footer"),
        ("Footer Navigation", "footer"),
        ("(Reporting by Ada Vane; Editing by Tom Reed)", "credit"),
        ("Tom Reed contributed to this report.", "credit"),
        ("ada.vane@courier.example", "contact"),
        ("First published April 23, 2031", "credit"),
        ("Published April 23, 2031", "header.date"),
        ("https://courier.example/dock", "header.url"),
        ("Close", "share"),
        ("x", "ornament"),
    ],
)
def test_furniture_below_the_account_is_recognised(line: str, slug: str) -> None:
    assert removed(f"{PROSE}\n\n{line}") == [(slug, line)]


@pytest.mark.parametrize("line", ["April 23, 2031", "Close", "x", "Top", "2:45 p.m.", "Facebook"])
def test_what_is_furniture_at_the_edges_only_stays_in_the_middle(line: str) -> None:
    first, *rest = PROSE.split("\n\n")
    assert removed("\n\n".join([first, line, *rest])) == []


def test_a_box_of_headlines_goes_with_its_label() -> None:
    first, *rest = PROSE.split("\n\n")
    box = ["Related Stories", "Ferry company sues the council", "Five docks you should see"]
    text = "\n\n".join([first, *box, *rest])
    assert [words for _, words in removed(text)] == box


def test_the_note_on_an_author_is_left_out_and_quotes_of_him_are_not() -> None:
    text = f"{TITLE}\n\nBy Ada Vane\n\n{PROSE}\n\nAda Vane is a reporter who covers the sea."
    assert removed(text)[-1][0] == "author.bio"
    text = (
        f"{TITLE}\n\nBy Ada Vane\n\n{PROSE}\n\nAda Vane said that the dock would be closed again."
    )
    assert removed(text) == [("header.byline", "By Ada Vane")]


def test_a_place_in_capitals_above_the_account_stays() -> None:
    text = f"{TITLE}\n\nBy Ada Vane\n\nApril 23, 2031\n\nLINDOW\n\n{PROSE}"
    assert extract_plain(text_capture(text)).text == f"{TITLE}\n\nLINDOW\n\n{PROSE}"


def test_the_title_field_of_a_record_comes_first_and_its_copy_goes() -> None:
    extract = extract_plain(record_capture(TITLE, f"{TITLE}\n{PROSE}"))
    assert extract.text == f"{TITLE}\n\n{PROSE}"
    assert [r.slug for r in extract.removals] == ["header.title"]


def test_entities_and_odd_blanks_become_characters() -> None:
    text = (
        "The dock &amp; the ferry\u00a0were closed,\u200b she  said &ldquo;again&rdquo; on Monday"
        " at noon."
    )
    extract = extract_plain(text_capture(text))
    assert extract.text == "The dock & the ferry were closed, she said “again” on Monday at noon."
    at = extract.text.index("&")
    assert extract.origin.cover(Span(at, at + 1)).of(text) == "&amp;"


def test_censored_words_keep_their_stars() -> None:
    text = "He called the dock a s**t place and the vote a f**king joke, the mayor said."
    assert extract_plain(text_capture(text)).text == text


LINES = st.sampled_from(
    [*PROSE.split("\n\n"), *FOOT.split("\n"), TITLE, "By Ada Vane", "April 23, 2031", "", "x ### y"]
)


@given(st.lists(LINES, max_size=12).map("\n".join) | st.text(max_size=400))
def test_every_character_has_its_origin(text: str) -> None:
    extract = extract_plain(text_capture(text))
    assert extract.origin.length == len(extract.text)
    for piece in extract.origin.pieces:
        assert 0 <= piece.origin_start <= piece.origin_end <= len(text)
        if piece.one_to_one:
            was = text[piece.origin_start : piece.origin_end]
            now = extract.text[piece.start : piece.end]
            assert [c for c in was if not c.isspace()] == [c for c in now if not c.isspace()]
    assert extract.text == extract.text.strip()
    for removal in extract.removals:
        assert removal.origin.end <= len(text)


@given(st.lists(st.sampled_from(PROSE.split("\n\n")), min_size=1, max_size=6))
def test_prose_is_a_fixed_point(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    assert extract_plain(text_capture(text)).text == text


@pytest.mark.parametrize(
    "unit", ["[", "](", "**", "a ", "### ", "By ", "<", "\u00e2", "?s ", "\n", "/ AP "]
)
def test_a_long_line_takes_no_long_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    extract_plain(text_capture(text))


def test_an_unlabelled_date_at_the_foot_is_no_date_of_publication() -> None:
    extract = extract_plain(text_capture(f"{PROSE}\n\nSaturday, May 3, 2031"))
    assert [(d.value, d.basis) for d in extract.dates] == [("2031-05-03", "text")]


def test_the_first_half_of_a_broken_headline_stays() -> None:
    extract = extract_plain(text_capture(f"Lindow docks close;\n\n{TITLE}\n\n{TITLE}\n\n{PROSE}"))
    assert "Lindow docks close;" in extract.text
