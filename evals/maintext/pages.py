"""Loads article pages with their hand-made main text."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rashomon.model.ids import sha256_hex

Split = Literal["all", "tune", "held"]


@dataclass(frozen=True, slots=True)
class GoldPage:
    """One page and what a person took from it.

    Args:
        name: File id.
        markup: The page, decoded.
        text: Main text.
        title: Headline; empty if none was noted.
        author: Author as noted; empty if none.
        date: Date of publication as noted; empty if none.
        present: Snippets that belong to the account.
        absent: Snippets of furniture.
    """

    name: str
    markup: str
    text: str
    title: str
    author: str
    date: str
    present: tuple[str, ...]
    absent: tuple[str, ...]


def split_of(name: str) -> Split:
    """The half a page belongs to, by the digest of its file id."""
    return "tune" if int(sha256_hex(name.encode()), 16) % 2 == 0 else "held"


def read_pages(folder: Path, split: Split = "all") -> list[GoldPage]:
    """Reads the pages of one half.

    Args:
        folder: Holds ``html/NNNN.html.gz`` and ``truth/NNNN.json``.
        split: Which half, or all.

    Returns:
        Pages in the order of their ids.
    """
    pages = []
    for path in sorted((folder / "truth").glob("*.json")):
        if split not in ("all", split_of(path.stem)):
            continue
        truth = json.loads(path.read_text("utf-8"))["ground_truth"]
        markup = gzip.decompress((folder / "html" / f"{path.stem}.html.gz").read_bytes())
        pages.append(
            GoldPage(
                name=path.stem,
                markup=markup.decode("utf-8", "replace"),
                text=truth["main_content"],
                title=truth.get("title") or "",
                author=truth.get("author") or "",
                date=(truth.get("publish_date") or "")[:10],
                present=tuple(truth.get("with") or ()),
                absent=tuple(truth.get("without") or ()),
            )
        )
    return pages
