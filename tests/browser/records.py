"""Stories for the browser: ordinary ones, and one in which everything is bait."""

from __future__ import annotations

from rashomon.model.documents import Caution, Failure
from rashomon.model.record import Record
from rashomon.model.spans import Span
from tests.hostile.pile import ATTACK, BAIT
from tests.publish.story import attribution, document, findings_of


def hostile_record() -> Record:
    """A record whose words, names, titles, outlets, addresses and failures are all bait."""
    doc = document(ATTACK, f"{ATTACK}, Bo said.", title=ATTACK, outlet=ATTACK, url=f"{BAIT}?a=1")
    script = document(
        "script.txt",
        f"Later Ann said {ATTACK}.",
        outlet="javascript:alert(1)",
        url="javascript:alert(1)",
    )
    findings = findings_of(
        [doc, script],
        [attribution(doc, "Bo", "said", ATTACK), attribution(script, "Ann", "said", ATTACK)],
    )
    findings.cautions = [Caution("name.garbled", doc.id, Span(0, len(ATTACK)), ATTACK)]
    findings.failures = [Failure(ATTACK, "gzip.broken", ATTACK)]
    return findings.record()
