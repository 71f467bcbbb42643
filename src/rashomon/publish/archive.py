"""Several files as one: a ZIP archive whose bytes depend on nothing but the files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

# The earliest time that the format can hold: no clock reaches the bytes.
_WHEN = (1980, 1, 1, 0, 0, 0)
# An ordinary file for its owner's eyes alone, as the story is.
_MODE = 0o100600 << 16


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Packs files into an archive.

    Args:
        files: Content by name; names are plain, without folders.

    Returns:
        The archive, its members sorted by name.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            member = zipfile.ZipInfo(name, _WHEN)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = _MODE
            archive.writestr(member, files[name])
    return packed.getvalue()
