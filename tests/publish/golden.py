"""The expected page of the small story; ``python -m tests.publish.golden`` writes it anew."""

from __future__ import annotations

import re
from pathlib import Path

from rashomon.publish.pages import dossier_html
from tests.publish.story import harbour_story

PATH = Path(__file__).parent / "harbour.html"


def golden_text() -> str:
    """The page without its style and script, whose changes are to be looked at in a browser."""
    made = dossier_html(harbour_story().record(), title="The pier at Ostrel")
    for part in ("style", "script"):
        made = re.sub(f"<{part}>.*?</{part}>", f"<{part}></{part}>", made, flags=re.DOTALL)
    return re.sub("sha256-[^&]*", "sha256-", made)


if __name__ == "__main__":
    PATH.write_text(golden_text(), encoding="utf-8", newline="\n")
