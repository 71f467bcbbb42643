"""Damage done on purpose to a clean text, as files get damaged on their way."""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

Damage = Callable[[str, random.Random], bytes]
"""A text and a generator of random numbers to the bytes of a file; may give the text as it is."""

_BEYOND = re.compile(r"[^\x00-\x7f]")


def _cut_at(text: str, rng: random.Random) -> str:
    """The text up to a blank within a sentence of its last third."""
    low = 2 * len(text) // 3
    places = [m.start() for m in re.finditer(r"(?<=[a-z]) (?=[a-z])", text) if m.start() >= low]
    return text[: rng.choice(places)] if places else text


def _cut_ellipsis(text: str, rng: random.Random) -> bytes:
    return (_cut_at(text, rng) + rng.choice(("…", "...", " [...]"))).encode()


def _cut_mark(text: str, rng: random.Random) -> bytes:
    return f"{_cut_at(text, rng)}… [+{rng.randrange(100, 9000)} chars]".encode()


def _cut_invitation(text: str, rng: random.Random) -> bytes:
    ends = "Read more", "Continue reading", "Read the full story"
    return f"{_cut_at(text, rng)} {rng.choice(ends)}".encode()


def _cut_wall(text: str, rng: random.Random) -> bytes:
    kept = text.split("\n\n")[:-1]
    lines = "Subscribe to continue reading.", "This article is for subscribers only."
    return "\n\n".join([*kept, rng.choice(lines)]).encode()


def _cut_bare(text: str, rng: random.Random) -> bytes:
    return _cut_at(text, rng).encode()


def _cut_gzip(text: str, rng: random.Random) -> bytes:
    packed = gzip.compress(text.encode(), mtime=0)
    return packed[: int(len(packed) * rng.uniform(0.6, 0.9))]


def _garbled(*codecs: str) -> Damage:
    def damage(text: str, _rng: random.Random) -> bytes:
        for codec in codecs:
            text = _misread(text, codec)
        return text.encode()

    return damage


def _misread(text: str, codec: str) -> str:
    """The text encoded as UTF-8 and decoded as another; bytes without a meaning stay as codes."""
    return "".join(
        byte.decode(codec) if _means(byte, codec) else chr(byte[0])
        for byte in (bytes([one]) for one in text.encode())
    )


def _means(byte: bytes, codec: str) -> bool:
    try:
        byte.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _lost(sign: str) -> Damage:
    def damage(text: str, rng: random.Random) -> bytes:
        # Not every sign is lost: what was typed by hand stays.
        return _BEYOND.sub(lambda m: sign if rng.random() < 0.9 else m[0], text).encode()

    return damage


def _lost_bytes(text: str, rng: random.Random) -> bytes:
    data = bytearray(text.encode())
    places = [at for at, byte in enumerate(data) if byte >= 0xC0]
    for at in rng.sample(places, min(3, len(places))):
        data[at] = 0x3D
    return bytes(data)


def _controls(text: str, rng: random.Random) -> bytes:
    for _ in range(2):
        at = rng.randrange(len(text))
        text = text[:at] + rng.choice("\x00\x08\x1a") + text[at:]
    return text.encode()


def _unclosed(text: str, rng: random.Random) -> bytes:
    places = [m.start() for m in re.finditer("”", text)]
    if not places:
        return text.encode()
    at = rng.choice(places)
    return (text[:at] + text[at + 1 :]).encode()


def _unclosed_straight(text: str, rng: random.Random) -> bytes:
    straight = text.replace("“", '"').replace("”", "\x00")
    places = [m.start() for m in re.finditer("\x00", straight)]
    if places:
        at = rng.choice(places)
        straight = straight[:at] + straight[at + 1 :]
    return straight.replace("\x00", '"').encode()


def _encoded(codec: str) -> Damage:
    def damage(text: str, _rng: random.Random) -> bytes:
        try:
            return text.encode(codec)
        except UnicodeEncodeError:
            return text.encode()

    return damage


DAMAGES: Mapping[str, Mapping[str, Damage]] = MappingProxyType(
    {
        "text.truncated": {
            "an ellipsis": _cut_ellipsis,
            "a mark of characters left out": _cut_mark,
            "an invitation to read on": _cut_invitation,
            "an invitation to subscribe": _cut_wall,
            "a compressed file cut off": _cut_gzip,
            "cut between two words": _cut_bare,
        },
        "characters.repaired": {
            "read as windows-1252": _garbled("cp1252"),
            "read as windows-1252 twice": _garbled("cp1252", "cp1252"),
            "read as ISO 8859-1": _garbled("latin-1"),
            "read as Macintosh": _garbled("mac_roman"),
        },
        "characters.damaged": {
            "signs turned into U+FFFD": _lost("\ufffd"),
            "signs turned into question marks": _lost("?"),
            "signs turned into blanks": _lost(" "),
            "signs left out": _lost(""),
            "bytes overwritten": _lost_bytes,
            "control characters": _controls,
        },
        "quote.unclosed": {
            "a typographic mark left out": _unclosed,
            "a straight mark left out": _unclosed_straight,
        },
        "encoding.guessed": {
            "saved as windows-1252": _encoded("cp1252"),
            "saved as windows-1250": _encoded("cp1250"),
            "saved as Macintosh": _encoded("mac_roman"),
        },
    }
)
"""By caution, by what was done."""
