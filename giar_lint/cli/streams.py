"""Where the text of an output goes: standard output, or a file that is replaced as a whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from typing import IO

from giar_lint.errors import UserError


class Stream:
    """Standard output, or standard error with `errors`: written to as it is, never taken back."""

    def __init__(self, *, errors: bool = False) -> None:
        self._stream = sys.stderr if errors else sys.stdout

    def write(self, text: str) -> None:
        if text:
            self._stream.write(text)

    def finish(self) -> None:
        self._stream.flush()

    def settle(self) -> None:
        pass

    def discard(self) -> None:
        pass


class File(Stream):
    """A file, written under another name until it is whole. What is no regular file (a pipe, /dev/null) is written to
    as it is. Every method raises UserError where the system refuses.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        # A link stays, and what it points to is replaced.
        self._target = os.path.realpath(path)
        self._temporary = ""
        if os.path.isdir(self._target) or path.endswith("/"):
            raise UserError("error-output-folder", path=path)
        if not os.path.isdir(os.path.dirname(self._target)):
            raise UserError("error-output-no-folder", path=path)
        try:
            self._stream = self._opened()
        except OSError as error:
            raise self._refused(error) from None

    def write(self, text: str) -> None:
        try:
            self._stream.write(text)
        except OSError as error:
            raise self._refused(error) from None

    def finish(self) -> None:
        try:
            self._stream.close()
        except OSError as error:
            raise self._refused(error) from None

    def settle(self) -> None:
        try:
            if self._temporary:
                if regular(self._target) is not None:
                    os.chmod(self._temporary, stat.S_IMODE(os.stat(self._target).st_mode))
                os.replace(self._temporary, self._target)
        except OSError as error:
            raise self._refused(error) from None
        self._temporary = ""

    def discard(self) -> None:
        # Closing writes what is still in memory, and may fail again.
        with contextlib.suppress(OSError):
            self._stream.close()
        if self._temporary:
            with contextlib.suppress(OSError):
                os.unlink(self._temporary)
            self._temporary = ""

    def _opened(self) -> IO[str]:
        if os.path.exists(self._target) and regular(self._target) is None:
            return _text(self._target, "w")
        if os.path.exists(self._target) and not os.access(self._target, os.W_OK):
            # Renaming asks for the folder's permission alone; a file marked as read-only is not meant to change.
            raise PermissionError(13, os.strerror(13))
        # Hidden and with no suffix of a report, so that no run takes it for one; short, since names have a limit.
        name = f".giar-lint-{os.getpid()}-{os.urandom(4).hex()}.tmp"
        temporary = os.path.join(os.path.dirname(self._target), name)
        stream = _text(temporary, "x")
        self._temporary = temporary
        return stream

    def _refused(self, error: OSError) -> UserError:
        return UserError("error-output-write", path=self._path, reason=error.strerror or type(error).__name__)


def _text(path: str, mode: str) -> IO[str]:
    """The same bytes on every machine: UTF-8, LF, and what UTF-8 cannot hold escaped as on standard output."""
    return open(path, mode, encoding="utf-8", errors="backslashreplace", newline="\n")


def regular(path: str) -> tuple[int, int] | None:
    """What tells a regular file from all others, whatever it is called; None for what is none or is not there."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None
