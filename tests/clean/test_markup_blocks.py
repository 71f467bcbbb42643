from __future__ import annotations

import pytest

from rashomon.clean.markup_blocks import lay_out


def texts(markup: str, depth: int = 512) -> list[tuple[str, str]]:
    return [(block.element.tag, block.text) for block in lay_out(markup, depth).blocks]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>a<p>b", [("p", "a"), ("p", "b")]),
        ("<p>a<b>b</b>c <i>d</i></p>", [("p", "abc d")]),
        ("<div>a<p>b</p>c</div>", [("div", "a"), ("p", "b"), ("div", "c")]),
        (
            "<ul><li>a<li>b<ul><li>c</ul>d</ul>",
            [("li", "a"), ("li", "b"), ("li", "c"), ("li", "d")],
        ),
        ("<dl><dt>a<dd>b<dt>c</dl>", [("dt", "a"), ("dd", "b"), ("dt", "c")]),
        (
            "<table><tr><td>a<td>b<tr><th>c</table>d",
            [("td", "a"), ("td", "b"), ("th", "c"), ("#root", "d")],
        ),
        ("<table><td><div>a</table></div>b", [("div", "a"), ("#root", "b")]),
        ("<div><table><td>a</div>b</table>c</div>", [("td", "a"), ("td", "b"), ("div", "c")]),
        ("a<br>b<br><br>c", [("#root", "a b"), ("#root", "c")]),
        ("<h1>a<h2>b</h1>c", [("h1", "a"), ("h2", "b"), ("#root", "c")]),
        ("<select><option>x</select>a", [("#root", "a")]),
        ("<head><title>x</title><p>a", [("p", "a")]),
        ("<head>a", [("#root", "a")]),
        ("<p>a<a href=x>b<p>c</a>d", [("p", "ab"), ("p", "cd")]),
        ("<svg><title>x</title></svg><p>a", [("p", "a")]),
    ],
)
def test_blocks(markup: str, expected: list[tuple[str, str]]) -> None:
    assert texts(markup) == expected


def test_links_and_words_are_counted_upwards() -> None:
    layout = lay_out("<div><p>one <a href=x>two</a></p><p>three</p></div>", 512)
    outer = layout.elements[0]
    assert (outer.tag, outer.words, outer.linked, outer.chars) == ("div", 3, 3, 12)


def test_hidden_text_is_kept_apart() -> None:
    layout = lay_out("<p>a <span class=sr-only>b</span>c</p><p hidden>d</p>", 512)
    assert [block.text for block in layout.blocks] == ["a c"]
    assert [layout.markup[start:end] for start, end in layout.unshown] == ["b", "d"]
    shown = lay_out("<p hidden>d</p>", 512, respect_hidden=False)
    assert [block.text for block in shown.blocks] == ["d"]


def test_depth_is_capped_without_losing_text() -> None:
    assert texts("<div>" * 9 + "<p>a</p>" + "</div>" * 9 + "<p>b</p>", 4) == [
        ("div", "a"),
        ("p", "b"),
    ]
