"""The shape of a story file: who it belongs to, its version, and the steps that bring it there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib.resources import files

from rashomon.errors import SchemaMismatch
from rashomon.store.connection import Connection

# "RSHM": tells a story file from any other SQLite file (PRAGMA application_id).
APPLICATION_ID = 0x5253484D

# Tables that are written anew from the record, in an order in which each may be filled.
RECORD_TABLES = (
    "documents",
    "published_candidates",
    "times",
    "removals",
    "credits",
    "passages",
    "derivations",
    "derivation_clues",
    "accounts",
    "account_documents",
    "entities",
    "mentions",
    "utterances",
    "utterance_speakers",
    "statements",
    "spans",
    "statement_entities",
    "utterance_links",
    "claims",
    "positions",
    "claim_words",
    "position_statements",
    "propositions",
    "claim_links",
    "proposals",
    "proposal_addressees",
    "proposal_steps",
    "responses",
    "events",
    "event_entities",
    "event_statements",
    "event_words",
    "cautions",
    "failures",
)
READABLE = (*RECORD_TABLES, "inputs", "runs", "decisions")
SEARCH_TABLES = ("documents_search", "statements_search")


def migrations() -> tuple[str, ...]:
    """SQL of every migration; the first makes schema 1 of an empty file, and so on."""
    folder = files("rashomon.store") / "migrations"
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return tuple(f.read_text(encoding="utf-8") for f in found)


def check_owner(connection: Connection) -> int:
    """Checks that a file is a story file that this version can read.

    Args:
        connection: An opened file.

    Returns:
        Its schema version; 0 for a file that holds nothing yet.

    Raises:
        SchemaMismatch: It is no story file, or a newer one.
    """
    application = connection.row("PRAGMA application_id")[0]
    version = int(connection.row("PRAGMA user_version")[0])
    holds = connection.row("SELECT count(*) FROM sqlite_master")[0]
    if application == 0 and version == 0 and holds == 0:
        return 0
    if application != APPLICATION_ID:
        raise SchemaMismatch(f"{connection.path}: this is not a story file; give another path")
    newest = len(migrations())
    if version > newest:
        raise SchemaMismatch(
            f"{connection.path}: written by a newer version of rashomon (schema {version}, this "
            f"one reads up to {newest}); install that version or a later one"
        )
    return version


def migrate(connection: Connection) -> None:
    """Brings a story file to the newest schema, in one transaction.

    Args:
        connection: A file opened for writing.

    Raises:
        SchemaMismatch: It is no story file, or a newer one.
    """
    steps = migrations()
    if check_owner(connection) == len(steps):
        return
    with connection.transaction():
        # Looked at again: another process may have come first.
        for sql in steps[check_owner(connection) :]:
            for statement in _statements(sql):
                connection.run(statement)
        connection.run(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.run(f"PRAGMA user_version = {len(steps)}")


def _statements(sql: str) -> Iterator[str]:
    """Single statements of a script; ``executescript`` would end our transaction."""
    collected = ""
    for line in sql.splitlines(keepends=True):
        collected += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(collected):
            yield collected
            collected = ""
