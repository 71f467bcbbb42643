"""Commands about the program itself: ``doctor``, ``config show`` and ``cautions``."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from rashomon.cli.console import data, plain, print_json, put, put_columns
from rashomon.cli.options import AsJson, SettingsPath, choose_settings
from rashomon.errors import UsageError
from rashomon.health import examine
from rashomon.model.cautions import CAUTION_KINDS, CautionKind
from rashomon.settings import settings_rows

_Slug = Annotated[
    str | None,
    typer.Argument(metavar="SLUG", help="One caution; all of them where it is left out."),
]

config_app = typer.Typer(
    no_args_is_help=True,
    help="Settings: what is in force and where it comes from.\n\n"
    "[bold]Example:[/bold]  rashomon config show",
)


def doctor(as_json: AsJson = False) -> None:
    """Check this installation: versions, model, store, room, and that no network is used.

    [bold]Example:[/bold]  rashomon doctor
    """
    findings = examine()
    if as_json:
        print_json([{"what": f.what, "ok": f.ok, "found": f.found} for f in findings])
    else:
        for found in findings:
            mark = "ok      " if found.ok else "NOT OK  "
            put(data(), mark, f"{found.what}: ", plain(found.found))
    if not all(f.ok for f in findings):
        raise typer.Exit(5)


@config_app.command("show")
def config_show(settings: SettingsPath = None, as_json: AsJson = False) -> None:
    """Show every setting, its value and where the value comes from.

    [bold]Example:[/bold]  rashomon config show
    """
    chosen = choose_settings(settings)
    rows = settings_rows(chosen.settings, chosen.text, chosen.overrides)
    if as_json:
        print_json([{"setting": k, "value": v, "origin": o} for k, v, o in rows])
    else:
        put(data(), "settings file: ", plain(chosen.file or "none"))
        put_columns(data(), [(key, _shown(value), origin) for key, value, origin in rows])


def cautions(slug: _Slug = None, as_json: AsJson = False) -> None:
    """Explain the cautions: what each means, how it is found, how often it was wrong.

    [bold]Example:[/bold]  rashomon cautions quote.unclosed
    """
    if slug is not None and slug not in CAUTION_KINDS:
        raise UsageError(f"no caution is called {slug!r}; there are: {', '.join(CAUTION_KINDS)}")
    rows = sorted(CAUTION_KINDS.items())
    if as_json:
        found = [_caution_fields(name, kind) for name, kind in rows]
        print_json(found if slug is None else _caution_fields(slug, CAUTION_KINDS[slug]))
    elif slug is None:
        put_columns(data(), [(name, kind.meaning) for name, kind in rows], indent=0)
    else:
        for name, text in _caution_fields(slug, CAUTION_KINDS[slug]).items():
            put(data(), f"{name}: ", plain(_shown(text)))


def _caution_fields(slug: str, kind: CautionKind) -> dict[str, Any]:
    return {
        "slug": slug,
        "meaning": kind.meaning,
        "found": kind.found,
        "measured": kind.measured,
        "stages": kind.stages,
    }


def _shown(value: Any) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)
