"""Messages between a run and its worker processes: length, then pickled object.

Both ends are processes that this package has started, over pipes that nobody else holds.
"""

from __future__ import annotations

import pickle
import struct
from typing import IO, Any

_LENGTH = struct.Struct("<Q")


def write_frame(channel: IO[bytes], message: Any) -> None:
    """Sends one message.

    Args:
        channel: A pipe to write to.
        message: Anything that can be pickled.

    Raises:
        OSError: The other end is gone.
    """
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    channel.write(_LENGTH.pack(len(data)))
    channel.write(data)
    channel.flush()


def read_frame(channel: IO[bytes]) -> Any:
    """Receives one message.

    Args:
        channel: A pipe to read from.

    Returns:
        The message.

    Raises:
        EOFError: The other end is gone.
    """
    head = channel.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (size,) = _LENGTH.unpack(head)
    data = channel.read(size)
    if len(data) < size:
        raise EOFError
    return pickle.loads(data)
