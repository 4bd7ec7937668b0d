"""How VBA packs its sources: MS-OVBA 2.4.1, a run-length scheme over chunks of 4,096 bytes."""

from __future__ import annotations

import struct
from typing import Final

_CHUNK: Final = 4096
_SHORTEST: Final = 3
_PACKED: Final = 0xB000
"""The header of a packed chunk, but for its length."""


def compress(data: bytes) -> bytes:
    """A compressed container."""
    return b"\x01" + b"".join(_chunk(data[start : start + _CHUNK]) for start in range(0, len(data), _CHUNK))


def _chunk(data: bytes) -> bytes:
    packed = bytearray()
    seen: dict[bytes, list[int]] = {}
    at = 0
    while at < len(data):
        flags, tokens = 0, bytearray()
        for bit in range(8):
            if at >= len(data):
                break
            offset, length = _longest(data, at, seen)
            if length:
                flags |= 1 << bit
                tokens += struct.pack("<H", (offset - 1) << (16 - _offset_bits(at)) | (length - _SHORTEST))
            else:
                tokens.append(data[at])
            for place in range(at, at + (length or 1)):
                seen.setdefault(data[place : place + _SHORTEST], []).append(place)
            at += length or 1
        packed.append(flags)
        packed += tokens
    if len(packed) > _CHUNK:  # a chunk that does not get smaller stands as it is; it has to be a full one
        return struct.pack("<H", 0x3000 | (_CHUNK - 1)) + data.ljust(_CHUNK, b"\0")
    return struct.pack("<H", _PACKED | (len(packed) - 1)) + packed


def _offset_bits(at: int) -> int:
    """How many bits of a token tell how far back it copies from; the rest tell how much."""
    return max((at - 1).bit_length(), 4)


def _longest(data: bytes, at: int, seen: dict[bytes, list[int]]) -> tuple[int, int]:
    """How far back the longest run that goes on here began, and its length; (0, 0) where there is none."""
    most = min((0xFFFF >> _offset_bits(at)) + _SHORTEST, len(data) - at)
    best = (0, 0)
    if most >= _SHORTEST:
        for start in reversed(seen.get(data[at : at + _SHORTEST], ())):
            length = _SHORTEST
            while length < most and data[start + length] == data[at + length]:
                length += 1
            if length > best[1]:
                best = (at - start, length)
                if length == most:
                    break
    return best
