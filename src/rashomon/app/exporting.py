"""Downloads: what ``rashomon export`` writes, as answers of the live app."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from starlette.responses import Response

from rashomon.engine.base import Lost
from rashomon.engine.process import WorkerProcess
from rashomon.errors import EngineError, NotFound
from rashomon.model.corrections import Corrected
from rashomon.publish.annotations import to_annotations
from rashomon.publish.archive import zipped
from rashomon.publish.display import writable
from rashomon.publish.markdown import to_markdown
from rashomon.publish.pages import dossier_html
from rashomon.publish.parquet import to_parquet
from rashomon.publish.record_json import dump
from rashomon.publish.soundness import sound_record
from rashomon.publish.tables import to_csv
from rashomon.story import open_story

# Nobody watches for it: who waits for a download can break it off.
_SECONDS = 3600.0


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of download.

    Args:
        ending: End of the file's name.
        media: Its media type.
        make: The file, from the record and the story's title.
    """

    ending: str
    media: str
    make: Callable[[Corrected, str], bytes]


class _Making:
    """Makes a download; handed to a process of its own."""

    def prepare(self) -> None:
        """Nothing is needed before."""

    def __call__(self, item: tuple[Path, str]) -> bytes:
        """Makes the file of a story in a format."""
        path, wanted = item
        with open_story(path) as story:
            sound_record(lambda: story.record)
            return FORMATS[wanted].make(story.corrected, path.stem)


def download(path: Path, wanted: str) -> Response:
    """A story in a format, to be saved.

    It is made in a process of its own: exports of a large story take twice the memory of its
    pages and some seconds, for which nobody else should have to wait.

    Args:
        path: The story file.
        wanted: Name of the format.

    Raises:
        NotFound: There is no such format.
        MissingExtra: The format needs a part that is not installed.
        StoreError: The story cannot be opened.
        EngineError: The process died, most often for want of memory.
    """
    if wanted not in FORMATS:
        raise NotFound(f"no export {wanted!r}; there are {', '.join(FORMATS)}")
    worker = WorkerProcess(pickle.dumps(_Making()), _SECONDS)
    try:
        data = worker.run((path, wanted))
    finally:
        worker.finish()
    if isinstance(data, Lost):
        raise EngineError(f"the export was not made: {data.message}")
    named = quote(writable(path.stem) + FORMATS[wanted].ending, safe="")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{named}"}
    return Response(data, headers=headers, media_type=FORMATS[wanted].media)


def _json(record: Corrected, _: str) -> bytes:
    return _encoded(dump(record))


def _text(write: Callable[..., str]) -> Callable[[Corrected, str], bytes]:
    return lambda record, title: _encoded(write(record, title=title))


def _folder(
    write: Callable[[Corrected, Path], tuple[Path, ...]],
) -> Callable[[Corrected, str], bytes]:
    def made(record: Corrected, _: str) -> bytes:
        with TemporaryDirectory(prefix="rashomon-") as folder:
            return zipped({path.name: path.read_bytes() for path in write(record, Path(folder))})

    return made


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


FORMATS: Mapping[str, Format] = {
    "json": Format(".json", "application/json", _json),
    "html": Format(".html", "text/html; charset=utf-8", _text(dossier_html)),
    "markdown": Format(".md", "text/markdown; charset=utf-8", _text(to_markdown)),
    "annotations": Format(
        ".annotations.json", "application/ld+json; charset=utf-8", _text(to_annotations)
    ),
    "csv": Format(".csv.zip", "application/zip", _folder(to_csv)),
    "parquet": Format(".parquet.zip", "application/zip", _folder(to_parquet)),
}
