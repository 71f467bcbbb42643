"""A pile of files that try to get out of the page they are shown on.

Whatever they hold comes in through the formats that are read, is read for real, and must be seen
on every page as the text that it is.
"""

from __future__ import annotations

import json
from pathlib import Path

BAIT = "http://bait.example/x"
"""Where a page that runs or loads what stands in a text would be seen to reach out to."""
ATTACK = (
    f"<script src={BAIT}></script><img src={BAIT} onerror=\"alert('{BAIT}')\">"
    f"<link rel=stylesheet href={BAIT}><style>@import '{BAIT}'</style>"
    f'<iframe src="{BAIT}"></iframe><a href="javascript:alert(1)">go</a>'
    "<svg onload=alert(1)></svg><script>alert(1)</script></title></textarea></select>"
    f"\" onload=\"fetch('{BAIT}')\" autofocus onfocus=alert(1) x='\u202e\x00{{{{7*7}}}}"
)
"""Markup of every kind that has ever run where it should have been shown, hidden characters too."""
_LONG_LINE = 10_000_000
_BODY = (
    "“We will open the {0} bridge on Monday,” Mayor Ilse Varga said in Velm.\n\n"
    "Varga denied that the {0} money was gone.\n\n"
    "“{1} is what they wrote on the wall,” engineer Joris Kade told reporters.\n\n"
    "According to {1}, the ferry stays shut.\n"
)


def write_hostile_pile(folder: Path) -> None:
    """Writes the pile.

    Args:
        folder: A folder, made where there is none.
    """
    folder.mkdir(parents=True, exist_ok=True)
    body = _BODY.format("old", ATTACK)
    fields = {"title": ATTACK, "outlet": ATTACK, "author": ATTACK, "date": "2031-04-02"}
    addresses = ("javascript:alert(1)", f'{BAIT}?"><script>alert(1)</script>', "data:text/html,<b>")
    for number, url in enumerate(addresses):
        item = {**fields, "id": f"{number}{ATTACK}", "url": url, "text": f"Day {number}. {body}"}
        _put(folder / f"fields-{number}.json", json.dumps(item))
    _put(folder / "markup.html", _page(body))
    _put(folder / "nulls.txt", body.replace("bridge", "brid\x00ge").replace("money", "mon\x00ey"))
    _put(folder / "turned.txt", f"\u202e\u2066{body}\u2069\u202c")
    _put(folder / "line.txt", _BODY.format("new", "nothing") + "x" * _LONG_LINE)
    _put(folder / "=cmd|' C calc'!A0.txt", _BODY.format("=1+1", "@SUM(1+1)*cmd"))
    _put(folder / "'onmouseover=alert(1) x='.txt", body)
    (folder / "<img src=x onerror=alert(1)>.gz").write_bytes(b"\x1f\x8b\x08\x00 not packed")


def _page(body: str) -> str:
    escaped = body.replace("&", "&amp;").replace("<", "&lt;")
    paragraphs = "".join(f"<p>{part}</p>" for part in escaped.split("\n\n"))
    return (
        "<!doctype html><html><head><title>&lt;script&gt;alert(1)&lt;/script&gt;</title>"
        '<meta property="og:site_name" content="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">'
        f'<base href="{BAIT}"><meta http-equiv="refresh" content="0;url={BAIT}">'
        f"</head><body onload=alert(1)><article><h1>The bridge</h1>{paragraphs}"
        f"<script>alert(1)</script><img src={BAIT}></article></body></html>"
    )


def _put(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
