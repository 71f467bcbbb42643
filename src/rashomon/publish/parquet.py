"""The tables as Parquet: typed columns, lists kept apart, exact words.

A format for programs: nothing is made visible or disarmed in it, as little as in the JSON.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from rashomon.errors import InvariantError, MissingExtra
from rashomon.model.corrections import Corrected
from rashomon.model.record import Record
from rashomon.publish.cells import Cell, Joined, Row
from rashomon.publish.columns import ColumnType, column_type
from rashomon.publish.display import writable
from rashomon.publish.tables import heads_and_rows

# All that decides about the bytes, so that equal tables give equal files under one pyarrow: no
# clock is written, only the name and version of the library that wrote the file.
_WRITING = {
    "version": "2.6",
    "data_page_version": "1.0",
    "compression": "zstd",
    "compression_level": 3,
    "use_dictionary": True,
    "write_statistics": True,
    "store_schema": False,
}


def to_parquet(
    record: Record | Corrected, folder: Path | str, *, full_text: bool = False
) -> tuple[Path, ...]:
    """Writes every table as a Parquet file; files of these names are replaced.

    Args:
        record: The record, or the record with people's decisions.
        folder: Where to write; made if it does not exist.
        full_text: Give words whole, and each document's text.  They belong to their publishers.

    Returns:
        The files written, one for each of ``tables.TABLES``: ``documents.parquet`` …

    Raises:
        MissingExtra: The library that writes Parquet is not installed.
        InvariantError: A table does not read back as it was written; no file was written.
        OSError: The folder or a file cannot be written.
    """
    arrow, parquet = _libraries()
    target = Path(folder)
    made = {
        target / f"{name}.parquet": _file(arrow, parquet, name, head, rows)
        for name, head, rows in heads_and_rows(record, full_text=full_text)
    }
    target.mkdir(parents=True, exist_ok=True)
    for path, data in made.items():
        path.write_bytes(data)
    return tuple(made)


def _libraries() -> tuple[Any, Any]:
    # Loaded here: it is no part of a plain installation, and 150 MB of it.
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as err:
        raise MissingExtra(
            "Parquet is written by pyarrow, which is not installed; install it with:"
            " pip install 'rashomon[parquet]'  (or export with --to csv)"
        ) from err


def _file(arrow: Any, parquet: Any, name: str, head: Sequence[str], rows: Sequence[Row]) -> bytes:
    types = {column: column_type(name, column) for column in head}
    values = {
        column: [_value(types[column], row[column], f"{name}.{column}") for row in rows]
        for column in head
    }
    schema = arrow.schema([(column, _arrow_type(arrow, types[column])) for column in head])
    try:
        table = arrow.Table.from_pydict(values, schema=schema)
    except arrow.ArrowException as err:
        raise InvariantError(
            f"our own export: table {name} does not fit its types ({err})"
        ) from err
    file = io.BytesIO()
    parquet.write_table(table, file, **_WRITING)
    data = file.getvalue()
    if (
        parquet.read_table(io.BytesIO(data), use_threads=False, pre_buffer=False).to_pydict()
        != values
    ):
        raise InvariantError(f"our own export: table {name} does not read back as it was written")
    return data


def _arrow_type(arrow: Any, kind: ColumnType) -> Any:
    span = arrow.struct([("start", arrow.int32()), ("end", arrow.int32())])
    types = {
        "string": arrow.string(),
        "strings": arrow.list_(arrow.string()),
        "spans": arrow.list_(span),
        "integer": arrow.int32(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
    }
    return types[kind]


def _value(kind: ColumnType, cell: Cell, where: str) -> Any:
    """A cell as its column has it."""
    if kind in ("strings", "spans"):
        parts = cell.parts if isinstance(cell, Joined) else ()
        if cell and not parts:
            raise InvariantError(f"our own export: {where} holds {cell!r}, which is no list")
        return [writable(part) for part in parts] if kind == "strings" else list(map(_span, parts))
    if cell is None:
        return None
    if isinstance(cell, str) != (kind == "string"):
        raise InvariantError(f"our own export: {where} holds {cell!r}, which is no {kind}")
    if isinstance(cell, str):
        return writable(cell)
    return {"integer": int, "number": float, "boolean": bool}[kind](cell)


def _span(part: str) -> dict[str, int]:
    start, _, end = part.partition("-")
    return {"start": int(start), "end": int(end)}
