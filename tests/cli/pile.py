"""A small invented pile with one account of each awkward kind, for tests of the command line."""

from __future__ import annotations

import csv
import os
import sys
from pathlib import Path

FERRY = """Ferry to stay in harbour until the pier is mended

2031-04-02

HALDEN - The ferry will not sail before May, the harbour master, Ilse Varga, said on Tuesday.

"We have looked at every plank of that pier, and I would not let my own boat near it," Varga said.

The mayor, Tomas Brenn, denied that the town had known. "Nobody told us anything before Monday," \
Brenn said.
"""

PAGE = """<!doctype html>
<html lang="en"><head><title>Mayor: nobody told us</title>
<meta property="og:site_name" content="Halden Post">
<meta property="article:published_time" content="2031-04-03"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Mayor: nobody told us</h1>
<p>The town of Halden had no word of the rotten pier, its mayor said on Wednesday, a day after the
ferry was taken out of service.</p>
<p>"Nobody told us anything before Monday," Tomas Brenn said, and he asked for patience.</p>
<p>Ilse Varga, the harbour master, said that she had written to the town in February, and that the
letter had come back unopened with a note on the envelope that the office had moved.</p>
<p>Brenn said he did not know of the letter. The office had moved in January from the market to the
old customs house, he said, and some of its post had been sent to a farm of the same name.</p>
<p>The council will meet on Friday to speak about the pier and about the money that is needed for
it. Nobody at the meeting on Wednesday could say how long the work would take, and a diver who had
looked at the piles under water was not allowed to speak before his report is printed.</p>
<p>The ferry carries some two hundred people on a working day, most of them to the cannery across
the water and to the school beside it. Since Tuesday they have gone round by the bridge at Lower
Halden, which takes an hour and a half in the morning and longer when the tide is in. The company
has hired three buses, and its timetable hangs in the waiting room and in the post office.</p>
<p>"An hour and a half is a long way round for a loaf of bread," said Ana Solberg, who keeps the
shop at the landing and has watched the ferry come and go for thirty years.</p>
</article></body></html>
"""

# What a document must not do to a terminal: markup of ours, an escape sequence, an emoji's name.
MARKED_ID = "[red]row[/red]\x1b[31m-7"
MARKED_TITLE = "The notice says [bold]CLOSED[/bold] and [/nothing] :warning: on the pier"
MARKED = """The notice on the pier says [bold]CLOSED[/bold] in letters of two feet, and somebody \
has written :warning: below it.

"It says [link=https://halden.example]here[/link], and nobody can read it," Ana Solberg said.
"""
PLAIN_ROW = """The ferry company will pay for lost tickets, its director said on Wednesday.

"We shall pay every passenger back, and we shall do so before the summer," Mirko Dahl said.
"""


def write_pile(folder: Path) -> Path:
    """Writes a text, a page, a table of two rows and a broken download.

    Returns:
        The folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (folder / "mayor.html").write_text(PAGE, encoding="utf-8")
    with (folder / "rows.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "headline", "body", "publisher", "date"])
        rows.writerow([MARKED_ID, MARKED_TITLE, MARKED, "The [u]Courier[/u]", "2031-04-04"])
        rows.writerow(["row-8", "Company to pay", PLAIN_ROW, "Halden Wire", "2031-04-04"])
    (folder / "broken.txt.gz").write_bytes(b"\x1f\x8b\x08\x00 not really packed")
    return folder


def process(*args: str) -> list[str]:
    """The command line as a process of its own, in this very environment."""
    return [sys.executable, "-c", "from rashomon.cli import main; main()", *args]


def environment(**changes: str) -> dict[str, str]:
    """This environment with changes, and without what would colour or widen the output."""
    kept = {k: v for k, v in os.environ.items() if k not in COLOURING}
    return {**kept, **changes}


COLOURING = ("FORCE_COLOR", "NO_COLOR", "PY_COLORS", "GITHUB_ACTIONS", "TERMINAL_WIDTH", "COLUMNS")
