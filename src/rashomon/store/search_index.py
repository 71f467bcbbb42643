"""Whether the full-text index says what the tables say, checked without writing to the story."""

from __future__ import annotations

from contextlib import closing
from itertools import zip_longest

from rashomon.store.connection import Connection

# Search table: (table it indexes, indexed columns).
_INDEXED = {
    "documents_search": ("documents", "title, text"),
    "statements_search": ("statements", "source_words, cue_words, words"),
}


def stale_search_tables(connection: Connection) -> tuple[str, ...]:
    """Search tables whose entries differ from those of an index made anew.

    FTS5's own check writes to the file, so it cannot be used on a story opened for reading.  A
    fresh index is built in a temporary table instead, and both are compared entry by entry.

    Args:
        connection: An opened story.

    Returns:
        Names of search tables, sorted.
    """
    return tuple(name for name in sorted(_INDEXED) if not _is_fresh(connection, name))


def _is_fresh(connection: Connection, name: str) -> bool:
    table, columns = _INDEXED[name]
    fresh = f"fresh_{name}"
    connection.run(
        f"CREATE VIRTUAL TABLE temp.{fresh} USING fts5 ({columns}, content = '',"
        " tokenize = 'unicode61 remove_diacritics 2')"
    )
    connection.run(
        f"INSERT INTO temp.{fresh} (rowid, {columns}) SELECT position, {columns} FROM main.{table}"
    )
    for schema, index in (("main", name), ("temp", fresh)):
        connection.run(
            f"CREATE VIRTUAL TABLE temp.words_{index}"
            f" USING fts5vocab ('{schema}', '{index}', 'instance')"
        )
    query = 'SELECT term, doc, col, "offset" FROM temp.words_{}'
    with (
        closing(connection.scan(query.format(name))) as left,
        closing(connection.scan(query.format(fresh))) as right,
    ):
        same = all(old == new for old, new in zip_longest(left, right))
    for dropped in (f"words_{name}", f"words_{fresh}", fresh):
        connection.run(f"DROP TABLE temp.{dropped}")
    return same
