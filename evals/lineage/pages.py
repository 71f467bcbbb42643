"""Accounts as files: plain text, records in JSON, and pages in HTML with what stands around."""

from __future__ import annotations

import datetime
import html
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass

from evals.lineage.events import date_of
from evals.lineage.families import Member, Pile
from evals.lineage.outlets import Credited, Outlet
from evals.lineage.reports import Account

_COLLECTED_AFTER = (40, 70)
"""Days from publication to the visit of a crawler that takes its own date for the account's."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of a pile.

    Args:
        name: Its name, which tells nothing.
        data: Its bytes.
        account: Id of the account in it.
        names_outlet: Whether its outlet can be told from fields that came with it.
    """

    name: str
    data: bytes
    account: str
    names_outlet: bool


def print_files(pile: Pile) -> list[File]:
    """One file for each collected account, sorted by name."""
    rng = random.Random(f"pages {pile.seed} {pile.story}")
    names = rng.sample(range(16**6), len(pile.collected))
    files = [
        _print_file(member, f"{name:06x}", pile, rng)
        for member, name in zip(pile.collected, names, strict=True)
    ]
    return sorted(files, key=lambda file: file.name)


def _print_file(member: Member, name: str, pile: Pile, rng: random.Random) -> File:
    media = "html" if member.kind == "furniture" else rng.choices(_MEDIA, (40, 35, 25))[0]
    page = _Page.of(member, rng)
    if media == "html":
        text = _as_html(page, _others(pile, member, rng), heavy=member.kind == "furniture")
    elif media == "json":
        text = _as_record(page)
    else:
        text = _as_text(page, rng)
    ending = {"html": "html", "json": "json", "text": "txt"}[media]
    return File(f"{name}.{ending}", text.encode(), member.account.id, media != "text")


_MEDIA = ("html", "json", "text")


@dataclass(frozen=True, slots=True)
class _Page:
    """What a page shows."""

    account: Account
    outlet: Outlet
    author: str
    date: datetime.date | None
    paragraphs: Sequence[str]
    credited: Credited | None

    @classmethod
    def of(cls, member: Member, rng: random.Random) -> _Page:
        late = rng.randrange(*_COLLECTED_AFTER)
        date = date_of(member.day + late * (member.shown == "crawled"))
        paragraphs = [
            " ".join(sentence.text for sentence in paragraph)
            for paragraph in member.account.paragraphs
        ]
        credited, author = member.credited, member.author
        if credited and credited.form == "byline":
            author = credited.name
        elif credited and credited.form == "dateline":
            paragraphs[0] = f"({credited.name}) — {paragraphs[0]}"
        elif credited and credited.form != "link":
            paragraphs.append(_note(credited, rng))
        shown = None if member.shown == "none" else date
        return cls(member.account, member.outlet, author, shown, paragraphs, credited)

    @property
    def headline(self) -> str:
        return self.account.headline


def _note(credited: Credited, rng: random.Random) -> str:
    forms = {
        "note": (
            "This article first appeared in {name}.",
            "Originally published by {name}.",
            "This story was first published by {name}.",
            "Courtesy of {name}.",
        ),
        "used": (
            "Material from {name} was used in this report.",
            "{name} contributed to this report.",
            "With reporting by {name}.",
        ),
    }[credited.form]
    return rng.choice(forms).format(name=credited.name)


def _others(pile: Pile, member: Member, rng: random.Random) -> list[str]:
    """Headlines of other accounts, for boxes that recommend them."""
    chosen = rng.sample(list(pile.members.values()), 4)
    return [one.account.headline for one in chosen if one is not member]


def _as_text(page: _Page, rng: random.Random) -> str:
    head = [page.headline]
    if page.author:
        head.append(f"By {page.author}")
    date = page.date.strftime("%d %B %Y").lstrip("0") if page.date else ""
    head.append(" | ".join(part for part in (page.outlet.name, date) if part))
    paragraphs = list(page.paragraphs)
    if rng.random() < 0.3:
        paragraphs.insert(rng.randrange(1, len(paragraphs)), "ADVERTISEMENT")
    if page.credited and page.credited.form == "link":
        paragraphs.append(f"Read the original at {page.credited.host}")
    return "\n".join(head) + "\n\n" + "\n\n".join(paragraphs) + "\n"


def _as_record(page: _Page) -> str:
    text = "\n\n".join(page.paragraphs)
    if page.credited and page.credited.form == "link":
        text += f"\n\nRead the original at https://{page.credited.host}/{_slug(page.headline)}"
    record = {
        "title": page.headline,
        "text": text,
        "outlet": page.outlet.name,
        "url": f"https://{page.outlet.host}/{_slug(page.headline)}",
        "authors": [page.author] if page.author else [],
        "date_published": page.date.isoformat() if page.date else None,
    }
    return json.dumps(record, ensure_ascii=False)


def _slug(headline: str) -> str:
    return "-".join(word for word in headline.lower().split() if word.isalpha())[:60]


def _as_html(page: _Page, others: Sequence[str], *, heavy: bool) -> str:
    shown = [f"<p>{html.escape(paragraph, quote=False)}</p>" for paragraph in page.paragraphs]
    if page.credited and page.credited.form == "link":
        address = f"https://{page.credited.host}/{_slug(page.headline)}"
        shown.append(f'<p><a href="{address}">Read the original at {page.credited.name}</a></p>')
    if heavy:
        shown.insert(2, f'<p><a href="/x"><b>READ MORE: {html.escape(others[0])}</b></a></p>')
        shown.insert(4, '<div class="newsletter"><p>Get our newsletter every morning.</p></div>')
    author = f'<p class="byline">By {html.escape(page.author)}</p>' if page.author else ""
    meta, time = "", ""
    if page.date:
        meta = (
            '<meta property="article:published_time" '
            f'content="{page.date.isoformat()}T09:00:00+00:00">'
        )
        time = f"<time>{page.date.strftime('%B %d, %Y')}</time>"
    related = "".join(f'<li><a href="/{_slug(one)}">{html.escape(one)}</a></li>' for one in others)
    share = '<div class="share">Share this Tweet Print</div>' if heavy else ""
    comments = (
        '<section id="comments"><h3>Comments</h3><p>First!</p><p>Who pays for it?</p></section>'
        if heavy
        else ""
    )
    name, title = html.escape(page.outlet.name), html.escape(page.headline)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{title} | {name}</title>"
        f'<meta property="og:site_name" content="{name}">{meta}'
        f'<link rel="canonical" href="https://{page.outlet.host}/{_slug(page.headline)}"></head>'
        '<body><nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>'
        f"<article><h1>{title}</h1>{author}{time}{share}{''.join(shown)}</article>"
        f"<aside><h3>Most read</h3><ul>{related}</ul></aside>{comments}"
        f"<footer>© 2027 {name}. All rights reserved.</footer></body></html>\n"
    )
