"""Templates, the one style sheet and the one script, and the policy that allows no other."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from rashomon.publish.comparison.wording import TELLING
from rashomon.publish.display import visible
from rashomon.publish.drawing.lineage import draw_lineage
from rashomon.publish.drawing.timeline import draw_timeline

_STYLES = ("dossier.css", "drawing.css", "compare.css")


def render(template: str, **values: Any) -> str:
    """A page from a template; every value is escaped, hidden characters are shown.

    Args:
        template: Its name below ``templates``.
        **values: What it is given.
    """
    page: str = _environment().get_template(template).render(**values)
    return page


@cache
def style() -> str:
    """The exact text of the style element."""
    return "".join(_packaged().joinpath(name).read_text(encoding="utf-8") for name in _STYLES)


def digest(text: str) -> str:
    """How a policy names an inline style sheet or script.

    Args:
        text: Its exact text.
    """
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


@cache
def script() -> str:
    """The exact text of the script element."""
    return _packaged().joinpath("dossier.js").read_text(encoding="utf-8")


@cache
def static_policy() -> str:
    """The policy of a page that is a file: one style sheet and one script, and nothing else."""
    return (
        f"default-src 'none'; style-src {digest(style())}; script-src {digest(script())}; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def live_policy() -> str:
    """The policy of pages of the live app: as of a file, and forms and reading of the app alone."""
    return (
        f"default-src 'none'; style-src {digest(style())}; script-src {digest(script())}; "
        "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )


@cache
def _environment() -> Any:
    # Imported here: only those who write pages should have to load the template engine.
    from jinja2 import DictLoader, Environment, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        loader=DictLoader(_templates()),
        # Text of ours and of documents alike; markup made by the template itself is no `str`.
        finalize=lambda value: value if isinstance(value, Markup) else _shown(value),
    )
    environment.globals |= {"draw_timeline": draw_timeline, "draw_lineage": draw_lineage}
    environment.globals["telling"] = TELLING
    # The only texts that are not escaped are our own style sheet and script, and drawings, which
    # escape what they hold.
    environment.globals["style_element"] = Markup(f"<style>{style()}</style>")
    environment.globals["script_element"] = Markup(f"<script>{script()}</script>")
    return environment


def _templates() -> dict[str, str]:
    folder = _packaged()
    found = {item.name: item for item in folder.iterdir()}
    for room in ("panels", "live"):
        found |= {f"{room}/{item.name}": item for item in folder.joinpath(room).iterdir()}
    return {
        name: item.read_text(encoding="utf-8")
        for name, item in found.items()
        if name.endswith(".html")
    }


def _shown(value: Any) -> Any:
    return visible(value) if isinstance(value, str) else value


def _packaged() -> Traversable:
    return files("rashomon.publish").joinpath("templates")
