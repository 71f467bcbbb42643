from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.clean.extract import Extract
from rashomon.clean.html import extract_html
from rashomon.errors import NoArticleText
from rashomon.settings import Limits
from tests.clean.captures import text_capture
from tests.clean.html_samples import BODY, LEAD, assert_clean, assert_mapped, page, story

_HEAD = "<title>Velmora keeps its bridge shut | The Velmora Ledger</title>"


def extract(markup: str) -> Extract:
    found = extract_html(text_capture(markup, media="html"), Limits())
    assert_mapped(found, markup)
    assert_clean(found.text)
    return found


def test_headline_then_paragraphs() -> None:
    found = extract(page(story(), _HEAD))
    assert found.text == "\n\n".join(("Velmora keeps its bridge shut", LEAD, *BODY))
    assert found.title_span is not None
    assert found.title_span.of(found.text) == found.title == "Velmora keeps its bridge shut"


def test_headline_stands_once_though_the_page_repeats_it() -> None:
    again = "<h2>Velmora keeps its bridge shut</h2>"
    assert (
        extract(page(story(before=again, after=again), _HEAD)).text.count("keeps its bridge") == 1
    )


def test_without_a_visible_headline_the_title_is_given_apart() -> None:
    body = "".join(f"<p>{text}</p>" for text in (LEAD, *BODY))
    found = extract(page(f"<main>{body}</main>", _HEAD))
    assert found.title_span is None
    assert found.title == "Velmora keeps its bridge shut | The Velmora Ledger"
    assert found.text.startswith(LEAD)


FURNITURE = {
    "navigation": (
        '<nav class=main-menu><ul><li><a href="/a">News</a></li><li><a href="/b">Sport</a></li>'
        '<li><a href="/c">Weather</a></li></ul></nav>',
        "",
        "",
    ),
    "caption": (
        "",
        "<figure><img src=x.jpg><figcaption>The bridge. Photo: Ana Brol</figcaption></figure>",
        "",
    ),
    "comments": (
        "",
        "",
        "<div id=comments><h3>3 comments</h3><p>I have always said, and I say it again, that this "
        "bridge was a mistake from the first day, whoever built it.</p></div>",
    ),
    "related": (
        "",
        "",
        '<div class="related-posts"><h3>Related</h3><ul><li><a href="/x">Ferry fares rise</a></li>'
        '<li><a href="/y">Flood damage counted</a></li></ul></div>',
    ),
    "newsletter": (
        "",
        "",
        "<form class=newsletter-signup><p>Sign up for our newsletter</p><button>Subscribe</button>"
        "</form>",
    ),
    "footer": (
        "",
        "",
        '<footer><p>© 2031 The Velmora Ledger. All rights reserved.</p><a href="/t">Terms</a>'
        "</footer>",
    ),
    "share": (
        "",
        "",
        '<div class="share-buttons"><a href="#">Share on Facebook</a> <a href="#">Tweet</a></div>',
    ),
    "cookies": (
        '<div id="cookie-consent"><p>We use cookies to improve our pages.</p></div>',
        "",
        "",
    ),
}


@pytest.mark.parametrize("slug", sorted(FURNITURE))
def test_furniture_is_left_out_and_named(slug: str) -> None:
    markup = page(story(*FURNITURE[slug]), _HEAD)
    found = extract(markup)
    assert found.text == "\n\n".join(("Velmora keeps its bridge shut", LEAD, *BODY))
    assert slug in {removal.slug for removal in found.removals}


@pytest.mark.parametrize(
    "line", ["Advertisement", "Getty Images / A. Brol", "Photo: Ana Brol", "Read more:", "Contents"]
)
def test_labels_and_credits_amid_the_account_go(line: str) -> None:
    text = extract(page(story(inside=f"<p>{line}</p>"), _HEAD)).text
    assert text == "\n\n".join(("Velmora keeps its bridge shut", LEAD, *BODY))


def test_parts_of_the_account_stay() -> None:
    inside = (
        "<h2>What went wrong</h2><ul><li>Two piers moved in the flood of April.</li>"
        "<li>The new deck was too heavy for them.</li></ul>"
        "<blockquote><p>“We were told it would hold a hundred years,” she said.</p></blockquote>"
    )
    text = extract(page(story(inside=inside), _HEAD)).text
    assert "\n\nWhat went wrong\n\nTwo piers moved in the flood of April.\n\n" in text
    assert "“We were told it would hold a hundred years,” she said." in text


@pytest.mark.parametrize(
    "hidden",
    [
        "<p style='display:none'>Not for anyone to read, said nobody at all.</p>",
        "<p hidden>Not for anyone to read, said nobody at all.</p>",
        "<div aria-hidden=true><p>Not for anyone to read, said nobody at all.</p></div>",
        "<noscript><p>Not for anyone to read, said nobody at all.</p></noscript>",
        "<template><p>Not for anyone to read, said nobody at all.</p></template>",
        "<script>document.write('Not for anyone to read')</script>",
        "<style>p::before{content:'Not for anyone to read'}</style>",
    ],
)
def test_hidden_text_is_left_out(hidden: str) -> None:
    found = extract(page(story(inside=hidden), _HEAD))
    assert "Not for anyone" not in found.text
    assert "invisible" in {removal.slug for removal in found.removals}


def test_a_page_shown_by_its_script_is_read_all_the_same() -> None:
    markup = page(f'<div style="display: none">{story()}</div>', _HEAD)
    assert LEAD in extract(markup).text
    streamed = page(f'<div hidden id="S:0">{story()}</div>', _HEAD)
    assert LEAD in extract(streamed).text


def test_characters_are_cleaned_and_mapped() -> None:
    odd = (
        "<p>Caf&eacute; owners &amp; ferry\xadmen said&nbsp;&#8220;no&#8221;,\u200b   and the "
        "\u202ereview\u202c cost &#128;40,\n\t a clerk&apos;s <b>note</b> <i>said</i>.<br>"
        "It is due.</p>"
    )
    found = extract(page(story(inside=odd), _HEAD))
    assert (
        "Café owners & ferrymen said “no”, and the review cost €40, a clerk's note said. It is due."
    ) in found.text


def test_two_line_breaks_make_a_paragraph() -> None:
    body = f"<div class=article-body>{LEAD}<br><br>{BODY[0]}<br> <br/>{BODY[1]}<br>{BODY[2]}</div>"
    assert extract(page(body)).text == f"{LEAD}\n\n{BODY[0]}\n\n{BODY[1]} {BODY[2]}"


@pytest.mark.parametrize(
    "markup",
    [
        "".join(f"<p>{text}</p>" for text in (LEAD, *BODY)),
        "".join(f"<div>{text}</div>" for text in (LEAD, *BODY)),
        f"<table><tr><td><a href=/>Home</a><td><font>{'<p>'.join((LEAD, *BODY))}</table>",
        f"<center>{'<br><br>'.join((LEAD, *BODY))}</center>",
    ],
)
def test_a_brief_on_a_bare_page_is_read_whole(markup: str) -> None:
    assert extract(markup).text == "\n\n".join((LEAD, *BODY))


def test_a_flash_of_one_sentence_is_read() -> None:
    body = f"<div class=nav><a href=/>Home</a></div><h1>Velmora bridge shut</h1><p>{LEAD}</p>"
    assert extract(page(body)).text == f"Velmora bridge shut\n\n{LEAD}"


def test_removals_lie_in_order_and_hold_nothing_kept() -> None:
    before, inside, after = ("".join(parts) for parts in zip(*FURNITURE.values(), strict=True))
    found = extract(page(story(before, inside, after), _HEAD))
    spans = [removal.origin for removal in found.removals]
    assert spans == sorted(spans)
    for piece in found.origin.pieces:
        if found.text[piece.start : piece.end].strip():
            assert not any(s.start <= piece.origin_start < s.end for s in spans)


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "<html></html>",
        "<nav><a href=/a>News</a> <a href=/b>Sport</a></nav>",
        "<p>Gone.</p>",
        "<",
        "&",
    ],
)
def test_a_page_without_an_account_says_so(markup: str) -> None:
    with pytest.raises(NoArticleText, match="no account found among"):
        extract_html(text_capture(markup, media="html"), Limits())


_FRAGMENTS = st.lists(
    st.sampled_from(
        [
            "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<a href=x>", "</a>", "<br>", "<li>",
            "<td>", "<table>", "</table>", "<script>", "</script>", "<!--", "-->", "<", ">", "&",
            "&amp;", "&nbsp", "&#8217;", "&notit;", "&#x110000;", "&#0;", "\0", "\xad", "\u200b",
            "\xa0", " ", "  ", "\n", "\r\n", '"', "'", "=", "<p class='", "<svg/>", "<title>",
            "<h1>", "</h1>", "<ul hidden>", "<textarea>", "</textarea>", "<![CDATA[", "]]>", "<?x",
            "</", "</>", LEAD, BODY[0], "word", "\U0001f600", "e\u0301", "\u05d0", "\u202e",
        ]
    ),
    max_size=40,
)  # fmt: skip


@given(_FRAGMENTS)
def test_every_character_is_mapped_whatever_the_markup(fragments: list[str]) -> None:
    markup = f"<p>{LEAD}</p><p>{BODY[0]}</p>" + "".join(fragments) + f"<p>{BODY[1]}</p>"
    try:
        extract(markup)
    except NoArticleText:
        return


@given(st.text(max_size=300))
def test_every_text_is_mapped(text: str) -> None:
    extract(page(story(inside=f"<p>{text}</p>")))


@pytest.mark.shared
@pytest.mark.slow
def test_real_pages_are_mapped(shared_data: object) -> None:
    from pathlib import Path

    from evals.maintext.pages import read_pages

    for gold in read_pages(Path(str(shared_data)) / "pages"):
        extract(gold.markup)
