"""The extractors under comparison, each as a function from markup to text."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version

import rashomon
from rashomon.clean.extract import Extract
from rashomon.clean.html import extract_html
from rashomon.errors import NoArticleText
from rashomon.model.documents import Capture
from rashomon.settings import Limits

Extractor = Callable[[str], str]


def run_rashomon(markup: str) -> Extract | None:
    """Everything the package finds in a page; ``None`` where it finds no account."""
    capture = Capture("eval", "page", "0" * 64, (), "html", markup, "utf-8")
    try:
        return extract_html(capture, Limits())
    except NoArticleText:
        return None


def body_of(extract: Extract | None) -> str:
    """The text without the headline paragraph, since the gold text has none."""
    if extract is None:
        return ""
    start = extract.title_span.end if extract.title_span else 0
    return extract.text[start:].lstrip("\n")


def run_trafilatura(markup: str) -> str:
    """Trafilatura with its defaults, comments left out."""
    # The peers belong to the group "evals"; what needs none of them works without.
    trafilatura = import_module("trafilatura")
    return str(trafilatura.extract(markup, include_comments=False) or "")


def run_resiliparse(markup: str) -> str:
    """Resiliparse's main content, without texts that stand for pictures."""
    tree = import_module("resiliparse.parse.html").HTMLTree.parse(markup)
    extract = import_module("resiliparse.extract.html2text").extract_plain_text
    return str(extract(tree, main_content=True, alt_texts=False))


def versions() -> dict[str, str]:
    """Version of every extractor."""
    return {
        "rashomon": rashomon.__version__,
        "trafilatura": version("trafilatura"),
        "resiliparse": version("resiliparse"),
    }
