"""A record that comes out of a file is looked through before anything is made of it."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.errors import InvariantError, StoreError
from rashomon.model.record import Record
from rashomon.publish.check import check_links


def sound_record(read: Callable[[], Record]) -> Record:
    """Reads a stored record and checks that its ids lead somewhere and its spans lie in its texts.

    Args:
        read: Gives the record of a story file.

    Returns:
        The record.

    Raises:
        StoreError: It was changed after it was made.
    """
    try:
        record = read()
        check_links(record)
    except InvariantError as err:
        raise StoreError(
            f"story file: its record is damaged ({err}); run 'rashomon verify', and build the"
            " story anew from the files it was made of"
        ) from err
    return record
