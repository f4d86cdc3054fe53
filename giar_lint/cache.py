"""The cache: what linting a file gave, by all that it depends on, so that an unchanged file costs a hash.

One file an entry, in `.giar_lint_cache/`: a checksum and JSON. Entries are written beside their place and moved there,
without waiting for the disk; what a crash tears is caught by the checksum and made anew. Several runs may write at
once: equal keys have equal entries. Each of the shards is kept below a size, the oldest entries go first.

A repository may bring a cache along, with links in it: nothing is written, overwritten or removed through one.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from giar_lint import __version__
from giar_lint.diagnostics import FileResult
from giar_lint.digests import blake2b
from giar_lint.records import NamedTuple
from giar_lint.stored import decode, encode

FOLDER = ".giar_lint_cache"
_MARK = "CACHEDIR.TAG"
_SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55\n# Made by giar-lint; `giar-lint clean` removes it.\n"
_MARKS = {".gitignore": "*\n", _MARK: _SIGNATURE}
_LARGEST = 256 * 1024
_SHARD = 512 * 1024
"""In bytes: the largest entry that is kept, and the size that a shard is brought below."""

_DIGEST = 16
_NAME = 2 * _DIGEST - 2
"""The digits of a name within a shard; a temporary one has the number of its process behind a dot."""


class Circumstances(NamedTuple):
    """All that the result for a file depends on besides its bytes. `command` are the options that change results;
    `configuration` the digest of what the configuration says; `place` and `shown` are the file's paths.
    """

    command: tuple[object, ...]
    configuration: str
    place: str
    shown: str
    named: bool


class Cache:
    """The cache in a folder (absolute, without the cache's own name). It never fails: what cannot be read is not there,
    what cannot be written is not kept. `stamp` is that of the program, "" for finding it out.
    """

    def __init__(self, folder: str, stamp: str = "") -> None:
        self.folder = folder
        self.stamp = stamp or program_stamp()
        self._folder = os.path.join(folder, FOLDER)
        self._touched: set[str] = set()

    def key(self, circumstances: Circumstances, data: bytes) -> str:
        """The key of the result for bytes under circumstances."""
        return digest(digest_of((self.stamp, circumstances)).encode() + data)

    def result(self, key: str) -> FileResult | None:
        """The result that is kept under a key, None where there is none, or a damaged one."""
        data = self._load(key)
        try:
            return None if data is None else decode(data)
        except (ValueError, TypeError, KeyError, IndexError):
            return None

    def keep(self, key: str, result: FileResult) -> None:
        """Keeps a result, unless it holds what may not be stored."""
        data = encode(result)
        if data is not None:
            self._store(key, data)

    def record(self, key: str) -> Mapping[str, Any] | None:
        """A record that `keep_record` kept under a key."""
        data = self._load(key)
        return data if isinstance(data, dict) else None

    def keep_record(self, key: str, record: Mapping[str, Any]) -> None:
        """Keeps a record, which JSON can hold."""
        self._store(key, record)

    def record_key(self, *parts: object) -> str:
        """The key of a record about these parts."""
        return digest_of((self.stamp, "record", parts))

    def close(self) -> None:
        """Brings every shard that was written to below its size."""
        for shard in self._touched:
            _shrink(shard)
        self._touched.clear()

    def _path(self, key: str) -> str:
        return os.path.join(self._folder, key[:2], key[2:])

    def _load(self, key: str) -> Any:
        import json

        try:
            with open(self._path(key), "rb", opener=_at_once) as stream:
                content = stream.read(_LARGEST + _DIGEST)
        except OSError:
            return None
        if blake2b(content[_DIGEST:], digest_size=_DIGEST).digest() != content[:_DIGEST]:
            return None
        try:
            return json.loads(content[_DIGEST:])
        except ValueError:
            return None

    def _store(self, key: str, data: Any) -> None:
        import json

        body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        if len(body) > _LARGEST:
            return
        path = self._path(key)
        shard = os.path.dirname(path)
        temporary = f"{path}.{os.getpid()}"
        try:
            self._prepare(shard)
            with open(temporary, "wb", opener=_unlinked) as stream:
                stream.write(blake2b(body, digest_size=_DIGEST).digest() + body)
            os.replace(temporary, path)
        except OSError:
            _remove(temporary)
            return
        self._touched.add(shard)

    def _prepare(self, shard: str) -> None:
        if _is_folder(shard) and _is_folder(self._folder):
            return
        os.makedirs(self._folder, exist_ok=True)
        if not _is_folder(self._folder):
            raise NotADirectoryError(self._folder)
        # Also after a run that was killed before it came to this. A folder that holds anything else is not made a cache.
        if {*os.listdir(self._folder)} <= {*_MARKS}:
            for name, text in _MARKS.items():
                _write_once(os.path.join(self._folder, name), text.encode())
        os.makedirs(shard, exist_ok=True)
        if not _is_folder(shard):
            raise NotADirectoryError(shard)


def digest(content: bytes) -> str:
    """The digest of some content: 32 hexadecimal digits."""
    return blake2b(content, digest_size=_DIGEST).hexdigest()


def digest_of(value: object) -> str:
    """The digest of a value by its `repr`, which has to tell all of it."""
    return digest(repr(value).encode("utf-8", "surrogateescape"))


def program_stamp() -> str:
    """What tells this program from one that may find something else: its version, its files, Python, and the packages
    beside it.
    """
    package = os.path.dirname(os.path.abspath(__file__))
    stamps: list[object] = [__version__, sys.version_info[:3]]
    for folder in _folders(package):
        with os.scandir(folder) as entries:
            stamps += sorted((entry.name, *_times(entry.stat())) for entry in entries if entry.is_file())
    # A package that is installed or upgraded changes the folder in which packages lie.
    stamps += [_times(os.stat(each)) for each in sys.path if each.endswith("-packages") and os.path.isdir(each)]
    return digest_of(stamps)


def _folders(package: str) -> Iterable[str]:
    pending = [package]
    while pending:
        folder = pending.pop()
        yield folder
        with os.scandir(folder) as entries:
            pending += [each.path for each in sorted(entries, key=str) if each.is_dir() and each.name != "__pycache__"]


def _times(status: os.stat_result) -> tuple[int, int]:
    return status.st_mtime_ns, status.st_size


def _shrink(shard: str) -> None:
    """Removes the oldest entries of a shard until it is well below its size, and what a killed run left."""
    try:
        with os.scandir(shard) as entries:
            ours = [(each.path, each.stat()) for each in entries if _is_entry(each)]
    except OSError:
        return
    found = sorted((status.st_mtime_ns, status.st_size, path) for path, status in ours)
    size = sum(each[1] for each in found)
    if size <= _SHARD:
        return
    for _, length, path in found:
        if size <= _SHARD * 3 // 4:
            return
        _remove(path)
        size -= length


def _write_once(path: str, content: bytes) -> None:
    """Writes a file unless it is there as a whole, which another run may count on. Raises OSError."""
    try:
        if os.stat(path).st_size == len(content):
            return
    except FileNotFoundError:
        pass
    with open(path, "wb", opener=_unlinked) as stream:
        stream.write(content)


def _is_folder(path: str) -> bool:
    """Whether there is a folder, and no link to one."""
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except OSError:
        return False


def _is_entry(entry: os.DirEntry[str]) -> bool:
    """Whether a file of a shard goes by a name that an entry or its temporary file has."""
    name, _, process = entry.name.partition(".")
    return len(name) == _NAME and (not process or process.isdecimal()) and entry.is_file(follow_symlinks=False)


def _unlinked(path: str, flags: int) -> int:
    """Opens for writing what is no link and no pipe."""
    return os.open(path, flags | _NO_LINK | _AT_ONCE, 0o666)


def _at_once(path: str, flags: int) -> int:
    """Opens for reading, without waiting for whoever writes to a pipe."""
    return os.open(path, flags | _AT_ONCE)


_NO_LINK, _AT_ONCE = (getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK"))


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return


def remove_cache(folder: str) -> int:
    """Removes the cache of a folder; how many entries it held. What is no cache of giar-lint's is left alone.

    Raises OSError where the system refuses.
    """
    import shutil

    cache = os.path.join(folder, FOLDER)
    if not os.path.isfile(os.path.join(cache, _MARK)) or os.path.islink(cache):
        return 0
    count = sum(len(files) for path, _, files in os.walk(cache) if path != cache)
    shutil.rmtree(cache)
    return count
