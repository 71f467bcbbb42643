"""Stories for the browser: ordinary ones, and one in which everything is bait."""

from __future__ import annotations

from rashomon.model.documents import Caution, Failure
from rashomon.model.record import Record
from rashomon.model.spans import Span
from tests.publish.story import attribution, document, findings_of

BAIT = "http://bait.example/x"
"""Where a page that runs or loads what stands in a text would be seen to reach out to."""
HOSTILE = (
    f"<script src={BAIT}></script><img src={BAIT} onerror=\"fetch('{BAIT}')\">"
    f"<link rel=stylesheet href={BAIT}><style>@import '{BAIT}'</style>"
    f'<iframe src="{BAIT}"></iframe><a href="javascript:alert(1)">go</a>'
    f"<svg onload=alert(1)></svg><script>alert(1)</script></title></textarea>"
    f"\" onload=\"fetch('{BAIT}')\" autofocus onfocus=alert(1) x='\u202e\x00{{{{7*7}}}}"
)
"""Markup of every kind that has ever run where it should have been shown."""


def hostile_record() -> Record:
    """A record whose words, names, titles, outlets, addresses and failures are all bait."""
    doc = document(
        HOSTILE, f"{HOSTILE}, Bo said.", title=HOSTILE, outlet=HOSTILE, url=f"{BAIT}?a=1"
    )
    script = document(
        "script.txt",
        f"Later Ann said {HOSTILE}.",
        outlet="javascript:alert(1)",
        url="javascript:alert(1)",
    )
    findings = findings_of(
        [doc, script],
        [attribution(doc, "Bo", "said", HOSTILE), attribution(script, "Ann", "said", HOSTILE)],
    )
    findings.cautions = [Caution("name.garbled", doc.id, Span(0, len(HOSTILE)), HOSTILE)]
    findings.failures = [Failure(HOSTILE, "gzip.broken", HOSTILE)]
    return findings.record()
