"""A record that came out of a file is looked through before anything is made of it."""

from __future__ import annotations

from rashomon.errors import InvariantError, StoreError
from rashomon.model.record import Record
from rashomon.publish.check import check_links


def require_sound(record: Record) -> None:
    """Checks that every id of a stored record leads somewhere and every span lies in its text.

    Args:
        record: The record of a story file.

    Raises:
        StoreError: It was changed after it was made.
    """
    try:
        check_links(record)
    except InvariantError as err:
        raise StoreError(
            f"story file: its record is damaged ({err}); run 'rashomon verify', and build the"
            " story anew from the files it was made of"
        ) from err
