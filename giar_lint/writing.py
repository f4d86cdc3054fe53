"""Files written whole or not at all: what is written goes to a temporary file beside the target, which then takes its
place. Whoever reads the target sees the old content or the new, never a part, even where the program is killed.

A run that is killed outright leaves its temporary file behind: hidden, and with no suffix of a report. The next that
writes into the folder removes it. Which one is left behind, and not another run's at this moment, a lock on it tells.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from types import TracebackType
from typing import BinaryIO

if sys.platform != "win32":
    import fcntl

_PREFIX = ".giar-lint-"
_SUFFIX = ".tmp"
_swept: set[str] = set()
_at_work: set[str] = set()
"""The temporary files of this process that have not yet taken a place."""


class Replacement:
    """A file about to take the place of `path` (which need not exist). As a context manager it is committed at the end,
    abandoned where an exception leaves it; nothing stays behind either way.

    A symbolic link stays, and the file behind it is replaced; the mode bits are kept and, where permitted, the owner.
    Raises OSError as the system does.
    """

    def __init__(self, path: str) -> None:
        self.path = os.path.realpath(path)
        self._status = _status(self.path)
        if self._status is not None and stat.S_ISDIR(self._status.st_mode):
            raise IsADirectoryError(21, os.strerror(21), path)
        folder = os.path.dirname(self.path)
        _sweep(folder)
        self._temporary = ""
        self.stream = self._opened(folder)

    def finish(self) -> None:
        """Sees to it that all that was written is on the disk. Raises OSError, for which `abandon` is to follow."""
        self.stream.flush()
        os.fsync(self.stream.fileno())

    def commit(self) -> None:
        """Puts the file into its place. Raises OSError; nothing is left behind then."""
        try:
            self.finish()
            self._keep_attributes()
            if sys.platform == "win32":
                # What is open cannot be renamed there, nor be removed by others.
                self.stream.close()
            os.replace(self._temporary, self.path)
            self._forget()
            self.stream.close()
        except BaseException:
            self.abandon()
            raise

    def abandon(self) -> None:
        """Leaves the target as it was."""
        with contextlib.suppress(OSError):  # a full disk refuses the last of the buffer
            self.stream.close()
        with contextlib.suppress(OSError):
            os.unlink(self._temporary)
        self._forget()

    def _forget(self) -> None:
        _at_work.discard(self._temporary)
        self._temporary = ""

    def __del__(self) -> None:
        # A signal may raise an exception between any two lines, before `with` has taken hold of this.
        if getattr(self, "_temporary", ""):
            with contextlib.suppress(OSError):
                os.unlink(self._temporary)
            self._forget()

    def __enter__(self) -> Replacement:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.commit()
        else:
            self.abandon()

    def _opened(self, folder: str) -> BinaryIO:
        """A new temporary file, locked as long as it is open."""
        while True:
            # Short, since names have a limit.
            self._temporary = os.path.join(folder, f"{_PREFIX}{os.getpid()}-{os.urandom(4).hex()}{_SUFFIX}")
            _at_work.add(self._temporary)
            stream = open(self._temporary, "xb")  # noqa: SIM115 - closed by commit and abandon
            _locked(stream, wait=True)
            if _is_at(stream, self._temporary):
                return stream
            # Another run took it for one left behind, in the moment before it was locked.
            stream.close()
            _at_work.discard(self._temporary)

    def _keep_attributes(self) -> None:
        if self._status is None:
            return
        os.chmod(self._temporary, stat.S_IMODE(self._status.st_mode))
        if hasattr(os, "chown") and os.stat(self._temporary).st_uid != self._status.st_uid:
            with contextlib.suppress(PermissionError):
                os.chown(self._temporary, self._status.st_uid, self._status.st_gid)


def replace_file(path: str, data: bytes) -> None:
    """Writes `data` as the whole content of the file. Raises OSError; the file then is as it was."""
    with Replacement(path) as replacement:
        replacement.stream.write(data)


def remove_temporaries() -> None:
    """Takes away what this process has not yet put into its place, for an end that leaves no time for `abandon`."""
    for path in tuple(_at_work):
        with contextlib.suppress(OSError):
            os.unlink(path)


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _sweep(folder: str) -> None:
    """Removes the temporary files that runs which were killed have left in a folder; once in a run, since a folder may
    hold any number of files.
    """
    if folder in _swept:
        return
    _swept.add(folder)
    try:
        names = [name for name in os.listdir(folder) if name.startswith(_PREFIX) and name.endswith(_SUFFIX)]
    except OSError:
        return
    for name in names:
        with contextlib.suppress(OSError):
            _remove_if_left(os.path.join(folder, name))


def _remove_if_left(path: str) -> None:
    """Removes a temporary file unless a run is writing it. Raises OSError."""
    if sys.platform == "win32":
        os.unlink(path)  # refused for what is open
        return
    # Not through a link, and without waiting for what is no regular file.
    handle = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as stream:
        if stat.S_ISREG(os.fstat(handle).st_mode) and _locked(stream, wait=False):
            os.unlink(path)


def _locked(stream: BinaryIO, *, wait: bool) -> bool | None:
    """Whether the lock on a file is now this run's; None where the file system knows no locks."""
    if sys.platform == "win32":
        return None
    try:
        fcntl.flock(stream, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def _is_at(stream: BinaryIO, path: str) -> bool:
    try:
        return os.path.samestat(os.fstat(stream.fileno()), os.stat(path))
    except FileNotFoundError:
        return False
