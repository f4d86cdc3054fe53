"""Where the text of an output goes: standard output, or a file that is replaced as a whole or not at all."""

from __future__ import annotations

import contextlib
import io
import os
import stat
import sys
from typing import BinaryIO

from giar_lint.errors import UserError
from giar_lint.writing import Replacement


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
        self._replacement: Replacement | None = None
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
            self._stream.flush()
            if self._replacement is None:
                self._stream.close()
            else:
                self._replacement.finish()
        except OSError as error:
            raise self._refused(error) from None

    def settle(self) -> None:
        try:
            if self._replacement is not None:
                self._replacement.commit()
        except OSError as error:
            raise self._refused(error) from None
        self._replacement = None

    def discard(self) -> None:
        if self._replacement is not None:
            self._replacement.abandon()
            self._replacement = None
        # Closing writes what is still in memory, and may fail again.
        with contextlib.suppress(OSError):
            self._stream.close()

    def _opened(self) -> io.TextIOWrapper:
        if os.path.exists(self._target) and regular(self._target) is None:
            return _text(open(self._target, "wb"))
        if os.path.exists(self._target) and not os.access(self._target, os.W_OK):
            # Renaming asks for the folder's permission alone; a file marked as read-only is not meant to change.
            raise PermissionError(13, os.strerror(13))
        self._replacement = Replacement(self._target)
        return _text(self._replacement.stream)

    def _refused(self, error: OSError) -> UserError:
        return UserError("error-output-write", path=self._path, reason=error.strerror or type(error).__name__)


def _text(stream: BinaryIO) -> io.TextIOWrapper:
    """The same bytes on every machine: UTF-8, LF, and what UTF-8 cannot hold escaped as on standard output."""
    return io.TextIOWrapper(stream, encoding="utf-8", errors="backslashreplace", newline="\n")


def regular(path: str) -> tuple[int, int] | None:
    """What tells a regular file from all others, whatever it is called; None for what is none or is not there."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None
