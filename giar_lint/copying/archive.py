"""Replaces parts of a package without unpacking it: every other entry keeps its bytes, place, date and compression."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

from giar_lint.records import NamedTuple

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_LOCAL_SIZE, _CENTRAL_SIZE, _END_SIZE = 30, 46, 22
_LONGEST_COMMENT = 0xFFFF
_DESCRIPTOR = 8
"""The flag of an entry whose sizes follow its data."""
_STORED, _DEFLATED = 0, 8
_MOST = 0xFFFFFFFF
_MARK = struct.pack("<HH", 0x4C47, 4) + b"giar"
"""An extra field of an entry, which programs pass over and do not write again: a copy that anybody has worked on has none."""


class Unsplit(Exception):  # noqa: N818 - a state of the file
    """A ZIP archive of a make that no office program writes (split, over 4 GB, with something before or in between)."""


class _Entry(NamedTuple):
    """An entry: its record in the list at the end (offsets 0-based), where it begins, and its name."""

    start: int
    end: int
    at: int
    name: bytes


class _Archive(NamedTuple):
    """The entries in the order of the list, where the list begins and where it ends."""

    entries: tuple[_Entry, ...]
    listed: int
    end: int


def replaced(data: bytes, parts: Mapping[int, bytes]) -> bytes:
    """An archive with other content for the entries that begin at the given offsets, marked as a copy of ours. Raises
    Unsplit."""
    archive = _open(data)
    order = sorted(archive.entries, key=lambda each: each.at)
    limits = [*(each.at for each in order[1:]), archive.listed]
    written: list[bytes] = []
    length = 0
    changed: dict[
        int, tuple[int, tuple[int, int, int] | None]
    ] = {}  # by old offset: the new one, and checksum and sizes
    for entry, limit in zip(order, limits, strict=True):
        segment, figures = data[entry.at : limit], None
        if entry.at in parts:
            segment, figures = _entry(segment, parts[entry.at])
        changed[entry.at] = (length, figures)
        written.append(segment)
        length += len(segment)
    listed = b"".join(_listed(data[each.start : each.end], each, *changed[each.at]) for each in archive.entries)
    if length + len(listed) > _MOST:
        raise Unsplit
    end = bytearray(data[archive.end :])
    struct.pack_into("<II", end, 12, len(listed), length)
    return b"".join([*written, listed, end])


def names(data: bytes) -> list[bytes]:
    """The names of all entries. Raises Unsplit."""
    return [each.name for each in _open(data).entries]


def is_copy(data: bytes) -> bool:
    """Whether bytes are a copy that was written here and that no other program has written since."""
    try:
        return any(_MARK in data[each.start : each.end] for each in _open(data).entries)
    except Unsplit:
        return False


def _open(data: bytes) -> _Archive:
    end = data.rfind(_END, max(0, len(data) - _END_SIZE - _LONGEST_COMMENT))
    if end < 0 or len(data) < end + _END_SIZE:
        raise Unsplit
    disk, first, here, count, size, listed, comment = struct.unpack_from("<HHHHIIH", data, end + 4)
    if disk or first or here != count or listed + size != end or end + _END_SIZE + comment != len(data):
        raise Unsplit
    entries: list[_Entry] = []
    at = listed
    for _ in range(count):
        if not data.startswith(_CENTRAL, at) or at + _CENTRAL_SIZE > end:
            raise Unsplit
        sizes = struct.unpack_from("<HHH", data, at + 28)
        (offset,) = struct.unpack_from("<I", data, at + 42)
        following = at + _CENTRAL_SIZE + sum(sizes)
        if not data.startswith(_LOCAL, offset) or offset >= listed or following > end:
            raise Unsplit
        entries.append(_Entry(at, following, offset, data[at + _CENTRAL_SIZE : at + _CENTRAL_SIZE + sizes[0]]))
        at = following
    if at != end or len({each.at for each in entries}) != count or min((each.at for each in entries), default=1) != 0:
        raise Unsplit
    return _Archive(tuple(entries), listed, end)


def _entry(segment: bytes, content: bytes) -> tuple[bytes, tuple[int, int, int]]:
    """An entry with other content, and its checksum and sizes."""
    flags, method = struct.unpack_from("<HH", segment, 6)
    name, extra = struct.unpack_from("<HH", segment, 26)
    if method not in (_STORED, _DEFLATED) or len(content) >= _MOST:
        raise Unsplit
    packed = content
    if method == _DEFLATED:
        deflating = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        packed = deflating.compress(content) + deflating.flush()
    figures = (zlib.crc32(content), len(packed), len(content))
    head = bytearray(segment[: _LOCAL_SIZE + name])
    struct.pack_into("<H", head, 6, flags & ~_DESCRIPTOR)
    struct.pack_into("<III", head, 14, *figures)
    fields = _fields(segment[_LOCAL_SIZE + name : _LOCAL_SIZE + name + extra])
    struct.pack_into("<H", head, 28, len(fields))
    return bytes(head) + fields + packed, figures


def _listed(record: bytes, entry: _Entry, offset: int, figures: tuple[int, int, int] | None) -> bytes:
    """The record of an entry in the list, as it is now."""
    new = bytearray(record)
    struct.pack_into("<I", new, 42, offset)
    if figures is None:
        return bytes(new)
    (flags,) = struct.unpack_from("<H", record, 8)
    _, extra, _ = struct.unpack_from("<HHH", record, 28)
    struct.pack_into("<H", new, 8, flags & ~_DESCRIPTOR)
    struct.pack_into("<III", new, 16, *figures)
    start = _CENTRAL_SIZE + len(entry.name)
    fields = _fields(record[start : start + extra])
    struct.pack_into("<H", new, 30, len(fields))
    return bytes(new[:start]) + fields + record[start + extra :]


def _fields(extra: bytes) -> bytes:
    """The extra fields of an entry with the mark, and without what tells sizes over 4 GB."""
    kept, at = b"", 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        field = extra[at : at + 4 + size]
        kept += field if kind != 1 and field != _MARK else b""
        at += 4 + size
    return kept + _MARK
